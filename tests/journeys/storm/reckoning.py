"""After the storm: what was written, heard, commanded, and what Meta has."""

import asyncio
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import httpx

from tests.journeys.storm.town import NUMBER, StormTown, shown
from tests.journeys.storm.traffic import (
    STOP_WORD,
    Traffic,
    identity,
)

Json = dict[str, Any]
CALM_S = 300
_LOOK_S = 0.5
_UNDER_WAY = ("queued", "sending")
_TAKEN = 202
_NEVER_LEFT = ("expired", "cancelled")


@dataclass
class Facts:
    """Both sides' books."""

    events: list[Json]
    commands: dict[str, Json]
    sent: list[Json]
    received: list[Json]

    def attempts(self) -> dict[str, tuple[str, Json]]:
        """By attempt id: its command and itself."""
        return {
            attempt["id"]: (key, attempt)
            for key, command in self.commands.items()
            for attempt in command["attempts"]
        }

    def of_type(self, kind: str) -> list[Json]:
        """The events of that type."""
        return [event for event in self.events if event["type"] == kind]


async def settled_facts(town: StormTown, traffic: Traffic) -> Facts:
    """The books, once nothing is under way any more."""
    why, under_way, known = "commands without an answer", list[str](), dict[str, Json]()
    try:
        async with asyncio.timeout(CALM_S):
            while True:
                await traffic.answered()
                await asyncio.sleep(_LOOK_S)
                if why := await _unrest(town, traffic):
                    # To ask for each command would take what they need to go on; and what
                    # moves is looked at again, with the answers to what comes late.
                    known.clear()
                    continue
                accepted = [key for key, (code, _) in traffic.answers.items() if code == _TAKEN]
                under_way = [key for key in accepted if _is_under_way(known.get(key))]
                if not under_way:
                    return await _facts(town, traffic, known)
                known |= await _commands(town, under_way)
    except TimeoutError as error:
        raise AssertionError(f"no rest after {CALM_S} s: {why}, {under_way[:3]}") from error


def _is_under_way(command: Json | None) -> bool:
    return command is None or command["state"] in _UNDER_WAY


def check(facts: Facts, traffic: Traffic) -> None:
    """Nothing lost, nothing doubled, nobody silenced was reached."""
    _check_streams(traffic)
    _check_inbound(facts)
    _check_commands(facts)
    _check_silence(facts, traffic)


def outcomes(facts: Facts) -> Counter[str]:
    """How many commands ended how."""
    return Counter(command["state"] for command in facts.commands.values())


def _check_streams(traffic: Traffic) -> None:
    first, *others = traffic.listeners
    for listener in traffic.listeners:
        assert listener.faults == []
    seqs = [event["seq"] for event in first.events]
    assert seqs == list(range(1, len(seqs) + 1))
    for other in others:
        assert other.events == first.events
    ids = Counter(event["id"] for event in first.events)
    twice = [event for event in first.events if ids[event["id"]] > 1]
    assert not twice, f"{len(twice)} events of an id that others have: {shown(twice[:4])}"


def _check_inbound(facts: Facts) -> None:
    written = {one["wamid"] for one in facts.received}
    heard = Counter(
        event["payload"]["message_id"] for event in facts.of_type("message.received")
    )
    assert not [one for one, times in heard.items() if times > 1]
    lost, invented = written - set(heard), set(heard) - written
    assert not lost, f"{len(lost)} were written and not heard: {sorted(lost)[:3]}"
    assert not invented, f"{len(invented)} were heard and not written: {sorted(invented)[:3]}"
    assert not facts.of_type("unknown"), shown(facts.of_type("unknown")[0])


