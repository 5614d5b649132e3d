"""The next best action: what to do, why, and the button that does it."""

from datetime import datetime

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout
from typing_extensions import override

from console.domain.next_action import LastPromise, NextAction, next_action
from console.domain.promise import PromiseState
from console.ui.inbox.decisions import zone_of
from console.ui.inbox.panel.line import Line
from console.ui.inbox.panel.lines import LineList
from console.ui.inbox.panel.next_words import ButtonWord, button_of, said_of
from console.ui.inbox.panel.section import Block
from console.ui.inbox.panel.wording import term_words
from console.ui.inbox.words import Words
from console.ui.theme.theme import Theme
from console.ui.widgets.buttons import Button
from console.ui.widgets.cards import Pic
from console.ui.widgets.labels import Label
from console.ui.widgets.paint import paint_box
from console.usecases.views import PersonPanel, PromiseRow, TermRow

_OVER = frozenset({PromiseState.CANCELLED, PromiseState.REJECTED, PromiseState.DRAFT})


class _Card(QFrame):
    """A tinted card."""

    def __init__(self) -> None:
        super().__init__()
        self.body = QVBoxLayout(self)
        Theme.current().follow(self.restyle)

    def restyle(self) -> None:
        """Margins at the zoom in force."""
        px = Theme.current().px
        self.body.setContentsMargins(px(12), px(10), px(12), px(12))
        self.body.setSpacing(px(4))
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = Theme.current()
        fill, line = theme.color("accent_soft"), theme.color("accent_line")
        paint_box(QPainter(self), QRectF(self.rect()), theme.px(8), fill, line)


class NextStepBlock(Block):
    """One card for everybody. The reasons are those of the place in the queue, signed."""

    action_wanted = Signal(str)  # a NextAction

    def __init__(self, words: Words, more: Button) -> None:
        super().__init__()
        self._words = words
        self._action = NextAction.NOTHING_DUE
        self.more = more
        self.score = Label("", "caption", "accent_text", 600, tabular=True)
        self.title = Label("", "base", "text", 600, wrap=True)
        self.why = Label("", "small", "text2", wrap=True)
        self.reasons = LineList(self.tr("Razones"), edge=0)
        self.button = Button("", "primary", small=True)
        self._build()
        self.button.clicked.connect(lambda: self.action_wanted.emit(self._action))

    def _build(self) -> None:
        card = _Card()
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(Pic("sparkle", "accent_text", 14))
        caption = Label(self.tr("Siguiente mejor acción"), "caption", "accent_text", 600)
        head.addWidget(caption, 1)
        head.addWidget(self.score)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.button)
        buttons.addWidget(self.more)
        buttons.addStretch(1)
        card.body.addLayout(head)
        for part in (self.title, self.why, self.reasons):
            card.body.addWidget(part)
        card.body.addSpacing(2)
        card.body.addLayout(buttons)
        self.body.addWidget(card)

    @property
    def action(self) -> NextAction:
        """What is proposed."""
        return self._action

    def show_person(self, panel: PersonPanel, now: datetime) -> None:
        """What helps most for this person now."""
        zone = zone_of(panel.facts, self._words)
        last = newest(panel.promises)
        self._action = next_action(
            panel.facts,
            None if last is None else LastPromise(PromiseState(last.state), last.due_on),
            is_due=any(account.due.minor > 0 for account in panel.accounts),
            now=now,
            today=now.astimezone(zone).date(),
        )
        title, why = said_of(self._action, panel, last, self._words, now)
        self.title.setText(title)
        self.why.setText(why)
        self.why.setVisible(bool(why))
        has_score = panel.priority is not None
        score = self.tr("Prioridad {score}").format(score=panel.priority) if has_score else ""
        self.score.setText(score)
        self.reasons.show_lines(tuple(_reason(term) for term in panel.terms))
        self.reasons.setVisible(bool(panel.terms))
        self._show_button(button_of(self._action), panel)
        self.more.setEnabled(panel.conversation_id is not None)

    def _show_button(self, word: ButtonWord | None, panel: PersonPanel) -> None:
        self.button.setVisible(word is not None)
        if word is not None:
            self.button.setText(word.text)
            self.button.set_icon(word.icon)
            self.button.setToolTip(word.tip)
            self.button.setEnabled(bool(panel.accounts) or not word.needs_account)


def newest(promises: tuple[PromiseRow, ...]) -> PromiseRow | None:
    """The newest promise that was not withdrawn; they come newest first."""
    known = (p for p in promises if PromiseState(p.state) not in _OVER)
    return next(known, None)


def _reason(term: TermRow) -> Line:
    sign, good = ("+", True) if term.points >= 0 else ("−", False)
    return Line(
        key=term.code,
        lead=f"{sign}{abs(term.points)}",
        lead_tone="ok" if good else "bad",
        title=term_words(term),
    )
