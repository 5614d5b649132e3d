"""Build the installer of this platform into dist/, and try the program before packing it.

python3 packaging/dev.py build [--program-only]
"""

import argparse
import hashlib
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import system_packages
from environment import CHECKOUT, say

import console

PACKAGING = CHECKOUT / "packaging"
BUILD = CHECKOUT / "build"
DIST = CHECKOUT / "dist"
PROGRAM = DIST / "acuerdo"
ICON_SIZES = (16, 24, 32, 48, 64, 128, 256, 512)
WORKS = (0, 4)  # 4: doctor tells of something outside that is away, on this machine
DEB_CONTROL = """\
Package: acuerdo
Version: {version}
Architecture: {architecture}
Maintainer: Acuerdo <soporte@acuerdo.example>
Installed-Size: {kilobytes}
Section: misc
Priority: optional
Depends: libc6 (>= 2.34), {depends}
Recommends: gnome-keyring | kwalletmanager
Description: desktop console for collections teams
 Works collections portfolios over WhatsApp: import of workbooks, queues,
 conversations, promises to pay and reports.
"""


class BuildFailed(Exception):  # noqa: N818 - read as a sentence
    """The text says at which step and why."""


def main(arguments: list[str]) -> int:
    """Build, try, pack, and write the sums."""
    parser = argparse.ArgumentParser(prog="dev.py build", description=__doc__)
    parser.add_argument("--program-only", action="store_true", help="no installer")
    chosen = parser.parse_args(arguments)
    try:
        draw_icons()
        freeze()
        try_program()
        if not chosen.program_only:
            say("packing the installer")
            installer = PACKERS[platform.system()]()
            write_sum(installer)
            say(f"ready: {installer} ({installer.stat().st_size / 1e6:.0f} MB)")
    except BuildFailed as failure:
        print(f"build: {failure}", file=sys.stderr)
        return 1
    return 0


