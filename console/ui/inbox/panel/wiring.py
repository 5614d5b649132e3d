"""What the panel's buttons do on the screen, and what the desk remembers of the panel."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication

from console.domain.ids import ConversationId
from console.domain.next_action import NextAction
from console.ui.actions.action import Deed, Run
from console.ui.inbox.panel.acts import Act
from console.ui.inbox.panel.presenter import PanelPresenter, PersonShown
from console.ui.inbox.panel.steps import steps
from console.ui.inbox.panel.widget import PersonPane
from console.ui.inbox.thread.header import ThreadHeader
from console.ui.widgets.toast import ToastHost
from console.usecases.lift_restraint import Lifted
from console.usecases.timeline import TimelineRow

_say = QCoreApplication.translate
FOLDED = "folded"


@dataclass(frozen=True, slots=True)
class Ways:
    """Where the next best action leads."""

    promise: Callable[[], Any]
    template: Callable[[], Any]
    reply: Callable[[], Any]
    message: Callable[[str, ConversationId | None], Any]
    chat: Callable[[ConversationId], Any]

    def find(self, row: TimelineRow) -> None:
        """Go to an entry's message."""
        if row.message_id is not None:
            self.message(row.message_id, row.conversation_id)

    def take(self, action: str) -> None:
        """Go where that action is done."""
        ways = {NextAction.RENEGOTIATE: self.promise, NextAction.PROPOSE_PROMISE: self.promise,
                NextAction.REMIND: self.template}  # fmt: skip
        ways.get(NextAction(action), self.reply)()


class PanelFace:
    """Panel and header both show the person; toasts say what was done. Implements
    panel.presenter.PanelView.
    """

    def __init__(self, pane: PersonPane, header: ThreadHeader, toasts: ToastHost) -> None:
        self._pane, self._header, self._toasts = pane, header, toasts
        self.take_back: Callable[[Act], object] = _leave

    def show_person(self, shown: PersonShown | None, now: datetime) -> None:
        """Show the person in the panel; the header is told apart."""
        self._pane.show_person(shown, now)

    def show_timeline(self, rows: tuple[TimelineRow, ...], now: datetime) -> None:
        """Show what happened with the person."""
        self._pane.timeline.show_rows(rows, now)

    def reveal(self, field: str) -> None:
        """A covered value may be seen, now that it is on record."""
        self._pane.reveal(field)
        self._header.reveal(field)

    def cover(self, field: str) -> None:
        """It was seen long enough."""
        self._pane.cover(field)
        self._header.cover(field)

    def show_acted(self, act: Act, *, can_undo: bool) -> None:
        """Say what was done; a mistake can be taken back for some seconds."""
        done = next(step.done for step in steps() if step.name == act.name)
        undo = _say("Panel", "Deshacer") if can_undo else ""
        toast = self._toasts.show_toast(done, undo, 8)
        toast.undone.connect(lambda: self.take_back(act))

    def show_lifted(self, outcome: Lifted) -> None:
        """Say whether the restraint has ended."""
        said = {
            Lifted.DONE: _say("Panel", "Se levantó; queda registrado"),
            Lifted.NOT_IN_FORCE: _say("Panel", "Ya no estaba vigente"),
            Lifted.REASON_MISSING: _say("Panel", "Falta la razón"),
            Lifted.APPROVAL_MISSING: _say("Panel", "Falta quién de supervisión lo acordó"),
        }
        icon = "check" if outcome is Lifted.DONE else "warning"
        self._toasts.show_toast(said[outcome], icon=icon)


def panel_deeds(pane: PersonPane) -> dict[str, Deed]:
    """What the actions about the person do; nothing while nobody is shown."""

    def deed(run: Run) -> Deed:
        return Deed(run, lambda: pane.has_person)

    pages = ("card", "timeline", "notes", "chats")
    return {
        **{f"inbox.page.{key}": deed(partial(pane.open_page, key)) for key in pages},
        **{f"inbox.step.{step.name}": deed(partial(pane.ask, step)) for step in steps()},
        "inbox.next_step": deed(pane.card.next.button.click),
        "inbox.steps": deed(pane.show_steps),
        "inbox.see.document": deed(partial(pane.ask_reveal, "document")),
        "inbox.see.phone": deed(partial(pane.ask_reveal, "phone")),
    }


def _find_evidence(presenter: PanelPresenter, promise_id: str, ways: Ways) -> None:
    """Go to the message in which the promise was made."""
    promises = presenter.shown.panel.promises if presenter.shown is not None else ()
    for promise in promises:
        if promise.id == promise_id and promise.evidence_message_id is not None:
            ways.message(promise.evidence_message_id, promise.conversation_id)


def _leave(_act: Act) -> None:
    """Nothing to take back."""


def connect_panel(
    pane: PersonPane,
    face: PanelFace,
    presenter: PanelPresenter,
    ways: Ways,
    remembered: Mapping[str, object],
    keep: Callable[[str, object], None],
) -> None:
    """Wire the panel, and fold what was folded last time."""
    pane.reveal_asked.connect(presenter.reveal)
    pane.notes.note_written.connect(presenter.add_note)
    pane.chats.chat_chosen.connect(ways.chat)
    pane.timeline_watched.connect(lambda seen: presenter.timeline.watch(is_watched=seen))
    pane.timeline.wanted.connect(presenter.timeline.choose)
    pane.timeline.more_wanted.connect(presenter.timeline.want_more)
    pane.timeline.message_chosen.connect(lambda row: ways.find(row))  # noqa: PLW0108 - it has slots
    pane.card.promise_chosen.connect(
        lambda promise_id: _find_evidence(presenter, promise_id, ways)
    )
    pane.act_confirmed.connect(presenter.act)
    pane.lift_confirmed.connect(presenter.lift)
    face.take_back = presenter.take_back
    pane.action_wanted.connect(lambda action: ways.take(action))  # noqa: PLW0108 - it has slots
    folded = remembered.get(FOLDED)
    if isinstance(folded, list):
        pane.fold(str(key) for key in folded)
    pane.folds_changed.connect(lambda keys: keep(FOLDED, list(keys)))
