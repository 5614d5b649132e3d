"""Work state of conversations: who has them, sleep, labels, importance, closing, and undo."""

from datetime import timedelta
from functools import partial

import pytest

from console.domain.ids import ConversationId
from console.usecases.claim_debtor import TakeOver, take_over
from console.usecases.inbox_filter import InboxFilter, Shelf, Sort, filter_of
from console.usecases.views import InboxRow, InboxSection
from console.usecases.work_ports import SavedView, WorkDone
from console.usecases.work_state import (
    ChangeWork,
    Chosen,
    Gesture,
    Matching,
    Target,
    UndoWork,
    WorkKind,
    change_work,
    undo_work,
    wake_due,
)
from tests.store.conftest import SqlStore
from tests.store.placing import NOW, debtor_of, load, record, thread_with
from tests.store.test_messages import hear, incoming, outgoing, say

HOUR = timedelta(hours=1)
ANA = "ana"


@pytest.fixture
def talks(sql_store: SqlStore) -> list[ConversationId]:
    """Three people with a conversation each; the second waits for an answer."""
    load(sql_store, [record(number) for number in (1, 2, 3)])
    found = [
        thread_with(sql_store, f"+52551234{number:04d}", debtor_id=debtor_of(sql_store, number))
        for number in (1, 2, 3)
    ]
    hear(sql_store, incoming(found[1], "in.2"))
    return found


def change(
    store: SqlStore,
    target: Target | ConversationId,
    gesture: Gesture,
    name: str = "c1",
    after: timedelta = timedelta(0),
) -> WorkDone:
    meant = target if isinstance(target, Chosen | Matching) else Chosen((target,))
    intent = ChangeWork(name, meant, gesture, ANA)
    return store.write(lambda uow: change_work(intent, uow, now=NOW + after))


def undo(store: SqlStore, name: str = "c1") -> int:
    return store.write(lambda uow: undo_work(UndoWork(name, ANA), uow, now=NOW + 2 * HOUR))


def row_of(store: SqlStore, talk: ConversationId, after: timedelta = timedelta(0)) -> InboxRow:
    (row,) = store.read(lambda uow: uow.inbox.rows([talk], NOW + after))
    return row


def lines_of(store: SqlStore, talk: ConversationId) -> list[tuple[str, str | None]]:
    page = store.read(lambda uow: uow.conversations.thread(talk))
    return [(each.kind_name, each.author) for each in page.items if "work." in each.kind_name]


def ids(
    store: SqlStore,
    wish: InboxFilter | None = None,
    sort: Sort = Sort.URGENCY,
    by: str = ANA,
    after: timedelta = timedelta(0),
) -> list[ConversationId]:
    order = store.read(
        lambda uow: uow.inbox.order(
            wish or InboxFilter(), sort, by=by, now=NOW + after, zone="America/Mexico_City"
        )
    )
    return list(order.ids())


def test_assigning_moves_a_conversation_between_peoples_lists(
    sql_store: SqlStore, talks: list[ConversationId]
) -> None:
    mine, free = InboxFilter(tab="mine"), InboxFilter(tab="unassigned")
    assert ids(sql_store, mine) == []
    change(sql_store, talks[0], Gesture(WorkKind.ASSIGN, to=ANA, note="sigue tú"))
    assert ids(sql_store, mine) == [talks[0]]
    assert talks[0] not in ids(sql_store, free)
    page = sql_store.read(lambda uow: uow.conversations.thread(talks[0]))
    (told,) = page.items
    assert (told.kind_name, told.text, told.content) == (
        "work.assign",
        "sigue tú",
        {"to": ANA},
    )
    assert undo(sql_store) == 1
    assert ids(sql_store, mine) == []
    page = sql_store.read(lambda uow: uow.conversations.thread(talks[0]))
    assert page.items[0].content["undone"]


