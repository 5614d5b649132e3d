"""The same seed tells the same story; the command line keeps its promises."""

import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from console.simulator.personas.casting import cast
from tests.simulator.stage import Stage, staged


def story(seed: str) -> list[tuple[Any, ...]]:
    """What eight people say to a template and a question, with every id."""
    with staged("--seed", seed, "--speed", "60", "--personas", "8") as stage:
        people = stage.http.get("/_sim/personas").json()["personas"]
        for one in people:
            stage.approach("+" + one["wa_id"])
        stage.receiver.wait(lambda: spoken(stage) >= 8)
        wanted = [one for one in people if one["kind"] == "promises_date"]
        stage.say("+" + wanted[0]["wa_id"], "¿Me confirmas el día?")
        stage.receiver.wait_messages(wanted[0]["user_id"], 2)
        stage.receiver.wait(lambda: len(stage.receiver.messages()) >= 11)
        return sorted(
            (one["from"], one["id"], json.dumps(one[one["type"]].get("body")))
            for one in stage.receiver.messages()
        )


def spoken(stage: Stage) -> int:
    return len({one["from"] for one in stage.receiver.messages()})


def test_the_same_seed_gives_the_same_words_and_ids_and_another_one_others() -> None:
    first = story("11")
    assert first == story("11")
    assert first != story("12")


def test_names_and_secrets_come_from_the_seed_unless_given() -> None:
    with staged("--seed", "5", "--token", "T", "--waba-id", "42", "--app-secret", "S") as stage:
        told = stage.told
    with staged("--seed", "5") as stage:
        again = stage.told
    assert (told["token"], told["waba_id"], told["app_secret"]) == ("T", "42", "S")
    assert told["phone_number_id"] == again["phone_number_id"]
    assert told["base_url"].startswith("http://127.0.0.1:")


def test_a_state_file_brings_back_people_messages_and_templates(tmp_path: Path) -> None:
    file = str(tmp_path / "world.json")
    options = ("--seed", "5", "--speed", "60", "--personas", "3", "--state", file)
    with staged(*options) as stage:
        wamid = stage.approach("525544330011")
        stage.inbound(**{"from": "525544330011", "kind": "image"})
        stage.http.post("/_sim/templates/opciones_pago/status", json={"status": "PAUSED"})
        stage.receiver.wait_messages("5215544330011", 1)
    with staged(*options) as stage:
        assert wamid in {one["wamid"] for one in stage.sent()}
        [received] = stage.http.get("/_sim/received").json()["received"]
        assert stage.http.get(f"/v25.0/{received['message']['image']['id']}").status_code == 200
        query = {"name": "opciones_pago", "fields": "status"}
        rows = stage.http.get(f"{stage.account}/message_templates", params=query).json()["data"]
        assert {row["status"] for row in rows} == {"PAUSED"}
        second = stage.say("525544330011", "La ventana sigue abierta")
        stage.receiver.wait_status(second, "read")


def test_the_clock_is_moved_by_the_offset() -> None:
    with staged("--clock-offset", "-864000", "--personas", "0") as stage:
        stage.inbound(**{"from": "525544330011", "text": "hola"})
        [message] = stage.receiver.wait_messages("5215544330011", 1)
        shown = stage.http.get("/_sim/clock").json()
    assert shown["offset_s"] == -864000.0
    aged = datetime.now(UTC).timestamp() - int(message["timestamp"])  # noqa: TID251 - the real one
    assert 864000 - 60 < aged < 864000 + 60


def test_people_can_be_listed_in_a_file(tmp_path: Path) -> None:
    file = tmp_path / "people.json"
    listed = [{"phone": "+57 300 999 8877", "name": "Luz", "kind": "opts_out"}]
    file.write_text(json.dumps(listed), encoding="utf-8")
    with staged("--personas", str(file), "--speed", "60") as stage:
        stage.approach("573009998877")
        [message] = stage.receiver.wait_messages("573009998877", 1)
        assert message["type"] == "text"


def run(*options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "console.simulator.serve", *options]
    return subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)


def test_bad_options_end_with_one_sentence_and_the_right_status(tmp_path: Path) -> None:
    wrong = tmp_path / "people.json"
    wrong.write_text('[{"phone": "1", "name": "A", "kind": "astronaut"}]', encoding="utf-8")
    for options, status in (
        (("--listen", "nowhere"), 2),
        (("--speed", "0"), 2),
        (("--personas", str(wrong)), 3),
        (("--personas", str(tmp_path / "missing.json")), 3),
    ):
        done = run(*options)
        assert (done.returncode, done.stdout) == (status, "")
        assert len(done.stderr.strip().splitlines()) == 1


def test_an_address_in_use_is_reported_as_unavailable() -> None:
    with staged("--personas", "0") as stage:
        done = run("--listen", stage.told["base_url"].removeprefix("http://"))
    assert done.returncode == 4
    assert "Traceback" not in done.stderr


def test_it_stops_when_standard_input_ends() -> None:
    command = [sys.executable, "-m", "console.simulator.serve", "--stop-on-eof"]
    done = subprocess.run(
        command, input="", capture_output=True, text=True, timeout=30, check=False
    )
    assert done.returncode == 0
    assert json.loads(done.stdout)["pid"]


def test_a_hundred_people_have_distinct_numbers_and_go_round_the_kinds() -> None:
    people = cast(100)
    phones = [one["phone"] for one in people if one["phone"]]
    assert len(set(phones)) == len(phones)
    assert len({one["kind"] for one in people[:12]}) == 12
    assert {one["language"] for one in people} == {"es", "pt", "en"}
