import asyncio
from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from console.domain.contact import Allowed
from console.domain.ids import AccountId, DebtorId
from console.domain.money import Money
from console.ui.queue import lines as queue_lines
from console.ui.queue import presenter as queue_presenter
from console.ui.queue.lines import SegmentChoice, branches, sums_of
from console.ui.queue.presenter import PAGE, QueuePresenter
from console.usecases.ports import ChangeSet, Topic
from console.usecases.views import QueuePage, QueueRow, SegmentRow
from tests.ui.desk import Ownership, context
from tests.ui.queue import rows


class Queue:
    """A worklist in memory, paged by place."""

    def __init__(self, count: int) -> None:
        self.rows: list[QueueRow] = [line.row for line in rows.lines(count)]
        self.asked: list[tuple[str | None, str, str | None, int]] = []

    def segments(self) -> tuple[SegmentRow, ...]:
        return (SegmentRow("1-30", len(self.rows), 1, (Money(5, "MXN"),)),)

    def page(self, segment: str | None, **options: Any) -> QueuePage:
        after, limit = options["after"], options["limit"]
        self.asked.append((segment, options["text"], after, limit))
        start = int(after or 0)
        found = tuple(self.rows[start : start + limit])
        end = start + len(found)
        return QueuePage(found, str(end) if end < len(self.rows) else None, len(self.rows))

    def row(self, account_id: AccountId, now: object) -> QueueRow | None:
        return next((row for row in self.rows if row.account_id == account_id), None)


@dataclass
class Unit:
    queue: Queue


@dataclass
class View:
    """Remembers what it was told, in order."""

    said: list[tuple[str, Any]] = field(default_factory=list)

    def __getattr__(self, name: str) -> Any:
        def note(*values: Any, **named: Any) -> None:
            self.said.append((name, (*values, *named.values())))

        return note

    def last(self, name: str) -> Any:
        return next(values for said, values in reversed(self.said) if said == name)

    def count(self, name: str) -> int:
        return sum(said == name for said, _ in self.said)


@dataclass
class Desk:
    presenter: QueuePresenter
    view: View
    queue: Queue
    owner: Ownership
    opened: list[AccountId]


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """No waiting, and a gate that lets everybody through."""
    monkeypatch.setattr(queue_presenter, "DEBOUNCE_S", 0)
    monkeypatch.setattr(queue_presenter, "QUIET_S", 0)
    answer = Allowed(rows.NOW, "test")
    monkeypatch.setattr(queue_lines, "decide_facts", lambda _facts, **_how: answer)


@pytest.fixture
async def desk() -> Desk:
    queue, owner, view = Queue(450), Ownership(), View()
    opened = list[AccountId]()
    ground = context(Unit(queue), rows.NOW)
    presenter = QueuePresenter(view, ground, owner.tasks, opened.append)
    presenter.start()
    await owner.settle()
    return Desk(presenter, view, queue, owner, opened)


async def test_starting_shows_counts_and_the_first_page(desk: Desk) -> None:
    tree, choice = desk.view.last("show_tree")
    page, more = desk.view.last("show_page")
    assert (len(tree), choice, more) == (1, SegmentChoice(None), False)
    assert (len(page.lines), page.total) == (PAGE, 450)
    assert page.lines[0].allowed


async def test_reaching_the_end_reads_on_once_until_everything_is_there(desk: Desk) -> None:
    desk.presenter.reach_end()
    desk.presenter.reach_end()
    await desk.owner.settle()
    assert desk.view.count("show_page") == 2
    desk.presenter.reach_end()
    await desk.owner.settle()
    assert len(desk.view.last("show_page")[0].lines) == 50
    desk.presenter.reach_end()
    await desk.owner.settle()
    assert desk.view.count("show_page") == 3


async def test_another_segment_is_read_from_its_start(desk: Desk) -> None:
    desk.presenter.choose_segment(SegmentChoice("1-30"))
    await desk.owner.settle()
    assert desk.queue.asked[-1] == ("1-30", "", None, PAGE)
    desk.presenter.choose_segment(SegmentChoice("1-30"))
    assert desk.view.count("show_loading") == 2


async def test_only_the_last_typed_filter_is_read(desk: Desk) -> None:
    for text in ("m", "ma", " mar "):
        desk.presenter.type_filter(text)
    await desk.owner.settle()
    assert desk.queue.asked[1:] == [(None, "mar", None, PAGE)]


