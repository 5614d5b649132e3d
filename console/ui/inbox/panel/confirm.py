"""One step that changes what is allowed: said in plain words, then done."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from console.ui.widgets.buttons import Button
from console.ui.widgets.labels import Label, field_caption
from console.ui.widgets.sheet import Sheet

_say = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Step:
    """A step with its menu word, its consequences and the word on its button."""

    name: str
    icon: str
    word: str
    consequence: str
    button: str


def steps() -> tuple[Step, ...]:
    """What an agent can learn from a debtor, besides a promise."""
    return (
        Step(
            "payment_claimed",
            "receipt",
            _say("Steps", "Dice que ya pagó"),
            _say(
                "Steps",
                "La gestión queda en pausa mientras se verifica el pago. "
                "Puedes seguir respondiendo a sus mensajes.",
            ),
            _say("Steps", "Pausar y verificar"),
        ),
        Step(
            "dispute",
            "shield",
            _say("Steps", "No reconoce la deuda"),
            _say(
                "Steps",
                "La gestión queda en pausa y la cuenta pasa a aclaración. "
                "Solo se responde sobre la aclaración.",
            ),
            _say("Steps", "Abrir la aclaración"),
        ),
        Step(
            "wrong_number",
            "phone",
            _say("Steps", "Número equivocado"),
            _say(
                "Steps",
                "El número deja de usarse para todas las personas que lo tienen "
                "y los mensajes pendientes no se envían.",
            ),
            _say("Steps", "Quitar el número"),
        ),
        Step(
            "opt_out",
            "block",
            _say("Steps", "Pidió no recibir mensajes"),
            _say(
                "Steps",
                "No se le vuelve a escribir a este número, tampoco por otra cuenta. "
                "Solo la persona puede pedir que se reanude.",
            ),
            _say("Steps", "Registrar la baja"),
        ),
    )


class ConfirmSheet(Sheet):
    """Asks once, with what will follow and room for a note."""

    confirmed = Signal(str, str)  # name of the step, note

    def __init__(self, step: Step, person: str, parent: QWidget) -> None:
        super().__init__(step.word, parent, 460, None, person)
        self._step = step
        self.note = QLineEdit()
        self.body.addWidget(Label(step.consequence, wrap=True))
        self.body.addWidget(field_caption(self.tr("Nota, si hace falta"), self.note))
        self.body.addWidget(self.note)
        cancel = self.add_button(Button(self.tr("Cancelar")))
        self.confirm = self.add_button(Button(step.button), is_primary=True)
        cancel.clicked.connect(self.reject)
        self.confirm.clicked.connect(self._confirm)

    def _confirm(self) -> None:
        self.confirmed.emit(self._step.name, self.note.text().strip())
        self.accept()
