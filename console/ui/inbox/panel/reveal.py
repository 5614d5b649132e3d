"""Asks why somebody wants to see a covered value; the answer goes into the audit."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QLineEdit, QRadioButton, QWidget

from console.ui.widgets.buttons import Button
from console.ui.widgets.labels import Label, field_caption
from console.ui.widgets.sheet import Sheet

_say = QCoreApplication.translate
MOST_SIGNS = 200


def reasons() -> tuple[tuple[str, str], ...]:
    """Why one looks: a code for the audit and its words."""
    return (
        ("verify_identity", _say("Reveal", "Verificar que hablo con la persona")),
        ("find_payment", _say("Reveal", "Buscar un pago o un comprobante")),
        ("correct_record", _say("Reveal", "Corregir un dato")),
        ("call_or_visit", _say("Reveal", "Llamar o enviar algo por otro medio")),
        ("asked_by_person", _say("Reveal", "La persona lo pidió")),
        ("other", _say("Reveal", "Otra razón")),
    )


class RevealSheet(Sheet):
    """A list of reasons and a line for more; another reason has to be written."""

    answered = Signal(str, str)  # code of the reason, what was written

    def __init__(self, what: str, person: str, parent: QWidget) -> None:
        title = _say("Reveal", "¿Para qué quieres ver {what}?").format(what=what)
        super().__init__(title, parent, 400, None, person)
        self.choices: dict[str, QRadioButton] = {}
        for code, words in reasons():
            choice = QRadioButton(words)
            choice.toggled.connect(self._weigh)
            self.choices[code] = choice
            self.body.addWidget(choice)
        self.note = QLineEdit()
        self.note.setMaxLength(MOST_SIGNS)
        self.body.addWidget(field_caption(self.tr("Detalle, si hace falta"), self.note))
        self.body.addWidget(self.note)
        about = self.tr("Queda registrado con tu nombre y se cubre a los dos minutos.")
        self.body.addWidget(Label(about, "small", "text3", wrap=True))
        cancel = self.add_button(Button(self.tr("Cancelar")))
        self.show_button = self.add_button(Button(self.tr("Mostrar"), icon="eye"),
                                           is_primary=True)  # fmt: skip
        cancel.clicked.connect(self.reject)
        self.show_button.clicked.connect(self._answer)
        self.note.textChanged.connect(self._weigh)
        self.choices["verify_identity"].setChecked(True)

    def _chosen(self) -> str:
        return next((code for code, one in self.choices.items() if one.isChecked()), "")

    def _weigh(self) -> None:
        written = bool(self.note.text().strip())
        self.show_button.setEnabled(self._chosen() not in {"", "other"} or written)

    def _answer(self) -> None:
        self.answered.emit(self._chosen(), self.note.text().strip())
        self.accept()
