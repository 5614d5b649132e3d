"""Preferences, the hub of changes, crash reports, the demo's shift, the desks in threads."""

import asyncio
import gc
import sys
import threading
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.app.calendars import is_business_day
from console.app.collector import QtThreadCollector
from console.app.connection import connect, connection_of
from console.app.crash import KEPT, CrashReports
from console.app.demo.shift import CLOSES, OPENS, shift_for
from console.app.exporting import ExportService, ThreadedExportDesk
from console.app.hub import ChangeHub
from console.app.importing import ImportService, ThreadedImportDesk
from console.app.preferences import Preferences
from console.app.rule_book import Countries
from console.app.services import RelayPlace
from console.app.workspace import Place, place_of
from console.domain.contact import ContactFacts
from console.runtime import secrets
from console.store import workspace as stored
from console.store.worker import Worker
from console.usecases.exporting import ExportKind, ExportWish
from console.usecases.importing import ImportCancelled, ImportSettings, Progress
from console.usecases.ports import ChangeSet, Topic
from tests.app.conftest import CARDS

NOW = datetime(2026, 11, 18, 16, tzinfo=UTC)
CHANGED = ChangeSet(topics=frozenset({Topic.OUTBOX}))
MEXICO = ZoneInfo("America/Mexico_City")


# --- preferences ------------------------------------------------------------


def test_preferences_are_kept(tmp_path: Path) -> None:
    first = Preferences(tmp_path / "new")
    assert first.get("lang", "es") == "es"
    first.put("lang", "pt_BR")
    first.write("geometry", "AAAA")
    second = Preferences(tmp_path / "new")
    assert (second.get("lang"), second.read("geometry"), second.read("x")) == (
        "pt_BR",
        "AAAA",
        None,
    )
    assert [each.name for each in (tmp_path / "new").iterdir()] == ["desktop.json"]


@pytest.mark.parametrize("text", ["", "{", "[1]", "null", "\xff"])
def test_damaged_preferences_count_as_empty(tmp_path: Path, text: str) -> None:
    (tmp_path / "desktop.json").write_bytes(text.encode("latin-1"))
    kept = Preferences(tmp_path)
    assert kept.get("lang") is None
    kept.put("lang", "en")
    assert Preferences(tmp_path).get("lang") == "en"


def test_what_did_not_change_is_not_written(tmp_path: Path) -> None:
    kept = Preferences(tmp_path)
    kept.put("zoom", 1.1)
    (tmp_path / "desktop.json").unlink()
    kept.put("zoom", 1.1)
    assert not (tmp_path / "desktop.json").exists()


# --- the hub ------------------------------------------------------------


async def test_changes_of_any_thread_are_told_on_the_loop() -> None:
    hub = ChangeHub(asyncio.get_running_loop())
    told: list[tuple[str, ChangeSet, int]] = []
    hub.listen(
        lambda changes: told.append(("a", changes, threading.get_ident())),
        lambda changes: told.append(("b", changes, threading.get_ident())),
    )
    await asyncio.to_thread(hub.announce, CHANGED)
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    here = threading.get_ident()
    assert told == [("a", CHANGED, here), ("b", CHANGED, here)]
    hub.silence()
    hub.announce(CHANGED)
    await asyncio.sleep(0)
    assert len(told) == 2


def test_a_closed_loop_is_told_nothing() -> None:
    loop = asyncio.new_event_loop()
    hub = ChangeHub(loop)
    loop.close()
    hub.announce(CHANGED)


# --- crash reports ------------------------------------------------------------


class Ticking:
    def __init__(self) -> None:
        self.at = NOW

    def __call__(self) -> datetime:
        self.at += timedelta(milliseconds=1)
        return self.at


def fall(kind: type[Exception]) -> None:
    raise kind("ana owes 5,000")


def stumble(kind: type[Exception] = ValueError) -> Exception:
    try:
        fall(kind)
    except kind as error:
        return error
    raise AssertionError


