"""The app: its token, its webhook subscription, and resumable uploads of template samples.

Source: "App subscriptions" and "Resumable Upload API", Graph API, read 2026-11.
"""

from starlette.requests import Request
from starlette.responses import Response

from console.simulator.answer import answered
from console.simulator.body_checks import Json
from console.simulator.chance import dice
from console.simulator.graph_error import GraphError, no_such_object
from console.simulator.request_body import read_json
from console.simulator.world import World

WEBHOOK_OBJECT = "whatsapp_business_account"
UPLOAD_KINDS = ("application/pdf", "image/jpeg", "image/jpg", "image/png", "video/mp4")
LONGEST_SAMPLE = 100 * 1024 * 1024


def app_token(world: World) -> str:
    """The app's own access token."""
    return f"{world.settings.app_id}|{world.settings.app_secret}"


async def access_token(world: World, _: str, request: Request) -> Response:
    """The app's token in exchange for its id and secret."""
    given = await read_json(request)
    asked = (str(given.get("client_id")), str(given.get("client_secret")))
    if asked != (world.settings.app_id, world.settings.app_secret):
        raise GraphError(1, plain="Error validating client secret.", http=400)
    return answered({"access_token": app_token(world), "token_type": "bearer"})


async def show(world: World, _: str, __: Request) -> Response:
    """The app that the token belongs to."""
    return answered({"id": world.settings.app_id, "name": "Acuerdo", "link": ""})


async def subscriptions(world: World, _: str, __: Request) -> Response:
    """Where the app wants its webhooks, and which fields."""
    business = world.business
    if not business.app_url:
        return answered({"data": []})
    names = business.fields or ["messages"]
    row = {
        "object": WEBHOOK_OBJECT,
        "callback_url": business.app_url,
        "active": True,
        "fields": [{"name": one, "version": business.webhook_version} for one in names],
    }
    return answered({"data": [row]})


async def subscribe(world: World, _: str, request: Request) -> Response:
    """Set the callback of the app after the handshake, and the fields it hears of."""
    given: Json = dict(request.query_params) | await read_json(request)
    if given.get("object") != WEBHOOK_OBJECT:
        raise GraphError(100, "Param object must be one of {whatsapp_business_account}")
    url, fields = str(given.get("callback_url") or ""), given.get("fields") or ""
    if not await world.courier.shake_hands(url, str(given.get("verify_token") or "")):
        raise GraphError(
            2200,
            plain="Callback verification failed with the following errors: "
            "HTTP Status Code = 403; HTTP Message = Forbidden",
            http=400,
        )
    names = fields if isinstance(fields, list) else str(fields).split(",")
    chosen = [str(one).strip() for one in names if str(one).strip()]
    known = set(world.business.fields or []) | set(chosen)
    world.change_business(app_url=url, fields=sorted(known) or None)
    return answered({"success": True})


async def unsubscribe(world: World, _: str, __: Request) -> Response:
    """Forget the app's callback; updates wait until it has one again."""
    world.change_business(app_url=None, fields=None)
    return answered({"success": True})


async def begin_upload(world: World, _: str, request: Request) -> Response:
    """Begin to upload a sample for a template's header."""
    given = dict(request.query_params) | await read_json(request)
    kind, length = str(given.get("file_type")), str(given.get("file_length") or "")
    if kind not in UPLOAD_KINDS:
        raise GraphError(100, f"Param file_type must be one of {{{', '.join(UPLOAD_KINDS)}}}")
    if not length.isdigit() or not 0 < int(length) <= LONGEST_SAMPLE:
        raise GraphError(100, "Param file_length must be the size of the file in bytes.")
    world.uploads[made_id := _upload_id(world)] = (int(length), b"")
    return answered({"id": made_id})


def _upload_id(world: World) -> str:
    nth = len(world.uploads)
    return f"upload:{dice(world.settings.seed, 'upload', nth).getrandbits(160):040x}"


async def upload(world: World, node: str, request: Request) -> Response:
    """Take the bytes, from `file_offset` on; a handle once they are complete."""
    found = world.uploads.get(node)
    if found is None:
        raise no_such_object(node, "post")
    length, have = found
    offset = int(request.headers.get("file_offset") or 0)
    if offset != len(have):
        raise GraphError(100, f"The upload is at offset {len(have)}, not at {offset}.")
    have += await request.body()
    world.uploads[node] = (length, have)
    if len(have) != length:
        return answered({"file_offset": len(have)})
    draw = dice(world.settings.seed, "handle", node)
    return answered({"h": f"4::{draw.getrandbits(256):064x}:{world.settings.app_id}"})


async def upload_offset(world: World, node: str, _: Request) -> Response:
    """How many bytes have arrived."""
    found = world.uploads.get(node)
    if found is None:
        raise no_such_object(node, "get")
    return answered({"id": node, "file_offset": len(found[1])})
