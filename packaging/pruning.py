"""Which files of Qt's stay out of the program: what it never loads, and what may not be in it.

The virtual keyboard is under the GPL alone; GTK's theme would bring GTK along; EGLFS and the
like are for machines without a desktop; QML is not used. With the plug-ins gone, the libraries
that only they needed are found by following what the others load.
"""

from pathlib import Path

Entry = tuple[str, str, str]
"""PyInstaller's: where it goes, where it comes from, what kind of file."""

UNWANTED = (
    "platforminputcontexts/libqtvirtualkeyboard",
    "platforminputcontexts/qtvirtualkeyboard",
    "virtualkeyboard",
    "platformthemes/libqgtk3",
    "platforms/libqeglfs",
    "platforms/libqlinuxfb",
    "platforms/libqvkkhrdisplay",
    "platforms/libqvnc",
    "platforms/libqminimalegl",
    "platforms/libqwayland",
    "platforms/qdirect2d",
    "egldeviceintegrations/",
    "qt6eglfs",
    "wayland",
    "plugins/generic/libqevdev",
    "plugins/generic/libqtuiotouch",
    "qmltooling/",
    "/qt/qml/",
    "pyside6/qml/",
    "sqldrivers/",
    "qt6quick",
    "qt6qml",
    "networkinformation/libqnetworkmanager",
)
OWN_LANGUAGES = ("es", "pt_br", "pt", "en")
FORMATS = ("root", "es", "pt", "en")


def wanted(entry: Entry) -> bool:
    """Whether a file goes into the program at all."""
    place = entry[0].replace("\\", "/").lower()
    if any(part in place for part in UNWANTED):
        return False
    if "/translations/qt" in place:  # Qt's own texts, in the languages of the interface
        return Path(place).stem.partition("_")[2] in OWN_LANGUAGES
    if "babel/locale-data/" in place:  # 32 MB for the world's formats
        return Path(place).stem.partition("_")[0] in FORMATS
    return True


def reachable(binaries: list[Entry]) -> list[Entry]:
    """Without the shared libraries that nothing loads any more.

    Extension modules and plug-ins are where the search begins.
    """
    from PyInstaller.depend.bindepend import get_imports  # type: ignore[import-untyped]  # noqa: PLC0415 - it has no types; only while building

    by_name = {Path(entry[0]).name: entry for entry in binaries}
    waiting = [entry for entry in binaries if _is_loaded_by_name(entry)]
    kept = {entry[0] for entry in waiting}
    while waiting:
        for name, _ in get_imports(waiting.pop()[1]):
            needed = by_name.get(Path(name).name)
            if needed and needed[0] not in kept:
                kept.add(needed[0])
                waiting.append(needed)
    return [entry for entry in binaries if entry[0] in kept]


def whole(datas: list[Entry], binaries: list[Entry]) -> list[Entry]:
    """Without the links to libraries that stayed out."""
    kept = {Path(entry[0]).name for entry in binaries}
    return [
        (place, source, kind)
        for place, source, kind in datas
        if kind != "SYMLINK" or Path(source).name in kept
    ]


def _is_loaded_by_name(entry: Entry) -> bool:
    place, _, kind = entry
    name = Path(place).name
    return (
        kind == "EXTENSION"
        or "plugins" in Path(place).parts
        or name.startswith(("libpython", "python3", "libssl", "libcrypto"))
        or name.endswith((".abi3.so", ".pyd"))
    )
