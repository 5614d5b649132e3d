"""The WhatsApp Business account, its webhook subscription, and the token."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from console.simulator.graph_numbers import redirect
from console.simulator.request_body import chosen, read_json
from console.simulator.world import World

SCOPES = ("whatsapp_business_management", "whatsapp_business_messaging")


async def show(world: World, node: str, request: Request) -> Response:
    """The account."""
    shown = {
        "id": node,
        "name": world.settings.verified_name,
        "timezone_id": "68",
        "currency": "USD",
        "message_template_namespace": "2f5b9c1e_8d3a_4c7b_9e0f_acuerdo",
        "account_review_status": "APPROVED",
        "ownership_type": "SELF",
    }
    return JSONResponse(chosen(request, shown))


async def app(world: World, _: str, __: Request) -> Response:
    """The app that the token belongs to."""
    return JSONResponse({"id": world.settings.app_id, "name": "Acuerdo", "link": ""})


async def subscriptions(world: World, _: str, __: Request) -> Response:
    """Which apps get this account's webhooks, and where."""
    if not world.subscribed:
        return JSONResponse({"data": []})
    link = "https://www.facebook.com/games/?app_id=" + world.settings.app_id
    named = {"id": world.settings.app_id, "name": "Acuerdo", "link": link}
    row: dict[str, object] = {"whatsapp_business_api_data": named}
    if world.courier.url and world.courier.url != world.app_webhook_url:
        row["override_callback_uri"] = world.courier.url
    return JSONResponse({"data": [row]})


async def subscribe(world: World, _: str, request: Request) -> Response:
    """Subscribe the app, with or without a callback of its own for this account."""
    body = await read_json(request)
    url = str(body.get("override_callback_uri") or "")
    await redirect(world, url, str(body.get("verify_token") or ""))
    world.subscribed = True
    return JSONResponse({"success": True})


async def unsubscribe(world: World, _: str, __: Request) -> Response:
    """Stop the webhooks of this account; they wait until somebody subscribes again."""
    world.subscribed = False
    world.courier.aim(None)
    return JSONResponse({"success": True})


async def debug_token(world: World, _: str, request: Request) -> Response:
    """What a token may do."""
    valid = request.query_params.get("input_token") == world.settings.token
    shown = {
        "app_id": world.settings.app_id,
        "type": "SYSTEM_USER",
        "application": "Acuerdo",
        "data_access_expires_at": 0,
        "expires_at": 0,
        "is_valid": valid,
        "scopes": list(SCOPES) if valid else [],
        "granular_scopes": [
            {"scope": scope, "target_ids": [world.settings.waba_id]} for scope in SCOPES
        ]
        if valid
        else [],
    }
    return JSONResponse({"data": shown})
