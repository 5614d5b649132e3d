"""POST /v1/messages, GET and DELETE /v1/messages/{id}."""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

from pydantic import ValidationError
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from console.relay import commands, gate, outbox
from console.relay.acceptance import Acceptance
from console.relay.answers import Refusal, model_answer, read_object
from console.relay.auth import Door
from console.relay.commands import Conflict, Draft
from console.relay.config import RelayConfig
from console.relay.database import Database, StorageUnavailable
from console.relay.message_rules import InvalidMessage
from console.relay.metrics import Metrics
from console.runtime.clock import Clock
from console.wire.commands import CommandState, CommandStatus

_LONGEST_KEY = 255


def messages_routes(
    config: RelayConfig,
    database: Database,
    clock: Clock,
    metrics: Metrics,
    door: Door,
    stored: Callable[[], None],
) -> list[Route]:
    """Accept messages, tell where they stand. `stored` hears of each new one."""
    acceptance = Acceptance(database, config.limits, clock)

    async def post(request: Request) -> Response:
        key = _key(request)
        drafted = _draft(key, await read_object(request), config)
        try:
            outcome = await acceptance.accept(drafted, request.state.bearer.name)
        except Conflict as error:
            message = "this Idempotency-Key was used for another message"
            raise Refusal(409, "idempotency_conflict", message) from error
        except InvalidMessage as error:
            raise Refusal(422, "invalid_message", str(error)) from error
        except StorageUnavailable as error:
            raise Refusal(503, "not_stored", "it cannot be stored now", 5.0) from error
        if isinstance(outcome, gate.Refusal):
            metrics.refused(outcome.code)
            raise Refusal(422, outcome.code, outcome.message, outcome.retry_after_s)
        stored()
        return model_answer(outcome, 202)

    async def get(request: Request) -> Response:
        command_id = request.path_params["id"]
        found = await database.read(partial(commands.status, command_id=command_id))
        if found is None:
            raise Refusal(404, "not_found", "no message has this id")
        return model_answer(found)

    delete = _cancelling(database, clock)

    async def one(request: Request) -> Response:
        return await (delete if request.method == "DELETE" else get)(request)

    return [
        Route("/v1/messages", door.guarded(post), methods=["POST"]),
        Route("/v1/messages/{id:path}", door.guarded(one), methods=["GET", "DELETE"]),
    ]


def _cancelling(database: Database, clock: Clock) -> Callable[[Request], Awaitable[Response]]:
    async def delete(request: Request) -> Response:
        cancel = partial(
            outbox.cancel,
            command_id=request.path_params["id"],
            author=request.state.bearer.name,
            now=clock.now(),
        )
        state = await database.write(cancel)
        if state is None:
            raise Refusal(404, "not_found", "no message has this id")
        if state is not CommandState.CANCELLED:
            message = f"it is {state.value} and cannot be called back any more"
            raise Refusal(409, "not_cancellable", message, state=state.value)
        return model_answer(CommandStatus(id=request.path_params["id"], state=state))

    return delete


def _key(request: Request) -> str:
    key = request.headers.get("idempotency-key", "").strip()
    if not key:
        message = "the Idempotency-Key header is missing; give the message's own id"
        raise Refusal(400, "idempotency_key_missing", message)
    if len(key) > _LONGEST_KEY or not key.isprintable():
        message = f"the Idempotency-Key is longer than {_LONGEST_KEY} or not printable"
        raise Refusal(400, "idempotency_key_invalid", message)
    return key


def _draft(key: str, body: dict[str, Any], config: RelayConfig) -> Draft:
    try:
        return commands.draft(key, body, config.numbers)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(map(str, first["loc"]))
        raise Refusal(422, "invalid_message", f"{where}: {first['msg']}") from error
    except ValueError as error:
        raise Refusal(422, "invalid_message", str(error)) from error
