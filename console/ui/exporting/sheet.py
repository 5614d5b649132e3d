"""The export sheet: what, which columns, how, a preview, and how far it is."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from console.runtime.errors import InputRefused, Unavailable
from console.ui.exporting.columns_list import ColumnsList
from console.ui.exporting.options import ExportOptions
from console.ui.exporting.presenter import Draft
from console.ui.theme.theme import Theme
from console.ui.widgets.buttons import Button
from console.ui.widgets.labels import Label, Tone, section_caption
from console.ui.widgets.sheet import Sheet
from console.usecases.exporting import (
    Exported,
    ExportKind,
    ExportPreview,
    ExportProfile,
    FieldOffer,
)

WIDTH_PX, HEIGHT_PX, PREVIEW_PX, NAME_PX = 960, 580, 168, 200
ROW_PX, GAP_PX, LONGEST_PX = 26, 16, 240
Explain = Callable[[InputRefused | Unavailable], str]


class ExportSheet(Sheet):
    """Shows the choices and reports gestures. It decides nothing and awaits nothing.

    `folder` is where the last file went; `remember` is told where the next one goes.
    """

    kind_chosen = Signal(object)  # ExportKind
    profile_chosen = Signal(object)  # ExportProfile | None
    changed = Signal(object)  # Draft
    confirmed = Signal(object)  # Path
    stopped = Signal()
    save_confirmed = Signal(str)

    def __init__(
        self,
        kind: ExportKind,
        explain: Explain,
        parent: QWidget,
        *,
        folder: str = "",
        remember: Callable[[str], None] = lambda _folder: None,
    ) -> None:
        super().__init__("", parent, WIDTH_PX, HEIGHT_PX)
        self._explain, self._folder, self._remember = explain, folder, remember
        self._fields: tuple[FieldOffer, ...] = ()
        self._suggested = ""
        self._running = False
        self._written: Path | None = None
        self.show_title(
            self.tr("Exportar"),
            self.tr("Queda en la auditoría quién lo hizo, cuándo y qué se llevó"),
        )
        self.options = ExportOptions(kind)
        self._build_right()
        columns = QHBoxLayout()
        columns.setSpacing(Theme.current().px(18))
        columns.addWidget(self.options)
        columns.addLayout(self._right, 1)
        self.body.addLayout(columns, 1)
        self._build_footer()
        self._wire()
        self.options.kind.setFocus()

    # --- building ---------------------------------------------------------------------------

    def _build_right(self) -> None:
        self.columns = ColumnsList()
        self.preview = QTableWidget()
        self.preview.setAccessibleName(self.tr("Primeras filas"))
        self.preview.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.preview.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.preview.verticalHeader().hide()
        self.preview.verticalHeader().setDefaultSectionSize(Theme.current().px(ROW_PX))
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        self.preview.horizontalHeader().setDefaultAlignment(left)
        self.preview.setShowGrid(False)
        self.preview.setFixedHeight(Theme.current().px(PREVIEW_PX))
        hint = self.tr("Espacio marca, Alt ↑↓ mueve, F2 cambia el título")
        self._right = QVBoxLayout()
        self._right.setSpacing(Theme.current().px(6))
        heading = QHBoxLayout()
        heading.addWidget(section_caption(self.tr("Columnas")))
        heading.addStretch(1)
        heading.addWidget(Label(hint, "small", "text3"))
        self._right.addLayout(heading)
        self._right.addWidget(self.columns, 1)
        self._right.addWidget(section_caption(self.tr("Primeras filas")))
        self._right.addWidget(self.preview)
        self.said = Label("", "small", "text2", wrap=True, tabular=True)
        self._right.addWidget(self.said)

    def _build_footer(self) -> None:
        self.name = QLineEdit()
        self.name.setPlaceholderText(self.tr("Nombre del formato"))
        self.name.setAccessibleName(self.tr("Nombre del formato"))
        self.name.setFixedWidth(Theme.current().px(NAME_PX))
        self.keep = Button(self.tr("Guardar formato"), icon="layout")
        self.keep.setEnabled(False)
        self.add_note(self.keep)
        self.add_note(self.name)
        self.open_folder = self.add_button(Button(self.tr("Abrir carpeta"), icon="folder"))
        self.open_folder.hide()
        self.stop = self.add_button(Button(self.tr("Cerrar")))
        self.go = self.add_button(
            Button(self.tr("Exportar…"), icon="download"), is_primary=True
        )

    def _wire(self) -> None:
        self.options.kind_chosen.connect(self.kind_chosen)
        self.options.profile_chosen.connect(self.profile_chosen)
        self.options.changed.connect(self._tell)
        self.columns.changed.connect(self._tell)
        self.name.textChanged.connect(lambda text: self.keep.setEnabled(bool(text.strip())))
        self.name.returnPressed.connect(self._keep)
        self.keep.clicked.connect(self._keep)
        self.go.clicked.connect(self.choose_target)
        self.stop.clicked.connect(self.reject)
        self.open_folder.clicked.connect(self._open_folder)

    # --- showing ----------------------------------------------------------------------------

    def show_profiles(self, profiles: tuple[ExportProfile, ...]) -> None:
        """The saved layouts of the kind."""
        self.options.show_profiles(profiles)

    def show_creditors(self, names: tuple[str, ...]) -> None:
        """Whose rows may be wanted alone."""
        self.options.show_creditors(names)

    def show_fields(self, fields: tuple[FieldOffer, ...]) -> None:
        """What may be chosen, the kind's own columns ticked."""
        self._fields = fields
        self.columns.show_fields(fields)

    def show_profile(self, profile: ExportProfile) -> None:
        """A saved layout's columns and format."""
        self.options.show_profile(profile)
        self.columns.show_fields(self._fields, profile.columns)

    def show_preview(self, preview: ExportPreview) -> None:
        """The first rows of what would be written."""
        self._suggested = preview.file_name
        table = self.preview
        table.clear()
        table.setColumnCount(len(preview.headers))
        table.setRowCount(len(preview.rows))
        table.setHorizontalHeaderLabels(preview.headers)
        for number, row in enumerate(preview.rows):
            for place, text in enumerate(row):
                table.setItem(number, place, QTableWidgetItem(text[:80]))
        table.resizeColumnsToContents()
        gap, longest = Theme.current().px(GAP_PX), Theme.current().px(LONGEST_PX)
        for place in range(table.columnCount()):
            table.setColumnWidth(place, min(table.columnWidth(place) + gap, longest))
        if not preview.rows:
            nothing = self.tr("No hay filas con esas condiciones.")
            self._say(nothing, "text3")
        elif not self._running and self._written is None:
            self._say("")

    def show_running(self, rows: int) -> None:
        """It is being written; so many rows are."""
        self._set_running(running=True)
        text = self.tr("%Ln fila(s) escrita(s)", "", rows)
        self._say(text)

    def show_done(self, done: Exported) -> None:
        """The file is there."""
        self._written = done.target
        self._set_running(running=False)
        self.open_folder.show()
        text = self.tr("%Ln fila(s) en {file}", "", done.rows)
        self._say(text.format(file=done.target.name), "ok")

    def show_cancelled(self) -> None:
        """Nothing was written."""
        self._set_running(running=False)
        text = self.tr("Exportación cancelada; no quedó ningún archivo.")
        self._say(text)

    def show_failure(self, error: InputRefused | Unavailable) -> None:
        """What went wrong, where, and the remedy."""
        self._set_running(running=False)
        self._say(self._explain(error), "bad")

    def show_saved(self, profile: ExportProfile) -> None:
        """The layout is kept."""
        self.options.profile.set_current(profile.name)
        self.name.clear()
        text = self.tr("Formato «{name}» guardado.")
        self._say(text.format(name=profile.name), "ok")

    def draft(self) -> Draft:
        """What is chosen now."""
        return self.options.draft(self.columns.choices())

    # --- gestures ---------------------------------------------------------------------------

    def choose_target(self) -> None:
        """Ask where the file goes; `confirmed` tells later."""
        draft = self.draft()
        ending = draft.file_format.value
        home = QStandardPaths.StandardLocation.DocumentsLocation
        folder = self._folder or QStandardPaths.writableLocation(home)
        name = Path(self._suggested or self.options.name()).stem
        dialog = QFileDialog(
            self,
            self.tr("Exportar"),
            str(Path(folder) / f"{name}.{ending}"),
            f"*.{ending} (*.{ending})",
        )
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(ending)
        dialog.fileSelected.connect(self._confirm)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @override
    def reject(self) -> None:
        """Esc, the cross and Close: what runs is stopped first."""
        if self._running:
            self.stopped.emit()
            return
        super().reject()

    def _confirm(self, name: str) -> None:
        self._folder = str(Path(name).parent)
        self._remember(self._folder)
        self._written = None
        self.open_folder.hide()
        self.changed.emit(self.draft())
        self.confirmed.emit(Path(name))

    def _tell(self) -> None:
        draft = self.draft()
        self.go.setEnabled(bool(draft.columns) and not self._running)
        self.changed.emit(draft)

    def _keep(self) -> None:
        if name := self.name.text().strip():
            self.changed.emit(self.draft())
            self.save_confirmed.emit(name)

    def _set_running(self, *, running: bool) -> None:
        self._running = running
        self.options.setEnabled(not running)
        self.columns.setEnabled(not running)
        self.go.setEnabled(not running)
        self.stop.setText(self.tr("Cancelar") if running else self.tr("Cerrar"))

    def _say(self, text: str, tone: Tone = "text2") -> None:
        self.said.setText(text)
        self.said.set_tone(tone)

    def _open_folder(self) -> None:
        if self._written is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._written.parent)))
