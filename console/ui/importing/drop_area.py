"""Where a creditor's file is dropped or chosen."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QFileDialog, QFrame, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from console.ui.theme.theme import Theme
from console.ui.widgets.buttons import Button
from console.ui.widgets.cards import IconTile, pad_layout
from console.ui.widgets.labels import Label

PATTERN = "*.xlsx *.xlsm *.xlsb *.xls *.ods *.csv *.tsv *.txt"


class DropArea(QFrame):
    """Takes one file by drop or by its button."""

    file_chosen = Signal(object)  # Path

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self._is_hot = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        title = Label(self.tr("Suelta aquí el archivo del acreedor"), weight=600)
        kinds = Label(
            self.tr("xlsx, xls, xlsb, ods, csv o txt, tal como lo mandan"), "small", "text3"
        )
        self.setAccessibleName(title.text())
        self.browse = Button(self.tr("Elegir archivo"), "primary", "folder")
        self.browse.setToolTip(self.tr("Elegir archivo (Ctrl+O)"))
        self.browse.clicked.connect(self.choose)
        self._column = QVBoxLayout(self)
        for part in (IconTile("upload", "accent"), title, kinds, self.browse):
            self._column.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
        Theme.current().follow(self.restyle)

    def restyle(self) -> None:
        """Lay out again at the zoom in force."""
        pad_layout(self._column, 20, 22, spacing=6)
        self.update()

    def choose(self) -> None:
        """Open the file dialog; it reports later."""
        files = self.tr("Archivos de cartera ({pattern})").format(pattern=PATTERN)
        dialog = QFileDialog(self, self.tr("Elegir archivo"), "", files)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.file_chosen.emit(Path(name)))
        dialog.open()

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()
            self._show_hot(is_hot=True)

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._show_hot(is_hot=False)

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self._show_hot(is_hot=False)
        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.file_chosen.emit(Path(paths[0]))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = Theme.current(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(theme.color("accent_soft" if self._is_hot else "subtle"))
        pen = QPen(theme.color("accent" if self._is_hot else "border2"))
        pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        radius = theme.px(8)
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), radius, radius)

    def _show_hot(self, *, is_hot: bool) -> None:
        self._is_hot = is_hot
        self.update()
