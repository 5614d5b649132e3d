"""The Graph paths: finds out what an id is, checks the token, calls the edge, shapes errors.

Every path may begin with a version (`/v25.0/...`) or not, as at graph.facebook.com. Versions
that Meta has ended are refused with 2635, those that do not exist yet with 2500.
"""

import hmac
import json
import re
from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import Response

from console.simulator import (
    graph_account,
    graph_app,
    graph_media,
    graph_messages,
    graph_numbers,
    graph_people,
    graph_templates,
)
from console.simulator.answer import answered
from console.simulator.chance import trace_id
from console.simulator.graph_error import GraphError, no_such_object
from console.simulator.settings import GRAPH_VERSION, NEWEST_VERSION, OLDEST_VERSION
from console.simulator.world import World

Edge = Callable[[World, str, Request], Awaitable[Response]]
_VERSION = re.compile(r"^v(\d+)\.(\d+)$")
_SENDS = ("messages", "marketing_messages", "media")
_MANAGED = ("account", "template", "number")
"""Nodes whose edges, but those of _SENDS, count against the hour's management calls."""

EDGES: dict[tuple[str, str, str], Edge] = {
    ("number", "messages", "POST"): graph_messages.send,
    ("number", "marketing_messages", "POST"): graph_messages.send_marketing,
    ("number", "message_history", "GET"): graph_messages.history,
    ("number", "media", "POST"): graph_media.upload,
    ("number", "", "GET"): graph_numbers.show,
    ("number", "", "POST"): graph_numbers.change,
    ("number", "settings", "GET"): graph_numbers.settings,
    ("number", "settings", "POST"): graph_numbers.change_settings,
    ("number", "register", "POST"): graph_numbers.register,
    ("number", "deregister", "POST"): graph_numbers.deregister,
    ("number", "request_code", "POST"): graph_numbers.request_code,
    ("number", "verify_code", "POST"): graph_numbers.verify_code,
    ("number", "conversational_automation", "POST"): graph_numbers.automate,
    ("number", "whatsapp_business_profile", "GET"): graph_numbers.profile,
    ("number", "whatsapp_business_profile", "POST"): graph_numbers.change_profile,
    ("number", "username", "GET"): graph_numbers.username,
    ("number", "username", "POST"): graph_numbers.change_username,
    ("number", "block_users", "GET"): graph_people.blocked,
    ("number", "block_users", "POST"): graph_people.block,
    ("number", "block_users", "DELETE"): graph_people.unblock,
    ("number", "contact_book", "DELETE"): graph_people.forget_contact,
    ("account", "", "GET"): graph_account.show,
    ("account", "phone_numbers", "GET"): graph_numbers.listed,
    ("account", "subscribed_apps", "GET"): graph_account.subscriptions,
    ("account", "subscribed_apps", "POST"): graph_account.subscribe,
    ("account", "subscribed_apps", "DELETE"): graph_account.unsubscribe,
    ("account", "message_templates", "GET"): graph_templates.listed,
    ("account", "message_templates", "POST"): graph_templates.create,
    ("account", "message_templates", "DELETE"): graph_templates.remove,
    ("account", "upsert_message_templates", "POST"): graph_templates.upsert,
    ("template", "", "GET"): graph_templates.show,
    ("template", "", "POST"): graph_templates.edit,
    ("template", "unpause", "POST"): graph_templates.unpause,
    ("media", "", "GET"): graph_media.resolve,
    ("media", "", "DELETE"): graph_media.remove,
    ("debug_token", "", "GET"): graph_account.debug_token,
    ("app", "", "GET"): graph_app.show,
    ("app", "subscriptions", "GET"): graph_app.subscriptions,
    ("app", "subscriptions", "POST"): graph_app.subscribe,
    ("app", "subscriptions", "DELETE"): graph_app.unsubscribe,
    ("app", "uploads", "POST"): graph_app.begin_upload,
    ("upload", "", "POST"): graph_app.upload,
    ("upload", "", "GET"): graph_app.upload_offset,
}


