"""What the port Queue promises, on both databases."""

from datetime import timedelta

import pytest

from console.domain.ids import AccountId
from console.usecases.views import QueuePage, QueueRow
from tests.store.conftest import SqlStore
from tests.store.placing import NOW, account_of, debtor_of, load, record, thread_with
from tests.store.test_messages import hear, incoming, outgoing, say
from tests.store.test_promises import make


@pytest.fixture
def placed(sql_store: SqlStore) -> SqlStore:
    """Thirty accounts, larger debts first in the file."""
    load(
        sql_store,
        [record(number, due_minor=4_000_000 // number) for number in range(1, 31)],
    )
    return sql_store


def row(store: SqlStore, number: int = 1) -> QueueRow:
    found = store.read(lambda uow: uow.queue.row(account_of(store, number), NOW))
    assert found is not None
    return found


def test_pages_hold_every_account_once_in_order_of_priority(placed: SqlStore) -> None:
    seen: list[QueueRow] = []
    after: str | None = None
    while True:
        page = _page(placed, after)
        assert page.total == 30
        seen += page.rows
        after = page.next
        if after is None:
            break
    assert len({row.account_id for row in seen}) == 30
    scores = [(-row.priority, row.account_id) for row in seen]
    assert scores == sorted(scores)
    streamed = placed.read(lambda uow: list(uow.queue.stream("31-90", NOW)))
    assert streamed == seen


def _page(store: SqlStore, after: str | None) -> QueuePage:
    return store.read(lambda uow: uow.queue.page("31-90", after=after, limit=7, now=NOW))


def test_every_score_is_the_sum_of_its_terms(placed: SqlStore) -> None:
    for each in placed.read(lambda uow: list(uow.queue.stream(None, NOW))):
        assert each.priority == sum(term.points for term in each.terms)
        assert each.terms


@pytest.mark.parametrize("cursor", ["", "x", "1:", "1:2:3", "::"])
def test_a_cursor_that_is_not_ours_is_refused(placed: SqlStore, cursor: str) -> None:
    with pytest.raises(ValueError, match="cursor"):
        placed.read(lambda uow: uow.queue.page(None, after=cursor, now=NOW))


def test_an_unknown_segment_is_refused(placed: SqlStore) -> None:
    with pytest.raises(ValueError, match="61-90"):
        placed.read(lambda uow: uow.queue.page("61-90", now=NOW))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("peña 7", {7, 17, 27}),
        ("PENA jacinta 30", {30}),
        ("5512-0000004", {4}),
        ("PEJA800105", {5}),
        ("100%", set()),
        ("nobody", set()),
    ],
)
def test_text_finds_names_numbers_and_documents(
    placed: SqlStore, text: str, found: set[int]
) -> None:
    page = placed.read(lambda uow: uow.queue.page(None, text=text, now=NOW))
    assert {each.account_id for each in page.rows} == {account_of(placed, n) for n in found}
    assert page.total == len(found)


def test_a_portfolio_narrows_the_worklist(placed: SqlStore) -> None:
    load(placed, [record(40)], portfolio="Autos")
    other = row(placed, 40).portfolio_id
    page = placed.read(lambda uow: uow.queue.page(None, portfolio_id=other, now=NOW))
    assert [each.account_no for each in page.rows] == ["5512-0000040"]
    assert page.total == 1


def test_account_numbers_are_compared_by_letters_and_digits(placed: SqlStore) -> None:
    def find(written: str) -> tuple[AccountId, ...]:
        return placed.read(lambda uow: uow.queue.account_by_no(written))

    for written in ("5512-0000003", "55120000003", " 5512 0000003 "):
        assert find(written) == (account_of(placed, 3),)
    assert find("--") == ()
    assert placed.read(lambda uow: uow.queue.row(AccountId(10**9), NOW)) is None


def test_somebody_who_waits_comes_first_once_priorities_are_computed(
    placed: SqlStore,
) -> None:
    debtor_id = debtor_of(placed, 30)
    talk = thread_with(placed, "+525512340030", debtor_id=debtor_id)
    hear(placed, incoming(talk))
    changed = placed.write(lambda uow: uow.queue.recompute_priorities(NOW, [debtor_id]))
    assert changed == 1
    assert placed.write(lambda uow: uow.queue.recompute_priorities(NOW, [debtor_id])) == 0
    page = placed.read(lambda uow: uow.queue.page(None, limit=1, now=NOW))
    assert page.rows[0].debtor_id == debtor_id
    assert "waiting" in {term.code for term in page.rows[0].terms}


def test_all_priorities_move_with_time(placed: SqlStore) -> None:
    assert placed.write(lambda uow: uow.queue.recompute_priorities(NOW)) == 0
    talk = thread_with(placed, debtor_id=debtor_of(placed))
    say(placed, outgoing(talk))
    assert placed.write(lambda uow: uow.queue.recompute_priorities(NOW)) == 1
    later = NOW + timedelta(days=9)
    assert placed.write(lambda uow: uow.queue.recompute_priorities(later)) == 1


def test_a_row_shows_the_last_contact_the_promise_and_the_claim(placed: SqlStore) -> None:
    talk = thread_with(placed, debtor_id=debtor_of(placed))
    hear(placed, incoming(talk))
    say(placed, outgoing(talk, at=NOW + timedelta(minutes=1)))
    make(placed)
    placed.write(lambda uow: uow.claims.acquire(debtor_of(placed), "luis", NOW, 300))
    shown = row(placed)
    assert shown.last_contact_at == NOW + timedelta(minutes=1)
    assert (shown.last_contact_inbound, shown.claimed_by) == (False, "luis")
    assert (shown.conversation_id, shown.window_closes_at) == (talk, NOW + timedelta(days=1))
    assert shown.promise is not None
    assert shown.promise.state == "open"
    assert (shown.creditor, shown.workable) == ("Banco Cerro Azul", True)
