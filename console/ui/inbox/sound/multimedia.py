"""Qt Multimedia, loaded when something is first played."""

from types import ModuleType

from PySide6.QtCore import QLoggingCategory


def load() -> ModuleType | None:
    """The module `PySide6.QtMultimedia`, or None where its libraries are missing.

    It tells of every library it looks for in vain (PipeWire, VAAPI); that is not a warning.
    """
    QLoggingCategory.setFilterRules("qt.multimedia.*=false")
    try:
        from PySide6 import QtMultimedia  # noqa: PLC0415 - FFmpeg costs tens of megabytes
    except ImportError:
        return None
    return QtMultimedia