def _check_commands(facts: Facts) -> None:
    attempts = facts.attempts()
    reached = Counter(
        attempts[one["biz_opaque_callback_data"]][0]
        for one in facts.sent
        if one["biz_opaque_callback_data"] in attempts
    )
    strangers = [one for one in facts.sent if one["biz_opaque_callback_data"] not in attempts]
    assert not strangers, f"Meta has messages nobody asked for: {shown(strangers[0])}"
    failed = {event["payload"]["command_id"] for event in facts.of_type("message.failed")}
    for key, command in facts.commands.items():
        state, times = command["state"], reached[key]
        assert times <= 1, f"{key} reached Meta {times} times: {shown(command)}"
        if state in _NEVER_LEFT or (state == "failed" and key in failed):
            assert times == 0, f"{key} is {state} and reached Meta: {shown(command)}"
        elif state not in ("unknown", "failed"):
            assert times == 1, f"{key} is {state} and never reached Meta: {shown(command)}"


def _check_silence(facts: Facts, traffic: Traffic) -> None:
    stopped = {identity(number): "" for number in traffic.silenced()}
    for event in facts.of_type("message.received"):
        if event["payload"]["text"] == STOP_WORD:
            stopped.setdefault(identity(event["payload"]["sender"]["phone"]), event["at"])
    attempts = facts.attempts()
    for one in facts.sent:
        since = stopped.get(identity(one["to"]))
        if since is None:
            continue
        begun = attempts[one["biz_opaque_callback_data"]][1]["at"]
        assert since, f"{one['to']} was silenced before the storm: {shown(one)}"
        assert datetime.fromisoformat(begun) <= datetime.fromisoformat(since), shown(one)
    assert len(stopped) > len(traffic.silenced())


async def _unrest(town: StormTown, traffic: Traffic) -> str:
    """What Meta has still to post, or the consoles still to hear; empty when nothing."""
    async with httpx.AsyncClient(timeout=30, trust_env=False) as http:
        sim = f"http://127.0.0.1:{town.simulator_port}/_sim"
        webhook = (await http.get(f"{sim}/webhook")).json()
        clock = (await http.get(f"{sim}/clock")).json()
        headers = {"Authorization": f"Bearer {town.token}"}
        url = f"{town.cables['consoles'].url}/v1/events?limit=1"
        page = await http.get(url, headers=headers)
    if page.status_code != httpx.codes.OK:
        return f"the relay says {page.text[:200]}"
    heads = {len(listener.events) for listener in traffic.listeners}
    if heads != {page.json()["head"]}:
        return f"the consoles are at {heads}, the relay at {page.json()['head']}"
    if webhook["undelivered"] or webhook["in_flight"]:
        return f"Meta has {len(webhook['undelivered'])} updates to post"
    if clock["still_to_happen"]:
        return f"Meta has {clock['still_to_happen']} things to do"
    return ""


async def _commands(town: StormTown, wanted: Iterable[str]) -> dict[str, Json]:
    """Where each of the commands stands."""
    keys = iter(wanted)
    found: dict[str, Json] = {}

    async def some(http: httpx.AsyncClient) -> None:
        for key in keys:
            answer = await http.get(f"/v1/messages/{key}")
            assert answer.status_code == httpx.codes.OK, answer.text
            found[key] = answer.json()

    async with httpx.AsyncClient(
        base_url=town.cables["consoles"].url,
        headers={"Authorization": f"Bearer {town.token}"},
        timeout=30,
        trust_env=False,
    ) as http:
        await asyncio.gather(*(some(http) for _ in range(8)))
    return found


async def _facts(town: StormTown, traffic: Traffic, commands: dict[str, Json]) -> Facts:
    sim = f"http://127.0.0.1:{town.simulator_port}/_sim"
    async with httpx.AsyncClient(timeout=60, trust_env=False) as http:
        sent = (await http.get(f"{sim}/sent")).json()["sent"]
        received = (await http.get(f"{sim}/received")).json()["received"]
    events = traffic.listeners[0].events
    assert {event["phone_number_id"] for event in events} <= {NUMBER, None}
    return Facts(events, commands, sent, received)
