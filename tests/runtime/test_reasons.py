from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from console.domain.contact import (
    Allowed,
    Channel,
    ContactFacts,
    HardBlock,
    PastContact,
    Proposal,
    Reason,
    Refused,
    SoftPause,
)
from console.domain.contact_policy import may_contact
from console.runtime import countries, reasons

FACTS = ContactFacts("CO", ("America/Bogota",), consent=True)
TEMPLATE = Proposal("ana", "recordatorio", "APPROVED")


def at(day: int, hour: int, minute: int = 0) -> datetime:
    bogota = ZoneInfo("America/Bogota")
    return datetime(2026, 11, day, hour, minute, tzinfo=bogota).astimezone(UTC)


def said(facts: ContactFacts, now: datetime, lang: str = "es", **changes: Any) -> str:
    rules = countries.rules_for("CO", (), now.date(), lang=lang)
    proposal = replace(TEMPLATE, **changes)
    return reasons.sentence(may_contact(facts, proposal, rules, now), facts, lang, now=now)


@pytest.mark.parametrize(
    ("lang", "what", "when", "rule"),
    [
        (
            "es",
            "Fuera de horario en Bogotá (19:42).",
            "Se puede escribir el jueves 19 nov a las 7:00.",
            "Ley 2300.",
        ),
        (
            "pt_BR",
            "Fora do horário em Bogotá (19:42).",
            "Pode-se escrever em quinta-feira, 19 nov às 7:00.",
            "Lei 2300.",
        ),
        (
            "en",
            "Outside hours in Bogota (19:42).",
            "You may write on Thursday, Nov 19 at 7:00.",
            "Law 2300.",
        ),
    ],
)
def test_a_refusal_says_what_when_and_by_which_rule(
    lang: str, what: str, when: str, rule: str
) -> None:
    assert said(FACTS, at(18, 19, 42), lang) == f"{what} {when} {rule}"


def test_yes_says_until_when() -> None:
    assert said(FACTS, at(18, 13)) == "Se puede escribir hasta las 19:00. Ley 2300."
    late = Allowed(at(19, 11, 58), "whatsapp_window")
    assert reasons.sentence(late, FACTS) == (
        "Se puede escribir hasta el jueves 19 nov a las 11:58. Ventana de WhatsApp."
    )


def test_early_in_the_morning_it_says_today() -> None:
    assert "hoy a las 7:00" in said(FACTS, at(18, 5))


@pytest.mark.parametrize(
    ("facts", "start"),
    [
        ({"hard_block": HardBlock.DECEASED}, "No contactar: falleció. Exclusión."),
        ({"opted_out_at": at(2, 12)}, "Pidió no recibir mensajes el 2 nov 2026. Baja."),
        ({"consent": None}, "Falta la autorización para escribir por WhatsApp. Ley 2300."),
        ({"consent": False}, "No autorizó que le escriban por WhatsApp. Ley 2300."),
        ({"soft_pause": SoftPause.DISPUTE}, "Gestión en pausa: cuenta en aclaración."),
        ({"zones": ()}, "No se sabe la hora local"),
        ({"placement_active": False}, "La cuenta ya no está asignada. Asignación."),
        (
            {"contacts": (PastContact(at(18, 8)),)},
            "Ya hay 1 de 1 contactos hoy. Se puede escribir el jueves 19 nov a las 7:00.",
        ),
        (
            {"contacts": (PastContact(at(17, 8), Channel.CALL),)},
            "Esta semana ya se le contactó por otro canal (llamada). Se puede escribir el",
        ),
        ({"claimed_by": "Diego Rueda"}, "Diego Rueda está atendiendo a esta persona."),
    ],
)
def test_every_refusal_is_explained(facts: dict[str, Any], start: str) -> None:
    changed = replace(FACTS, **facts)
    assert said(changed, at(18, 13)).startswith(start)


@pytest.mark.parametrize(
    ("changes", "start"),
    [
        ({"template": None}, "La ventana de 24 horas está cerrada: escribe con una plantilla"),
        (
            {"template_status": "PAUSED"},
            "La plantilla no está aprobada (en pausa por calidad).",
        ),
        ({"template_status": "NEW_WORD"}, "La plantilla no está aprobada (NEW_WORD)."),
        ({"missing": ("monto",)}, "Faltan datos de la plantilla: monto."),
        ({"says_unpaid": True}, "Los pagos están cargados sin fecha: "),
    ],
)
def test_what_is_wrong_with_the_message_is_named(changes: dict[str, Any], start: str) -> None:
    assert said(FACTS, at(18, 13), **changes).startswith(start)


def test_a_closed_window_says_since_when_and_old_payments_until_when() -> None:
    facts = replace(FACTS, window_closes_at=at(18, 12, 11))
    assert "desde el miércoles 18 nov a las 12:11" in said(facts, at(18, 13), template=None)
    facts = replace(FACTS, payments_loaded_on=datetime(2026, 11, 10, tzinfo=UTC).date())
    assert "hasta el 10 nov" in said(facts, at(18, 13), says_unpaid=True)


def test_a_window_that_closes_first_says_that_waiting_is_not_enough() -> None:
    facts = replace(FACTS, last_inbound_at=at(18, 6), window_closes_at=at(19, 6))
    text = said(facts, at(18, 20), template=None)
    assert text.startswith(
        "Fuera de horario en Bogotá (20:00). Esperar no basta: ventana cerrada."
    )


def test_a_holiday_is_named() -> None:
    assert said(FACTS, at(16, 10)).startswith("Hoy es feriado: ")


@pytest.mark.parametrize("lang", ["es", "pt_BR", "en"])
@pytest.mark.parametrize("reason", Reason)
def test_every_reason_has_words_in_every_language(reason: Reason, lang: str) -> None:
    assert reasons.title(reason, lang)
    texts = [
        reasons.sentence(Refused(reason, "opt_out", detail=detail), FACTS, lang)
        for detail in (None, "2026-11-18T12:00:00+00:00")
        if detail is None or reason in (Reason.OPTED_OUT, Reason.WINDOW_CLOSED)
    ]
    assert all(text and "{" not in text and "None" not in text for text in texts)


@pytest.mark.parametrize("lang", ["es", "pt_BR", "en"])
def test_every_block_pause_channel_and_cap_has_a_word(lang: str) -> None:
    for code in (*HardBlock, *SoftPause):
        assert code in reasons._table()["details"]
        assert reasons._word(code, lang)
    for channel in Channel:
        if channel is not Channel.WHATSAPP:
            assert "{" not in reasons._cap(f"channel:{channel}", lang)
    assert "2" in reasons._cap("gap:2", lang)
    assert "2" in reasons._cap("week:2:3", lang)


def test_every_rule_of_the_gate_has_a_name() -> None:
    assert reasons.rule_name("opt_out", "en") == "Opt-out"
    assert reasons.rule_name("Ley 2300", "en") == "Law 2300"
    assert reasons.rule_name("Reglamento propio") == "Reglamento propio"
