"""Everything that happened with a person comes as one list, page by page, on both databases."""

from datetime import timedelta
from functools import partial

import pytest

from console.domain.contact import SoftPause
from console.domain.delivery import Delivery
from console.domain.ids import ConversationId, DebtorId, MessageId
from console.usecases.ports import NewActivity, UnitOfWork
from console.usecases.restrict_contact import PauseDebtor, pause_debtor
from console.usecases.reveal import Covered, Reveal, reveal
from console.usecases.timeline import Place, TimelineKind, TimelinePage, TimelineRow
from tests.store.placing import NOW, Store, load, record
from tests.usecases.scene import hear, party, remind, templates_known, write

HOUR = timedelta(hours=1)


@pytest.fixture
def talk(sql_store: Store) -> ConversationId:
    """A person with an imported account, and their thread."""
    load(sql_store, [record()])
    templates_known(sql_store)
    return hear(sql_store)


def debtor_of(store: Store, talk: ConversationId) -> DebtorId:
    found = store.read(lambda uow: uow.conversations.debtor_of(talk))
    assert found is not None
    return found


def page(store: Store, talk: ConversationId, **asked: object) -> TimelinePage:
    debtor_id = debtor_of(store, talk)
    return store.read(lambda uow: uow.timeline.page(debtor_id, talk, **asked))  # type: ignore[arg-type]


def told(rows: tuple[TimelineRow, ...]) -> list[tuple[str, str]]:
    return [(row.place.kind.value, row.code) for row in rows]


def note(store: Store, talk: ConversationId, number: int) -> None:
    entry = NewActivity(
        f"a{number:03d}", NOW + number * HOUR, "ana", "NEGOT", "call", debtor_of(store, talk),
        talk, note=f"llamada {number}",
    )  # fmt: skip
    store.write(lambda uow: uow.activities.add(entry))


def _add(entry: NewActivity, uow: UnitOfWork) -> bool:
    return uow.activities.add(entry)


def test_it_tells_of_messages_activities_imports_and_looks(
    sql_store: Store, talk: ConversationId
) -> None:
    write(sql_store, talk)
    sql_store.write(
        partial(pause_debtor, PauseDebtor("p1", talk, SoftPause.DISPUTE, "ana"), now=NOW + HOUR)
    )
    look = Reveal(Covered.PHONE, debtor_of(sql_store, talk), talk, "ana", "call_or_visit")
    sql_store.write(partial(reveal, look, now=NOW + 2 * HOUR))
    found = page(sql_store, talk)
    kinds = told(found.rows)
    assert kinds[:2] == [("reveal", "phone"), ("activity", "DISPUTE")]
    assert {("balance", "import"), ("message", "text")} <= set(kinds)
    assert found.rows[0].text == "call_or_visit"
    assert found.next is None
    assert [row.at for row in found.rows] == sorted((r.at for r in found.rows), reverse=True)


def test_pages_follow_each_other_without_a_gap_or_a_repeat(
    sql_store: Store, talk: ConversationId
) -> None:
    for number in range(25):
        note(sql_store, talk, number // 2 * 2)  # half of them known already
        note(sql_store, talk, number)
    whole = page(sql_store, talk, limit=100)
    assert whole.next is None
    pieces: list[TimelineRow] = []
    before: Place | None = None
    while True:
        some = page(sql_store, talk, before=before, limit=4)
        pieces += some.rows
        before = some.next
        if before is None:
            break
    assert tuple(pieces) == whole.rows
    assert len({row.place for row in pieces}) == len(pieces) >= 25


def test_entries_of_one_instant_are_paged_by_kind_and_id(
    sql_store: Store, talk: ConversationId
) -> None:
    debtor_id = debtor_of(sql_store, talk)
    for number in range(6):
        entry = NewActivity(f"x{number}", NOW, "ana", "NEGOT", "call", debtor_id)
        sql_store.write(partial(_add, entry))
    whole = page(sql_store, talk, limit=100).rows
    first = page(sql_store, talk, limit=3)
    rest = page(sql_store, talk, before=first.next, limit=100)
    assert first.rows + rest.rows == whole


def test_only_the_ends_of_a_run_of_messages_are_told(
    sql_store: Store, talk: ConversationId
) -> None:
    for number in range(5):
        write(sql_store, talk, f"w{number}")
    rows = page(sql_store, talk, kinds=(TimelineKind.MESSAGE,)).rows
    assert [row.message_id for row in rows if row.outgoing] == ["w4", "w0"]


def test_templates_and_failures_are_always_told(sql_store: Store, talk: ConversationId) -> None:
    write(sql_store, talk, "w0")
    assert remind(sql_store, "t1") == "t1"
    write(sql_store, talk, "w1")
    write(sql_store, talk, "w2")
    sql_store.write(
        lambda uow: uow.messages.report(
            message_id=MessageId("w1"),
            wamid=None,
            delivery=Delivery.FAILED,
            at=NOW,
            error_code="131026",
        )
    )
    rows = page(sql_store, talk, kinds=(TimelineKind.MESSAGE,)).rows
    ours = {row.message_id: row.failed for row in rows if row.outgoing}
    assert ours == {"w0": False, "t1": False, "w1": True, "w2": False}
    assert page(sql_store, talk, kinds=(TimelineKind.PAYMENT,)).rows == ()


def test_a_new_balance_says_what_it_was_before(sql_store: Store, talk: ConversationId) -> None:
    load(sql_store, [record(due_minor=70_000)], sha256="b" * 64)
    rows = page(sql_store, talk, kinds=(TimelineKind.BALANCE,)).rows
    amounts = {
        (row.amount and row.amount.minor, row.before and row.before.minor) for row in rows
    }
    assert amounts == {(70_000, 100_001), (100_001, None)}


def test_whom_nobody_knows_has_a_timeline_too(sql_store: Store) -> None:
    talk = hear(sql_store, sender=party("+573001234567"))

    found = sql_store.read(lambda uow: uow.timeline.page(None, talk))
    assert told(found.rows) == [("message", "text")]
    nobody = sql_store.read(lambda uow: uow.timeline.page(None, None))
    assert nobody == TimelinePage((), None)
