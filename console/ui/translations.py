"""The interface's language: Spanish stands in the code, with its plural forms in a file."""

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from console.runtime import resources

LANGUAGES = ("es", "pt_BR", "en")
_LOCALES = {"es": "es_MX", "pt_BR": "pt_BR", "en": "en_US"}
_installed: list[QTranslator] = []


def install(app: QApplication, lang: str) -> None:
    """Speak `lang` (es, pt_BR or en) from now on; open windows get a LanguageChange event.

    Raises: ValueError for a language that does not ship.
    """
    if lang not in LANGUAGES:
        raise ValueError(f"no such interface language: {lang}")
    QLocale.setDefault(QLocale(_LOCALES[lang]))
    while _installed:
        app.removeTranslator(_installed.pop())
    _load(app, f"qtbase_{lang}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    folder = str(resources.path("translations"))
    if not _load(app, f"acuerdo_{lang}", folder):
        raise ValueError(f"the translation to {lang} is missing or damaged in {folder}")


def _load(app: QApplication, name: str, folder: str) -> bool:
    """Qt's own texts (`Cancel`, calendar words) are welcome but may be absent in a bundle."""
    translator = QTranslator(app)
    if not translator.load(name, folder):
        return False
    app.installTranslator(translator)
    _installed.append(translator)
    return True