def test_who_gave_a_conversation_away_has_it_again_when_they_write(
    sql_store: SqlStore, talks: list[ConversationId]
) -> None:
    mine = InboxFilter(tab="mine")
    say(sql_store, outgoing(talks[0], at=NOW))
    assert ids(sql_store, mine) == [talks[0]]
    change(sql_store, talks[0], Gesture(WorkKind.ASSIGN), after=HOUR)
    assert ids(sql_store, mine) == []
    say(sql_store, outgoing(talks[0], "m2", at=NOW + 2 * HOUR))
    assert ids(sql_store, mine) == [talks[0]]


def test_the_same_change_asked_twice_is_made_once(
    sql_store: SqlStore, talks: list[ConversationId]
) -> None:
    gesture = Gesture(WorkKind.IMPORTANCE, level=4)
    assert change(sql_store, talks[0], gesture) == change(sql_store, talks[0], gesture)
    assert lines_of(sql_store, talks[0]) == [("work.importance", ANA)]
    assert change(sql_store, talks[0], gesture, "c2").rows == 0


def test_a_snoozed_conversation_sleeps_apart_until_its_time(
    sql_store: SqlStore, talks: list[ConversationId]
) -> None:
    change(sql_store, talks[1], Gesture(WorkKind.SNOOZE, until=NOW + HOUR))
    assert row_of(sql_store, talks[1]).section is InboxSection.SNOOZED
    assert row_of(sql_store, talks[1]).snoozed_until == NOW + HOUR
    assert ids(sql_store, InboxFilter(shelf=Shelf.SNOOZED)) == [talks[1]]
    assert talks[1] not in ids(sql_store, InboxFilter(shelf=Shelf.WORK))
    assert row_of(sql_store, talks[1], HOUR).section is InboxSection.NEEDS_REPLY
    wake = partial(wake_due, now=NOW + HOUR)
    assert sql_store.write(partial(wake, change_id="wake")) == 1
    assert sql_store.write(partial(wake, change_id="again")) == 0
    assert row_of(sql_store, talks[1], HOUR).marked_unread
    assert lines_of(sql_store, talks[1]) == [("work.snooze", ANA), ("work.wake", "system")]


@pytest.mark.parametrize("until", [None, NOW + 24 * HOUR])
def test_a_message_wakes_whatever_sleeps(
    sql_store: SqlStore, talks: list[ConversationId], until: None
) -> None:
    change(sql_store, talks[0], Gesture(WorkKind.SNOOZE, until=until))
    assert row_of(sql_store, talks[0]).snoozed
    hear(sql_store, incoming(talks[0], "wakes", sent_at=NOW + HOUR))
    assert not row_of(sql_store, talks[0]).snoozed
    assert lines_of(sql_store, talks[0])[-1] == ("work.wake", "system")
    assert undo(sql_store) == 0, "what they said since is not put to sleep again"


def test_labels_are_put_on_taken_off_and_forgotten(
    sql_store: SqlStore, talks: list[ConversationId]
) -> None:
    label = sql_store.write(lambda uow: uow.labels.save("Convénio", "violet", ANA, NOW))
    assert label.key == "convenio"
    both = Chosen((talks[0], talks[1]))
    assert change(sql_store, both, Gesture(WorkKind.LABEL, label=label.key)).rows == 2
    assert row_of(sql_store, talks[0]).labels == (label,)
    assert set(ids(sql_store, InboxFilter(labels=("convenio",)))) == {talks[0], talks[1]}
    assert change(sql_store, talks[0], Gesture(WorkKind.UNLABEL, label=label.key), "c2").rows
    assert row_of(sql_store, talks[0]).labels == ()
    assert undo(sql_store, "c2") == 1
    assert row_of(sql_store, talks[0]).labels == (label,)
    assert undo(sql_store) == 2
    assert row_of(sql_store, talks[1]).labels == ()
    sql_store.write(lambda uow: uow.labels.remove("convenio"))
    assert sql_store.read(lambda uow: uow.labels.all()) == ()


