"""Templates: filled from the account, one per debtor, once."""

from dataclasses import replace
from functools import partial
from typing import Any

import pytest

from console.domain.contact import Reason
from console.domain.delivery import Delivery
from console.domain.ids import AccountId, MessageId
from console.usecases.bind_template import (
    bind,
    bind_template,
    facts_of,
    lang_of,
)
from console.usecases.ports import UnitOfWork
from console.usecases.send_template import (
    Sender,
    SendTemplate,
    queue_template,
    send_template,
)
from console.usecases.send_templates import BulkLine, SendTemplates, send_templates
from console.usecases.views import QueueRow, TemplateRow
from tests.store.placing import LINE, NOW, Store, account_of, load, record, thread_with
from tests.usecases.scene import (
    NIGHT,
    PAUSED,
    REMINDER,
    RULES,
    VALUES,
    actions,
    audited,
    delivery,
    due,
    hear,
    item,
    refused,
    remind,
    templates_known,
    thread,
)

VALUES_BY_SOURCE = {"name": "Jacinta", "amount": "$1", "creditor": "Banco"}


def row_of(store: Store, number: int = 1) -> QueueRow:
    found = store.read(lambda uow: uow.queue.row(account_of(store, number), NOW))
    assert found is not None
    return found


def bulk(store: Store, ids: dict[AccountId, MessageId], **changes: Any) -> tuple[BulkLine, ...]:
    values: dict[str, Any] = {"template": REMINDER.name, "language": "es_MX"} | changes
    now = values.pop("now", NOW)
    intent = SendTemplates(ids, by="ana", **values)
    job = partial(send_templates, intent, rules=RULES, now=now, phone_number_id=LINE, lang="es")
    return store.write(job)


def test_a_template_opens_the_thread_of_the_debtor(placed: Store) -> None:
    assert remind(placed) == "m1"
    (command,) = due(placed)
    assert command.template == REMINDER.name
    assert command.body["to"] == "+525512340001"
    assert command.body["phone_number_id"] == LINE
    assert command.body["template"]["language"] == {"code": "es_MX"}
    assert command.account_id == account_of(placed)
    shown = item(placed, "m1").template
    assert shown is not None
    assert shown.body == (
        "Hola Jacinta, tu pago de $1,000.01 con Banco Cerro Azul está vencido."
    )
    assert shown.buttons == ("Ya pagué", "Necesito un plan")
    assert delivery(placed) is Delivery.QUEUED
    assert actions(placed) == ["TEMPLATE"]


def test_a_double_click_sends_one_template(placed: Store) -> None:
    assert remind(placed) == remind(placed) == "m1"
    assert len(due(placed)) == 1
    assert actions(placed) == ["TEMPLATE"]


def test_a_refused_template_leaves_no_trace_but_the_audit(placed: Store) -> None:
    assert refused(remind(placed, now=NIGHT)) is Reason.OUTSIDE_HOURS
    assert due(placed) == ()
    assert actions(placed) == []
    assert audited(placed)[-1] == "send.refused"
    talks = placed.read(lambda uow: uow.conversations.list(by="ana", tab="everyone", now=NOW))
    assert talks == ()


def test_a_template_that_meta_paused_does_not_go(placed: Store) -> None:
    outcome = remind(placed, template=PAUSED.name)
    assert refused(outcome) is Reason.TEMPLATE_NOT_APPROVED


def test_a_template_that_nobody_knows_does_not_go(placed: Store) -> None:
    assert refused(remind(placed, template="x")) is Reason.TEMPLATE_NOT_APPROVED
    assert refused(remind(placed, language="pt_BR")) is Reason.TEMPLATE_NOT_APPROVED


def test_a_template_with_a_gap_does_not_go(placed: Store) -> None:
    outcome = remind(placed, values={"nombre": "Jacinta"})
    assert refused(outcome) is Reason.VARIABLES_MISSING


def test_an_account_that_is_not_there_is_refused(placed: Store) -> None:
    assert refused(remind(placed, account_id=AccountId(999))) is Reason.CONTACT_POINT_INVALID


def test_a_template_without_account_or_conversation_goes_nowhere(placed: Store) -> None:
    intent = SendTemplate(MessageId("m1"), None, REMINDER.name, "es_MX", "ana", VALUES)
    outcome = placed.write(
        partial(send_template, intent, rules=RULES, now=NOW, phone_number_id=LINE)
    )
    assert refused(outcome) is Reason.CONTACT_POINT_INVALID


