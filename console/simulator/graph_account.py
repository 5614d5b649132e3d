"""The WhatsApp Business account, its webhook subscription, and the token."""

from starlette.requests import Request
from starlette.responses import Response

from console.simulator.answer import answered
from console.simulator.graph_numbers import shake_hands
from console.simulator.request_body import chosen, read_json
from console.simulator.world import World

SCOPES = ("whatsapp_business_management", "whatsapp_business_messaging")
DEFAULT_FIELDS = ("id", "name", "timezone_id", "currency", "message_template_namespace")


async def show(world: World, node: str, request: Request) -> Response:
    """The account."""
    business = world.business
    shown = {
        "id": node,
        "name": business.verified_name,
        "timezone_id": "68",
        "currency": "USD",
        "message_template_namespace": "2f5b9c1e_8d3a_4c7b_9e0f_acuerdo",
        "account_review_status": "APPROVED",
        "business_verification_status": "verified",
        "country": "MX",
        "ownership_type": "SELF",
        "status": "ACTIVE",
        "is_enabled_for_insights": True,
        "primary_business_location": "MX",
        "health_status": {"can_send_message": business.can_send(), "entities": []},
        "on_behalf_of_business_info": {
            "name": business.verified_name,
            "id": world.settings.business_id,
            "status": "APPROVED",
            "type": "SELF",
        },
        "whatsapp_business_manager_messaging_limit": business.messaging_limit,
    }
    return answered(chosen(request, shown, DEFAULT_FIELDS))


async def subscriptions(world: World, _: str, __: Request) -> Response:
    """Which apps get this account's webhooks, and where."""
    if not world.business.subscribed:
        return answered({"data": []})
    link = "https://www.facebook.com/games/?app_id=" + world.settings.app_id
    named = {"id": world.settings.app_id, "name": "Acuerdo", "link": link}
    row: dict[str, object] = {"whatsapp_business_api_data": named}
    if world.business.account_url:
        row["override_callback_uri"] = world.business.account_url
    return answered({"data": [row]})


async def subscribe(world: World, _: str, request: Request) -> Response:
    """Subscribe the app, with or without a callback of its own for this account."""
    body = await read_json(request)
    url = str(body.get("override_callback_uri") or "")
    if url:
        await shake_hands(world, url, str(body.get("verify_token") or ""))
    world.change_business(account_url=url or None, subscribed=True)
    return answered({"success": True})


async def unsubscribe(world: World, _: str, __: Request) -> Response:
    """Stop the webhooks of this account; they wait until somebody subscribes again."""
    world.change_business(subscribed=False)
    return answered({"success": True})


async def debug_token(world: World, _: str, request: Request) -> Response:
    """What a token may do."""
    valid = request.query_params.get("input_token") == world.settings.token
    if not valid:
        error = {
            "code": 190,
            "message": "Invalid OAuth access token - Cannot parse access token",
        }
        shown = {"error": error, "is_valid": False, "scopes": []}
        return answered({"data": shown})
    shown = {
        "app_id": world.settings.app_id,
        "type": "SYSTEM_USER",
        "application": "Acuerdo",
        "data_access_expires_at": 0,
        "expires_at": 0,
        "issued_at": world.clock.epoch_s() - 24 * 3600,
        "is_valid": True,
        "user_id": world.settings.business_id,
        "scopes": list(SCOPES),
        "granular_scopes": [
            {"scope": scope, "target_ids": [world.settings.waba_id]} for scope in SCOPES
        ],
    }
    return answered({"data": shown})