def test_closing_and_undoing_give_everything_back(
    sql_store: SqlStore, talks: list[ConversationId]
) -> None:
    change(sql_store, talks[1], Gesture(WorkKind.SNOOZE, until=NOW + HOUR), "before")
    change(sql_store, talks[1], Gesture(WorkKind.CLOSE))
    assert row_of(sql_store, talks[1]).section is InboxSection.RESOLVED
    assert undo(sql_store) == 1
    assert row_of(sql_store, talks[1]).snoozed_until == NOW + HOUR
    assert undo(sql_store) == 0, "once"


def test_bulk_means_all_that_match_but_some(
    sql_store: SqlStore, talks: list[ConversationId]
) -> None:
    change(sql_store, talks[2], Gesture(WorkKind.IMPORTANCE, level=1), "before")
    target = Matching(InboxFilter(dpd_from=30), but=(talks[0],))
    assert sql_store.read(lambda uow: uow.work.count(target, by=ANA, now=NOW)) == 2
    done = change(sql_store, target, Gesture(WorkKind.IMPORTANCE, level=3))
    assert done.rows == 2
    assert sql_store.told[-1].conversations == {talks[1], talks[2]}
    assert [row_of(sql_store, talk).importance for talk in talks] == [0, 3, 3]
    change(sql_store, talks[1], Gesture(WorkKind.IMPORTANCE, level=4), "since")
    assert sql_store.read(lambda uow: uow.work.last(ANA)) == WorkDone("since", 1)
    assert undo(sql_store) == 1, "what somebody changed since stays"
    assert [row_of(sql_store, talk).importance for talk in talks] == [0, 4, 1]


def test_unread_by_hand_lasts_until_it_is_read(
    sql_store: SqlStore, talks: list[ConversationId]
) -> None:
    change(sql_store, talks[0], Gesture(WorkKind.UNREAD))
    assert set(ids(sql_store, InboxFilter(unread=True))) == {talks[0], talks[1]}
    sql_store.write(lambda uow: uow.conversations.mark_read(talks[0]))
    assert ids(sql_store, InboxFilter(unread=True)) == [talks[1]]


def test_filters_hold_together_and_say_what_they_want() -> None:
    wish = InboxFilter(tab="mine", labels=("a", "b"), dpd_from=30, unread=True)
    assert filter_of(wish.wishes() | {"unknown": 1}) == wish
    assert wish.conditions == 3


@pytest.mark.parametrize(
    ("wish", "count"),
    [
        (InboxFilter(window_left_h=24), 1),
        (InboxFilter(window_left_h=1), 0),
        (InboxFilter(waiting_min=0), 1),
        (InboxFilter(waiting_min=5), 0),
        (InboxFilter(promise="none"), 3),
        (InboxFilter(promise="broken"), 0),
        (InboxFilter(promise="overdue"), 0),
        (InboxFilter(promise="open"), 0),
        (InboxFilter(dpd_to=44), 0),
        (InboxFilter(dpd_from=45, dpd_to=45), 3),
        (InboxFilter(creditor="Banco Cerro Azul"), 3),
        (InboxFilter(creditor="Otro"), 0),
        (InboxFilter(has_draft=True), 0),
        (InboxFilter(has_failed=True), 0),
        (InboxFilter(importance=1), 0),
        (InboxFilter(assigned_to="luis"), 0),
        (InboxFilter(text="jacinta 0002"), 1),
        (InboxFilter(shelf=Shelf.CLOSED), 0),
    ],
)
def test_every_condition_is_asked_of_the_database(
    sql_store: SqlStore, talks: list[ConversationId], wish: InboxFilter, count: int
) -> None:
    assert len(ids(sql_store, wish)) == count


@pytest.mark.parametrize("sort", Sort)
def test_every_order_lists_everybody_once(
    sql_store: SqlStore, talks: list[ConversationId], sort: Sort
) -> None:
    change(sql_store, talks[0], Gesture(WorkKind.IMPORTANCE, level=4))
    found = ids(sql_store, sort=sort)
    assert sorted(found) == sorted(talks)
    first = {Sort.IMPORTANCE: talks[0], Sort.WAITING: talks[1], Sort.WINDOW: talks[1]}
    assert found[0] == first.get(sort, found[0])