def test_in_a_thread_its_own_number_is_written_to(store: Store) -> None:
    load(store, [record(1, phones=("+525511110001", "+525511110002"))])
    templates_known(store)
    row = row_of(store)
    talk = thread_with(store, "+525511110002", debtor_id=row.debtor_id)
    remind(store, conversation_id=talk)
    (command,) = due(store)
    assert command.body["to"] == "+525511110002"
    assert command.conversation_id == talk


def test_the_third_message_of_a_day_is_one_too_many(placed: Store) -> None:
    assert remind(placed, "m1") == "m1"
    assert remind(placed, "m2") == "m2"
    assert refused(remind(placed, "m3")) is Reason.CAP_REACHED


# --- several at once --------------------------------------------------------------------


def test_several_debtors_get_one_message_each(placed: Store) -> None:
    ids = {account_of(placed, n): MessageId(f"b{n}") for n in (1, 2, 3)}
    lines = bulk(placed, ids)
    assert [line.message_id for line in lines] == ["b1", "b2", "b3"]
    assert {command.message_id for command in due(placed)} == {"b1", "b2", "b3"}
    assert "$1,000.02" in (item(placed, "b2").text or "")


def test_a_debtor_with_two_accounts_gets_one_message(store: Store) -> None:
    first = record(1)
    second = record(9, debtor_key=first.debtor_key, doc_number=first.doc_number)
    load(store, [first, second])
    templates_known(store)
    ids = {account_of(store, 1): MessageId("b1"), account_of(store, 9): MessageId("b9")}
    lines = bulk(store, ids)
    assert [line.message_id for line in lines] == ["b1"]
    assert len(due(store)) == 1


def test_a_second_account_is_tried_where_the_first_was_refused(store: Store) -> None:
    first = record(1, payment_reference=None)
    second = record(9, debtor_key=first.debtor_key, doc_number=first.doc_number,
                    payment_reference="REF1")  # fmt: skip
    load(store, [first, second])
    body: dict[str, object] = {"type": "BODY", "text": "Tu referencia es {{referencia}}."}
    templates_known(store, replace(REMINDER, components=(body,)))
    ids = {account_of(store, 1): MessageId("b1"), account_of(store, 9): MessageId("b9")}
    lines = bulk(store, ids)
    assert [line.message_id for line in lines] == [None, "b9"]
    assert refused(lines[0].refused) is Reason.VARIABLES_MISSING


def test_a_repeated_bulk_sends_nothing_more(placed: Store) -> None:
    ids = {account_of(placed, n): MessageId(f"b{n}") for n in (1, 2)}
    first = bulk(placed, ids)
    assert bulk(placed, ids) == first
    assert len(due(placed)) == 2


def test_a_bulk_says_who_was_left_out_and_why(placed: Store) -> None:
    hear(placed, "BAJA")
    ids = {account_of(placed, n): MessageId(f"b{n}") for n in (1, 2)}
    out, sent = bulk(placed, ids)
    assert refused(out.refused) is Reason.OPTED_OUT
    assert out.person == "Jacinta Peña 1"
    assert sent.message_id == "b2"


def test_a_bulk_skips_accounts_that_are_gone(placed: Store) -> None:
    assert bulk(placed, {AccountId(999): MessageId("b1")}) == ()


def test_a_bulk_of_an_unknown_template_refuses_every_line(placed: Store) -> None:
    (line,) = bulk(placed, {account_of(placed): MessageId("b1")}, template="x")
    assert refused(line.refused) is Reason.TEMPLATE_NOT_APPROVED


def test_nobody_without_a_number_gets_a_bulk_message(store: Store) -> None:
    load(store, [record(1, phones=())])
    templates_known(store)
    (line,) = bulk(store, {account_of(store): MessageId("b1")})
    assert refused(line.refused) is Reason.CONTACT_POINT_INVALID
    assert due(store) == ()


class Forgetful:
    """A unit of work whose contacts know nobody; the rest is the real one."""

    def __init__(self, uow: UnitOfWork) -> None:
        self._uow = uow
        self.contacts = self

    def __getattr__(self, name: str) -> Any:
        return getattr(self._uow, name)

    def recipient_of_account(self, *_args: object) -> None:
        return None


def test_an_account_whose_debtor_is_gone_is_refused_in_the_bulk(placed: Store) -> None:
    intent = SendTemplates({account_of(placed): MessageId("b1")}, REMINDER.name, "es_MX", "ana")
    (line,) = placed.write(
        lambda uow: send_templates(
            intent,
            Forgetful(uow),  # type: ignore[arg-type]  # all but the contacts is the real one
            rules=RULES,
            now=NOW,
            phone_number_id=LINE,
            lang="es",
        )
    )
    assert refused(line.refused) is Reason.CONTACT_POINT_INVALID