class Graph:
    """Answers like graph.facebook.com for one business."""

    def __init__(self, world: World) -> None:
        self._world = world

    async def answer(self, request: Request) -> Response:
        """The answer of the edge that `request` names, or Graph's error object."""
        try:
            response = await self._dispatch(request)
        except GraphError as error:
            response = self.refusal(error)
        self._world.keep()  # what the answer tells must outlive us
        return response

    def refusal(self, error: GraphError) -> Response:
        """Graph's way of saying `error`."""
        self._world.traces += 1
        trace = trace_id(self._world.settings.seed, self._world.traces)
        headers = {"x-fb-trace-id": trace, "facebook-api-version": GRAPH_VERSION}
        if error.code in (0, 190):
            headers["WWW-Authenticate"] = 'OAuth "Facebook Platform" "invalid_token"'
        return answered(error.body(trace), error.http, headers)

    async def _dispatch(self, request: Request) -> Response:
        parts = [part for part in request.path_params["path"].split("/") if part]
        version = GRAPH_VERSION
        if parts and _VERSION.match(parts[0]):
            version = parts[0]
            _check_version(version, "/".join(parts))
            parts = parts[1:]
        if parts == ["oauth", "access_token"] and request.method in ("GET", "POST"):
            return await graph_app.access_token(self._world, "", request)
        node, edge, *more = [*parts, "", ""]
        kind = self._kind(node)
        check_token(self._world, request, for_app=kind in ("app", "debug_token"))
        found = EDGES.get((kind, edge, request.method))
        if found is None or any(more):
            raise no_such_object("/".join(parts), request.method)
        counted = edge not in _SENDS and kind in _MANAGED
        usage = self._world.rates.spend_call() if counted else None
        response = await found(self._world, node, request)
        response.headers["facebook-api-version"] = version
        if usage is not None:
            response.headers["X-Business-Use-Case-Usage"] = self._usage(usage)
        return response

    def _usage(self, percent: int) -> str:
        """How much of the hour's management calls is spent, per account."""
        used = {
            "type": "whatsapp_business_management",
            "call_count": percent,
            "total_cputime": 1,
            "total_time": 1,
            "estimated_time_to_regain_access": 0,
        }
        return json.dumps({self._world.settings.waba_id: [used]})

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
        if node.startswith("upload:"):
            return "upload"
        if self._world.templates.by_id(node):
            return "template"
        return "media" if self._world.media.find(node, self._world.clock.epoch_s()) else ""


def _check_version(text: str, path: str) -> None:
    """Refuse a Graph version that is not in service. Raises: GraphError 2635, 2500."""
    found = _VERSION.match(text)
    version = tuple(map(int, found.groups())) if found else (0, 0)
    if version < OLDEST_VERSION:
        newest = f"v{NEWEST_VERSION[0]}.{NEWEST_VERSION[1]}"
        raise GraphError(
            2635,
            plain="You are calling a deprecated version of the Graph API. "
            f"Please update to the latest version: {newest}.",
        )
    if version > NEWEST_VERSION:
        raise GraphError(2500, plain=f"Unknown path components: /{path}")


def check_token(world: World, request: Request, *, for_app: bool = False) -> None:
    """Refuse a request without the right token. Raises: GraphError 190.

    The app's own token (`id|secret`) opens the edges of the app only.
    """
    scheme, _, given = request.headers.get("Authorization", "").partition(" ")
    in_query = request.query_params.get("access_token", "")
    if scheme.lower() not in ("bearer", "oauth"):
        given = in_query
    allowed = [world.settings.token, *([graph_app.app_token(world)] if for_app else [])]
    tried = [given, *([in_query] if for_app and in_query else [])]
    if not any(hmac.compare_digest(a.encode(), b.encode()) for a in tried for b in allowed):
        raise GraphError(190)
    proof = request.query_params.get("appsecret_proof")
    if proof is not None:
        secret = world.settings.app_secret.encode()
        right = hmac.new(secret, given.encode(), "sha256").hexdigest()
        if not hmac.compare_digest(proof.encode(), right.encode()):
            raise GraphError(100, plain="Invalid appsecret_proof provided in the API argument")