def keep(store: SqlStore, view: SavedView) -> None:
    store.write(lambda uow: uow.views.save(view))


def test_views_are_ones_own_or_everybodys(sql_store: SqlStore) -> None:
    own = SavedView(0, "Por vencer", InboxFilter(window_left_h=2), Sort.WINDOW, ANA)
    shared = SavedView(0, "Rotas", InboxFilter(promise="broken"), Sort.SCORE, None)
    for view in (own, shared, own):
        keep(sql_store, view)
    mine = sql_store.read(lambda uow: uow.views.all(ANA))
    assert [(view.name, view.version) for view in mine] == [("Por vencer", 2), ("Rotas", 1)]
    assert mine[0].filter == own.filter
    theirs = sql_store.read(lambda uow: uow.views.all("luis"))
    assert [view.name for view in theirs] == ["Rotas"]
    sql_store.write(lambda uow: uow.views.remove(mine[1].id))
    assert sql_store.read(lambda uow: uow.views.all("luis")) == ()


def test_who_looks_is_seen_elsewhere_for_twenty_seconds(
    sql_store: SqlStore, talks: list[ConversationId]
) -> None:
    def beat(console: str, who: str, *, typing: bool = False) -> None:
        sql_store.write(
            lambda uow: uow.presence.beat(console, who, talks[0], NOW, typing=typing)
        )

    beat("a", ANA)
    beat("b", "luis", typing=True)
    (seen,) = sql_store.read(lambda uow: uow.presence.others("a", NOW))
    assert (seen.operator, seen.conversation_id, seen.typing) == ("luis", talks[0], True)
    told = len(sql_store.told)
    beat("b", "luis", typing=True)
    assert len(sql_store.told) == told, "the same again is no news"
    late = NOW + timedelta(seconds=21)
    assert sql_store.read(lambda uow: uow.presence.others("a", late)) == ()
    sql_store.write(lambda uow: uow.presence.leave("b"))
    assert sql_store.read(lambda uow: uow.presence.others("a", NOW)) == ()


def test_two_threads_that_are_one_persons_keep_their_work_state(
    sql_store: SqlStore, talks: list[ConversationId]
) -> None:
    by_user = sql_store.write(
        lambda uow: uow.conversations.open_for(
            phone_number_id="100200300",
            identity="uid:MX.1",
            phone=None,
            user_id="MX.1",
            name=None,
            debtor_id=None,
            at=NOW,
        )
    )
    sql_store.write(lambda uow: uow.labels.save("Convenio", "violet", ANA, NOW))
    both = Chosen((talks[0], by_user))
    change(sql_store, both, Gesture(WorkKind.LABEL, label="convenio"), "l")
    change(sql_store, by_user, Gesture(WorkKind.ASSIGN, to="luis"), "a")
    assert thread_with(sql_store, user_id="MX.1") == talks[0]
    row = row_of(sql_store, talks[0])
    assert (row.assigned_to, [label.key for label in row.labels]) == ("luis", ["convenio"])
    assert [name for name, _ in lines_of(sql_store, talks[0])] == ["work.label", "work.assign"]


def test_whoever_relieves_a_colleague_has_the_conversation_on_record(
    sql_store: SqlStore, talks: list[ConversationId]
) -> None:
    person = debtor_of(sql_store, 1)
    sql_store.write(lambda uow: uow.claims.acquire(person, "luis", NOW, 300))
    intent = TakeOver("t1", talks[0], ANA)
    take = partial(take_over, intent, now=NOW)
    assert sql_store.write(take) == "luis"
    assert sql_store.write(take) is None, "asked twice"
    row = row_of(sql_store, talks[0])
    assert (row.claimed_by, row.assigned_to) == (ANA, ANA)
    assert lines_of(sql_store, talks[0]) == [("work.assign", ANA)]
    entries = sql_store.read(lambda uow: tuple(uow.audit.stream()))
    assert (entries[-1]["action"], entries[-1]["detail"]) == ("claim.seized", {"from": "luis"})
