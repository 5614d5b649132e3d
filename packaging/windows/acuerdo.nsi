; The Windows installer: for one person, without administrator's rights.
; makensis -DVERSION=… -DPROGRAM=<folder of the built program> -DOUTPUT=<installer.exe>
Unicode true
Target amd64-unicode
!include "MUI2.nsh"

!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\Acuerdo"
Name "Acuerdo ${VERSION}"
OutFile "${OUTPUT}"
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\Acuerdo"
InstallDirRegKey HKCU "Software\Acuerdo" "InstallDir"
SetCompressor /SOLID lzma

!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Spanish"
!insertmacro MUI_LANGUAGE "PortugueseBR"
!insertmacro MUI_LANGUAGE "English"

Section "Acuerdo"
  RMDir /r "$INSTDIR\_internal" ; what an older release left; workspaces are never kept here
  SetOutPath "$INSTDIR"
  File /r "${PROGRAM}/*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\Acuerdo.lnk" "$INSTDIR\acuerdow.exe"
  WriteRegStr HKCU "Software\Acuerdo" "InstallDir" "$INSTDIR"
  WriteRegStr HKCU "${KEY}" "DisplayName" "Acuerdo"
  WriteRegStr HKCU "${KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${KEY}" "DisplayIcon" "$INSTDIR\acuerdow.exe"
  WriteRegStr HKCU "${KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegDWORD HKCU "${KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${KEY}" "NoRepair" 1
SectionEnd

Section "Uninstall"
  ; Only what was installed: the folder may have been chosen by hand and hold other things.
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\acuerdo.exe"
  Delete "$INSTDIR\acuerdow.exe"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\Acuerdo.lnk"
  DeleteRegKey HKCU "${KEY}"
  DeleteRegKey HKCU "Software\Acuerdo"
SectionEnd