def draw_icons() -> None:
    """The program's icon from its drawing, in the formats that the platforms want."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PIL import Image  # noqa: PLC0415 - late, as the platform above must be set
    from PySide6.QtGui import QGuiApplication, QIcon  # noqa: PLC0415 - as above

    application = QGuiApplication([])
    drawing = QIcon(str(PACKAGING / "icons" / "acuerdo.svg"))
    folder = BUILD / "icons"
    folder.mkdir(parents=True, exist_ok=True)
    for size in ICON_SIZES:
        if not drawing.pixmap(size, size).save(str(folder / f"{size}.png")):
            raise BuildFailed(f"the icon of {size} pixels could not be drawn")
    with Image.open(folder / "512.png") as largest:
        largest.save(folder / "acuerdo.ico", sizes=[(size, size) for size in ICON_SIZES[:-1]])
        largest.save(folder / "acuerdo.icns")
    application.quit()


def freeze() -> None:
    """Make dist/acuerdo with PyInstaller."""
    say("freezing the program")
    log = BUILD / "pyinstaller.log"
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"]
    places = ["--distpath", str(DIST), "--workpath", str(BUILD / "pyinstaller")]
    with log.open("w", encoding="utf-8") as output:
        done = subprocess.run(
            [*command, *places, str(PACKAGING / "acuerdo.spec")],
            cwd=CHECKOUT,
            stdout=output,
            stderr=subprocess.STDOUT,
            check=False,
        )
    if done.returncode:
        last = "\n".join(log.read_text(encoding="utf-8").splitlines()[-12:])
        raise BuildFailed(f"PyInstaller failed ({log}):\n{last}")


def try_program() -> None:
    """Run the frozen program as a stranger would: no checkout, no home, no display."""
    say("trying the frozen program")
    if "acuerdo" not in run_program("--help").lower():
        raise BuildFailed("the frozen program's --help does not name it")
    report = run_program("doctor", "--json")
    try:
        json.loads(report)
    except ValueError:
        raise BuildFailed(f"the frozen program's doctor wrote no JSON: {report!r}") from None


def run_program(*arguments: str) -> str:
    """Its standard output. Anything on standard error fails the build."""
    program = PROGRAM / ("acuerdo.exe" if os.name == "nt" else "acuerdo")
    with tempfile.TemporaryDirectory() as home:
        kept = {"PATH", "SYSTEMROOT", "TEMP", "TMP"}
        environ = {name: value for name, value in os.environ.items() if name.upper() in kept}
        environ |= {"HOME": home, "USERPROFILE": home, "APPDATA": home, "LOCALAPPDATA": home}
        environ |= {"XDG_RUNTIME_DIR": home, "ACUERDO_WORKSPACE": str(Path(home) / "workspace")}
        done = subprocess.run(
            [program, *arguments],
            env=environ | {"QT_QPA_PLATFORM": "offscreen", "LANG": "C.UTF-8"},
            cwd=home,
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=120,
        )
    if done.returncode not in WORKS or done.stderr.strip():
        said = f"status {done.returncode}, said: {done.stderr.strip()}"
        raise BuildFailed(f"the frozen program failed at {' '.join(arguments)}: {said}")
    return done.stdout


def pack_deb() -> Path:
    """A package for Debian 12, Ubuntu 22.04 and newer."""
    root = BUILD / "deb"
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(PROGRAM, root / "opt" / "acuerdo", symlinks=True)
    _place(PACKAGING / "linux" / "acuerdo.desktop", root / "usr/share/applications")
    _place(PACKAGING / "icons" / "acuerdo.svg", root / "usr/share/icons/hicolor/scalable/apps")
    (root / "usr/bin").mkdir(parents=True)
    (root / "usr/bin/acuerdo").symlink_to("/opt/acuerdo/acuerdo")
    architecture = _said_by("dpkg", "--print-architecture")
    libraries = {**system_packages.FOR_QT, **system_packages.FOR_WINDOWS_ON_X}
    files = [path for path in root.rglob("*") if path.is_file() and not path.is_symlink()]
    control = DEB_CONTROL.format(
        version=console.__version__,
        architecture=architecture,
        kilobytes=sum(path.stat().st_size for path in files) // 1024,
        depends=", ".join(sorted(libraries.values())),
    )
    (root / "DEBIAN").mkdir()
    (root / "DEBIAN" / "control").write_text(control, encoding="utf-8")
    installer = DIST / f"acuerdo_{console.__version__}_{architecture}.deb"
    _said_by("dpkg-deb", "--root-owner-group", "-Zxz", "--build", str(root), str(installer))
    return installer


def pack_windows() -> Path:
    """A per-person installer, with NSIS."""
    installer = DIST / f"Acuerdo-{console.__version__}-setup.exe"
    defined = {"VERSION": console.__version__, "PROGRAM": PROGRAM, "OUTPUT": installer}
    options = [f"-D{name}={value}" for name, value in defined.items()]
    script = PACKAGING / "windows" / "acuerdo.nsi"
    _said_by(_nsis(), "-V2", *options, str(script))
    return installer


def _nsis() -> str:
    usual = Path(os.environ.get("PROGRAMFILES(X86)", "C:/Program Files (x86)"))
    return shutil.which("makensis") or str(usual / "NSIS" / "makensis.exe")


def pack_mac() -> Path:
    """A disk image with the application and a link to where it belongs."""
    folder = BUILD / "dmg"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(DIST / "Acuerdo.app", folder / "Acuerdo.app", symlinks=True)
    (folder / "Applications").symlink_to("/Applications")
    installer = DIST / f"Acuerdo-{console.__version__}-{platform.machine()}.dmg"
    options = ["-volname", "Acuerdo", "-srcfolder", str(folder), "-ov", "-format", "UDZO"]
    _said_by("hdiutil", "create", *options, str(installer))
    return installer


def write_sum(installer: Path) -> None:
    """The installer's SHA-256 beside it, in the form that `sha256sum --check` reads."""
    with installer.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    sums = installer.with_name(installer.name + ".sha256")
    sums.write_text(f"{digest}  {installer.name}\n", encoding="utf-8")


def _place(file: Path, folder: Path) -> None:
    folder.mkdir(parents=True)
    shutil.copy(file, folder)


def _said_by(*command: str) -> str:
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except OSError as error:
        raise BuildFailed(f"{command[0]}: {error.strerror}") from error
    if done.returncode:
        raise BuildFailed(f"{command[0]} failed: {done.stderr.strip() or done.stdout.strip()}")
    return done.stdout.strip()


PACKERS: dict[str, Callable[[], Path]] = {
    "Linux": pack_deb,
    "Windows": pack_windows,
    "Darwin": pack_mac,
}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
