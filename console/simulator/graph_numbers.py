"""The business number: its health, its settings, whom it has blocked."""

from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from console.simulator.body_checks import Json
from console.simulator.graph_error import GraphError
from console.simulator.people import Person
from console.simulator.request_body import chosen, page, read_json
from console.simulator.world import World

DEFAULT_FIELDS = (
    "verified_name",
    "code_verification_status",
    "display_phone_number",
    "quality_rating",
    "platform_type",
    "throughput",
    "webhook_configuration",
    "id",
)


def described(world: World) -> Json:
    """Every field of the number."""
    settings = world.settings
    entities = (
        ("PHONE_NUMBER", settings.phone_number_id),
        ("WABA", settings.waba_id),
        ("BUSINESS", settings.business_id),
        ("APP", settings.app_id),
    )
    health = [
        {"entity_type": kind, "id": made_id, "can_send_message": "AVAILABLE"}
        for kind, made_id in entities
    ]
    return {
        "id": settings.phone_number_id,
        "display_phone_number": "+" + settings.display_phone_number,
        "verified_name": settings.verified_name,
        "quality_rating": "GREEN",
        "code_verification_status": "VERIFIED",
        "name_status": "APPROVED",
        "platform_type": "CLOUD_API",
        "status": "CONNECTED",
        "account_mode": "LIVE",
        "messaging_limit_tier": "TIER_10K",
        "whatsapp_business_manager_messaging_limit": "TIER_10K",
        "throughput": {"level": "STANDARD"},
        "webhook_configuration": {"application": world.courier.url or ""},
        "health_status": {"can_send_message": "AVAILABLE", "entities": health},
    }


async def show(world: World, _: str, request: Request) -> Response:
    """The number, fields as asked."""
    return JSONResponse(chosen(request, described(world), DEFAULT_FIELDS))


async def listed(world: World, _: str, request: Request) -> Response:
    """All numbers of the account: the one there is."""
    row = chosen(request, described(world), DEFAULT_FIELDS)
    return JSONResponse(page(request, [row]))


async def change(world: World, _: str, request: Request) -> Response:
    """Point this number's webhooks elsewhere (after the handshake), or set the PIN."""
    body = await read_json(request)
    wanted = body.get("webhook_configuration")
    if isinstance(wanted, dict):
        url = str(wanted.get("override_callback_uri") or "")
        await redirect(world, url, str(wanted.get("verify_token") or ""))
    return JSONResponse({"success": True})


async def redirect(world: World, url: str, verify_token: str) -> None:
    """Shake hands with `url` and post there from now on; an empty one restores the first.

    Raises: GraphError 100 (subcode 2200) when the receiver does not answer the challenge.
    """
    if not url:
        world.courier.aim(world.app_webhook_url)
    elif await world.courier.shake_hands(url, verify_token):
        world.courier.aim(url)
    else:
        raise GraphError(
            100,
            "The URL couldn't be validated. Callback verification failed.",
            subcode=2200,
            user_title="Callback verification failed",
        )


async def register(_: World, __: str, request: Request) -> Response:
    """Register or deregister: always granted, the number is verified."""
    await read_json(request)
    return JSONResponse({"success": True})


async def profile(world: World, _: str, __: Request) -> Response:
    """The business profile that people see."""
    shown = {
        "messaging_product": "whatsapp",
        "about": world.settings.verified_name,
        "address": "",
        "description": "",
        "email": "",
        "profile_picture_url": "",
        "websites": [],
        "vertical": "FINANCE",
    }
    return JSONResponse({"data": [shown]})


async def blocked(world: World, _: str, request: Request) -> Response:
    """Who is blocked."""
    rows: list[Json] = [
        {"messaging_product": "whatsapp", "wa_id": person.wa_id}
        for person in world.people
        if person.blocked
    ]
    return JSONResponse(page(request, rows))


async def block(world: World, _: str, request: Request) -> Response:
    """Block people who wrote within the last 24 hours."""
    now_s = world.clock.epoch_s()
    done, failed = [], []
    for name, person in await _people(world, request):
        if person is None or not person.window_is_open(now_s):
            failed.append({"input": name, "errors": [{"code": 131021, "message": NO_ENTRY}]})
        else:
            person.blocked = True
            done.append({"input": name, "wa_id": person.wa_id})
    users: dict[str, Any] = {"added_users": done}
    if failed:
        users["failed_users"] = failed
    return JSONResponse({"messaging_product": "whatsapp", "block_users": users})


NO_ENTRY = "The user has not written to this number within the last 24 hours."


async def unblock(world: World, _: str, request: Request) -> Response:
    """Let people write again."""
    done = []
    for name, person in await _people(world, request):
        if person is not None:
            person.blocked = False
            done.append({"input": name, "wa_id": person.wa_id})
    return JSONResponse(
        {"messaging_product": "whatsapp", "block_users": {"removed_users": done}}
    )


async def _people(world: World, request: Request) -> list[tuple[str, Person | None]]:
    body = await read_json(request)
    names = [str(one.get("user")) for one in body.get("block_users") or []]
    if not names:
        raise GraphError(100, "The parameter block_users is required.")
    return [(name, world.people.by_any(name)) for name in names]
