"""Pages of a thread: joined, read again, never mixed between people."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from console.domain.delivery import Delivery
from console.domain.ids import ConversationId
from console.runtime.tasks import TaskOwner
from console.ui.inbox.thread.presenter import PAGE, WINDOW, ThreadPresenter
from console.usecases.ports import ChangeSet
from console.usecases.views import ThreadHit, ThreadItem
from tests.ui.inbox import fakes
from tests.ui.inbox.samples import item

MARIA, JESUS = ConversationId(4), ConversationId(3)


@dataclass
class Shown:
    """A thread that only remembers."""

    items: Sequence[ThreadItem] = ()
    has_older: bool = False
    has_newer: bool = False
    first_unread_id: str | None = None
    is_at_end: bool = True
    jumped: list[str] = field(default_factory=list)

    def clear(self) -> None:
        self.items = ()

    def jump_to(self, item_id: str) -> bool:
        self.jumped.append(item_id)
        return True

    def show_items(
        self,
        items: Sequence[ThreadItem],
        *,
        has_older: bool,
        today: date,
        first_unread_id: str | None = None,
        has_newer: bool = False,
    ) -> None:
        self.items, self.has_older = list(items), has_older
        self.has_newer = has_newer
        self.first_unread_id = first_unread_id


@dataclass
class Desk:
    uow: fakes.FakeUow = field(default_factory=fakes.desk)
    view: Shown = field(default_factory=Shown)
    failures: list[BaseException] = field(default_factory=list)

    def __post_init__(self) -> None:
        tasks = TaskOwner(lambda _name, error: self.failures.append(error))
        self.presenter = ThreadPresenter(fakes.context(self.uow), self.view, tasks)
        self.uow.conversations.threads[4] = [item(n, str(n)) for n in range(1, 301)]

    async def rest(self) -> None:
        for _ in range(10):
            await asyncio.sleep(0)
        assert self.failures == []


def changed(conversation_id: int) -> ChangeSet:
    return ChangeSet(conversations=frozenset({ConversationId(conversation_id)}))


async def test_the_newest_page_comes_first() -> None:
    desk = Desk()
    desk.presenter.open(MARIA)
    await desk.rest()
    assert [desk.view.items[0].order, desk.view.items[-1].order] == [301 - PAGE, 300]
    assert desk.view.has_older


async def test_older_pages_are_put_before_without_gap_or_repeat() -> None:
    desk = Desk()
    desk.presenter.open(MARIA)
    await desk.rest()
    for _ in range(6):
        desk.presenter.want_older()
        await desk.rest()
    assert [each.order for each in desk.view.items] == list(range(1, 301))
    assert not desk.view.has_older


async def test_a_change_replaces_only_what_changed() -> None:
    desk = Desk()
    desk.presenter.open(MARIA)
    await desk.rest()
    before = list(desk.view.items)
    thread = desk.uow.conversations.threads[4]
    thread[-1] = replace(thread[-1], delivery=Delivery.READ)
    thread[:-1] = [replace(each) for each in thread[:-1]]  # read anew: equal, not the same
    thread.append(item(301, "nuevo"))
    desk.presenter.data_changed(changed(4))
    await desk.rest()
    after = desk.view.items
    assert all(a is b for a, b in zip(before[:-1], after, strict=False))
    assert after[-2].delivery is Delivery.READ
    assert after[-1].id == "m301"


async def test_loaded_pages_survive_a_change() -> None:
    desk = Desk()
    desk.presenter.open(MARIA)
    await desk.rest()
    for _ in range(3):
        desk.presenter.want_older()
        await desk.rest()
    first = desk.view.items[0].order
    desk.uow.conversations.threads[4].append(item(301, "nuevo"))
    desk.presenter.data_changed(changed(4))
    await desk.rest()
    assert [each.order for each in desk.view.items] == list(range(first, 302))


async def test_another_persons_change_reads_nothing() -> None:
    desk = Desk()
    desk.presenter.open(MARIA)
    await desk.rest()
    shown = desk.view.items
    desk.presenter.data_changed(changed(77))
    await desk.rest()
    assert desk.view.items is shown


async def test_switching_quickly_shows_only_the_last_one() -> None:
    desk = Desk()
    desk.presenter.open(MARIA)
    desk.presenter.open(JESUS)
    await desk.rest()
    assert [each.text for each in desk.view.items] == ["¿Me pueden esperar?"]


async def test_a_quoted_message_far_back_is_shown_with_what_is_around_it() -> None:
    desk = Desk()
    desk.uow.conversations.threads[4] = [item(n, str(n)) for n in range(1, 1001)]
    desk.uow.messages.by_wamid["m200"] = item(200, "200")
    desk.presenter.open(MARIA)
    await desk.rest()
    desk.presenter.find("m200")
    await desk.rest()
    assert desk.view.jumped == ["m200"]
    orders = [each.order for each in desk.view.items]
    assert orders == list(range(121, 281))
    assert (desk.view.has_older, desk.view.has_newer) == (True, True)


async def test_from_a_stretch_far_back_one_comes_down_to_the_newest_without_a_gap() -> None:
    desk = Desk()
    desk.uow.conversations.threads[4] = [item(n, str(n)) for n in range(1, 501)]
    desk.presenter.open(MARIA)
    await desk.rest()
    desk.presenter.go_to(ThreadHit("m200", 200))
    await desk.rest()
    while desk.view.has_newer:
        desk.presenter.want_newer()
        await desk.rest()
    assert [each.order for each in desk.view.items] == list(range(121, 501))


async def test_the_way_back_to_the_newest_is_one_step() -> None:
    desk = Desk()
    desk.uow.conversations.threads[4] = [item(n, str(n)) for n in range(1, 1001)]
    desk.presenter.open(MARIA)
    await desk.rest()
    desk.presenter.go_to(ThreadHit("m200", 200))
    await desk.rest()
    desk.presenter.want_newest()
    await desk.rest()
    assert [each.order for each in desk.view.items] == list(range(921, 1001))
    assert not desk.view.has_newer


async def test_far_from_the_newest_nothing_is_read_and_a_change_is_seen() -> None:
    desk = Desk()
    desk.uow.conversations.threads[4] = [item(n, str(n)) for n in range(1, 1001)]
    desk.presenter.open(MARIA)
    await desk.rest()
    desk.presenter.go_to(ThreadHit("m200", 200))
    await desk.rest()
    desk.uow.conversations.unread_from = {4: "m1001"}
    desk.uow.conversations.threads[4][199] = item(200, "otra cosa")
    desk.uow.conversations.threads[4].append(item(1001, "nuevo"))
    desk.presenter.data_changed(changed(4))
    await desk.rest()
    assert desk.uow.conversations.read == []
    assert [each.text for each in desk.view.items if each.order == 200] == ["otra cosa"]
    assert desk.view.items[-1].order == 280


async def test_however_far_one_scrolls_only_so_many_messages_are_held() -> None:
    desk = Desk()
    desk.uow.conversations.threads[4] = [item(n, str(n)) for n in range(1, 2001)]
    desk.presenter.open(MARIA)
    await desk.rest()
    while desk.view.has_older:
        desk.presenter.want_older()
        await desk.rest()
        assert len(desk.view.items) <= WINDOW
    assert [each.order for each in desk.view.items] == list(range(1, WINDOW + 1))
    assert desk.view.has_newer


async def test_a_quote_that_names_metas_id_finds_our_own_line() -> None:
    desk = Desk()
    desk.uow.messages.by_wamid["wamid.X"] = item(250, "250")
    desk.presenter.open(MARIA)
    await desk.rest()
    desk.presenter.find("wamid.X")
    await desk.rest()
    assert desk.view.jumped == ["m250"]


async def test_what_is_in_sight_is_read_and_what_is_not_stays_unread() -> None:
    desk = Desk()
    desk.uow.conversations.unread_from = {4: "m299", 3: "m1"}
    desk.presenter.set_seen(is_seen=False)
    desk.presenter.open(MARIA)
    await desk.rest()
    assert desk.uow.conversations.read == []
    assert desk.view.first_unread_id == "m299"
    desk.presenter.set_seen(is_seen=True)
    await desk.rest()
    assert desk.uow.conversations.read == [4]


async def test_scrolled_up_new_messages_stay_unread_until_the_end_is_reached() -> None:
    desk = Desk()
    desk.presenter.open(MARIA)
    await desk.rest()
    desk.view.is_at_end = False
    desk.uow.conversations.threads[4].append(item(301, "nuevo"))
    desk.uow.conversations.unread_from = {4: "m301"}
    desk.presenter.data_changed(changed(4))
    await desk.rest()
    assert desk.uow.conversations.read == []
    desk.presenter.reach_end()
    await desk.rest()
    assert desk.uow.conversations.read == [4]
