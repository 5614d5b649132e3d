"""The empty workbooks, from the first page of the import."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from console.domain.placement import FileKind
from console.ui.importing.file_page import FilePage
from tests.ui.importing import found


def test_a_kind_and_a_place_are_asked_for(qtbot: QtBot, tmp_path: Path) -> None:
    page = FilePage(found.SETTINGS, "es")
    qtbot.addWidget(page)
    page.show()
    texts = [action.text() for action in page.template.kinds.actions()]
    assert len(texts) == len(FileKind)
    page.template.kinds.actions()[1].trigger()
    dialog = page.findChild(QFileDialog)
    assert dialog is not None
    with qtbot.waitSignal(page.template_wanted) as told:
        dialog.fileSelected.emit(str(tmp_path / "pagos.xlsx"))
    dialog.close()
    country = page.form.country.current_key()
    assert told.args == [FileKind.PAYMENTS, country, tmp_path / "pagos.xlsx"]
