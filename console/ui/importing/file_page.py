"""Step one: the file, and what the person states about it."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from console.domain.placement import FileKind
from console.ui.importing.drop_area import DropArea
from console.ui.importing.history import History
from console.ui.importing.settings_form import SettingsForm
from console.ui.importing.template_button import TemplateButton
from console.ui.theme.theme import Theme
from console.ui.widgets.cards import pad_layout
from console.usecases.importing import ImportSettings
from console.usecases.views import BatchRow

SIDE_BY_SIDE_PX = 820


class FilePage(QWidget):
    """The first page of the wizard. A file is told only with a named creditor."""

    file_chosen = Signal(object)  # Path
    settings_changed = Signal(object)  # ImportSettings
    template_wanted = Signal(object, str, object)  # FileKind, country, Path

    def __init__(
        self, settings: ImportSettings, lang: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.drop = DropArea()
        self.form = SettingsForm(settings, lang)
        self.history = History(lang)
        self.template = TemplateButton()
        holder = QWidget()
        self._left, self._right = QVBoxLayout(), QVBoxLayout()
        self._left.addWidget(self.drop)
        self._left.addWidget(self.form)
        self._left.addWidget(self.template, 0, Qt.AlignmentFlag.AlignLeft)
        self._left.addStretch(1)
        self._right.addWidget(self.history)
        self._right.addStretch(1)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, holder)
        self._columns.addLayout(self._left, 3)
        self._columns.addLayout(self._right, 2)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(holder)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)
        self.drop.file_chosen.connect(self._choose)
        self.form.changed.connect(self.settings_changed)
        self.template.target_chosen.connect(self._want_template)
        self.setFocusProxy(self.drop.browse)
        Theme.current().follow(self.restyle)

    def restyle(self) -> None:
        """Lay out again at the zoom in force."""
        pad_layout(self._columns, 20, 16, spacing=16)
        self._left.setSpacing(Theme.current().px(14))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = event.size().width() >= Theme.current().px(SIDE_BY_SIDE_PX)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(across if is_wide else down)

    def show_recent(self, rows: tuple[BatchRow, ...]) -> None:
        """The history."""
        self.history.show_rows(rows)

    def _want_template(self, kind: FileKind, path: Path) -> None:
        self.template_wanted.emit(kind, self.form.country.current_key(), path)

    def _choose(self, path: Path) -> None:
        if self.form.is_complete():
            self.file_chosen.emit(path)
