"""What an agent does around the messages: claims, notes, drafts, reading, closing, asking."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any
from uuid import UUID

from console.domain.contact import Allowed, Reason, Refused
from console.domain.ids import AccountId, ConversationId, DebtorId, PortfolioId
from console.domain.money import Money
from console.runtime.clock import ShiftedClock
from console.usecases.add_note import AddNote, add_note
from console.usecases.address import address_of
from console.usecases.claim_debtor import (
    LEASE_S,
    ClaimDebtor,
    ClaimNext,
    claim_debtor,
    claim_next,
    release_debtor,
)
from console.usecases.context import Context, new_id
from console.usecases.decide import decide_for_account, decide_for_conversation
from console.usecases.mark_read import mark_read
from console.usecases.open_conversation import open_conversation, thread_of
from console.usecases.ports import ChangeSet, Held, Topic
from console.usecases.save_draft import save_draft
from console.usecases.segments import BANDS, complete
from console.usecases.sync_templates import sync_templates
from console.usecases.views import QueueRow, SegmentRow, ThreadItem
from tests.fakes.uow import FakeAsyncRunner
from tests.store.placing import LINE, NOW, Store, account_of, debtor_of, load, record
from tests.usecases.scene import (
    NIGHT,
    REMINDER,
    RULES,
    OtherRules,
    claim,
    due,
    hear,
    thread,
)

# --- claims -----------------------------------------------------------------------------------


def take(store: Store, number: int, by: str, now: datetime = NOW) -> datetime | Held:
    intent = ClaimDebtor(debtor_of(store, number), by)
    return store.write(partial(claim_debtor, intent, now=now))


def next_of(store: Store, by: str, *skip: DebtorId, now: datetime = NOW) -> QueueRow | None:
    intent = ClaimNext(None, by, skip)
    return store.write(partial(claim_next, intent, rules=RULES, now=now))


def test_a_claim_is_a_lease(placed: Store) -> None:
    until = take(placed, 1, "ana")
    assert until == NOW + timedelta(seconds=LEASE_S)
    assert take(placed, 1, "luis") == Held("ana", NOW + timedelta(seconds=LEASE_S))
    later = NOW + timedelta(seconds=LEASE_S)
    assert take(placed, 1, "luis", later) == later + timedelta(seconds=LEASE_S)


def test_a_claim_is_given_back_by_its_holder_only(placed: Store) -> None:
    take(placed, 1, "ana")
    placed.write(partial(release_debtor, ClaimDebtor(debtor_of(placed, 1), "luis")))
    assert isinstance(take(placed, 1, "luis"), Held)
    placed.write(partial(release_debtor, ClaimDebtor(debtor_of(placed, 1), "ana")))
    assert isinstance(take(placed, 1, "luis"), datetime)


def test_two_people_never_get_the_same_debtor(placed: Store) -> None:
    taken = [next_of(placed, by) for by in ("ana", "luis", "eva")]
    assert len({row.debtor_id for row in taken if row}) == 3
    assert next_of(placed, "zoe") is None


def test_a_debtor_who_was_passed_over_does_not_come_again(placed: Store) -> None:
    first = next_of(placed, "ana")
    assert first is not None
    second = next_of(placed, "ana", first.debtor_id)
    assert second is not None
    assert second.debtor_id != first.debtor_id


def test_whom_the_gate_refuses_is_not_given_out(placed: Store) -> None:
    hear(placed, "BAJA")
    given = {row.debtor_id for by in ("a", "b", "c") if (row := next_of(placed, by))}
    assert debtor_of(placed, 1) not in given
    assert len(given) == 2


def test_nobody_is_given_out_at_night(placed: Store) -> None:
    assert next_of(placed, "ana", now=NIGHT) is None


def test_a_debtor_whom_a_colleague_holds_is_left_to_them(placed: Store) -> None:
    claim(placed, 1, "luis")
    given = {row.debtor_id for by in ("a", "b", "c") if (row := next_of(placed, by))}
    assert debtor_of(placed, 1) not in given


def test_the_next_after_fifty_who_may_not_be_written_to_is_found(database: Store) -> None:
    blocked = [record(n, phones=(), due_minor=900_000) for n in range(1, 56)]
    load(database, [*blocked, record(90)])
    row = next_of(database, "ana")
    assert row is not None
    assert row.account_no == "5512-0000090"


def test_a_candidate_who_was_taken_meanwhile_is_passed_over(placed: Store) -> None:
    """Between the list and the claim somebody else may be faster."""

    class Faster:
        def __init__(self, uow: object) -> None:
            self._uow = uow
            self.claims = self
            self.rounds = 0

        def __getattr__(self, name: str) -> object:
            return getattr(self._uow, name)

        def next_free(self, *_args: object) -> tuple[AccountId, ...]:
            self.rounds += 1
            here = (AccountId(999), account_of(placed, 1), account_of(placed, 2))
            return here if self.rounds == 1 else ()

        def acquire(self, debtor_id: DebtorId, *_args: object) -> object:
            return Held("luis", NOW) if debtor_id == debtor_of(placed, 1) else NOW

    intent = ClaimNext(None, "ana")
    row = placed.write(
        lambda uow: claim_next(intent, Faster(uow), rules=RULES, now=NOW)  # type: ignore[arg-type]  # all but the claims is the real one
    )
    assert row is not None
    assert row.debtor_id == debtor_of(placed, 2)


# --- around a conversation --------------------------------------------------------------------


def test_a_note_is_kept_once_and_never_leaves(placed: Store) -> None:
    talk = hear(placed)
    intent = AddNote("n1", talk, "Llama su esposa", "ana")
    placed.write(partial(add_note, intent, now=NOW))
    placed.write(partial(add_note, intent, now=NOW))
    notes = [item for item in thread(placed, talk) if item.id == "n1"]
    assert [(note.text, note.author) for note in notes] == [("Llama su esposa", "ana")]
    assert due(placed) == ()


def test_a_draft_is_kept_without_what_hangs_at_its_end(placed: Store) -> None:
    talk = hear(placed)
    placed.write(lambda uow: save_draft(talk, "Buenas \n", uow, now=NOW))
    assert placed.read(lambda uow: uow.conversations.draft(talk)) == "Buenas"
    placed.write(lambda uow: save_draft(talk, "  \n", uow, now=NOW))
    assert placed.read(lambda uow: uow.conversations.draft(talk)) == ""


def counts(store: Store) -> tuple[int, int]:
    found = store.read(lambda uow: uow.conversations.counts("ana", NOW))
    return found.everyone, found.unread


def test_what_was_seen_is_unread_no_more(placed: Store) -> None:
    talk = hear(placed)
    assert counts(placed)[1] == 1
    placed.write(partial(mark_read, talk))
    assert counts(placed)[1] == 0


def opened(store: Store, account_id: AccountId) -> ConversationId | None:
    job = partial(open_conversation, account_id, phone_number_id=LINE, now=NOW)
    return store.write(job)


def test_a_thread_is_opened_once_and_nothing_is_sent(placed: Store) -> None:
    first = opened(placed, account_of(placed))
    assert first is not None
    assert opened(placed, account_of(placed)) == first
    assert due(placed) == ()
    assert thread(placed, first) == ()


def test_an_unknown_account_has_no_thread(placed: Store) -> None:
    assert opened(placed, AccountId(999)) is None


def test_somebody_without_a_number_has_no_thread(store: Store) -> None:
    load(store, [record(1, phones=())])
    assert opened(store, account_of(store)) is None


def test_the_gate_can_be_asked_about_a_thread_or_an_account(placed: Store) -> None:
    talk = hear(placed)
    by_talk = placed.read(
        partial(decide_for_conversation, talk, by="ana", rules=RULES, now=NOW)
    )
    assert isinstance(by_talk, Allowed)
    by_account = placed.read(
        partial(decide_for_account, account_of(placed, 2), by="ana", rules=RULES, now=NOW)
    )
    assert isinstance(by_account, Refused)
    assert by_account.reason is Reason.WINDOW_CLOSED
    with_template = placed.read(
        partial(
            decide_for_account,
            account_of(placed, 2),
            by="ana",
            rules=OtherRules(),
            now=NOW,
            template=REMINDER,
            missing=("monto",),
        )
    )
    assert isinstance(with_template, Refused)
    assert with_template.detail == "monto"


def test_the_gate_says_nothing_about_what_is_not_there(placed: Store) -> None:
    ask: dict[str, Any] = {"by": "ana", "rules": RULES, "now": NOW}
    assert placed.read(partial(decide_for_conversation, ConversationId(9999), **ask)) is None
    assert placed.read(partial(decide_for_account, AccountId(9999), **ask)) is None


def test_the_number_of_the_thread_wins_over_the_desks(placed: Store) -> None:
    talk = hear(placed)
    known = placed.read(lambda uow: uow.contacts.recipient_of_conversation(talk, NOW))
    assert known is not None
    assert address_of(known, "other") == {"phone_number_id": LINE, "to": "+525512340001"}
    fresh = replace(known, phone_number_id=None)
    assert address_of(fresh, "other")["phone_number_id"] == "other"
    assert address_of(fresh)["phone_number_id"] is None
    hidden = replace(known, phone=None, user_id="MX.1")
    assert address_of(hidden) == {"phone_number_id": LINE, "recipient": "MX.1"}


def test_a_recipient_without_any_identity_has_no_thread(placed: Store) -> None:
    known = placed.read(
        lambda uow: uow.contacts.recipient_of_account(account_of(placed, 1), NOW)
    )
    assert known is not None
    nobody = replace(known, identity=None, conversation_id=None)
    assert (
        placed.write(lambda uow: thread_of(nobody, uow, phone_number_id=LINE, now=NOW)) is None
    )


def test_templates_that_no_longer_come_cannot_be_sent(placed: Store) -> None:
    placed.write(partial(sync_templates, (REMINDER,), now=NOW))
    approved = placed.read(lambda uow: uow.templates.all("APPROVED"))
    assert [row.name for row in approved] == [REMINDER.name]
    placed.write(partial(sync_templates, (), now=NOW))
    assert placed.read(lambda uow: uow.templates.all("APPROVED")) == ()


# --- small things -----------------------------------------------------------------------------


def test_identifiers_are_unique_and_sort_by_time() -> None:
    at = datetime(2026, 11, 18, tzinfo=UTC)
    made = [new_id(at + timedelta(milliseconds=step)) for step in range(50)]
    assert made == sorted(made)
    assert len({new_id(at) for _ in range(1000)}) == 1000
    assert UUID(made[0]).version == 7
    assert UUID(made[0]).variant == "specified in RFC 4122"


def test_a_context_tells_the_time_and_makes_ids() -> None:
    context = Context(FakeAsyncRunner(), ShiftedClock(timedelta(days=-3)), "ana", RULES, LINE)
    assert context.now().tzinfo is UTC
    assert context.new_id() != context.new_id()
    assert context.creditor() == ""


def test_an_empty_change_set_is_nothing() -> None:
    assert not ChangeSet()
    assert ChangeSet(topics=frozenset({Topic.SYNC}))


def test_every_band_is_shown_and_the_rest_only_if_filled() -> None:
    money = (Money(5, "MXN"),)
    rows = [
        SegmentRow("31-90", 2, 1, money, "Banco", PortfolioId(1), "MX"),
        SegmentRow("31-90", 2, 1, money),
        SegmentRow("excluded", 1, 1, money),
    ]
    shown = complete(rows)
    portfolio = [row for row in shown if row.creditor == "Banco"]
    totals = [row for row in shown if row.creditor is None]
    assert tuple(row.segment for row in portfolio) == BANDS
    assert tuple(row.segment for row in totals) == (*BANDS, "excluded")
    assert sum(row.accounts for row in totals) == 3
    empty = portfolio[0]
    assert (empty.accounts, empty.due, empty.country) == (0, (), "MX")
    assert tuple(row.segment for row in complete([])) == BANDS


def test_a_thread_item_is_frozen(placed: Store) -> None:
    talk = hear(placed)
    (shown,) = thread(placed, talk)
    assert isinstance(shown, ThreadItem)
    assert replace(shown, text="x") != shown
