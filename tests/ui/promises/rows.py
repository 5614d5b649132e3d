"""Promises of every state and several currencies, for tests and for the picture book."""

from datetime import UTC, date, datetime, timedelta

from console.domain.ids import AccountId, ConversationId, DebtorId, PromiseId
from console.domain.money import Money
from console.usecases.views import PromiseRow
from tests.ui.queue.rows import NAMES

NOW = datetime(2026, 11, 18, 19, 28, tzinfo=UTC)
TODAY = date(2026, 11, 18)
_STATES = (
    "open", "in_grace", "open", "kept", "broken", "awaiting_file", "kept_late",
    "partially_kept", "pending_approval", "cancelled",
)  # fmt: skip
_DAYS = (0, -2, 3, -9, -4, -1, -12, -6, 5, -3)


def promise(number: int, state: str | None = None, days: int | None = None) -> PromiseRow:
    """The promise `number`; `days` from today until it is due."""
    place = number % len(_STATES)
    currency = ("MXN", "COP", "MXN")[number % 3]
    amount = (320_000, 48_620_000, 1_250_000_000_000)[number % 3]
    return PromiseRow(
        id=PromiseId(f"promise-{number}"),
        debtor_id=DebtorId(number + 1),
        account_id=AccountId(number + 1),
        conversation_id=ConversationId(number + 1),
        person=NAMES[number % len(NAMES)],
        account_no=f"5512-{number:07}",
        product="tarjeta",
        creditor="Banco Horizonte",
        amount=Money(amount, currency),
        paid=Money(amount if place == 3 else amount // 2 if place == 7 else 0, currency),
        due_on=TODAY + timedelta(days=_DAYS[place] if days is None else days),
        state=state or _STATES[place],
        channel="whatsapp",
        evidence_message_id=None,
        made_at=NOW - timedelta(days=12),
        made_by=("Laura Méndez", "Diego Rueda")[number % 2],
        dpd=47,
    )


def promises(count: int) -> tuple[PromiseRow, ...]:
    """That many, of every state."""
    return tuple(promise(n) for n in range(count))
