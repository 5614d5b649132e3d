import importlib.util
import re
import shutil
import string
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from console.runtime import resources
from console.ui import translations
from console.ui.shell.window import MainWindow

# the contexts of widgets and shell, which every screen stands on
CONTEXTS = {
    "Banner",
    "MainWindow",
    "OperatorMenu",
    "OperatorState",
    "PolicyBar",
    "Rail",
    "RailButton",
    "SearchField",
    "Sheet",
    "Skeleton",
    "StatusBar",
    "StepHeader",
    "Toast",
    "TopBar",
}


@pytest.fixture
def tool() -> ModuleType:
    checkout = resources.path("translations").parents[1]
    spec = importlib.util.spec_from_file_location(
        "translations_tool", checkout / "packaging" / "translations.py"
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(autouse=True)
def spanish_again(qapp: QApplication) -> Iterator[None]:
    yield
    translations.install(qapp, "es")
    QLocale.setDefault(QLocale.c())


def test_widgets_and_shell_are_translated_into_every_language(
    tool: ModuleType, tmp_path: Path
) -> None:
    for file in resources.path("translations").glob("*.ts"):
        shutil.copy(file, tmp_path)
    tool.update(tmp_path)
    assert [line for line in tool.missing(tmp_path) if line[1] in CONTEXTS] == []


@pytest.mark.parametrize("lang", ["en", "pt_BR"])
def test_a_translation_keeps_the_names_of_its_numbers(lang: str) -> None:
    def named(text: str) -> list[str]:
        fields = {name for _, name, _, _ in string.Formatter().parse(text) if name}
        return sorted(fields | set(re.findall(r"%n", text)))

    document = ET.parse(resources.path(f"translations/acuerdo_{lang}.ts"))
    for message in document.iter("message"):
        source, translation = message.findtext("source", ""), message.find("translation")
        if translation is None or translation.get("type") == "unfinished":
            continue
        forms = [form.text or "" for form in translation.iter("numerusform")]
        for text in forms or [translation.text or ""]:
            assert set(named(text)) <= set(named(source)), source
            assert {n for n in named(source) if n != "%n"} <= set(named(text)), source


def test_an_open_window_changes_its_language(qapp: QApplication, qtbot: QtBot) -> None:
    window = MainWindow()
    qtbot.addWidget(window)
    window.show_connection("offline")
    window.show_outbox(2)
    translations.install(qapp, "pt_BR")
    qapp.processEvents()
    assert window.status_bar.connection.text() == "Sem conexão"
    assert window.status_bar.outbox.text() == "Caixa de saída: 2"
    assert window.top_bar.menu.choices["theme", "dark"].text() == "Escuro"
    translations.install(qapp, "es")
    qapp.processEvents()
    assert window.status_bar.connection.text() == "Sin conexión"


def test_an_unknown_language_is_refused(qapp: QApplication) -> None:
    with pytest.raises(ValueError, match="klingon"):
        translations.install(qapp, "klingon")
