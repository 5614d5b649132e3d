"""At the left of the export sheet: what, which days, which kind of file, for whose eyes."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from console.ui.exporting.presenter import Draft, Period
from console.ui.exporting.wording import format_texts, kind_texts, period_texts
from console.ui.theme.theme import Theme
from console.ui.widgets.fields import Choice
from console.ui.widgets.labels import field_caption
from console.usecases.exporting import ColumnChoice, ExportKind, ExportProfile, FileFormat

WIDTH_PX = 264
NO_PROFILE = EVERYBODY = "-"
"""Keys of the choices that stand for none."""


class ExportOptions(QWidget):
    """Shows the choices and reports them."""

    kind_chosen = Signal(object)  # ExportKind
    profile_chosen = Signal(object)  # ExportProfile | None
    changed = Signal()

    def __init__(self, kind: ExportKind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._profiles: dict[str, ExportProfile] = {}
        self.kind = Choice(self.tr("Qué se exporta"), kind_texts())
        self.kind.set_current(kind.value)
        self.profile = Choice(self.tr("Formato guardado"))
        self.creditor = Choice(self.tr("Acreedor"))
        self.show_creditors(())
        self.period = Choice(self.tr("Periodo"), period_texts())
        self.file_format = Choice(self.tr("Archivo"), format_texts())
        self.password = QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setPlaceholderText(self.tr("Sin contraseña"))
        self.masked = QCheckBox(self.tr("Ocultar datos personales"))
        self.notice = QCheckBox(self.tr("Primera línea: quién y cuándo"))
        self._lay_out()
        self._wire()
        Theme.current().follow(self.restyle)

    def _lay_out(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for name, field in (
            (self.tr("Qué se exporta"), self.kind),
            (self.tr("Formato guardado"), self.profile),
            (self.tr("Acreedor"), self.creditor),
            (self.tr("Periodo"), self.period),
            (self.tr("Archivo"), self.file_format),
            (self.tr("Contraseña"), self.password),
        ):
            self._column.addWidget(field_caption(name, field))
            self._column.addWidget(field)
        self._column.addWidget(self.masked)
        self._column.addWidget(self.notice)
        self._column.addStretch(1)

    def _wire(self) -> None:
        self.kind.chosen.connect(self._choose_kind)
        self.profile.chosen.connect(
            lambda key: self.profile_chosen.emit(self._profiles.get(key))
        )
        for choice in (self.creditor, self.period, self.file_format):
            choice.chosen.connect(lambda _key: self._tell())
        for box in (self.masked, self.notice):
            box.toggled.connect(lambda _on: self._tell())
        self.password.textChanged.connect(lambda _text: self._tell())

    def restyle(self) -> None:
        """Lay out again at the zoom in force."""
        self.setFixedWidth(Theme.current().px(WIDTH_PX))
        self._column.setSpacing(Theme.current().px(6))

    def show_profiles(self, profiles: tuple[ExportProfile, ...]) -> None:
        """The saved layouts of the kind."""
        self._profiles = {one.name: one for one in profiles}
        none = (NO_PROFILE, self.tr("El de siempre"))
        self.profile.show_choices((none, *((name, name) for name in self._profiles)))

    def show_creditors(self, names: tuple[str, ...]) -> None:
        """Whose rows may be wanted alone; what was chosen stays chosen."""
        everybody = (EVERYBODY, self.tr("Todos"))
        self.creditor.show_choices((everybody, *((name, name) for name in names)))

    def show_profile(self, profile: ExportProfile) -> None:
        """A saved layout's format and creditor."""
        self.creditor.set_current(profile.creditor or EVERYBODY)
        self.file_format.set_current(profile.file_format.value)
        self.notice.setChecked(profile.notice)
        self._tell()

    def draft(self, columns: tuple[ColumnChoice, ...]) -> Draft:
        """What is chosen now."""
        creditor = self.creditor.current_key()
        return Draft(
            ExportKind(self.kind.current_key()),
            columns,
            "" if creditor == EVERYBODY else creditor,
            Period(self.period.current_key()),
            FileFormat(self.file_format.current_key()),
            self.masked.isChecked(),
            self.notice.isChecked(),
            self.password.text() if self._is_workbook() else "",
        )

    def name(self) -> str:
        """What a file of it may be called."""
        chosen = self.profile if self.profile.current_key() in self._profiles else self.kind
        return chosen.currentText()

    def _is_workbook(self) -> bool:
        return self.file_format.current_key() == FileFormat.XLSX.value

    def _choose_kind(self, key: str) -> None:
        self.profile.set_current(NO_PROFILE)
        self.kind_chosen.emit(ExportKind(key))

    def _tell(self) -> None:
        self.password.setEnabled(self._is_workbook())
        self.changed.emit()
