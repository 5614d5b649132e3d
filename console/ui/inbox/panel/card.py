"""The card of a person: blocks that are built once and then only told other values."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from console.ui.inbox.panel.card_lines import (
    ALL,
    account_lines,
    all_line,
    consent_lines,
    extra_lines,
    payment_lines,
    promise_lines,
    restraint_lines,
    sums,
)
from console.ui.inbox.panel.identity import IdentityBlock
from console.ui.inbox.panel.lines import LineList
from console.ui.inbox.panel.next_step import NextStepBlock
from console.ui.inbox.panel.policy import PolicyBlock
from console.ui.inbox.panel.presenter import PersonShown
from console.ui.inbox.panel.section import Block
from console.ui.inbox.words import Words
from console.ui.widgets.buttons import Button
from console.ui.widgets.labels import Label

MOST_PROMISES, MOST_PAYMENTS, MOST_POINTS = 4, 4, 5


class ListBlock(Block):
    """A heading that folds, and lines below it."""

    def __init__(self, key: str, heading: str, *, line: bool = True) -> None:
        super().__init__(heading, spacing=0, line=line, inset=False, down=10)
        self.key = key
        self.list = LineList(heading)
        self.body.addWidget(self.list)


class CardPage(QScrollArea):
    """Blocks below each other. What a person does not have is hidden, not taken away."""

    folded = Signal(str, bool)  # which block, and whether it is folded now
    account_copied = Signal(str)
    promise_chosen = Signal(object)
    money_wanted = Signal()
    lift_asked = Signal(object)  # (kind, reason)

    def __init__(self, words: Words, more: Button) -> None:
        super().__init__()
        self._words = words
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.identity, self.policy = IdentityBlock(), PolicyBlock(words)
        self.next = NextStepBlock(words, more)
        self.restraints = ListBlock("restraints", self.tr("Pausas y bloqueos"))
        self.accounts = ListBlock("accounts", self.tr("Cuentas"))
        self.promises = ListBlock("promises", self.tr("Promesas y pagos"))
        self.consent = ListBlock("consent", self.tr("Consentimiento y preferencias"))
        self.extra = ListBlock("extra", self.tr("Datos del archivo"), line=False)
        self._no_promise = Label(self.tr("Todavía no hay promesas."), "small", "text3")
        self._build()

    def _build(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        fixed = (self.identity, self.policy, self.restraints, self.next)
        for block in (*fixed, *self.folding()):
            column.addWidget(block)
        column.addStretch(1)
        self._no_promise.setContentsMargins(16, 0, 16, 0)
        self.promises.body.addWidget(self._no_promise)
        for listed in (self.restraints, *self.folding()):
            self._follow(listed)
        self.restraints.list.chosen.connect(self.lift_asked)
        self.accounts.list.copied.connect(self.account_copied)
        self.extra.list.copied.connect(self.account_copied)
        self.promises.list.chosen.connect(self._choose_money)
        self.setWidget(inside)

    def _choose_money(self, key: object) -> None:
        if key == ALL:
            self.money_wanted.emit()
        else:
            self.promise_chosen.emit(key)

    def _follow(self, block: ListBlock) -> None:
        if block.heading is not None:
            key = block.key
            block.heading.toggled.connect(lambda is_open: self.folded.emit(key, not is_open))

    def folding(self) -> tuple[ListBlock, ...]:
        """The blocks that can be folded."""
        return self.accounts, self.promises, self.consent, self.extra

    def fold(self, keys: frozenset[str]) -> None:
        """Fold these blocks, as they were folded last time."""
        for block in (self.restraints, *self.folding()):
            block.fold(folded=block.key in keys)

    def start_over(self) -> None:
        """Another person: from the top, with nothing opened."""
        self.verticalScrollBar().setValue(0)
        for block in self.folding():
            block.list.forget_opened()

    def show_person(self, shown: PersonShown, now: datetime, revealed: frozenset[str]) -> None:
        """Tell every block; the place to which one has scrolled stays."""
        panel = shown.panel
        self.identity.show_person(panel, revealed)
        self.policy.show_policy(shown, now)
        self.next.show_person(panel, now)
        self._show_lists(shown, now)

    def _show_lists(self, shown: PersonShown, now: datetime) -> None:
        panel, words = shown.panel, self._words
        self.restraints.setVisible(bool(panel.restraints))
        self.restraints.list.show_lines(restraint_lines(panel.restraints, words))
        self.accounts.setVisible(bool(panel.accounts))
        total = " · ".join(words.money(money) for money in sums(a.due for a in panel.accounts))
        _head(
            self.accounts,
            self.tr("Cuentas · {count}").format(count=len(panel.accounts)),
            self.tr("Total vencido"),
            total,
        )
        self.accounts.list.show_lines(account_lines(panel.accounts, words))
        promises = (
            *promise_lines(panel.promises[:MOST_PROMISES], words, now),
            *payment_lines(panel.payments[:MOST_PAYMENTS], words),
        )
        if len(promises) < len(panel.promises) + len(panel.payments):
            promises = (*promises, all_line())
        self._no_promise.setVisible(not promises)
        self.promises.list.setVisible(bool(promises))
        self.promises.list.show_lines(promises)
        self.consent.setVisible(bool(panel.contact_points))
        self.consent.list.show_lines(consent_lines(panel.contact_points[:MOST_POINTS], words))
        self.extra.setVisible(bool(panel.extra))
        self.extra.list.show_lines(extra_lines(panel.extra))


def _head(block: Block, text: str, caption: str, figure: str) -> None:
    if block.heading is not None:
        block.heading.show_text(text, caption, figure)
