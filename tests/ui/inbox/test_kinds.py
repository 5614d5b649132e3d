"""Every kind of message is drawn as what it is."""

from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from console.domain.delivery import Delivery
from console.ui.inbox.thread.contents import parts_of
from console.ui.inbox.thread.failures import RETRY, REWRITE, TEMPLATE, failure_for
from console.ui.inbox.thread.parts import Act, CardPart, LabelPart, TextPart
from console.ui.inbox.words import Words
from console.usecases.views import ThreadItem
from tests.ui.inbox.samples import ZONE, item

pytestmark = pytest.mark.usefixtures("qapp")
WORDS = Words(zone_name=ZONE)


def said(line: ThreadItem) -> list[str]:
    """The texts of a bubble, top down."""
    return [
        part.document.toPlainText() if isinstance(part, TextPart) else part.text
        for part in parts_of(line, WORDS, unfolded=False)
        if isinstance(part, TextPart | LabelPart)
    ]


def acts(line: ThreadItem) -> list[Act]:
    found = [getattr(part, "act", None) for part in parts_of(line, WORDS, unfolded=False)]
    return [act for act in found if act is not None]


def interactive(kind: str, **reply: Any) -> ThreadItem:
    return item(1, None, kind_name="interactive", content={"type": kind, kind: reply})


def test_an_answer_to_a_form_is_read_field_by_field() -> None:
    raw = (
        '{"flow_token":"secret","fecha_de_pago":"2026-11-30","acepta":true,"dias":["lu","ma"]}'
    )
    line = interactive("nfm_reply", name="flow", body="Sent", response_json=raw)
    title, answers = said(line)
    assert title == "Formulario respondido"
    assert answers.splitlines() == [
        "fecha de pago: 2026-11-30",
        "acepta: sí",
        "dias: lu, ma",
    ]


@pytest.mark.parametrize("raw", [None, "no json", "[1]", "{}", 7])
def test_a_form_that_cannot_be_read_still_stands_there(raw: object) -> None:
    line = interactive("nfm_reply", response_json=raw)
    assert said(line) == ["Formulario respondido", "Sin respuestas"]


def test_a_pick_from_a_list_has_its_description() -> None:
    reply = {"id": "3", "title": "3 cuotas", "description": "Sin intereses"}
    line = item(
        1,
        "3 cuotas",
        kind_name="interactive",
        choice="3 cuotas",
        content={"type": "list_reply", "list_reply": reply},
    )
    assert said(line) == ["Opción elegida de una lista", "3 cuotas", "Sin intereses"]


def test_an_order_lists_what_is_wanted() -> None:
    products = [
        {"product_retailer_id": "A1", "quantity": 2, "item_price": 30, "currency": "COP"},
        "not a product",
    ]
    line = item(1, "Para hoy", kind_name="order", content={"product_items": products})
    assert said(line) == ["Pedido de 1 productos", "2 × A1 · 30 COP\nPara hoy"]


def test_an_answer_about_calls_says_yes_or_no() -> None:
    yes = interactive("call_permission_reply", response="accept")
    assert said(yes) == ["Acepta llamadas por WhatsApp"]
    assert said(interactive("call_permission_reply")) == ["No acepta llamadas por WhatsApp"]


@pytest.mark.parametrize(
    ("url", "opens"), [("https://fb.me/x", True), ("javascript:alert(1)", False)]
)
def test_who_came_through_an_advert_has_it_over_the_message(url: str, *, opens: bool) -> None:
    referral = {"headline": "Ponte al día", "source_url": url}
    line = item(1, "Hola", content={"body": "Hola", "referral": referral})
    card = next(p for p in parts_of(line, WORDS, unfolded=False) if isinstance(p, CardPart))
    assert (card.act is not None) == opens
    assert said(line) == ["Hola"]


def test_an_unknown_kind_has_metas_own_name() -> None:
    line = item(1, None, kind_name="unsupported", content={"unsupported": {"type": "poll"}})
    assert said(line) == ["Mensaje de un tipo que no se puede mostrar: poll"]


def test_damaged_cards_do_not_harm() -> None:
    line = item(1, None, kind_name="contacts", content={"contacts": [{"phones": "x"}, 3]})
    assert len(parts_of(line, WORDS, unfolded=False)) == 2


def test_an_edited_message_shows_what_it_said_first() -> None:
    line = item(1, "pago 200", edited=True, first_text="pago *100*")
    assert said(line) == ["pago 200", "Antes decía: pago 100"]


def failed(code: str, **changes: Any) -> ThreadItem:
    lost = {"outgoing": True, "delivery": Delivery.FAILED, "error_code": code}
    return item(1, "Buenas", **(lost | changes))


@pytest.mark.parametrize(
    ("code", "offered"),
    [
        ("131016", [RETRY, REWRITE]),
        ("131056", [RETRY, REWRITE]),
        ("131047", [TEMPLATE, REWRITE]),
        ("131026", [REWRITE]),
        ("131049", [REWRITE]),
        ("999999", [REWRITE]),
    ],
)
def test_a_failure_offers_what_truly_helps(code: str, offered: list[str]) -> None:
    assert [act.name for act in acts(failed(code))] == offered


def test_what_was_sent_again_leads_to_the_next_attempt() -> None:
    assert acts(failed("131016", retried_id="m2")) == [Act("jump", "m2")]


def test_every_code_that_meta_lists_has_a_cause_and_a_remedy() -> None:
    listed = (
        "0 190 3 10 200 299 131005 1 2 131016 133004 131000 135000 4 80007 130429 131056 "
        "131048 131064 131057 368 131031 130497 131042 131044 131026 131047 131049 131050 "
        "130472 131051 131052 131053 131008 131009 100 33 131021 131030 131037 131045 131055 "
        "131059 131061 131062 131063 132000 132001 132005 132007 132008 132012 132018 132015 "
        "132016 132068 132069 133000 133005 133006 133008 133009 133015 133016 133010 134011 "
        "137000"
    )
    for code in listed.split():
        known = failure_for(code)
        assert known is not None, code
        assert known.cause
        assert known.remedy.endswith(".")
    assert failure_for("777") is None
    assert QApplication.instance() is not None
