"""A promise of one payment: limits beside the fields, by keyboard, recorded once."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from console.domain.contact import Reason, Refused
from console.domain.ids import ConversationId
from console.domain.money import Money
from console.domain.promise import LimitFinding, PromiseState
from console.runtime import formats
from console.runtime.tasks import TaskOwner
from console.ui.inbox.words import Words
from console.ui.promise.amounts import read_amount
from console.ui.promise.confirmation import confirmation_text, given_names
from console.ui.promise.presenter import Offer, PromisePresenter, Subject, Terms
from console.ui.promise.widget import PromiseDialog
from console.usecases.record_promise import PromiseMade
from tests.ui.inbox import fakes
from tests.ui.inbox.samples import ACCOUNTS, NOW, TODAY, ZONE, cop, facts, promise, talk

SUBJECT = Subject(
    "María Fernanda Ochoa Ríos", "CO", "es", ACCOUNTS[:1], ConversationId(4), talk()[-1:]
)


@dataclass
class Shown:
    """A dialog that only remembers."""

    terms: Terms | None = None
    offer: Offer = field(default_factory=Offer)
    findings: Sequence[LimitFinding] = ()
    state: PromiseState | None = None
    made: list[PromiseMade] = field(default_factory=list)
    unknown: int = 0

    def show_terms(self, terms: Terms, now: datetime) -> None:
        self.terms = terms

    def show_offer(self, offer: Offer) -> None:
        self.offer = offer

    def show_findings(
        self, findings: Sequence[LimitFinding], state: PromiseState | None
    ) -> None:
        self.findings, self.state = findings, state

    def finish(self, made: PromiseMade) -> None:
        self.made.append(made)

    def show_unknown(self) -> None:
        self.unknown += 1


@dataclass
class Desk:
    uow: fakes.FakeUow = field(default_factory=fakes.desk)
    view: Shown = field(default_factory=Shown)
    failures: list[BaseException] = field(default_factory=list)

    def __post_init__(self) -> None:
        tasks = TaskOwner(lambda _name, error: self.failures.append(error))
        self.presenter = PromisePresenter(fakes.context(self.uow), self.view, tasks, SUBJECT)
        self.presenter.load()

    async def rest(self) -> None:
        for _ in range(8):
            await asyncio.sleep(0)
        assert self.failures == []


async def test_it_opens_with_all_that_is_due_on_the_first_suggested_day() -> None:
    desk = Desk()
    await desk.rest()
    assert desk.view.offer.amount == cop(486_200)
    assert desk.view.offer.due_on == date(2026, 11, 19)
    assert desk.view.state is PromiseState.OPEN
    assert "*$ 486.200*" in desk.view.offer.text
    terms = desk.view.terms
    assert terms is not None
    assert [name for name, _ in terms.quick] == ["all", "least", "half"]
    assert date(2026, 11, 21) in terms.closed


async def test_recording_twice_stores_one_promise_and_one_confirmation() -> None:
    desk = Desk()
    await desk.rest()
    desk.presenter.choose_channel("PSE")
    desk.presenter.record()
    desk.presenter.record()
    await desk.rest()
    stored = desk.uow.promises.stored
    assert [(each.amount, each.channel, each.evidence_message_id) for each in stored] == [
        (cop(486_200), "PSE", "m293")
    ]
    assert [message.text for message in desk.uow.messages.sent] == [desk.view.offer.text]
    assert desk.view.made[0].state is PromiseState.OPEN


async def test_without_sending_only_the_promise_is_stored() -> None:
    desk = Desk()
    await desk.rest()
    desk.presenter.set_sends(sends=False)
    desk.presenter.record()
    await desk.rest()
    assert len(desk.uow.promises.stored) == 1
    assert desk.uow.messages.sent == []


async def test_a_refused_confirmation_does_not_undo_the_promise() -> None:
    desk = Desk()
    await desk.rest()
    desk.uow.contacts.facts[4] = facts(window_closes_at=None)
    desk.presenter.record()
    await desk.rest()
    assert len(desk.uow.promises.stored) == 1
    assert isinstance(desk.view.made[0].confirmation, Refused)


async def test_own_words_stay_when_the_amount_changes() -> None:
    desk = Desk()
    await desk.rest()
    desk.presenter.type_text("Quedamos así.")
    desk.presenter.choose_amount(cop(243_100))
    assert desk.view.offer.text == "Quedamos así."
    desk.presenter.record()
    await desk.rest()
    assert desk.uow.messages.sent[0].text == "Quedamos así."


@pytest.mark.parametrize(
    ("amount", "due_on", "state"),
    [
        ("486.200", TODAY + timedelta(days=1), PromiseState.OPEN),
        ("10.000", TODAY + timedelta(days=1), PromiseState.PENDING_APPROVAL),
        ("486.200", TODAY + timedelta(days=25), PromiseState.PENDING_APPROVAL),
        ("486.200", TODAY + timedelta(days=45), None),
        ("99.000.000", TODAY + timedelta(days=1), None),
        ("nada", TODAY + timedelta(days=1), None),
        ("486.200", TODAY - timedelta(days=1), None),
    ],
)
async def test_limits_decide_whether_it_stands_waits_or_is_refused(
    amount: str, due_on: date, state: PromiseState | None
) -> None:
    desk = Desk()
    await desk.rest()
    desk.presenter.type_amount(amount)
    desk.presenter.choose_date(due_on)
    assert desk.view.state is state
    desk.presenter.record()
    await desk.rest()
    assert [each.state for each in desk.uow.promises.stored] == ([state] if state else [])


async def test_a_second_open_promise_waits_for_approval() -> None:
    desk = Desk()
    desk.uow.promises.earlier = (promise(1, 100_000, TODAY, "open"),)
    await desk.rest()
    assert desk.view.state is PromiseState.PENDING_APPROVAL


async def test_an_account_that_is_gone_is_said() -> None:
    desk = Desk()
    desk.uow.queue.rows.clear()
    await desk.rest()
    assert desk.view.unknown == 1


# --- words and amounts ---------------------------------------------------------------------


@given(
    st.integers(1, 10**12),
    st.sampled_from(["MXN", "COP", "PEN", "CLP", "ARS", "BRL", "USD", "EUR"]),
)
def test_what_we_write_is_what_we_read(minor: int, currency: str) -> None:
    amount = Money(minor, currency)
    assert read_amount(formats.money(amount), currency) == amount


@pytest.mark.parametrize(
    ("text", "minor"),
    [("18,240.50", 1_824_050), ("18.240,50", 1_824_050), ("18240,5", 1_824_050),
     ("$ 486.200", 48_620_000), ("1,000", 100_000), ("1.5", 150), ("-5", None), ("", None),
     ("nada", None), ("9" * 16, None)],
)  # fmt: skip
def test_amounts_are_read_as_people_type_them(text: str, minor: int | None) -> None:
    found = read_amount(text, "MXN")
    assert (found.minor if found else None) == minor


def test_the_confirmation_is_in_the_debtors_language() -> None:
    text = confirmation_text(
        "MARÍA FERNANDA OCHOA RÍOS", cop(486_200), date(2026, 11, 30), language="es",
        country="CO", product="Libre inversión", account_no="100044714471", reference="77",
    )  # fmt: skip
    assert text == (
        "María Fernanda, quedó registrado tu compromiso de pago: *$ 486.200*, el *lunes 30 de "
        "noviembre*, libre inversión terminado en 4471. Tu referencia de pago es 77."
    )
    assert "registramos" in confirmation_text("Ana", cop(1), TODAY, language="pt_BR")
    assert "registered" in confirmation_text("Ana", cop(1), TODAY, language="en")


def test_people_are_addressed_by_their_given_names() -> None:
    assert given_names("ana ruiz") == "Ana"
    assert given_names("MARÍA DE LA LUZ PÉREZ") == "María"
    assert given_names("JORGE IVÁN CASTAÑEDA LUGO") == "Jorge Iván"


# --- the dialog ----------------------------------------------------------------------------


async def terms_now() -> Terms:
    desk = Desk()
    await desk.rest()
    assert desk.view.terms is not None
    return desk.view.terms


@pytest.fixture
def terms() -> Terms:
    return asyncio.run(terms_now())


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1_200, 800)
    window.show()
    return window


@pytest.fixture
def dialog(qtbot: QtBot, window: QWidget, terms: Terms) -> PromiseDialog:
    dialog = PromiseDialog(SUBJECT, Words(zone_name=ZONE), window)
    dialog.open()
    dialog.show_terms(terms, NOW)
    dialog.show_offer(Offer(cop(486_200), date(2026, 11, 19), text="Hola *María*"))
    return dialog


def test_a_quick_amount_is_chosen_by_click(qtbot: QtBot, dialog: PromiseDialog) -> None:
    with qtbot.waitSignal(dialog.amount_chosen) as chosen:
        qtbot.mouseClick(dialog.quick_chips()[1], Qt.MouseButton.LeftButton)
    assert chosen.args == [Money(14_586_000, "COP")]


def test_the_calendar_is_moved_and_chosen_by_keys(qtbot: QtBot, dialog: PromiseDialog) -> None:
    dialog.grid.setFocus()
    with qtbot.waitSignal(dialog.date_chosen) as chosen:
        qtbot.keyClick(dialog.grid, Qt.Key.Key_Right)
        qtbot.keyClick(dialog.grid, Qt.Key.Key_Return)
    assert chosen.args == [date(2026, 11, 20)]


def test_closed_and_far_days_cannot_be_clicked_and_say_why(
    qtbot: QtBot, dialog: PromiseDialog
) -> None:
    chosen: list[date] = []
    dialog.date_chosen.connect(chosen.append)
    for on in (date(2026, 11, 21), date(2026, 11, 30), date(2026, 11, 17)):
        spot = dialog.grid.cell(on).center().toPoint()
        qtbot.mouseClick(dialog.grid, Qt.MouseButton.LeftButton, pos=spot)
    assert chosen == []
    assert dialog.grid.reason(date(2026, 11, 21)) == "Los bancos no trabajan ese día"
    assert "28 de noviembre" in dialog.grid.reason(date(2026, 11, 30))
    spot = dialog.grid.cell(date(2026, 11, 20)).center().toPoint()
    qtbot.mouseClick(dialog.grid, Qt.MouseButton.LeftButton, pos=spot)
    assert chosen == [date(2026, 11, 20)]


def test_a_holiday_says_its_name(dialog: PromiseDialog, terms: Terms) -> None:
    later = replace(terms, last_on=date(2026, 12, 20))
    dialog.show_terms(later, NOW)
    assert dialog.grid.reason(date(2026, 12, 8)) == "Inmaculada Concepción"


async def test_the_reason_stands_beside_the_field_it_is_about(window: QWidget) -> None:
    desk = Desk()
    await desk.rest()
    desk.presenter.type_amount("10.000")
    dialog = PromiseDialog(SUBJECT, Words(zone_name=ZONE), window)
    assert desk.view.terms is not None
    dialog.show_terms(desk.view.terms, NOW)
    dialog.show_findings(desk.view.findings, desk.view.state)
    assert dialog.amount_complaint.text().startswith("El mínimo es $ 145.860.")
    assert dialog.record.text() == "Pedir aprobación"
    desk.presenter.type_amount("99.000.000")
    dialog.show_findings(desk.view.findings, desk.view.state)
    assert dialog.amount_complaint.text() == "Debe $ 3.214.900 en total."
    assert not dialog.record.isEnabled()


def test_typing_an_amount_is_never_overwritten(qtbot: QtBot, dialog: PromiseDialog) -> None:
    dialog.amount.setFocus()
    dialog.amount.selectAll()
    with qtbot.waitSignal(dialog.amount_typed):
        qtbot.keyClicks(dialog.amount, "2431")
    QApplication.processEvents()
    shown = dialog.amount.text()
    dialog.show_offer(Offer(cop(2_431), date(2026, 11, 20)))
    if dialog.amount.hasFocus():
        assert dialog.amount.text() == shown


def test_enter_records(qtbot: QtBot, dialog: PromiseDialog) -> None:
    dialog.show_findings((), PromiseState.OPEN)
    with qtbot.waitSignal(dialog.record_asked):
        qtbot.keyClick(dialog.amount, Qt.Key.Key_Return)


def test_the_words_can_be_changed(qtbot: QtBot, dialog: PromiseDialog) -> None:
    qtbot.mouseClick(dialog.edit, Qt.MouseButton.LeftButton)
    assert dialog.text.isVisible()
    with qtbot.waitSignal(dialog.text_typed):
        qtbot.keyClicks(dialog.text, "Ok. ")


def test_what_cannot_be_sent_now_is_only_recorded(dialog: PromiseDialog, terms: Terms) -> None:
    closed = facts(window_closes_at=None)
    refused = replace(
        terms, standing=Refused(Reason.WINDOW_CLOSED, "whatsapp_window"), contact=closed
    )
    dialog.show_terms(refused, NOW)
    dialog.show_findings((), PromiseState.OPEN)
    assert not dialog.sends.isEnabled()
    assert dialog.record.text() == "Registrar"
