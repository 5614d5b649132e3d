"""The relay's address and token, with a try before they are kept."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from console.ui.widgets.buttons import Button
from console.ui.widgets.cards import Card, Pic
from console.ui.widgets.fields import mark_invalid
from console.ui.widgets.labels import Label, Tone, field_caption
from console.usecases.connecting import ConnectionResult, Reached


class ConnectionCard(Card):
    """Reports what was typed. The kept token is never shown."""

    test_clicked = Signal(str, str)  # address, token
    save_clicked = Signal(str, str)  # address, token

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, 16, 6)
        self.url, self.token = QLineEdit(), QLineEdit()
        self.url.setPlaceholderText("https://rele.example.com")
        self.url.setInputMethodHints(Qt.InputMethodHint.ImhUrlCharactersOnly)
        self.token.setEchoMode(QLineEdit.EchoMode.Password)
        self.trouble = Label("", "small", "bad", wrap=True)
        self.test = Button(self.tr("Probar"), icon="refresh")
        self.save = Button(self.tr("Guardar"), "primary", "check")
        self._pic = Pic("cloud", "text3", 16)
        self.result = Label("", "small", "text2", wrap=True)
        self._build()
        self.trouble.hide()
        self._hide_result()
        self.url.textEdited.connect(lambda _text: self._typed())
        self.token.textEdited.connect(lambda _text: self._typed())
        self.url.returnPressed.connect(self._test)
        self.token.returnPressed.connect(self._test)
        self.test.clicked.connect(self._test)
        self.save.clicked.connect(
            lambda: self.save_clicked.emit(self.url.text(), self.token.text())
        )

    def _build(self) -> None:
        self.body.addWidget(field_caption(self.tr("Dirección del relé"), self.url))
        self.body.addWidget(self.url)
        self.body.addWidget(self.trouble)
        self.body.addWidget(field_caption(self.tr("Clave de acceso"), self.token))
        self.body.addWidget(self.token)
        hint = self.tr("La clave se guarda en el llavero de este equipo y no se vuelve a ver.")
        self.body.addWidget(Label(hint, "small", "text3", wrap=True))
        row = QHBoxLayout()
        row.addWidget(self.test)
        row.addWidget(self.save)
        row.addWidget(self._pic)
        row.addWidget(self.result, 100)
        row.addStretch(1)  # while there is no result the buttons stay together
        row.setSpacing(8)
        self.body.addLayout(row)

    # --- showing ----------------------------------------------------------------------------

    def show_connection(self, url: str, *, has_token: bool) -> None:
        """What is in use; a kept token shows as such only."""
        self.url.setText(url)
        self.token.clear()
        kept = self.tr("Hay una guardada; escribe otra para cambiarla")
        self.token.setPlaceholderText(
            kept if has_token else self.tr("Te la da quien administra")
        )

    def show_address_trouble(self, trouble: str) -> None:
        """Say beside the field why the address cannot be used; "" takes it away."""
        words = {
            "empty": self.tr("Escribe la dirección del relé."),
            "scheme": self.tr("La dirección empieza con https://"),
            "host": self.tr(
                "Falta el nombre del servidor, por ejemplo https://rele.tuempresa.mx"
            ),
            "insecure": self.tr("Fuera de este equipo la dirección necesita https://"),
        }
        mark_invalid(self.url, invalid=bool(trouble))
        self.trouble.setText(words.get(trouble, trouble))
        self.trouble.setVisible(bool(trouble))
        self.url.setAccessibleDescription(self.trouble.text())
        if trouble:
            self._hide_result()
            self.url.setFocus()

    def show_testing(self) -> None:
        """The relay is being asked."""
        self.test.setEnabled(False)
        self._tell(self.tr("Preguntando al relé…"), "clock", "text3")

    def show_tested(self, result: ConnectionResult) -> None:
        """What came of it, and what to do."""
        self.test.setEnabled(True)
        words: dict[Reached, tuple[str, str, Tone]] = {
            Reached.OK: (self._works(result), "check", "ok"),
            Reached.NO_ANSWER: (
                self.tr("Nadie responde en esa dirección. Revisa la dirección y tu red."),
                "cloud-off",
                "bad",
            ),
            Reached.NOT_LET_IN: (
                self.tr("El relé responde, pero no acepta la clave. Pide una nueva."),
                "key",
                "bad",
            ),
            Reached.NOT_A_RELAY: (
                self.tr("Algo responde ahí, pero no es un relé de Acuerdo."),
                "warning",
                "warn",
            ),
        }
        self._tell(*words[result.reached])

    def show_saved(self) -> None:
        """Both are kept."""
        self._tell(self.tr("Guardado."), "check", "ok")

    def show_failure(self, text: str) -> None:
        """They could not be kept, and why."""
        self.test.setEnabled(True)
        self._tell(text, "warning", "bad")

    def _works(self, result: ConnectionResult) -> str:
        text = self.tr("Funciona: responde en {ms} ms.").format(ms=result.latency_ms)
        if result.numbers:
            lines = self.tr("Líneas: {numbers}.").format(numbers=", ".join(result.numbers))
            text = f"{text} {lines}"
        return text

    def _tell(self, text: str, icon: str, tone: Tone) -> None:
        self._pic.show_icon(icon, tone)
        self.result.setText(text)
        self.result.set_tone(tone)
        self._pic.show()
        self.result.show()

    def _hide_result(self) -> None:
        self._pic.hide()
        self.result.hide()

    def _typed(self) -> None:
        """What was said of the old text no longer holds."""
        self.test.setEnabled(True)
        self.show_address_trouble("")
        self._hide_result()

    def _test(self) -> None:
        if self.test.isEnabled():
            self.test_clicked.emit(self.url.text(), self.token.text())
