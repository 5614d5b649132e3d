"""Offers the empty workbooks that a creditor can fill in."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from console.domain.placement import FileKind
from console.ui.importing.fields import kind_name
from console.ui.widgets.buttons import Button


class TemplateButton(Button):
    """A menu of kinds, then where the file goes."""

    target_chosen = Signal(object, object)  # FileKind, Path

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Plantilla vacía"), icon="excel", small=True, parent=parent)
        self.setToolTip(
            self.tr("Guardar un libro vacío con listas, para que el acreedor lo llene")
        )
        self.kinds = QMenu(self)
        for kind in FileKind:
            self.kinds.addAction(kind_name(kind), partial(self.choose, kind))
        self.clicked.connect(self._open)

    def choose(self, kind: FileKind) -> None:
        """Ask where the workbook of that kind goes; `target_chosen` tells later."""
        name = f"{kind_name(kind)}.xlsx"
        dialog = QFileDialog(self, self.tr("Guardar la plantilla"), name, "Excel (*.xlsx)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("xlsx")
        dialog.fileSelected.connect(lambda name: self.target_chosen.emit(kind, Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _open(self) -> None:
        self.kinds.popup(self.mapToGlobal(self.rect().bottomLeft()))
