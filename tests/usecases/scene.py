"""Short ways to say what happens between a desk, its debtors and the relay."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

from console.app.rule_book import Countries
from console.domain.contact import Allowed, ContactFacts, Reason, Refused
from console.domain.contact_policy import Rules
from console.domain.delivery import Delivery
from console.domain.ids import AccountId, ConversationId, MessageId, PromiseId
from console.domain.money import Money
from console.runtime.rule_files import promise_limits
from console.usecases.apply_event import apply_event
from console.usecases.decide import decide_for_conversation
from console.usecases.ports import Held, QueuedCommand
from console.usecases.record_promise import (
    PromiseMade,
    PromiseRefused,
    RecordPromise,
    record_promise,
)
from console.usecases.release_command import release_command
from console.usecases.send_template import SendTemplate, send_template
from console.usecases.send_text import SendText, send_text
from console.usecases.views import TemplateRow, ThreadItem
from console.wire.events import Event
from tests.store.placing import LINE, NOW, Store, account_of

RULES = Countries("es")
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
PHONE = "+525512340001"
NIGHT = datetime.fromisoformat("2026-11-18T23:30:00-06:00")
DUE = date(2026, 11, 25)

REMINDER = TemplateRow(
    "recordatorio_pago",
    "es_MX",
    "APPROVED",
    "UTILITY",
    "GREEN",
    (
        {
            "type": "BODY",
            "text": "Hola {{nombre}}, tu pago de {{monto}} con {{acreedor}} está vencido.",
        },
        {
            "type": "BUTTONS",
            "buttons": [
                {"type": "QUICK_REPLY", "text": "Ya pagué"},
                {"type": "QUICK_REPLY", "text": "Necesito un plan"},
            ],
        },
    ),
)
PAUSED = TemplateRow("pausada", "es_MX", "PAUSED", "UTILITY", None, REMINDER.components)
VALUES = {"nombre": "Jacinta", "monto": "$1,000.01", "acreedor": "Banco Cerro Azul"}


class OtherRules:
    """Rules that a test makes from the real ones."""

    def __init__(self, **changes: Any) -> None:
        self._changes = changes

    def rules_for(self, facts: ContactFacts, now: datetime) -> Rules:
        real = RULES.rules_for(facts, now)
        return Rules(real.profiles, holidays=real.holidays, **self._changes)


def templates_known(store: Store, *rows: TemplateRow) -> None:
    chosen = rows or (REMINDER, PAUSED)
    store.write(lambda uow: uow.templates.replace(chosen, NOW))


# --- what the relay tells --------------------------------------------------------------


def event(seq: int, kind: str, payload: dict[str, Any]) -> Event:
    """The event `seq` of the relay's journal."""
    return Event(
        seq=seq, id=f"e{seq}", type=kind, at=NOW, phone_number_id=LINE, payload=payload
    )


def party(phone: str | None = PHONE, user_id: str | None = None) -> dict[str, Any]:
    return {"phone": phone, "user_id": user_id, "name": "Jaci"}


def received(
    text: str | None = "Hola", name: str = "wamid.in1", at: datetime = NOW, **changes: Any
) -> dict[str, Any]:
    """Payload of message.received."""
    plain: dict[str, Any] = {
        "message_id": name,
        "sender": party(),
        "sent_at": at,
        "kind": "text",
        "text": text,
    }
    return plain | changes


def status(
    word: str,
    wamid: str = "wamid.out1",
    at: datetime = NOW,
    command_id: str | None = None,
    failures: Iterable[dict[str, Any]] = (),
) -> dict[str, Any]:
    """Payload of message.status."""
    return {
        "message_id": wamid,
        "command_id": command_id,
        "recipient": party(),
        "status": word,
        "at": at,
        "failures": tuple(failures),
    }


def accepted(command_id: str = "m1", wamid: str = "wamid.out1") -> dict[str, Any]:
    """Payload of message.accepted."""
    return {
        "command_id": command_id,
        "attempt_id": "a1",
        "message_id": wamid,
        "recipient": party(),
        "accepted_at": NOW,
    }


def happen(store: Store, kind: str, payload: dict[str, Any], *, now: datetime = NOW) -> bool:
    """The next event of the stream is applied."""
    seq = store.read(lambda uow: uow.cursor.last()) + 1
    return store.write(partial(apply_event, event(seq, kind, payload), now=now))


