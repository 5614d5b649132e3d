"""GET and POST /v1/templates, POST /v1/templates/sync."""

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
from console.relay.item import text
from console.relay.template_syncer import TemplateSyncer
from console.relay.transaction import Transaction
from console.relay.whatsapp import GraphClient, MetaRefused, MetaUnavailable
from console.wire.answers import SubmitTemplate


def templates_routes(
    config: RelayConfig,
    database: Database,
    graph: GraphClient,
    syncer: TemplateSyncer,
    door: Door,
) -> list[Route]:
    """List what is known, submit one for review, ask Meta again."""

    async def listed(_request: Request) -> Response:
        return json_answer({"templates": await database.read(templates.listing)})

    async def submit(request: Request) -> Response:
        body = await read_object(request)
        shaped(body, SubmitTemplate, "invalid_template")
        waba_id = _account(body, config)
        try:
            answer = await graph.submit_template(waba_id, body)
        except (MetaRefused, MetaUnavailable) as error:
            raise refused_by_meta(error, "template_refused") from error
        document = {**body, "status": "PENDING", **answer}
        await database.write(partial(_store, waba_id=waba_id, document=document))
        return json_answer({**document, "waba_id": waba_id}, 201)

    async def sync(_request: Request) -> Response:
        try:
            count = await syncer.sync()
        except (MetaRefused, MetaUnavailable) as error:
            raise refused_by_meta(error, "sync_refused") from error
        return json_answer(
            {"templates": await database.read(templates.listing), "count": count}
        )

    submitting, listing = door.guarded(submit, SUPERVISING), door.guarded(listed)

    async def collection(request: Request) -> Response:
        return await (submitting if request.method == "POST" else listing)(request)

    return [
        Route("/v1/templates", collection, methods=["GET", "POST"]),
        Route("/v1/templates/sync", door.guarded(sync), methods=["POST"]),
    ]


def refused_by_meta(error: MetaRefused | MetaUnavailable, code: str) -> Refusal:
    """The answer when Meta said no (with its words), or said nothing."""
    if isinstance(error, MetaUnavailable):
        return Refusal(502, "meta_unavailable", f"Meta cannot be reached: {error}", 10.0)
    return Refusal(422, code, str(error), meta=error.error)


def _account(body: dict[str, Any], config: RelayConfig) -> str:
    known = config.waba_ids()
    asked = text(body.pop("waba_id", None))
    if asked is None and len(known) == 1:
        return known[0]
    if asked not in known:
        raise Refusal(422, "invalid_template", "waba_id is not an account of this relay")
    return asked


def _store(transaction: Transaction, waba_id: str, document: dict[str, Any]) -> None:
    templates.store(transaction.connection, waba_id, document)
