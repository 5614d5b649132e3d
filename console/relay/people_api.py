"""DELETE /v1/people/{recipient}: the right to be forgotten."""

import logging
from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from console.relay import erasure
from console.relay.answers import Refusal, json_answer
from console.relay.auth import Door
from console.relay.config import RelayConfig
from console.relay.database import Database
from console.relay.identity import person_of
from console.relay.templates_api import refused_by_meta
from console.relay.traces import Traces
from console.relay.whatsapp import GraphClient, MetaRefused, MetaUnavailable
from console.runtime.clock import Clock

LOG = logging.getLogger(__name__)
ADMIN = ("admin",)


def people_routes(
    config: RelayConfig,
    database: Database,
    graph: GraphClient,
    clock: Clock,
    door: Door,
    erased: Callable[[], Awaitable[None]],
) -> list[Route]:
    """Erase a person, here and in Meta's contact book. Meta is asked first: while it is away
    nothing is erased, for the ids to ask with would be gone. `erased` is called when stored
    events may have lost their content.
    """

    async def erase(request: Request) -> Response:
        person = person_of(request.path_params["recipient"])
        try:
            traces = await erasure.trace(database, person)
        except ValueError as error:
            message = "this is neither a phone number nor a user id"
            raise Refusal(422, "invalid_recipient", message) from error
        removed = await _forget_at_meta(config, graph, traces)
        author = request.state.bearer.name
        try:
            done = await erasure.erase(database, config.media_dir, traces, author, clock)
        finally:
            await erased()
        fields = done.model_dump() | {"contacts_removed": removed}
        LOG.info("a person was erased", extra={"fields": fields})
        return json_answer(fields)

    return [Route("/v1/people/{recipient}", door.guarded(erase, ADMIN), methods=["DELETE"])]


async def _forget_at_meta(config: RelayConfig, graph: GraphClient, traces: Traces) -> int:
    """Remove the person from the contact books; how many entries there were."""
    removed = 0
    for user_id in traces.user_ids:
        for number in config.numbers:
            try:
                await graph.forget_contact(number.phone_number_id, user_id)
            except MetaRefused as error:
                LOG.info("Meta removed no contact: %s", error)
            except MetaUnavailable as error:
                raise refused_by_meta(error, "meta_unavailable") from error
            else:
                removed += 1
    return removed
