"""The clock, the owner of tasks, errors and sentences."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from console.runtime import sentences
from console.runtime.clock import ShiftedClock, SystemClock
from console.runtime.errors import InputRefused, Unavailable
from console.runtime.tasks import TaskOwner


def test_clocks_tell_aware_utc() -> None:
    before = datetime.now(UTC)  # noqa: TID251 - the clock is compared with the machine's
    now = SystemClock().now()
    assert now.tzinfo is UTC
    assert now >= before
    shifted = ShiftedClock(timedelta(days=-3)).now()
    assert now - timedelta(days=4) < shifted < now


def test_errors_name_their_sentence_and_what_it_is_about() -> None:
    away = Unavailable("relay:8080", "renew_token", code="relay_away")
    assert (away.code, away.what, away.remedy) == ("relay_away", "relay:8080", "renew_token")
    assert str(away) == "relay_away: relay:8080 (renew_token)"
    assert str(Unavailable("disk")) == "unavailable: disk"
    refused = InputRefused("no_table", file="a.xlsx", row=3)
    assert refused.fields == {"file": "a.xlsx", "row": 3}
    assert str(refused) == "no_table file=a.xlsx row=3"


@pytest.mark.parametrize("lang", sentences.LANGUAGES)
def test_a_sentence_is_filled_in(lang: str) -> None:
    told = sentences.sentence("cli", "exported", lang, rows="3", file="a.xlsx")
    assert "3" in told
    assert "a.xlsx" in told


def test_an_unknown_language_reads_spanish_and_an_unknown_code_is_a_mistake() -> None:
    spanish = sentences.sentence("cli", "help_demo", "es")
    assert sentences.sentence("cli", "help_demo", "xx") == spanish
    assert not sentences.has("cli", "nothing")
    with pytest.raises(KeyError):
        sentences.sentence("cli", "nothing", "es")


class Failures(list[tuple[str, BaseException]]):
    def note(self, name: str, error: BaseException) -> None:
        self.append((name, error))


async def forever() -> None:
    await asyncio.Event().wait()


async def fail() -> None:
    raise ValueError("broken")


async def test_a_failure_is_reported_once_with_its_name() -> None:
    failures = Failures()
    owner = TaskOwner(failures.note)
    owner.start("load", fail())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    await owner.aclose()
    assert [(name, str(error)) for name, error in failures] == [("load", "broken")]


async def test_a_name_holds_one_live_task() -> None:
    failures = Failures()
    owner = TaskOwner(failures.note)
    ended: list[int] = []

    async def search(number: int) -> None:
        try:
            await asyncio.sleep(0)
            await asyncio.sleep(0)
        finally:
            ended.append(number)

    done: list[int] = []

    async def last() -> None:
        done.append(1)

    owner.start("search", search(1))
    await asyncio.sleep(0)
    owner.start("search", last())
    owner.start("other", forever())
    for _ in range(5):
        await asyncio.sleep(0)
    assert (ended, done) == ([1], [1])
    await owner.aclose()
    assert failures == []


async def test_closing_waits_until_everything_has_stopped() -> None:
    failures = Failures()
    owner = TaskOwner(failures.note)
    stopped: list[str] = []

    async def slow_to_stop() -> None:
        try:
            await forever()
        finally:
            await asyncio.sleep(0)
            stopped.append("slow")

    owner.start("slow", slow_to_stop())
    await asyncio.sleep(0)
    await owner.aclose()
    assert stopped == ["slow"]
    await owner.aclose()
    assert failures == []
