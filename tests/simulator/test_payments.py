"""Promises come due in the world's own time, and a payments file says who kept them."""

import csv
import io
from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from console.simulator.outgoing import Outgoing
from console.simulator.people import Person
from console.simulator.personas import cashier, temper
from console.simulator.personas.cues import account_in, cues_of
from tests.simulator.stage import Stage, staged
from tests.simulator.test_personas import Talk, person, text

WEEK_S = 40 * 24 * 3600


@pytest.fixture(scope="module")
def theatre() -> Iterator[Stage]:
    with staged("--seed", "7", "--speed", "60") as stage:
        yield stage


def paid(stage: Stage) -> list[dict[str, str]]:
    answer = stage.http.get("/_sim/payments.csv")
    assert answer.headers["content-type"].startswith("text/csv")
    return list(csv.DictReader(io.StringIO(answer.text)))


def promises(stage: Stage) -> dict[str, dict[str, Any]]:
    listed = stage.http.get("/_sim/payments").json()["promises"]
    return {one["person"]: one for one in listed}


def test_a_kept_promise_is_paid_on_its_day_and_stands_in_the_file(stage: Stage) -> None:
    talk = Talk(stage, "promises_date")
    told = {"phone": talk.to, "account": "4012-889", "amount": "$2,480.00"}
    stage.http.post("/_sim/accounts", json={"accounts": [told]})
    talk.approach()
    stage.receiver.wait(lambda: promises(stage))
    promise = promises(stage)[talk.person["user_id"]]
    assert (promise["state"], promise["kept"]) == ("open", True)
    assert paid(stage) == []
    stage.http.post("/_sim/clock", json={"advance_s": WEEK_S})
    kinds = {one["type"]: one for one in talk.hear(2)}
    assert set(kinds) == {"text", "image"}
    [row] = paid(stage)
    assert (row["cuenta"], row["telefono"]) == ("4012-889", talk.to)
    assert Decimal(row["monto"]) == Decimal(promise["amount"]) == Decimal("1500.00")
    day = datetime.strptime(row["fecha"], "%d/%m/%Y").replace(tzinfo=UTC)
    assert day.date() >= datetime.fromtimestamp(promise["due_at_s"], UTC).date()
    assert promises(stage)[talk.person["user_id"]]["state"] == "kept"


def test_a_broken_promise_brings_no_payment(stage: Stage) -> None:
    talk = Talk(stage, "breaks_promise")
    talk.approach()
    stage.receiver.wait(lambda: promises(stage))
    stage.http.post("/_sim/clock", json={"advance_s": WEEK_S})
    stage.receiver.wait(lambda: promises(stage)[talk.person["user_id"]]["state"] == "broken")
    assert paid(stage) == []


def test_a_receipt_has_its_payment_but_for_whoever_lies(stage: Stage) -> None:
    honest, liar = Talk(stage, "already_paid"), Talk(stage, "claims_falsely")
    honest.approach(2)
    liar.approach(2)
    [row] = paid(stage)
    assert row["nombre"] == honest.person["name"]
    honest.say("¿Me mandas otra vez tu comprobante?")
    assert paid(stage) == [row]


def test_threats_annoy_then_silence_and_then_block(stage: Stage) -> None:
    talk = Talk(stage, "wants_plan")
    talk.approach()
    assert text(talk.say("Te vamos a embargar"))
    assert text(talk.say("Última advertencia: embargo"))
    out = talk.say("Vamos a exhibirte con tus vecinos")
    assert "user_preferences" in str(stage.receiver.wait(lambda: fields(stage)))
    assert text(out)
    assert person(stage, "wants_plan")["stopped_marketing"] is True
    wamid = stage.say(talk.to, "Policía y cárcel para ti")
    stage.receiver.wait_status(wamid, "read")
    stage.receiver.wait(lambda: person(stage, "wants_plan")["has_left"])
    last = stage.say(talk.to, "¿Hola?")
    failed = stage.receiver.wait_status(last, "failed")
    assert failed["errors"][0]["code"] == 131026


def fields(stage: Stage) -> set[str]:
    found = {
        change["field"]
        for body in list(stage.receiver.bodies)
        for entry in body["entry"]
        for change in entry["changes"]
    }
    return found if "user_preferences" in found else set()


def test_a_repeated_message_annoys_and_kind_words_calm() -> None:
    one = Person("Ana", "wants_plan", "es", "MX.1")
    reminder = Outgoing("text", {}, "Hola, tu pago está vencido")
    moods = [temper.feel(one, reminder, cues_of(reminder)) for _ in range(4)]
    assert [mood.level for mood in moods] == ["", "", "annoyed", "annoyed"]
    sorry = Outgoing("text", {}, "Disculpa la insistencia")
    assert temper.feel(one, sorry, cues_of(sorry)).was_pressed is False
    assert one.facts[temper.PRESSURE] == "2"


def test_relatives_answer_for_the_dead_and_the_absent(stage: Stage) -> None:
    gone = Talk(stage, "deceased")
    assert gone.person["name"] in text(gone.approach()) or "falleció" in text(
        stage.receiver.messages(gone.person["user_id"])
    )
    assert text(gone.say("Lamento mucho su pérdida"))
    assert person(stage, "deceased")["state"] == "closed"
    other = Talk(stage, "third_person")
    assert text(other.approach())
    assert text(other.say("¿Cuándo lo encuentro?"))


def test_amounts_and_days_are_read_as_they_are_said() -> None:
    said = {
        "$1,250.00": "1250.00",
        "R$ 1.250,00": "1250.00",
        "R$ 150": "150.00",
        "$80": "80.00",
        "$1,000": "1000.00",
    }
    assert {str(cashier.amount_meant(one)) for one in said} == set(said.values())
    for one, figure in said.items():
        assert str(cashier.amount_meant(one)) == figure
    assert account_in("Tu crédito No. 4012-889 venció") == "4012-889"
    assert account_in("Hola") is None


def test_promises_and_payments_survive_a_restart(tmp_path: Path) -> None:
    options = ("--seed", "7", "--speed", "60", "--state", str(tmp_path / "world.jsonl"))
    with staged(*options) as stage:
        Talk(stage, "promises_date").approach()
        Talk(stage, "already_paid").approach(2)
        before = paid(stage)
        assert len(before) == 1
    with staged(*options) as stage:
        assert paid(stage) == before
        stage.http.post("/_sim/clock", json={"advance_s": WEEK_S})
        stage.receiver.wait(lambda: len(paid(stage)) == 2)
