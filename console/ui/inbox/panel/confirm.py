"""Asks once before a step that changes what is allowed, or before one is lifted."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from console.ui.inbox.panel.steps import Step
from console.ui.inbox.panel.wording import restraint_word
from console.ui.inbox.words import Words
from console.ui.widgets.buttons import Button
from console.ui.widgets.labels import Label, field_caption
from console.ui.widgets.sheet import Sheet
from console.usecases.restraints import BLOCK, RestraintRow


class ConfirmSheet(Sheet):
    """Asks once, with what will follow, how long, and room for a note."""

    confirmed = Signal(str, str, int)  # name of the step, note, days (0: until lifted)

    def __init__(self, step: Step, person: str, parent: QWidget) -> None:
        super().__init__(step.word, parent, 460, None, person)
        self._step = step
        self.body.addWidget(Label(step.consequence, wrap=True))
        self.days = QComboBox()
        for days in step.days:
            self.days.addItem(span_words(days), days)
        if step.days:
            self.body.addWidget(field_caption(self.tr("Cuánto dura la pausa"), self.days))
            self.body.addWidget(self.days)
        else:
            self.days.setParent(self)
            self.days.hide()
        self.note = QLineEdit()
        self.body.addWidget(field_caption(self.tr("Nota, si hace falta"), self.note))
        self.body.addWidget(self.note)
        cancel = self.add_button(Button(self.tr("Cancelar")))
        self.confirm = self.add_button(Button(step.button), is_primary=True)
        cancel.clicked.connect(self.reject)
        self.confirm.clicked.connect(self._confirm)

    def _confirm(self) -> None:
        days = self.days.currentData() or 0
        self.confirmed.emit(self._step.name, self.note.text().strip(), int(days))
        self.accept()


def span_words(days: int) -> str:
    """How long a pause lasts."""
    if not days:
        return QCoreApplication.translate("Steps", "Hasta que alguien la levante")
    return QCoreApplication.translate("Steps", "{days} días").format(days=days)


class LiftSheet(Sheet):
    """Asks why a pause or a block ends; for a block also who of the supervisors agreed."""

    confirmed = Signal(str, str, str, str)  # kind, reason, why, approved by

    def __init__(
        self, held: RestraintRow, person: str, words: Words, by: str, parent: QWidget
    ) -> None:
        is_block = held.kind == BLOCK
        title = self._title(is_block=is_block)
        super().__init__(title, parent, 460, None, person)
        self._held, self._by = held, by
        since = words.full_day(words.local(held.at).date())
        about = QCoreApplication.translate("Lift", "{what}, desde el {day} por {who}.").format(
            what=restraint_word(held), day=since, who=held.by
        )
        self.body.addWidget(Label(about, wrap=True))
        self.body.addWidget(Label(_follows(is_block=is_block), "small", "text2", wrap=True))
        self.why = QLineEdit()
        self.body.addWidget(field_caption(self.tr("Razón"), self.why))
        self.body.addWidget(self.why)
        self.approved_by = QLineEdit(self)
        self.approved_by.setVisible(is_block)
        if is_block:
            caption = field_caption(self.tr("Quién de supervisión lo acordó"), self.approved_by)
            self.body.addWidget(caption)
            self.body.addWidget(self.approved_by)
        cancel = self.add_button(Button(self.tr("Cancelar")))
        self.confirm = self.add_button(Button(self.tr("Levantar")), is_primary=True)
        self.confirm.setEnabled(False)
        cancel.clicked.connect(self.reject)
        self.confirm.clicked.connect(self._confirm)
        self.why.textChanged.connect(self._weigh)
        self.approved_by.textChanged.connect(self._weigh)

    @staticmethod
    def _title(*, is_block: bool) -> str:
        if is_block:
            return QCoreApplication.translate("Lift", "Levantar el bloqueo")
        return QCoreApplication.translate("Lift", "Levantar la pausa")

    def _weigh(self) -> None:
        agreed = self.approved_by.text().strip().casefold()
        fine = self._held.kind != BLOCK or agreed not in {"", self._by.casefold()}
        self.confirm.setEnabled(bool(self.why.text().strip()) and fine)

    def _confirm(self) -> None:
        self.confirmed.emit(
            self._held.kind,
            self._held.reason,
            self.why.text().strip(),
            self.approved_by.text().strip(),
        )
        self.accept()


def _follows(*, is_block: bool) -> str:
    if is_block:
        return QCoreApplication.translate(
            "Lift",
            "Se le vuelve a escribir según las reglas de siempre. Los mensajes que murieron "
            "no se envían. Queda registrado quién lo pidió y quién lo acordó.",
        )
    return QCoreApplication.translate(
        "Lift",
        "Los recordatorios y las plantillas vuelven a salir según las reglas de siempre. "
        "Queda registrado con tu nombre.",
    )


def when_words(until: datetime | None, words: Words) -> str:
    """Until when a restraint holds, in few words."""
    if until is None:
        return ""
    day = words.short_day(words.local(until).date())
    return QCoreApplication.translate("Lift", "hasta el {day}").format(day=day)
