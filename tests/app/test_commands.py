"""Every command of the contract, in this process, on a real workspace."""

import json
import sqlite3
from datetime import datetime
from pathlib import Path
from typing import Any

import httpx
import openpyxl
import pytest

from console import __version__
from console.app import cli
from console.app.cli import (
    COMMANDS,
    DONE,
    INTERRUPTED,
    MISTAKE,
    REFUSED,
    UNAVAILABLE,
    USAGE,
)
from console.app.commands import segments as segments_command
from console.runtime.errors import Unavailable
from console.store import workspace as stored
from console.store.worker import Worker
from tests.app.conftest import Acuerdo, Said
from tests.store.placing import NOW
from tests.usecases import scene

LANGUAGES = ("es", "pt_BR", "en")
DAY = "2026-11-18T10:00:00-06:00"
NIGHT = "2026-11-18T23:00:00-06:00"
SUNDAY = "2026-11-22T10:00:00-06:00"
HOLIDAY = "2026-11-16T10:00:00-06:00"


def one_sentence(said: Said) -> str:
    (sentence,) = said.err.splitlines()
    assert said.out == ""
    assert sentence[0].isupper() or sentence[0] in "/«"
    return sentence


# --- usage ------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    "words",
    [
        ("dance",),
        ("queue",),
        ("queue", "--segment", "91+", "--limit", "many"),
        ("gate",),
        ("export", "everything", "--out", "x.xlsx"),
        ("export", "queue"),
        ("import", "a.xlsx"),
        ("import",),
        ("db",),
        ("db", "burn"),
        ("db", "backup"),
        ("relay",),
        ("relay", "token", "create", "--name", "ana"),
        ("relay", "token", "create", "--name", "ana", "--role", "king"),
        ("segments", "--nonsense"),
        ("promises", "--due-from", "yesterday"),
        ("gate", "--account", "1", "--at", "noon"),
        ("gate", "--account", "1", "--at", "2026-11-18T10:00:00"),
    ],
    ids=" ".join,
)
def test_wrong_usage_is_one_sentence(
    acuerdo: Acuerdo, workspace: Path, words: tuple[str, ...], lang: str
) -> None:
    said = acuerdo("--lang", lang, *words)
    assert said.status == USAGE
    assert "acuerdo --help" in one_sentence(said)
    assert workspace.exists()


@pytest.mark.parametrize(
    "words", [["--lang"], ["--workspace"], ["--lang", "fr", "segments"], ["--workspace="]]
)
def test_a_shared_option_needs_its_value(
    capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    assert cli.main(words, {}) == USAGE
    assert len(capsys.readouterr().err.splitlines()) == 1


@pytest.mark.parametrize("words", [["--help"], ["import", "--help"], ["--version"]])
def test_help_is_an_answer(capsys: pytest.CaptureFixture[str], words: list[str]) -> None:
    with pytest.raises(SystemExit) as done:
        cli.main(words, {})
    assert done.value.code in {0, None}
    out = capsys.readouterr().out
    assert "acuerdo" in out
    if words == ["--help"]:
        assert all(name in out for name in COMMANDS)
    if words == ["--version"]:
        assert __version__ in out


def test_options_may_stand_anywhere(acuerdo: Acuerdo, workspace: Path) -> None:
    before = acuerdo("--json", "segments").json
    assert acuerdo("segments", "--json").json == before
    assert acuerdo("segments", "--lang=en", "--json").json == before
    assert workspace.exists()


def test_the_environment_names_the_workspace_and_the_language(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    env = {"ACUERDO_WORKSPACE": str(workspace), "ACUERDO_LANG": "en"}
    assert cli.main(["segments", "--json"], env) == DONE
    capsys.readouterr()
    assert cli.main(["gate", "--account", "none"], env) == REFUSED
    assert "There is no account" in capsys.readouterr().err


# --- the workspace ------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        ("segments",),
        ("queue", "--segment", "91+"),
        ("gate", "--account", "1"),
        ("promises",),
        ("export", "audit", "--out", "x.xlsx"),
        ("db", "check"),
    ],
    ids=" ".join,
)
def test_without_a_workspace_nothing_is_made(
    acuerdo: Acuerdo, tmp_path: Path, words: tuple[str, ...]
) -> None:
    said = acuerdo(*words)
    assert said.status == REFUSED
    assert str(tmp_path / "w") in one_sentence(said)
    assert not (tmp_path / "w").exists()


