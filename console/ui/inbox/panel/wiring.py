"""What the panel's buttons do on the screen, and what the desk remembers of the panel."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from console.domain.next_action import NextAction
from console.ui.inbox.panel.widget import PersonPane

FOLDED = "folded"


@dataclass(frozen=True, slots=True)
class Ways:
    """Where the next best action leads."""

    promise: Callable[[], Any]
    template: Callable[[], Any]
    reply: Callable[[], Any]

    def take(self, action: str) -> None:
        """Go where that action is done."""
        ways = {NextAction.RENEGOTIATE: self.promise, NextAction.PROPOSE_PROMISE: self.promise,
                NextAction.REMIND: self.template}  # fmt: skip
        ways.get(NextAction(action), self.reply)()


def connect_panel(
    pane: PersonPane,
    ways: Ways,
    remembered: Mapping[str, object],
    keep: Callable[[str, object], None],
) -> None:
    """Wire the panel, and fold what was folded last time."""
    pane.action_wanted.connect(lambda action: ways.take(action))  # noqa: PLW0108 - it has slots
    folded = remembered.get(FOLDED)
    if isinstance(folded, list):
        pane.fold(str(key) for key in folded)
    pane.folds_changed.connect(lambda keys: keep(FOLDED, list(keys)))