def test_who_has_no_identity_is_not_written_to(placed: Store) -> None:
    known = placed.read(lambda uow: uow.contacts.recipient_of_account(account_of(placed), NOW))
    assert known is not None
    nobody = replace(known, identity=None, conversation_id=None)
    sender = Sender("ana", RULES, NOW, LINE)
    outcome = placed.write(
        lambda uow: queue_template(
            MessageId("m1"), nobody, REMINDER, bind(REMINDER, VALUES_BY_SOURCE), sender, uow
        )
    )
    assert refused(outcome) is Reason.CONTACT_POINT_INVALID
    assert due(placed) == ()


# --- what fills them --------------------------------------------------------------------


def test_a_template_is_filled_from_the_account(placed: Store) -> None:
    account_id = account_of(placed)
    bound = placed.read(
        partial(bind_template, REMINDER, account_id=account_id, by="ana", now=NOW, lang="es")
    )
    assert bound.missing == ()
    assert bound.values == {
        "nombre": "Jacinta Peña 1",
        "monto": "$1,000.01",
        "acreedor": "Banco Cerro Azul",
    }
    assert bound.preview.body.startswith("Hola Jacinta Peña 1, tu pago de $1,000.01")


def test_other_columns_of_the_creditors_file_fill_the_variables_of_their_names(
    placed: Store,
) -> None:
    extra = {"Campaña Navidad": "20 % menos", "zone": "Curicó", "Monto": "otro"}
    load(placed, [record(7, extra=extra)])
    body = "{{nombre}}: {{campana_navidad}} en {{sucursal}}, {{monto}}, {{nadie_sabe}}."
    component: dict[str, object] = {"type": "BODY", "text": body}
    template = replace(REMINDER, name="con_extras", components=(component,))
    account_id = account_of(placed, 7)
    bound = placed.read(
        partial(bind_template, template, account_id=account_id, by="ana", now=NOW, lang="es")
    )
    assert bound.values["campana_navidad"] == "20 % menos"
    assert bound.values["sucursal"] == "Curicó"
    assert bound.values["monto"].startswith("$")
    assert bound.missing == ("nadie_sabe",)


def test_everything_is_missing_for_an_unknown_account(placed: Store) -> None:
    bound = placed.read(
        partial(
            bind_template, REMINDER, account_id=AccountId(999), by="ana", now=NOW, lang="es"
        )
    )
    assert set(bound.missing) == {"nombre", "monto", "acreedor"}


def test_a_counting_template_greets_first_and_a_person_fills_the_rest() -> None:
    body: dict[str, object] = {"type": "BODY", "text": "Hola {{1}}, sobre {{2}}."}
    counting = TemplateRow("x", "es", "APPROVED", "UTILITY", None, (body,))
    bound = bind(counting, {"name": "Jacinta", "amount": "$1"})
    assert (bound.values, bound.missing) == ({"1": "Jacinta"}, ("2",))


def test_every_source_is_written_as_the_debtor_reads_it(placed: Store) -> None:
    row = replace(
        row_of(placed),
        person="JUAN DE LA CRUZ",
        product=" TARJETA ORO ",
        payment_reference="R-1",
        balance=None,
    )
    facts = facts_of(row, "Ana López", "es")
    assert facts["name"] == "Juan de la Cruz"
    assert facts["product"] == "Tarjeta oro"
    assert facts["agent"] == "Ana"
    assert facts["days"] == "45"
    assert facts["account"] == "0001"
    assert facts["reference"] == "R-1"
    assert "balance" not in facts
    assert "octubre" in facts["date"]
    empty = replace(row, person=None, product=None, account_no=None, dpd=-3, due_on=None)
    assert not {"name", "product", "account", "days", "date"} & set(facts_of(empty, "a", "es"))


@pytest.mark.parametrize(
    ("language", "lang"), [("es_MX", "es"), ("pt_BR", "pt_BR"), ("en_US", "en"), ("fr", "es")]
)
def test_values_are_written_in_the_templates_language(language: str, lang: str) -> None:
    assert lang_of(replace(REMINDER, language=language), "es") == lang


def test_a_template_shows_its_parts_in_the_thread(placed: Store) -> None:
    remind(placed)
    talk = due(placed)[0].conversation_id
    (shown,) = thread(placed, talk)
    assert (shown.kind_name, shown.author) == ("template", "ana")