def test_a_workspace_of_a_newer_program_is_not_touched(
    acuerdo: Acuerdo, workspace: Path
) -> None:
    file = workspace / "workspace.db"
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    before = file.read_bytes()
    for words in (("segments",), ("db", "upgrade"), ("import", file, "--creditor", "X")):
        said = acuerdo(*words)
        assert said.status == REFUSED, words
        assert "9999" in one_sentence(said)
    assert file.read_bytes() == before


def test_a_foreign_database_is_not_touched(acuerdo: Acuerdo, tmp_path: Path) -> None:
    (tmp_path / "w").mkdir()
    file = tmp_path / "w" / "workspace.db"
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE TABLE cats (name)")
    connection.close()
    before = file.read_bytes()
    said = acuerdo("segments")
    assert said.status == REFUSED
    one_sentence(said)
    assert file.read_bytes() == before


def test_without_a_keyring_it_says_how_to_go_on(acuerdo: Acuerdo, tmp_path: Path) -> None:
    said = acuerdo("db", "upgrade", PYTHON_KEYRING_BACKEND="keyring.backends.fail.Keyring")
    assert said.status == UNAVAILABLE
    assert "ACUERDO_KEY_FILE" in said.err
    assert "--plain" in one_sentence(said)
    assert not (tmp_path / "w" / "workspace.db").exists()


def test_a_server_that_is_away_is_unavailable(acuerdo: Acuerdo) -> None:
    place = "postgresql+psycopg://nobody@127.0.0.1:1/none"
    said = acuerdo("segments", workspace=place)
    assert said.status == UNAVAILABLE
    one_sentence(said)


def test_a_workspace_is_made_checked_copied_and_restored(
    acuerdo: Acuerdo, workspace: Path, tmp_path: Path
) -> None:
    assert acuerdo("--plain", "db", "upgrade", "--json").json["upgraded"]
    assert acuerdo("db", "check", "--json").json == {
        "workspace": str(workspace),
        "sound": True,
        "problems": [],
    }
    copy = tmp_path / "copy.db"
    assert acuerdo("db", "backup", copy, "--json").json["bytes"] == copy.stat().st_size
    again = acuerdo("db", "backup", copy)
    assert again.status == REFUSED
    assert "copy.db" in again.err
    before = acuerdo("segments", "--json").json
    other = tmp_path / "other"
    assert acuerdo("db", "restore", copy, workspace=other).status == DONE
    assert acuerdo("segments", "--json", workspace=other).json == before


