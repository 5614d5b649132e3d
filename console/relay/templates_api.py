"""The message templates: list, submit, edit, delete, unpause; ask Meta again."""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from console.relay import templates
from console.relay.answers import Refusal, json_answer, read_object, shaped
from console.relay.auth import SUPERVISING, Door
from console.relay.config import RelayConfig
from console.relay.database import Database
from console.relay.item import Json, text
from console.relay.template_syncer import TemplateSyncer
from console.relay.transaction import Transaction
from console.relay.whatsapp import GraphClient, MetaRefused, MetaUnavailable
from console.wire.answers import EditTemplate, SubmitTemplate

_FILTERS = ("name", "language", "status", "category", "waba_id")


def templates_routes(
    config: RelayConfig,
    database: Database,
    graph: GraphClient,
    syncer: TemplateSyncer,
    door: Door,
) -> list[Route]:
    """Everybody may read; who supervises may change. Meta's refusals are passed on whole."""

    async def listed(request: Request) -> Response:
        found = await database.read(templates.listing)
        wanted = {key: request.query_params.get(key) for key in _FILTERS}
        if wanted["language"]:
            wanted["language"] = wanted["language"].replace("-", "_")
        asked = {key: value for key, value in wanted.items() if value}
        chosen = [one for one in found if all(one.get(k) == v for k, v in asked.items())]
        return json_answer({"templates": chosen})

    async def submit(request: Request) -> Response:
        body = await read_object(request)
        shaped(body, SubmitTemplate, "invalid_template")
        waba_id = _account(text(body.pop("waba_id", None)), config)
        answer = await _asked(graph.submit_template(waba_id, body))
        document = {**body, "status": "PENDING", **answer}
        await database.write(partial(_store, waba_id=waba_id, document=document))
        return json_answer({**document, "waba_id": waba_id}, 201)

    async def edit(request: Request) -> Response:
        body = await read_object(request)
        shaped(body, EditTemplate, "invalid_template")
        answer = await _asked(graph.edit_template(_id(request), body))
        syncer.wake()  # what Meta made of it, and its new review
        return json_answer({"success": True, **answer})

    async def delete(request: Request) -> Response:
        waba_id = _account(request.query_params.get("waba_id"), config)
        name = request.path_params["id"]
        template_id = request.query_params.get("template_id")
        answer = await _asked(graph.delete_template(waba_id, name, template_id))
        syncer.wake()
        return json_answer({"success": True, **answer})

    async def unpause(request: Request) -> Response:
        answer = await _asked(graph.unpause_template(_id(request)))
        syncer.wake()
        return json_answer({"success": True, **answer})

    async def sync(_request: Request) -> Response:
        count = await _asked(syncer.sync(), "sync_refused")
        return json_answer(
            {"templates": await database.read(templates.listing), "count": count}
        )

    collection = {"GET": door.guarded(listed), "POST": door.guarded(submit, SUPERVISING)}
    one = {"POST": door.guarded(edit, SUPERVISING), "DELETE": door.guarded(delete, SUPERVISING)}
    return [
        Route("/v1/templates", _by_method(collection), methods=["GET", "POST"]),
        Route("/v1/templates/sync", door.guarded(sync), methods=["POST"]),
        Route(
            "/v1/templates/{id}/unpause", door.guarded(unpause, SUPERVISING), methods=["POST"]
        ),
        Route("/v1/templates/{id}", _by_method(one), methods=["POST", "DELETE"]),
    ]


Endpoint = Callable[[Request], Awaitable[Response]]


def _by_method(endpoints: dict[str, Endpoint]) -> Endpoint:
    async def chosen(request: Request) -> Response:
        return await endpoints["GET" if request.method == "HEAD" else request.method](request)

    return chosen


async def _asked(asking: Awaitable[Any], code: str = "template_refused") -> Any:  # noqa: ANN401 - whatever was asked for
    """Meta's answer. Raises: Refusal."""
    try:
        return await asking
    except (MetaRefused, MetaUnavailable) as error:
        raise refused_by_meta(error, code) from error


def refused_by_meta(error: MetaRefused | MetaUnavailable, code: str) -> Refusal:
    """The answer when Meta said no (with its words), or said nothing."""
    if isinstance(error, MetaUnavailable):
        return Refusal(502, "meta_unavailable", f"Meta cannot be reached: {error}", 10.0)
    said = text(error.error.get("error_user_msg")) or str(error)
    return Refusal(422, code, said, meta=error.error)


def _id(request: Request) -> str:
    """A template's number at Meta; nothing else may become a path of the Graph API."""
    template_id = str(request.path_params["id"])
    if not (template_id.isascii() and template_id.isalnum()):
        raise Refusal(422, "invalid_template", "this is not a template's id")
    return template_id


def _account(asked: str | None, config: RelayConfig) -> str:
    known = config.waba_ids()
    if asked is None and len(known) == 1:
        return known[0]
    if asked is None or asked not in known:
        raise Refusal(422, "invalid_template", "waba_id is not an account of this relay")
    return asked


def _store(transaction: Transaction, waba_id: str, document: Json) -> None:
    templates.store(transaction.connection, waba_id, document)
