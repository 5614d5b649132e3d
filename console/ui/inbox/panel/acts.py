"""What each confirmed step is, as work for the workspace."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from console.domain.contact import HardBlock, SoftPause
from console.domain.ids import ConversationId
from console.usecases.lift_restraint import Lift, undo_restraint
from console.usecases.ports import UnitOfWork
from console.usecases.restraints import BLOCK, PAUSE
from console.usecases.restrict_contact import (
    BlockDebtor,
    NoConsent,
    OptOut,
    PauseDebtor,
    ThirdParty,
    WrongNumber,
    block_debtor,
    no_consent,
    opt_out,
    pause_debtor,
    right_number,
    third_party,
    wrong_number,
)

Job = Callable[[UnitOfWork], Any]
PAUSES = {
    "payment_claimed": SoftPause.PAYMENT_CLAIMED,
    "dispute": SoftPause.DISPUTE,
    "complaint": SoftPause.COMPLAINT,
    "vulnerable": SoftPause.VULNERABLE,
}
BLOCKS = {
    "deceased": HardBlock.DECEASED,
    "bankruptcy": HardBlock.BANKRUPTCY,
    "legal": HardBlock.LEGAL,
    "fraud": HardBlock.FRAUD,
}


@dataclass(frozen=True, slots=True)
class Act:
    """A confirmed step. `days` is how long a pause lasts; 0 until somebody lifts it."""

    id: str
    name: str
    conversation_id: ConversationId
    by: str
    note: str = ""
    days: int = 0


def job_of(act: Act, now: datetime) -> Job:
    """The work of a step. Raises: KeyError for a step that there is not."""
    who = (act.id, act.conversation_id, act.by, act.note)
    plain: dict[str, Job] = {
        "opt_out": partial(opt_out, OptOut(*who), now=now),
        "wrong_number": partial(wrong_number, WrongNumber(*who), now=now),
        "no_consent": partial(no_consent, NoConsent(*who), now=now),
        "third_party": partial(third_party, ThirdParty(*who), now=now),
    }
    if act.name in plain:
        return plain[act.name]
    if act.name in BLOCKS:
        block = BlockDebtor(act.id, act.conversation_id, BLOCKS[act.name], act.by, act.note)
        return partial(block_debtor, block, now=now)
    until = now + timedelta(days=act.days) if act.days else None
    pause = PauseDebtor(act.id, act.conversation_id, PAUSES[act.name], act.by, until, act.note)
    return partial(pause_debtor, pause, now=now)


def may_undo(name: str) -> bool:
    """Whether the step can be taken back a moment later. An opt-out and a denied consent are
    the person's own words; a third party who answered has answered.
    """
    return name in PAUSES or name in BLOCKS or name == "wrong_number"


def undo_of(act: Act, now: datetime) -> Job:
    """The work that takes a step back. Raises: KeyError where that cannot be done."""
    if act.name == "wrong_number":
        intent = WrongNumber(act.id, act.conversation_id, act.by)
        return partial(right_number, intent, now=now)
    is_pause = act.name in PAUSES
    kind, reason = (
        (PAUSE, PAUSES[act.name].value) if is_pause else (BLOCK, BLOCKS[act.name].value)
    )
    lift = Lift(act.id, act.conversation_id, kind, reason, act.by, "")
    return partial(undo_restraint, lift, now=now)