def test_a_restored_copy_keeps_what_was_there(
    acuerdo: Acuerdo, workspace: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.db"
    acuerdo("db", "backup", copy)
    assert acuerdo("db", "restore", copy).status == DONE
    assert [each.name for each in workspace.glob("workspace.db.old*")]


def test_what_is_no_copy_is_not_restored(
    acuerdo: Acuerdo, workspace: Path, tmp_path: Path
) -> None:
    before = acuerdo("segments", "--json").json
    (tmp_path / "letter.db").write_text("Estimados señores", encoding="utf-8")
    for file in (tmp_path / "letter.db", tmp_path / "none.db"):
        said = acuerdo("db", "restore", file)
        assert said.status in {REFUSED, UNAVAILABLE}
        one_sentence(said)
    assert acuerdo("segments", "--json").json == before
    assert workspace.exists()


def test_an_entry_of_the_audit_that_was_changed_is_found(
    acuerdo: Acuerdo, workspace: Path
) -> None:
    with sqlite3.connect(workspace / "workspace.db") as connection:
        names = [
            row[0]
            for row in connection.execute("SELECT name FROM sqlite_master WHERE type='trigger'")
        ]
        for name in names:
            connection.execute(f'DROP TRIGGER "{name}"')
        connection.execute("UPDATE audit SET by = 'nobody' WHERE seq = 1")
    connection.close()
    said = acuerdo("db", "check", "--json")
    assert said.status == REFUSED
    assert not said.json["sound"]
    assert "audit 1" in said.json["problems"]


# --- looking ------------------------------------------------------------


def test_segments_add_up(acuerdo: Acuerdo, workspace: Path) -> None:
    found = acuerdo("segments", "--json").json
    assert [row["segment"] for row in found["segments"]][:4] == [
        "preventive",
        "1-30",
        "31-90",
        "91+",
    ]
    assert sum(row["accounts"] for row in found["segments"]) == 1971
    assert {row["creditor"] for row in found["portfolios"]} == {"Banco Cerro Azul"}
    assert len(acuerdo("segments").out.splitlines()) == len(found["segments"])
    assert workspace.exists()


def test_the_pages_of_a_queue_hold_every_row_once(acuerdo: Acuerdo, workspace: Path) -> None:
    words = ("queue", "--segment", "31-90", "--limit", 70, "--json")
    page = acuerdo(*words).json
    rows = page["rows"]
    while page["next"] is not None and len(rows) < 1000:
        page = acuerdo(*words, "--after", page["next"]).json
        rows += page["rows"]
    assert len(rows) == page["total"] == 480
    assert len({row["account_id"] for row in rows}) == 480
    priorities = [row["priority"] for row in rows]
    assert priorities == sorted(priorities, reverse=True)
    assert all(sum(term["points"] for term in row["reasons"]) >= 0 for row in rows)
    assert all(isinstance(row["contactable"], bool) and row["contact"] for row in rows)
    assert workspace.exists()


@pytest.mark.parametrize("words", [("--segment", "x"), ("--segment", "91+", "--after", "x")])
def test_a_queue_that_is_not_there_is_wrong_usage(
    acuerdo: Acuerdo, workspace: Path, words: tuple[str, ...]
) -> None:
    said = acuerdo("queue", *words)
    assert said.status == USAGE
    one_sentence(said)
    assert workspace.exists()


def account(acuerdo: Acuerdo) -> str:
    page = acuerdo("queue", "--segment", "31-90", "--limit", 1, "--json").json
    return str(page["rows"][0]["account_no"])


@pytest.mark.parametrize(
    ("at", "allowed", "reason", "next_at"),
    [
        (DAY, True, None, DAY),
        (NIGHT, False, "outside_hours", "2026-11-19T08:00:00-06:00"),
        (SUNDAY, False, "outside_hours", "2026-11-23T08:00:00-06:00"),
        (HOLIDAY, False, "holiday", "2026-11-17T08:00:00-06:00"),
    ],
)
def test_the_gate_answers_for_an_instant(
    acuerdo: Acuerdo,
    workspace: Path,
    at: str,
    allowed: bool,
    reason: str | None,
    next_at: str,
) -> None:
    number = account(acuerdo)
    said = acuerdo("gate", "--account", number, "--at", at, "--json")
    assert (said.status, said.err) == (DONE, "")
    found = said.json
    assert (found["allowed"], found["reason"]) == (allowed, reason)
    answered = datetime.fromisoformat(found["next_allowed_at"])
    assert answered == datetime.fromisoformat(next_at)
    assert found["rule"]
    assert found["message"]
    assert workspace.exists()


def test_a_template_that_nobody_has_does_not_go(acuerdo: Acuerdo, workspace: Path) -> None:
    words = ("--account", account(acuerdo), "--at", DAY, "--template", "x", "--json")
    found = acuerdo("gate", *words).json
    assert (found["allowed"], found["reason"]) == (False, "template_not_approved")
    assert workspace.exists()


def test_the_gate_speaks_three_languages(acuerdo: Acuerdo, workspace: Path) -> None:
    words = ("gate", "--account", account(acuerdo), "--at", NIGHT)
    assert len({acuerdo("--lang", lang, *words).out for lang in LANGUAGES}) == 3
    assert workspace.exists()


def test_an_account_that_is_not_there_is_refused(acuerdo: Acuerdo, workspace: Path) -> None:
    said = acuerdo("gate", "--account", "0000", "--json")
    assert said.status == REFUSED
    assert "0000" in one_sentence(said)
    assert workspace.exists()


def test_promises_are_listed(acuerdo: Acuerdo, workspace: Path) -> None:
    with_promise(workspace)
    (found,) = acuerdo("promises", "--json").json["promises"]
    assert (found["state"], found["currency"], found["due_on"]) == (
        "open",
        "MXN",
        "2026-11-25",
    )
    assert found["amount_minor"] > found["paid_minor"] == 0
    assert len(acuerdo("promises", "--state", "open").out.splitlines()) == 1
    for words in (
        ("--state", "kept"),
        ("--due-from", "2026-11-26"),
        ("--due-to", "2026-11-24"),
    ):
        assert acuerdo("promises", *words, "--json").json["promises"] == []


def with_promise(workspace: Path) -> None:
    """Ana talked to a debtor, sent a template and took a promise, a formula as its note."""
    worker = Worker(stored.open_current(workspace))

    class Here:
        told: list[Any] = []  # noqa: RUF012 - nobody changes it
        read = staticmethod(worker.read_now)
        write = staticmethod(worker.write_now)

    scene.templates_known(Here())
    page = worker.read_now(lambda uow: uow.queue.page("31-90", now=NOW, limit=1))
    row = page.rows[0]
    scene.remind(Here(), account_id=row.account_id)
    known = worker.read_now(lambda uow: uow.contacts.recipient_of_account(row.account_id, NOW))
    assert known is not None
    assert known.phone is not None
    talk = scene.hear(Here(), '=HYPERLINK("http://x")', sender=scene.party(known.phone))
    scene.write(Here(), talk, "m2", text="+52 es mi número")
    scene.promise(
        Here(),
        amount=row.due,
        account_id=row.account_id,
        conversation_id=talk,
        channel="@SUM(A1)",
    )
    worker.close()


# --- exports ------------------------------------------------------------

KINDS = ("queue", "activities", "best_last", "promises", "payments", "conversations", "audit")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_every_export_opens_with_header_filter_and_types(
    acuerdo: Acuerdo, workspace: Path, kind: str, lang: str
) -> None:
    with_promise(workspace)
    out = workspace / f"{kind}.xlsx"
    said = acuerdo("--lang", lang, "export", kind, "--out", out, "--json")
    assert (said.status, said.err) == (DONE, "")
    book = openpyxl.load_workbook(out)
    sheet = book.worksheets[0]
    header = [cell.value for cell in sheet[1]]
    assert all(header)
    assert len(set(header)) == len(header)
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref
    assert sheet.max_row - 1 == said.json["rows"] > 0
    assert not [
        cell.coordinate for row in sheet.iter_rows() for cell in row if cell.data_type == "f"
    ]
    kinds = {type(cell.value) for row in sheet.iter_rows(min_row=2) for cell in row}
    assert str in kinds
    if kind != "queue":
        assert datetime in kinds
    book.close()


def test_what_looks_like_a_formula_is_text(acuerdo: Acuerdo, workspace: Path) -> None:
    with_promise(workspace)
    out = workspace / "c.xlsx"
    acuerdo("export", "conversations", "--out", out)
    book = openpyxl.load_workbook(out)
    cells = [cell for row in book.worksheets[0].iter_rows() for cell in row]
    dangerous = [cell for cell in cells if str(cell.value).lstrip("'").startswith(("=", "+5"))]
    assert dangerous
    assert {cell.data_type for cell in dangerous} <= {"s", "inlineStr"}
    book.close()


def test_amounts_and_days_are_numbers_that_add_up(acuerdo: Acuerdo, workspace: Path) -> None:
    out = workspace / "p.xlsx"
    acuerdo("--lang", "en", "export", "payments", "--out", out)
    sheet = openpyxl.load_workbook(out).worksheets[0]
    header = [str(cell.value) for cell in sheet[1]]
    place = next(i for i, name in enumerate(header) if name.lower() == "amount")
    paid = [row[place] for row in sheet.iter_rows(min_row=2, values_only=True)]
    assert round(sum(float(str(each)) for each in paid) * 100) == 625902535


def test_a_segment_and_days_narrow_an_export(acuerdo: Acuerdo, workspace: Path) -> None:
    out = workspace / "q.xlsx"
    words = ("export", "queue", "--out", out, "--segment", "31-90", "--json")
    assert acuerdo(*words).json["rows"] == 480
    assert (
        acuerdo(
            "export",
            "audit",
            "--out",
            out,
            "--from",
            "2020-01-01",
            "--to",
            "2020-01-02",
            "--json",
        ).json["rows"]
        == 0
    )  # fmt: skip - one call


def test_an_export_that_cannot_be_written_loses_nothing(
    acuerdo: Acuerdo, workspace: Path
) -> None:
    said = acuerdo("export", "queue", "--out", workspace / "none" / "x" / "q.xlsx")
    assert said.status in {REFUSED, UNAVAILABLE, DONE}
    (workspace / "d.xlsx").mkdir()
    said = acuerdo("export", "queue", "--out", workspace / "d.xlsx")
    assert said.status in {REFUSED, UNAVAILABLE}
    assert "d.xlsx" in one_sentence(said)


def test_who_took_what_stands_in_the_audit(acuerdo: Acuerdo, workspace: Path) -> None:
    acuerdo("export", "queue", "--out", workspace / "q.xlsx")
    worker = Worker(stored.open_current(workspace))
    last = worker.read_now(lambda uow: tuple(uow.audit.stream()))[-1]
    worker.close()
    assert (last["action"], last["subject"]) == ("export", "queue")
    assert last["detail"]["rows"] == 1971


# --- relay, doctor, mistakes ------------------------------------------------------------


def relay_config(folder: Path) -> Path:
    file = folder / "relay.toml"
    file.write_text(
        f"""
[relay]
listen = "127.0.0.1:0"
database = "{(folder / "relay").as_posix()}/relay.db"
media_dir = "{(folder / "media").as_posix()}"
[meta]
base_url = "http://127.0.0.1:1"
token = "t"
app_secrets = ["s"]
verify_token = "v"
[[numbers]]
phone_number_id = "100"
waba_id = "200"
display_phone_number = "+52 55 0000 0000"
""",
        encoding="utf-8",
    )
    return file


def test_the_relays_example_configuration_is_printed(acuerdo: Acuerdo) -> None:
    said = acuerdo("relay", "config")
    assert said.status == DONE
    assert "[relay]" in said.out


def test_a_token_is_made_and_revoked(acuerdo: Acuerdo, tmp_path: Path) -> None:
    config = relay_config(tmp_path)
    words = ("relay", "token", "create", "--config", config, "--role", "agent")
    said = acuerdo(*words, "--name", "ana", "--json")
    assert (said.status, said.err) == (DONE, "")
    assert len(said.json["token"]) > 20
    assert acuerdo(*words, "--name", "luis").out.strip() != said.json["token"]
    revoke = ("relay", "token", "revoke", "--config", config, "--name")
    assert acuerdo(*revoke, "ana", "--json").json == {"name": "ana", "revoked": True}
    assert acuerdo(*revoke, "nobody").status == REFUSED


def test_tokens_are_listed_with_their_end(acuerdo: Acuerdo, tmp_path: Path) -> None:
    config = relay_config(tmp_path)
    words = ("relay", "token", "create", "--config", config, "--role", "worker", "--name")
    made = acuerdo(*words, "night", "--expires-in-days", "30", "--json")
    assert made.json["expires_at"] > "2026"
    assert acuerdo(*words, "day", "--expires", "2099-01-01").status == DONE
    assert acuerdo(*words, "late", "--expires", "2020-01-01").status == REFUSED
    assert acuerdo(*words, "never", "--expires-in-days", "0").status == USAGE
    found = acuerdo("relay", "token", "list", "--config", config, "--json").json["tokens"]
    assert [(one["name"], one["role"]) for one in found] == [
        ("day", "worker"),
        ("night", "worker"),
    ]
    assert found[0]["expires_at"] == "2099-01-01T00:00:00+00:00"
    assert found[0]["last_used_at"] is None
    assert "night" in acuerdo("relay", "token", "list", "--config", config).out


def test_nobody_is_erased_while_the_relay_is_away(acuerdo: Acuerdo, tmp_path: Path) -> None:
    said = acuerdo("relay", "erase", "+525512345678", "--config", relay_config(tmp_path))
    assert (said.status, said.out) == (UNAVAILABLE, "")
    assert "relay serve" in said.err


def test_a_relay_that_cannot_reach_meta_says_so(acuerdo: Acuerdo, tmp_path: Path) -> None:
    said = acuerdo("relay", "check", "--config", relay_config(tmp_path), "--json")
    assert said.status == UNAVAILABLE
    assert not all(check["ok"] for check in said.json["checks"])


def test_a_configuration_that_cannot_be_used_is_refused(
    acuerdo: Acuerdo, tmp_path: Path
) -> None:
    for text in ("[relay", "[relay]\nlisten = 3\n", "[sails]\n"):
        file = tmp_path / "bad.toml"
        file.write_text(text, encoding="utf-8")
        for verb in ("check", "serve"):
            said = acuerdo("relay", verb, "--config", file)
            assert said.status == REFUSED
            one_sentence(said)
    assert acuerdo("relay", "check", "--config", tmp_path / "none.toml").status == REFUSED


def test_the_doctor_looks_at_everything(acuerdo: Acuerdo, workspace: Path, qapp: Any) -> None:
    assert qapp is not None
    said = acuerdo("doctor", "--json", ACUERDO_KEY_FILE=str(workspace / "key"))
    found = {one["name"]: one for one in said.json["findings"]}
    assert {"python", "qt", "screen", "fonts", "keyring", "database", "relay", "time"} <= set(
        found
    )
    assert found["database"]["ok"]
    assert not found["relay"]["needed"]
    assert (said.status == DONE) is said.json["ok"]
    told = acuerdo("doctor", ACUERDO_KEY_FILE=str(workspace / "key")).out.splitlines()
    assert len(told) == len(found)


def test_the_doctor_finds_a_relay_that_is_away(
    acuerdo: Acuerdo, workspace: Path, qapp: Any
) -> None:
    assert qapp is not None
    env = {
        "ACUERDO_KEY_FILE": str(workspace / "key"),
        "ACUERDO_RELAY_URL": "http://127.0.0.1:1",
    }
    found = {one["name"]: one for one in acuerdo("doctor", "--json", **env).json["findings"]}
    assert not found["relay"]["ok"]


def test_the_doctor_says_that_there_is_no_workspace(acuerdo: Acuerdo, qapp: Any) -> None:
    assert qapp is not None
    said = acuerdo("doctor", "--json")
    found = {one["name"]: one for one in said.json["findings"]}
    assert said.status == UNAVAILABLE
    assert not found["database"]["ok"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_mistake_of_the_program_is_reported_and_said(
    acuerdo: Acuerdo,
    workspace: Path,
    reports: Path,
    monkeypatch: pytest.MonkeyPatch,
    lang: str,
) -> None:
    def broken(_call: object) -> int:
        raise ZeroDivisionError("the secret is 42")

    monkeypatch.setattr(segments_command, "run", broken)
    said = acuerdo("--lang", lang, "segments", "--json")
    assert said.status == MISTAKE
    (report,) = reports.iterdir()
    assert str(report) in one_sentence(said)
    assert "ZeroDivisionError" in report.read_text(encoding="utf-8")
    assert workspace.exists()


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (KeyboardInterrupt(), INTERRUPTED),
        (Unavailable("x", code="never_heard_of"), UNAVAILABLE),
    ],
)
def test_other_endings_have_their_status(
    acuerdo: Acuerdo,
    workspace: Path,
    monkeypatch: pytest.MonkeyPatch,
    error: BaseException,
    status: int,
) -> None:
    def broken(_call: object) -> int:
        raise error

    monkeypatch.setattr(segments_command, "run", broken)
    assert acuerdo("segments").status == status
    assert workspace.exists()


def test_json_answers_are_json_and_nothing_else(acuerdo: Acuerdo, workspace: Path) -> None:
    number = account(acuerdo)
    for words in (
        ("segments",),
        ("queue", "--segment", "91+", "--limit", "2"),
        ("gate", "--account", number),
        ("promises",),
        ("db", "check"),
        ("export", "audit", "--out", str(workspace / "a.xlsx")),
    ):
        said = acuerdo(*words, "--json")
        assert (said.status, said.err) == (DONE, ""), words
        assert json.dumps(said.json)


def test_httpx_is_not_needed_to_count_segments() -> None:
    """Kept out of quick commands: it costs more than the whole command."""
    assert httpx.__name__ not in Path(segments_command.__file__).read_text(encoding="utf-8")