def hear(store: Store, text: str | None = "Hola", **changes: Any) -> ConversationId:
    """The debtor writes; the thread in which it is seen."""
    payload = received(text, **changes)
    happen(store, "message.received", payload)
    rows = store.read(lambda uow: uow.conversations.list(by="ana", tab="everyone", now=NOW))
    wanted = payload["message_id"]
    return next(
        row.conversation_id
        for row in rows
        if any(item.id == wanted for item in thread(store, row.conversation_id))
    )


# --- what the desk does ----------------------------------------------------------------


def write(
    store: Store,
    talk: ConversationId,
    name: str = "m1",
    *,
    now: datetime = NOW,
    rules: Any = RULES,
    **changes: Any,
) -> MessageId | Refused:
    """Ana writes free text."""
    values: dict[str, Any] = {"text": "Buenas tardes", "by": "ana"} | changes
    intent = SendText(MessageId(name), talk, **values)
    return store.write(partial(send_text, intent, rules=rules, now=now))


def remind(
    store: Store,
    name: str = "m1",
    *,
    account_id: AccountId | None = None,
    now: datetime = NOW,
    rules: Any = RULES,
    **changes: Any,
) -> MessageId | Refused:
    """Ana sends the reminder to the first person's account."""
    values: dict[str, Any] = {
        "template": REMINDER.name,
        "language": "es_MX",
        "by": "ana",
        "values": VALUES,
    } | changes
    intent = SendTemplate(MessageId(name), account_id or account_of(store), **values)
    job = partial(send_template, intent, rules=rules, now=now, phone_number_id=LINE)
    return store.write(job)


def limits(currency: str) -> Any:
    return promise_limits(currency)


def every_day(_day: date) -> bool:
    return True


def promise(
    store: Store,
    name: str = "p1",
    *,
    now: datetime = NOW,
    amount: Money = Money(50_000, "MXN"),  # noqa: B008 - a frozen value
    due_on: date = DUE,
    account_id: AccountId | None = None,
    **changes: Any,
) -> PromiseMade | PromiseRefused:
    """Ana records that the first person pays once."""
    values: dict[str, Any] = {
        "conversation_id": None,
        "channel": "SPEI",
        "evidence_message_id": None,
        "by": "ana",
    } | changes
    intent = RecordPromise(
        PromiseId(name), account_id or account_of(store), amount=amount, due_on=due_on, **values
    )
    job = partial(
        record_promise,
        intent,
        limits=limits,
        rules=RULES,
        is_business_day=every_day,
        now=now,
    )
    return store.write(job)


# --- what is there ---------------------------------------------------------------------


def thread(store: Store, talk: ConversationId) -> tuple[ThreadItem, ...]:
    return store.read(lambda uow: uow.conversations.thread(talk)).items


def item(store: Store, name: str) -> ThreadItem:
    found = store.read(lambda uow: uow.messages.find(MessageId(name)))
    assert found is not None
    return found


def delivery(store: Store, name: str = "m1") -> Delivery | None:
    return item(store, name).delivery


def due(store: Store, now: datetime = NOW) -> tuple[QueuedCommand, ...]:
    return store.read(lambda uow: uow.outbox.due(now, 100))


def release(
    store: Store, command: QueuedCommand, *, now: datetime = NOW, rules: Any = RULES
) -> dict[str, Any] | None:
    return store.write(partial(release_command, command, rules=rules, now=now))


def audited(store: Store) -> list[str]:
    entries = store.read(lambda uow: tuple(uow.audit.stream()))
    return [str(entry["action"]) for entry in entries]


def actions(store: Store) -> list[str]:
    """Codes of the activities, oldest first."""
    rows = store.read(lambda uow: tuple(uow.activities.stream(None, None)))
    return [row.code for row in rows]


def reason(store: Store, talk: ConversationId, now: datetime = NOW) -> Reason | None:
    """Why free text may not go there, if it may not."""
    ask = partial(decide_for_conversation, talk, by="ana", rules=RULES, now=now)
    decision = store.read(ask)
    assert decision is not None
    return None if isinstance(decision, Allowed) else decision.reason


def refused(outcome: object) -> Reason:
    assert isinstance(outcome, Refused)
    return outcome.reason


def claim(store: Store, number: int, by: str, now: datetime = NOW) -> datetime | Held:
    row = store.read(lambda uow: uow.queue.row(account_of(store, number), now))
    assert row is not None
    return store.write(lambda uow: uow.claims.acquire(row.debtor_id, by, now, 300))
