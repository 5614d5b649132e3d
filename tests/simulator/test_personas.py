"""Every kind of person, over several turns, against the real server."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from console.simulator.resource import table
from tests.simulator.stage import Stage, staged, template

LANGUAGE = {"es": "es_MX", "pt": "pt_BR", "en": "en"}
SCRIPTS = table("scripts.json")


@pytest.fixture(scope="module")
def theatre() -> Iterator[Stage]:
    """A simulator with one person of every kind."""
    with staged("--seed", "7", "--speed", "60") as stage:
        yield stage


def person(stage: Stage, kind: str, language: str = "es") -> dict[str, Any]:
    people = stage.http.get("/_sim/personas").json()["personas"]
    return next(one for one in people if (one["kind"], one["language"]) == (kind, language))


class Talk:
    """A conversation with one person: what they said, turn by turn."""

    def __init__(self, stage: Stage, kind: str, language: str = "es") -> None:
        self.stage = stage
        self.person = person(stage, kind, language)
        self.to = "+" + str(self.person["wa_id"])
        self.heard = 0

    def approach(
        self, count: int = 1, name: str = "recordatorio_31_90"
    ) -> list[dict[str, Any]]:
        self.stage.approach(self.to, name, LANGUAGE[self.person["language"]])
        return self.hear(count)

    def say(self, text: str, count: int = 1) -> list[dict[str, Any]]:
        self.stage.say(self.to, text)
        return self.hear(count)

    def hear(self, count: int) -> list[dict[str, Any]]:
        self.heard += count
        messages = self.stage.receiver.wait_messages(self.person["user_id"], self.heard)
        return messages[self.heard - count : self.heard]


def text(messages: list[dict[str, Any]]) -> str:
    return " | ".join(one["text"]["body"] for one in messages if one["type"] == "text")


def test_somebody_pays_at_once_and_sends_the_receipt(stage: Stage) -> None:
    talk = Talk(stage, "pays_now")
    [tap] = talk.approach()
    assert tap["button"] == {"payload": "Pagar ahora", "text": "Pagar ahora"}
    assert tap["context"]["id"].startswith("wamid.")
    answers = talk.say("Claro, deposita a la CLABE 012345678901234567, son $1,500.00", 2)
    assert {one["type"] for one in answers} == {"text", "image"}
    [picture] = [one["image"] for one in answers if one["type"] == "image"]
    address = stage.http.get(f"/v25.0/{picture['id']}").json()["url"]
    assert stage.http.get(address).content.startswith(b"\x89PNG\r\n\x1a\n")
    [thanks] = talk.say("Recibimos tu pago, muchas gracias")
    assert thanks["reaction"]["emoji"] == "🙏"


def test_somebody_asks_for_a_plan_and_agrees_to_it(stage: Stage) -> None:
    talk = Talk(stage, "wants_plan")
    [tap] = talk.approach()
    assert tap["button"]["text"] == "Plan de pagos"
    assert "$" in text(talk.say("¿Cuánto podrías pagar por mes?"))
    assert re.search("plan|pagos|así|te lo|le entro|hag", text(talk.say("Te ofrezco 3 cuotas")))
    [thumb] = talk.say("Queda registrado tu compromiso")
    assert thumb["reaction"]["emoji"] == "👍"


def test_somebody_promises_a_day_confirms_it_and_keeps_it(stage: Stage) -> None:
    talk = Talk(stage, "promises_date")
    promise = text(talk.approach())
    day = re.search(r"viernes|lunes|jueves|sábado|día 15|día 30", promise)
    assert day
    assert text(talk.say("¿Qué monto pagarías?"))
    assert day.group() in text(talk.say("¿Me confirmas que pagas ese día?"))
    assert text(talk.say("Queda registrado tu compromiso. Gracias"))
    reminder = "Hola, te recordamos tu compromiso de pago de hoy"
    kept = talk.say(reminder, 2)
    assert {one["type"] for one in kept} == {"text", "image"}


def test_somebody_breaks_the_promise_and_gives_another_date(stage: Stage) -> None:
    talk = Talk(stage, "breaks_promise")
    talk.approach()
    talk.say("Queda registrado tu compromiso")
    assert text(talk.say("Te recordamos tu compromiso de hoy"))
    assert person(stage, "breaks_promise")["state"] == "broken"
    assert text(talk.say("¿Cuándo podrías entonces?"))


def test_somebody_says_it_is_paid_with_a_picture(stage: Stage) -> None:
    talk = Talk(stage, "already_paid")
    answers = talk.approach(2)
    assert {one["type"] for one in answers} == {"text", "image"}
    assert text(talk.say("Gracias, lo revisamos"))


def test_a_stranger_says_it_is_the_wrong_number(stage: Stage) -> None:
    talk = Talk(stage, "wrong_number")
    assert re.search("(?i)equivoc|no soy|no lo conozco", text(talk.approach()))
    assert text(talk.say("¿Seguro que no eres María?"))
    assert text(talk.say("Disculpa la molestia, borramos tu número"))


def test_somebody_opts_out_with_one_word_and_is_quiet_once_heard(stage: Stage) -> None:
    talk = Talk(stage, "opts_out")
    assert re.search("(?i)^(salir|baja|no molestar|dar de baja)", text(talk.approach()))
    assert re.search("(?i)salir|baja|no me escriban", text(talk.say("¿Seguro?")))
    wamid = stage.say(talk.to, "Listo, no recibirás más mensajes")
    stage.receiver.wait_status(wamid, "read")
    assert len(stage.receiver.messages(talk.person["user_id"])) == 2


def test_somebody_disputes_and_waits_for_the_answer(stage: Stage) -> None:
    talk = Talk(stage, "disputes")
    assert re.search("(?i)reconozco|no es mío|no lo saqué", text(talk.approach()))
    assert text(talk.say("¿Me das más detalles del cargo?"))
    assert re.search(
        "(?i)espera|avisan|espero", text(talk.say("Abrimos una aclaración, folio 7"))
    )


def test_somebody_is_angry_and_calms_down_with_kind_words(stage: Stage) -> None:
    talk = Talk(stage, "angry")
    assert len(talk.approach(2)) == 2
    talk.say("Te vamos a embargar si no pagas")
    assert person(stage, "angry")["state"] == "furious"
    talk.say("Lamento la molestia, entiendo tu situación")
    assert person(stage, "angry")["state"] == "calm"
    assert text(talk.say("Te puedo ofrecer un plan de 4 pagos"))
    assert person(stage, "angry")["state"] == "agreed"


def test_somebody_answers_with_a_voice_note(stage: Stage) -> None:
    talk = Talk(stage, "voice_note")
    [note] = talk.approach()
    assert note["audio"]["mime_type"] == "audio/ogg; codecs=opus"
    assert note["audio"]["voice"] is True
    address = stage.http.get(f"/v25.0/{note['audio']['id']}").json()["url"]
    sound = stage.http.get(address).content
    assert sound.startswith(b"OggS")
    assert b"OpusHead" in sound[:100]
    assert text(talk.say("¿Me confirmas entonces?"))


def test_the_silent_one_gets_it_and_never_reads(stage: Stage) -> None:
    silent = person(stage, "silent")
    wamid = stage.approach("+" + silent["wa_id"])
    stage.receiver.wait_status(wamid, "delivered")
    other = Talk(stage, "promises_date")
    other.approach()
    assert "read" not in {one["status"] for one in stage.receiver.statuses(wamid)}


def test_somebody_wants_a_person(stage: Stage) -> None:
    talk = Talk(stage, "wants_person")
    talk.approach(name="regularizacion_91_mas")
    [tap] = stage.receiver.messages(talk.person["user_id"])
    assert tap["button"]["text"] == "Hablar con una persona"
    assert text(talk.say("Hola, soy Laura, tu asesora"))
    assert text(talk.say("¿Cuánto puedes pagar?"))


def test_the_night_worker_answers_later_and_says_why(stage: Stage) -> None:
    assert re.search("(?i)noche|hora|tarde", text(Talk(stage, "night_owl").approach()))


def test_a_brazilian_and_an_english_speaker_answer_in_their_language(stage: Stage) -> None:
    assert "feira" in text(Talk(stage, "promises_date", "pt").approach())
    talk = Talk(stage, "asks_amount", "en")
    assert re.search("(?i)how much|balance", text(talk.approach()))
    assert re.search("Friday|Monday|Thursday", text(talk.say("Your balance is $420.00")))


def test_somebody_without_a_phone_writes_first_with_a_user_id_alone(stage: Stage) -> None:
    one = person(stage, "username_only")
    assert one["wa_id"] is None
    [message] = stage.receiver.wait_messages(one["user_id"], 1)
    assert "from" not in message
    [value] = [
        v for v in stage.receiver.changes("messages") if message in v.get("messages", [])
    ]
    [contact] = [c for c in value["contacts"] if c["user_id"] == one["user_id"]]
    assert "wa_id" not in contact
    assert contact["profile"]["username"].startswith("@")
    body = {"messaging_product": "whatsapp", "recipient": one["user_id"]}
    said = {"type": "text", "text": {"body": "Hola, ¿con quién tengo el gusto?"}}
    assert stage.http.post(f"{stage.number}/messages", json=body | said).status_code == 200
    assert one["name"] in text(stage.receiver.wait_messages(one["user_id"], 2)[1:])


def test_somebody_sends_a_place_a_sticker_and_a_document(stage: Stage) -> None:
    talk = Talk(stage, "sends_things")
    assert "location" in {one["type"] for one in talk.approach(2)}
    assert talk.say("Ok")[0]["type"] == "sticker"
    kinds = {one["type"]: one for one in talk.say("¿Y luego?", 2)}
    assert kinds["document"]["document"]["filename"].endswith(".pdf")


def test_somebody_corrects_and_deletes(stage: Stage) -> None:
    talk = Talk(stage, "edits_deletes")
    first = talk.approach(2)
    kinds = {one["type"]: one for one in first}
    assert kinds["edit"]["edit"]["original_message_id"] == kinds["text"]["id"]
    assert kinds["edit"]["edit"]["message"]["text"]["body"]
    second = {one["type"]: one for one in talk.say("Ok, ¿y el resto?", 3)}
    assert second["revoke"]["revoke"]["original_message_id"].startswith("wamid.")


def test_somebody_needs_more_time(stage: Stage) -> None:
    talk = Talk(stage, "needs_time")
    [tap] = talk.approach()
    assert tap["button"]["text"] == "Más tiempo"
    assert text(talk.say("¿Para cuándo?"))


def test_buttons_of_a_free_message_are_tapped_too(stage: Stage) -> None:
    talk = Talk(stage, "wants_plan")
    stage.inbound(**{"from": talk.person["wa_id"], "text": "hola"})
    talk.hear(1)
    action = {
        "buttons": [
            {"type": "reply", "reply": {"id": "PAY", "title": "Pagar ahora"}},
            {"type": "reply", "reply": {"id": "PLAN", "title": "Plan de pagos"}},
        ]
    }
    part = {"type": "button", "body": {"text": "¿Qué prefieres?"}, "action": action}
    stage.send(talk.to, type="interactive", interactive=part)
    [tap] = talk.hear(1)
    assert tap["interactive"] == {
        "type": "button_reply",
        "button_reply": {"id": "PLAN", "title": "Plan de pagos"},
    }


def test_a_number_that_nobody_plays_reads_and_keeps_quiet(stage: Stage) -> None:
    wamid = stage.approach("+573009998877")
    stage.receiver.wait_status(wamid, "read")
    Talk(stage, "promises_date").approach()
    assert stage.receiver.messages("573009998877") == []


def test_every_word_of_the_scripts_exists_in_every_language() -> None:
    used = set()
    for kind in SCRIPTS["kinds"].values():
        for state in kind["states"].values():
            for step in state.values():
                assert step.get("then", "new") in kind["states"]
                for act in step["do"]:
                    verb, _, argument = act.partition(":")
                    if verb in ("say", "revoke", "edit", "tap"):
                        names = argument.split("/")
                        used |= set(names[1:] if verb == "tap" else names)
                    if verb == "tap":
                        assert argument.partition("/")[0] in SCRIPTS["taps"]
    for language in ("es", "pt", "en"):
        phrases = table(f"phrases_{language}.json")["phrases"]
        assert used <= set(phrases)
        assert all(len(set(wordings)) >= 2 for wordings in phrases.values())


@pytest.mark.parametrize("kind", [k for k, s in SCRIPTS["kinds"].items() if s["states"]])
def test_every_state_of_a_script_can_be_reached(kind: str) -> None:
    states = SCRIPTS["kinds"][kind]["states"]
    reached = {"new"}
    for _ in states:
        reached |= {
            step["then"] for name in reached for step in states[name].values() if "then" in step
        }
    assert reached == set(states)


def test_a_promise_confirmed_by_template_is_confirmed_with_its_button(stage: Stage) -> None:
    talk = Talk(stage, "promises_date")
    talk.approach()
    values = {
        "nombre": "Ana",
        "monto": "$1,500.00",
        "fecha": "27 de noviembre",
        "acreedor": "Crédito Amigo",
        "producto": "tu tarjeta",
    }
    given = template("confirmacion_promesa", "es_MX", values)
    stage.send(talk.to, type="template", template=given)
    [tap] = talk.hear(1)
    assert tap["button"]["text"] == "Confirmo"
    reminder = {key: values[key] for key in ("nombre", "monto", "fecha", "acreedor")}
    given = template("recordatorio_promesa", "es_MX", reminder)
    stage.send(talk.to, type="template", template=given)
    assert "image" in {one["type"] for one in talk.hear(2)}
