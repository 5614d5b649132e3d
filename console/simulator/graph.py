"""The Graph paths: finds out what an id is, checks the token, calls the edge, shapes errors.

Every path may begin with a version (`/v25.0/...`) or not, as at graph.facebook.com.
"""

import hmac
import re
from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from console.simulator import (
    graph_account,
    graph_media,
    graph_messages,
    graph_numbers,
    graph_templates,
)
from console.simulator.chance import trace_id
from console.simulator.graph_error import GraphError, no_such_object
from console.simulator.world import World

Edge = Callable[[World, str, Request], Awaitable[Response]]
_VERSION = re.compile(r"^v\d+\.\d+$")

EDGES: dict[tuple[str, str, str], Edge] = {
    ("number", "messages", "POST"): graph_messages.send,
    ("number", "marketing_messages", "POST"): graph_messages.send_marketing,
    ("number", "message_history", "GET"): graph_messages.history,
    ("number", "media", "POST"): graph_media.upload,
    ("number", "", "GET"): graph_numbers.show,
    ("number", "", "POST"): graph_numbers.change,
    ("number", "register", "POST"): graph_numbers.register,
    ("number", "deregister", "POST"): graph_numbers.register,
    ("number", "block_users", "GET"): graph_numbers.blocked,
    ("number", "block_users", "POST"): graph_numbers.block,
    ("number", "block_users", "DELETE"): graph_numbers.unblock,
    ("number", "whatsapp_business_profile", "GET"): graph_numbers.profile,
    ("account", "", "GET"): graph_account.show,
    ("account", "phone_numbers", "GET"): graph_numbers.listed,
    ("account", "subscribed_apps", "GET"): graph_account.subscriptions,
    ("account", "subscribed_apps", "POST"): graph_account.subscribe,
    ("account", "subscribed_apps", "DELETE"): graph_account.unsubscribe,
    ("account", "message_templates", "GET"): graph_templates.listed,
    ("account", "message_templates", "POST"): graph_templates.create,
    ("account", "message_templates", "DELETE"): graph_templates.remove,
    ("template", "", "GET"): graph_templates.show,
    ("template", "", "POST"): graph_templates.edit,
    ("template", "unpause", "POST"): graph_templates.unpause,
    ("media", "", "GET"): graph_media.resolve,
    ("media", "", "DELETE"): graph_media.remove,
    ("debug_token", "", "GET"): graph_account.debug_token,
    ("app", "", "GET"): graph_account.app,
}


class Graph:
    """Answers like graph.facebook.com for one business."""

    def __init__(self, world: World) -> None:
        self._world = world

    async def answer(self, request: Request) -> Response:
        """The answer of the edge that `request` names, or Graph's error object."""
        try:
            return await self._dispatch(request)
        except GraphError as error:
            return self.refusal(error)

    def refusal(self, error: GraphError) -> Response:
        """Graph's way of saying `error`."""
        self._world.traces += 1
        trace = trace_id(self._world.settings.seed, self._world.traces)
        headers = {"x-fb-trace-id": trace, "facebook-api-version": "v25.0"}
        if error.code in (0, 190):
            headers["WWW-Authenticate"] = 'OAuth "Facebook Platform" "invalid_token"'
        return JSONResponse(error.body(trace), error.http, headers)

    async def _dispatch(self, request: Request) -> Response:
        check_token(self._world, request)
        parts = [part for part in request.path_params["path"].split("/") if part]
        if parts and _VERSION.match(parts[0]):
            parts = parts[1:]
        node, edge, *more = [*parts, "", ""]
        found = EDGES.get((self._kind(node), edge, request.method))
        if found is None or any(more):
            raise no_such_object("/".join(parts), request.method)
        return await found(self._world, node, request)

    def _kind(self, node: str) -> str:
        settings = self._world.settings
        fixed = {
            settings.phone_number_id: "number",
            settings.waba_id: "account",
            settings.app_id: "app",
            "app": "app",
            "debug_token": "debug_token",
        }
        if node in fixed:
            return fixed[node]
        if self._world.templates.by_id(node):
            return "template"
        return "media" if self._world.media.find(node, self._world.clock.epoch_s()) else ""


def check_token(world: World, request: Request) -> None:
    """Refuse a request without the right token. Raises: GraphError 190."""
    scheme, _, given = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() not in ("bearer", "oauth"):
        given = request.query_params.get("access_token", "")
    if not hmac.compare_digest(given.encode(), world.settings.token.encode()):
        raise GraphError(190)
