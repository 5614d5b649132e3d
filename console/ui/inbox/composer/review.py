"""The quiet line under the field: what a second look at the message found."""

from datetime import date

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from console.domain.lint import Code, Finding, Known, Review, review
from console.runtime.rule_files import lint_words
from console.ui.inbox.composer.known import account_of, known_of
from console.ui.theme.theme import Theme
from console.ui.widgets.buttons import Button
from console.ui.widgets.cards import Pic
from console.ui.widgets.elide import ElidedLabel
from console.usecases.views import PersonPanel

PAUSE_MS = 250
NOTHING = Review()


def sentence_of(finding: Finding, person: str) -> str:
    """What was found, in words."""
    say = QCoreApplication.translate
    sentences = {
        Code.MARK: say("Review", "Falta llenar {text}"),
        Code.AMOUNT_ABOVE: say("Review", "{text} es más de lo que se debe"),
        Code.AMOUNT: say("Review", "{text} no es un monto de la cuenta"),
        Code.DATE: say("Review", "{text} no es la fecha acordada ni la de la cuenta"),
        Code.WEEKDAY: say("Review", "{text} no existe o cae en otro día"),
        Code.THREAT: say("Review", "«{text}» puede leerse como amenaza"),
        Code.SHAME: say("Review", "«{text}» ofende a la persona"),
        Code.THIRD: say("Review", "«{text}» menciona a otra persona"),
        Code.NAME: say("Review", "Dice {text}; la persona es {person}"),
    }
    return sentences[finding.code].format(text=finding.text, person=person)


class ReviewLine(QWidget):
    """Says what was found, and asks before something serious leaves.

    `confirmed` when the agent sends it all the same, `corrected` with the place to go to when
    they would rather change it.
    """

    asking_changed = Signal(bool)
    confirmed = Signal()
    corrected = Signal(int, int)  # start and end of what was found

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known: Known | None = None
        self._account, self._person = "", ""
        self._text = ""
        self.found = NOTHING
        self._pic = Pic("shield-check", "ok", 14)
        self.label = ElidedLabel("", "small", "ok", tabular=True)
        self.fix = Button(self.tr("Corregir"), "normal", "edit", small=True)
        self.anyway = Button(self.tr("Enviar así"), "danger", "send", small=True)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self._pic)
        self._row.addWidget(self.label, 1)
        self._row.addWidget(self.fix)
        self._row.addWidget(self.anyway)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._look)
        self.fix.clicked.connect(self._correct)
        self.anyway.clicked.connect(self._confirm)
        self.fix.hide()
        self.anyway.hide()
        self._show()
        Theme.current().follow(self.restyle)

    def restyle(self) -> None:
        """Lay out again at the zoom in force."""
        theme = Theme.current()
        self._row.setSpacing(theme.px(5))
        self.setMinimumHeight(theme.px(26))

    @property
    def is_asking(self) -> bool:
        """Whether it waits for an answer before something serious leaves."""
        return not self.anyway.isHidden()

    def show_person(self, panel: PersonPanel | None, name: str, by: str, today: date) -> None:
        """Whom one writes to; None while that is not known."""
        self._known = None if panel is None else known_of(panel, by, today)
        self._account = "" if panel is None else account_of(panel)
        self._person = name
        self._look()

    def take(self, text: str) -> None:
        """The text changed: look again at the next pause; a question is withdrawn."""
        self._text = text
        if self.is_asking:
            self._show()
        if text:
            self._pause.start()
        else:
            self._pause.stop()
            self._look()

    def asks_about(self, text: str) -> bool:
        """Look at `text` now. True when something serious was found: it asks, and whoever
        wants to send waits for `confirmed`.
        """
        self._pause.stop()
        self._text = text
        self._look()
        if not self.found.serious:
            return False
        self.fix.show()
        self.anyway.show()
        self.asking_changed.emit(True)  # noqa: FBT003 - the signal's own shape
        self._say(self.found.serious[0], len(self.found.serious) - 1)
        self.fix.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _look(self) -> None:
        known = self._known
        self.found = (
            NOTHING
            if known is None or not self._text.strip()
            else review(self._text, known, lint_words())
        )
        self._show()

    def _show(self) -> None:
        if self.is_asking:
            self.asking_changed.emit(False)  # noqa: FBT003 - the signal's own shape
        self.fix.hide()
        self.anyway.hide()
        findings = self.found.findings
        shown = bool(findings) or self.found.checked > 0
        self._pic.setVisible(shown)
        self.label.setVisible(shown)
        if findings:
            first = next(iter(self.found.serious), findings[0])
            self._say(first, len(findings) - 1)
        elif shown:
            self._pic.show_icon("shield-check", "ok")
            self.label.set_tone("ok")
            self.label.setText(self._in_order())

    def _in_order(self) -> str:
        if not self._account:
            return self.tr("Revisión: montos y fechas coinciden con la cuenta")
        text = self.tr("Revisión: montos y fechas coinciden con la cuenta {account}")
        return text.format(account=self._account)

    def _say(self, finding: Finding, others: int) -> None:
        tone = "bad" if finding.is_serious else "warn"
        text = self.tr("Revisión: {finding}").format(finding=sentence_of(finding, self._person))
        if others:
            text = self.tr("{first} · y {count} más").format(first=text, count=others)
        self._pic.show_icon("warning", tone)
        self.label.set_tone("bad" if finding.is_serious else "warn")
        self.label.setText(text)
        self.label.setToolTip(
            "\n".join(sentence_of(each, self._person) for each in self.found.findings)
        )
        self.setAccessibleDescription(text)

    def _correct(self) -> None:
        first = next(iter(self.found.serious or self.found.findings), None)
        self._show()
        if first is not None:
            self.corrected.emit(first.start, first.end)

    def _confirm(self) -> None:
        self._show()
        self.confirmed.emit()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the line goes to what was found."""
        if self.found.findings and event.button() is Qt.MouseButton.LeftButton:
            self._correct()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.is_asking:
            self._correct()
        else:
            super().keyPressEvent(event)
