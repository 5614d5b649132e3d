"""Suppressions of people, and the kill switch."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any

import sqlalchemy as sa
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from console.relay import kill_switches, outbox, suppressions, windows
from console.relay.answers import Refusal, json_answer, read_object, shaped
from console.relay.auth import SUPERVISING, Door
from console.relay.config import RelayConfig
from console.relay.database import Database
from console.relay.identity import person_of
from console.relay.kill_switches import Switch
from console.relay.suppressions import Suppression
from console.relay.transaction import Transaction
from console.runtime.clock import Clock
from console.wire.answers import Suppress, TurnSwitch


def suppression_routes(database: Database, clock: Clock, door: Door) -> list[Route]:
    """Anybody may stop messages to a person; who supervises may allow them again."""

    async def read(request: Request) -> Response:
        found = await database.read(partial(_describe, person=_person(request)))
        if not found:
            raise Refusal(404, "not_found", "this person is not suppressed")
        return json_answer({**found[0], "suppressed": True, "entries": found})

    async def put(request: Request) -> Response:
        person, recipient = _person(request), request.path_params["recipient"]
        body = await read_object(request) if await request.body() else {}
        asked = shaped(body, Suppress, "invalid_suppression")
        author = request.state.bearer.name
        suppression = Suppression(person, recipient, asked.scope, asked.reason, author)
        await database.write(partial(_suppress, suppression=suppression, now=clock.now()))
        return await read(request)

    async def delete(request: Request) -> Response:
        if not await database.write(partial(_release, person=_person(request))):
            raise Refusal(404, "not_found", "this person is not suppressed")
        return Response(status_code=204)

    releasing = door.guarded(delete, SUPERVISING)
    endpoints = {"GET": door.guarded(read), "PUT": door.guarded(put), "DELETE": releasing}

    async def one(request: Request) -> Response:
        return await endpoints["GET" if request.method == "HEAD" else request.method](request)

    path = "/v1/suppressions/{recipient}"
    return [Route(path, one, methods=["GET", "PUT", "DELETE"])]


def kill_switch_routes(
    config: RelayConfig,
    database: Database,
    clock: Clock,
    door: Door,
    changed: Callable[[], None],
) -> list[Route]:
    """Everybody may see what is stopped; who supervises may stop and release."""

    async def read(_request: Request) -> Response:
        switches = await database.read(kill_switches.engaged)
        return json_answer(
            {
                "engaged": bool(switches),
                "switches": [switch.described() for switch in switches],
            }
        )

    async def put(request: Request) -> Response:
        body = await read_object(request)
        author = request.state.bearer.name
        switch, engaged = _switch(body, author, config)
        work = partial(_turn, switch=switch, engaged=engaged, now=clock.now())
        await database.write(work)
        changed()
        return await read(request)

    setting = door.guarded(put, SUPERVISING)
    reading = door.guarded(read)

    async def one(request: Request) -> Response:
        return await (setting if request.method == "PUT" else reading)(request)

    return [Route("/v1/kill-switch", one, methods=["GET", "PUT"])]


def _person(request: Request) -> str:
    if person := person_of(request.path_params["recipient"]):
        return person
    raise Refusal(422, "invalid_recipient", "this is neither a phone number nor a user id")


def _switch(body: dict[str, Any], author: str, config: RelayConfig) -> tuple[Switch, bool]:
    asked = shaped(body, TurnSwitch, "invalid_kill_switch")
    target = asked.target or ""
    problem = None
    if bool(target) == (asked.scope == "all"):
        problem = "target names the number, account or template; everything has none"
    elif asked.scope == "number" and config.number(target) is None:
        problem = "target is not a number of this relay"
    elif asked.engaged and not asked.reason.strip():
        problem = "reason is missing; say why sends are stopped"
    if problem:
        raise Refusal(422, "invalid_kill_switch", problem)
    return Switch(asked.scope, target, asked.reason, author), asked.engaged


def _describe(connection: sa.Connection, person: str) -> list[dict[str, str]]:
    return suppressions.describe(connection, windows.people(connection, person))


def _suppress(transaction: Transaction, suppression: Suppression, now: datetime) -> None:
    suppressions.suppress(transaction.connection, suppression, now)


def _release(transaction: Transaction, person: str) -> int:
    connection = transaction.connection
    return suppressions.release(connection, windows.people(connection, person), None)


def _turn(transaction: Transaction, switch: Switch, engaged: bool, now: datetime) -> None:  # noqa: FBT001 - it is the switch
    if engaged:
        kill_switches.engage(transaction.connection, switch, now)
    else:
        kill_switches.release(transaction.connection, switch.scope, switch.target)
        outbox.release_held(transaction.connection, "kill_switch", now)
