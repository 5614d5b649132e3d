import ast
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

LANGUAGES = ("es", "en", "pt_BR")
CHECKOUT = resources.path("translations").parents[1]


@pytest.fixture
def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location(
        "translations_tool", CHECKOUT / "packaging" / "translations.py"
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


@pytest.fixture
def copies(tool: ModuleType, tmp_path: Path) -> Path:
    """Where the translations were copied and brought in step with the sources."""
    for file in resources.path("translations").glob("*.ts"):
        shutil.copy(file, tmp_path)
    tool.update(tmp_path)
    return tmp_path


def messages(folder: Path, lang: str) -> Iterator[tuple[str, ET.Element]]:
    """(context, message) of everything in a language's file."""
    for context in ET.parse(folder / f"acuerdo_{lang}.ts").iter("context"):
        for message in context.iter("message"):
            yield context.findtext("name", ""), message


def texts(message: ET.Element) -> list[str]:
    """A message's translation, or all of its plural forms."""
    forms = [form.text or "" for form in message.iter("numerusform")]
    return forms or [message.findtext("translation", "")]


def test_every_text_is_translated_into_every_language(tool: ModuleType, copies: Path) -> None:
    assert tool.missing(copies) == []


def test_a_plural_has_a_form_for_one_and_for_many_in_every_language(copies: Path) -> None:
    counted = {
        lang: {
            (context, message.findtext("source")): len(texts(message))
            for context, message in messages(copies, lang)
            if message.get("numerus") == "yes"
        }
        for lang in LANGUAGES
    }
    assert counted["es"] == counted["en"] == counted["pt_BR"]
    assert set(counted["es"].values()) == {2}
    for lang in ("en", "pt_BR"):
        for context, message in messages(copies, lang):
            source = message.findtext("source", "")
            assert bool(re.search("%L?n", source)) == (message.get("numerus") == "yes"), (
                context,
                source,
            )


def test_no_text_of_the_sources_escapes_the_collector(copies: Path) -> None:
    collected = {
        (context, message.findtext("source")) for context, message in messages(copies, "en")
    }
    spoken = {
        text
        for place in ("console/ui", "console/app")
        for file in sorted((CHECKOUT / place).rglob("*.py"))
        for text in _spoken(ast.parse(file.read_text(encoding="utf-8")))
    }
    assert len(spoken) > 100
    assert spoken - collected == set()


def _spoken(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """(context, text) of every call that translates; `tr` has its class as context."""
    aliases = {"translate"}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and ast.unparse(node.value).endswith(".translate"):
            aliases |= {name.id for name in node.targets if isinstance(name, ast.Name)}
    for place in [tree, *(node for node in ast.walk(tree) if isinstance(node, ast.ClassDef))]:
        context = getattr(place, "name", "")
        for call in _calls(place):
            given = [str(arg.value) for arg in call.args if isinstance(arg, ast.Constant)]
            name = ast.unparse(call.func).rpartition(".")[2]
            if name == "tr" and context:
                yield context, given[0]
            elif name in aliases and len(given) > 1:
                yield given[0], given[1]


def _calls(place: ast.AST) -> Iterator[ast.Call]:
    """The calls in a module or class, without those in classes of its own."""
    for node in ast.iter_child_nodes(place):
        if isinstance(node, ast.ClassDef):
            continue
        if isinstance(node, ast.Call):
            yield node
        yield from _calls(node)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_translation_keeps_the_names_of_its_numbers(lang: str) -> None:
    def named(text: str) -> list[str]:
        fields = {name for _, name, _, _ in string.Formatter().parse(text) if name}
        return sorted(fields | set(re.findall(r"%L?n", text)))

    for _, message in messages(resources.path("translations"), lang):
        source = message.findtext("source", "")
        for text in texts(message):
            assert set(named(text)) <= set(named(source)), source
            assert {n for n in named(source) if "%" not in n} <= set(named(text)), source


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_translation_begins_and_ends_as_its_source_does(lang: str) -> None:
    for _, message in messages(resources.path("translations"), lang):
        source = message.findtext("source", "")
        for text in texts(message):
            assert (text[0].isspace(), text[-1].isspace()) == (
                source[0].isspace(),
                source[-1].isspace(),
            ), source
            assert (text[-1] in ".…:") == (source[-1] in ".…:"), source


def test_what_the_program_reads_was_compiled_from_what_the_translators_wrote(
    tool: ModuleType, tmp_path: Path
) -> None:
    for file in resources.path("translations").glob("*.ts"):
        shutil.copy(file, tmp_path)
    tool.compile_all(tmp_path)
    for lang in LANGUAGES:
        committed = resources.path(f"translations/acuerdo_{lang}.qm").read_bytes()
        assert (tmp_path / f"acuerdo_{lang}.qm").read_bytes() == committed, lang


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