def test_every_mistake_is_written_and_each_kind_is_shown_once(tmp_path: Path) -> None:
    reports = CrashReports(tmp_path / "logs", Ticking())
    shown: list[str] = []
    reports.shown = shown.append
    for _ in range(3):
        reports.note("inbox", stumble())
    assert len(list((tmp_path / "logs").iterdir())) == 3
    assert len(shown) == 1
    text = Path(shown[0]).read_text(encoding="utf-8")
    assert text.startswith("inbox\n")
    assert "test_parts.py" in text
    assert len(reports.errors) == 3


def test_old_reports_go(tmp_path: Path) -> None:
    reports = CrashReports(tmp_path, Ticking())
    for _ in range(KEPT + 5):
        reports.note("x", stumble())
    assert len(list(tmp_path.glob("crash-*.txt"))) == KEPT


def test_a_mistake_without_a_traceback_is_written_too(tmp_path: Path) -> None:
    reports = CrashReports(tmp_path, Ticking())
    reports.note("x", RuntimeError("never raised"))
    assert len(list(tmp_path.iterdir())) == 1


def test_what_nobody_catches_is_caught(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    reports = CrashReports(tmp_path, Ticking())
    loop = asyncio.new_event_loop()
    reports.install(loop)
    error = stumble()
    sys.excepthook(type(error), error, error.__traceback__)
    loop.call_exception_handler({"message": "task was destroyed"})
    loop.call_exception_handler({"message": "x", "exception": stumble(KeyError)})
    loop.close()
    assert [type(each) for each in reports.errors] == [ValueError, RuntimeError, KeyError]


def test_an_interruption_is_no_mistake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Any] = []
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(sys, "__excepthook__", lambda *parts: seen.append(parts[0]))
    loop = asyncio.new_event_loop()
    reports = CrashReports(tmp_path, Ticking())
    reports.install(loop)
    loop.close()
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert seen == [KeyboardInterrupt]
    assert reports.errors == []


# --- the demo's hours ------------------------------------------------------------


moments = st.integers(0, 2 * 365 * 24 * 60).map(
    lambda minutes: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)
free_days = st.frozensets(st.dates(date(2026, 1, 1), date(2027, 12, 31)), max_size=5)


@given(moments, free_days)
def test_the_demo_plays_in_office_hours_and_never_in_the_future(
    now: datetime, holidays: frozenset[date]
) -> None:
    shift = shift_for(now, holidays)
    then = (now + shift).astimezone(MEXICO)
    assert shift <= timedelta(0)
    assert then.weekday() < 5
    assert then.date() not in holidays
    assert OPENS <= then.time() < CLOSES
    assert shift > timedelta(days=-20)


def test_in_office_hours_the_demo_plays_now() -> None:
    assert shift_for(NOW, frozenset()) == timedelta(0)


# --- small parts ------------------------------------------------------------


def test_banks_close_on_weekends_and_holidays() -> None:
    assert is_business_day("MX", date(2026, 11, 18))
    assert not is_business_day("MX", date(2026, 11, 21))
    assert not is_business_day("MX", date(2026, 11, 16))
    assert is_business_day("ZZ", date(2026, 12, 25))  # no calendar: weekends only


def test_rules_are_kept_for_the_day() -> None:
    book = Countries("es")
    facts = ContactFacts("MX", ("America/Mexico_City",))
    assert book.rules_for(facts, NOW) is book.rules_for(facts, NOW)
    for day in range(600):
        assert book.rules_for(facts, NOW + timedelta(days=day)).profiles
    assert len(book._known) <= 501


def test_the_collector_takes_over_and_gives_back(qapp: Any) -> None:
    assert qapp is not None
    collector = QtThreadCollector(every_ms=10_000)
    try:
        assert not gc.isenabled()
        for _ in range(61):
            collector._collect()
    finally:
        collector.stop()
    assert gc.isenabled()


def test_a_place_is_a_folder_or_a_server(tmp_path: Path) -> None:
    here = place_of(str(tmp_path), {})
    assert (here.is_shared, here.media) == (False, tmp_path / "media")
    there = Place("postgresql+psycopg://desk@server/acuerdo")
    assert there.is_shared
    assert there.media.name == "media"