async def test_a_flood_of_changes_is_followed_and_does_not_starve(desk: Desk) -> None:
    for number in range(100):
        desk.presenter.data_changed(ChangeSet(debtors=frozenset({DebtorId(number)})))
        if number % 10 == 0:
            await asyncio.sleep(0)
    await desk.owner.settle(60)
    assert 2 <= desk.view.count("show_page") < 100


async def test_changes_of_no_concern_read_nothing(desk: Desk) -> None:
    desk.presenter.data_changed(ChangeSet(topics=frozenset({Topic.OUTBOX})))
    await desk.owner.settle()
    assert desk.view.count("show_page") == 1


async def test_far_down_the_list_changes_arrive_row_by_row(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queue_presenter, "IN_PLACE", 100)
    first = desk.queue.rows[0]
    desk.queue.rows[0] = replace(first, due=Money(1, "MXN"))
    pages = desk.view.count("show_page")
    desk.presenter.data_changed(ChangeSet(debtors=frozenset({first.debtor_id})))
    await desk.owner.settle()
    (changed,) = desk.view.last("show_changed")[0]
    assert changed.row.due == Money(1, "MXN")
    assert desk.view.count("show_page") == pages


async def test_an_older_reading_never_covers_a_newer_choice(desk: Desk) -> None:
    runner = desk.presenter._context.runner
    runner.gate.clear()  # type: ignore[attr-defined] # the fake's own
    desk.presenter.reach_end()
    await desk.owner.settle()
    desk.presenter.choose_segment(SegmentChoice("1-30"))
    runner.gate.set()  # type: ignore[attr-defined] # as above
    await desk.owner.settle()
    page, more = desk.view.last("show_page")
    assert not more
    assert len(page.lines) == PAGE


async def test_opening_hands_the_account_to_the_inbox(desk: Desk) -> None:
    desk.presenter.open_line(rows.line(4))
    assert desk.opened == [AccountId(5)]


async def test_working_in_order_opens_the_next_and_skips_whom_it_opened(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    skips: list[tuple[DebtorId, ...]] = []

    def claim(intent: Any, uow: Any, **_how: Any) -> QueueRow | None:
        skips.append(intent.skip)
        left = [row for row in uow.queue.rows[:2] if row.debtor_id not in intent.skip]
        return left[0] if left else None

    monkeypatch.setattr(queue_presenter, "claim_next", claim)
    for _ in range(3):
        desk.presenter.work_in_order()
        await desk.owner.settle()
    assert desk.opened == [AccountId(1), AccountId(2)]
    assert skips == [(), (1,), (1, 2)]
    assert desk.view.count("show_nobody_left") == 1


async def test_a_bulk_names_each_account_once_with_an_id_of_its_own(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    intents: list[Any] = []

    def send(intent: Any, _uow: Any, **_how: Any) -> tuple[str, ...]:
        intents.append(intent)
        return ()

    monkeypatch.setattr(queue_presenter, "send_templates", send)
    desk.presenter.send_template(rows.TEMPLATES[0], rows.lines(3))
    await desk.owner.settle()
    (intent,) = intents
    assert list(intent.ids) == [1, 2, 3]
    assert len(set(intent.ids.values())) == 3
    assert desk.view.last("show_bulk_sent") == ((),)


def test_branches_put_everything_first_and_ages_in_order() -> None:
    found = branches(
        [
            SegmentRow("91+", 1, 1, (Money(1, "MXN"),), "Zeta", None),
            SegmentRow("excluded", 9, 9, (), "Zeta", None),
            SegmentRow("1-30", 2, 2, (Money(2, "MXN"),), "Zeta", None),
            SegmentRow("1-30", 2, 2, (Money(2, "MXN"),)),
        ]
    )
    assert [one.creditor for one in found] == [None, "Zeta"]
    assert [one.segment for one in found[1].segments] == ["1-30", "91+", "excluded"]
    assert (found[1].accounts, found[1].due) == (3, (Money(3, "MXN"),))


def test_sums_stay_apart_by_currency() -> None:
    amounts = (Money(1, "MXN"), Money(5, "COP"), Money(2, "MXN"))
    assert sums_of(amounts) == (Money(5, "COP"), Money(3, "MXN"))