def test_the_relay_of_a_workspace_is_remembered(tmp_path: Path) -> None:
    place = place_of(str(tmp_path / "w"), {})
    env = {secrets.TOKEN_FILE_VARIABLE: str(tmp_path / "token")}
    assert connection_of(place, env) is None
    connect(place, env, RelayPlace("http://relay:8080", "secret"))
    assert connection_of(place, env) == RelayPlace("http://relay:8080", "secret")
    assert "secret" not in (tmp_path / "w" / "relay.json").read_text(encoding="utf-8")
    named = env | {"ACUERDO_RELAY_URL": "http://other/"}
    found = connection_of(place, named)
    assert found is not None
    assert found.url == "http://other"
    (tmp_path / "w" / "relay.json").write_text("[]", encoding="utf-8")
    assert connection_of(place, env) is None


async def test_a_client_of_the_relay_carries_the_token() -> None:
    client = RelayPlace("http://relay", "t0k3n").open()
    assert client.headers["Authorization"] == "Bearer t0k3n"
    await client.aclose()


# --- the desks in their threads ------------------------------------------------------------

SETTINGS = ImportSettings("Banco", "MX", "MXN", date(2026, 11, 17))


async def test_a_file_is_imported_without_holding_up_the_loop(tmp_path: Path) -> None:
    worker = Worker(stored.create(tmp_path / "w"))
    service = ImportService(worker, by="ana", lang="es", now=lambda: NOW)
    desk = ThreadedImportDesk(service)
    steps: list[tuple[Progress, int]] = []

    def progress(step: Progress) -> None:
        steps.append((step, threading.get_ident()))

    looked = await desk.inspect(CARDS, SETTINGS)
    assert (looked.sheet, looked.header_row) == ("ASIGNACION", 4)
    fields = {column.canonical for column in looked.columns}
    assert {"account_no", "doc_number", "due_amount", "phone", "due_date"} <= fields
    simulated = await desk.simulate(CARDS, SETTINGS, progress, lambda: False)
    assert simulated.json["accepted"] == 1971
    assert len([issue for issue in simulated.issues if issue.rejected]) == 29
    loaded = await desk.load(simulated, progress)
    assert loaded.effect.created == 1971
    again = await desk.load(simulated, progress)
    assert again.effect == loaded.effect
    await asyncio.sleep(0)
    assert {step.phase for step, _ in steps} >= {"read", "compare", "load"}
    assert {thread for _, thread in steps} == {threading.get_ident()}
    assert [row.filename for row in await desk.recent()] == [CARDS.name]
    assert await desk.write_rejected(simulated, tmp_path / "r.xlsx") == 29
    repeated = await desk.simulate(CARDS, SETTINGS, progress, lambda: False)
    assert repeated.imported_before is not None
    await desk.discard(repeated)
    out = tmp_path / "q.xlsx"
    rows: list[int] = []
    exports = ThreadedExportDesk(
        ExportService(worker, by="ana", lang="es", now=lambda: NOW, zone="America/Mexico_City")
    )
    wish = ExportWish(ExportKind.QUEUE, out)
    done = await exports.export(wish, rows.append, lambda: False)
    assert done is not None
    assert done.rows == 1971
    out.unlink()
    assert await exports.export(wish, rows.append, lambda: True) is None
    assert not out.exists()
    worker.close()


async def test_a_stopped_import_leaves_nothing(tmp_path: Path) -> None:
    worker = Worker(stored.create(tmp_path / "w"))
    service = ImportService(worker, by="ana", lang="es", now=lambda: NOW)
    desk = ThreadedImportDesk(service)
    with pytest.raises(ImportCancelled):
        await desk.simulate(CARDS, SETTINGS, lambda _step: None, lambda: True)
    assert worker.read_now(lambda uow: uow.imports.unfinished(NOW + timedelta(days=2))) == ()
    assert sum(row.accounts for row in worker.read_now(lambda uow: uow.queue.segments())) == 0
    worker.close()
