"""The business number: its health, its settings, its registration, its profile.

Source: "Business phone numbers", "Settings", "Registration", "Business profiles", read 2026-11.
"""

from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from console.simulator.answer import answered
from console.simulator.body_checks import Json
from console.simulator.business import Business
from console.simulator.graph_error import GraphError
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
LONGEST_CALLBACK_URL = 200
PIN_DIGITS = 6
REGISTRATIONS = 10
REGISTRATIONS_WITHIN_S = 72 * 3600
PROFILE_LIMITS = {"about": 139, "address": 256, "description": 512, "email": 128}
VERTICALS = (
    "OTHER", "AUTO", "BEAUTY", "APPAREL", "EDU", "ENTERTAIN", "EVENT_PLAN", "FINANCE",
    "GROCERY", "GOVT", "HOTEL", "HEALTH", "NONPROFIT", "PROF_SERVICES", "RETAIL", "TRAVEL",
    "RESTAURANT", "UNDEFINED", "ALCOHOL", "ONLINE_GAMBLING", "PHYSICAL_GAMBLING", "OTC_DRUGS",
    "MATRIMONY_SERVICE",
)  # fmt: skip
MOST_WEBSITES = 2
SIMULATED_CODE = "123456"
"""The verification code that every pretend SMS carries."""


def described(world: World) -> Json:
    """Every field of the number."""
    settings, business = world.settings, world.business
    entities = (
        ("PHONE_NUMBER", settings.phone_number_id),
        ("WABA", settings.waba_id),
        ("BUSINESS", settings.business_id),
        ("APP", settings.app_id),
    )
    health: list[Json] = [
        {"entity_type": kind, "id": made_id, "can_send_message": "AVAILABLE"}
        for kind, made_id in entities
    ]
    health[0]["can_send_message"] = business.can_send()
    if business.can_send() != "AVAILABLE":
        health[0]["errors"] = [
            {
                "error_code": business.blocked_by or 141000,
                "error_description": "The phone number cannot send messages.",
                "possible_solution": "Register the number, or see Account Quality.",
            }
        ]
    return {
        "id": settings.phone_number_id,
        "display_phone_number": "+" + settings.display_phone_number,
        "verified_name": business.verified_name,
        "quality_rating": business.quality_rating,
        "quality_score": {"score": business.quality_rating},
        "code_verification_status": business.code_verification_status,
        "name_status": business.name_status,
        "new_name_status": "NONE",
        "platform_type": "CLOUD_API" if business.registered else "NOT_APPLICABLE",
        "status": business.status if business.registered else "DISCONNECTED",
        "account_mode": business.account_mode,
        "messaging_limit_tier": business.messaging_limit,
        "whatsapp_business_manager_messaging_limit": business.messaging_limit,
        "throughput": {"level": business.throughput},
        "is_official_business_account": False,
        "is_pin_enabled": business.pin is not None,
        "is_on_biz_app": False,
        "host_platform": "CLOUD_API",
        "last_onboarded_time": "2026-01-15T10:00:00+0000",
        "conversational_automation": business.automation,
        "search_visibility": "VISIBLE",
        "username": business.username,
        "webhook_configuration": _webhooks(business),
        "health_status": {"can_send_message": business.can_send(), "entities": health},
    }


def _webhooks(business: Business) -> Json:
    addresses = (
        ("phone_number", business.number_url),
        ("whatsapp_business_account", business.account_url),
        ("application", business.app_url),
    )
    return {name: url for name, url in addresses if url}


async def show(world: World, _: str, request: Request) -> Response:
    """The number, fields as asked."""
    return answered(chosen(request, described(world), DEFAULT_FIELDS))


async def listed(world: World, _: str, request: Request) -> Response:
    """All numbers of the account: the one there is."""
    row = chosen(request, described(world), DEFAULT_FIELDS)
    return answered(page(request, [row]))


async def change(world: World, _: str, request: Request) -> Response:
    """Point this number's webhooks elsewhere (after the handshake), or set the PIN."""
    body = await read_json(request)
    wanted = body.get("webhook_configuration")
    if isinstance(wanted, dict):
        url = str(wanted.get("override_callback_uri") or "")
        if url:
            await shake_hands(world, url, str(wanted.get("verify_token") or ""))
        world.change_business(number_url=url or None)
    if "pin" in body:
        world.change_business(pin=_pin(body))
    return answered({"success": True})


def _pin(body: Json) -> str:
    pin = str(body.get("pin") or "")
    if not pin.isdigit() or len(pin) != PIN_DIGITS:
        raise GraphError(100, "Param pin must be exactly 6 digits.")
    return pin


async def shake_hands(world: World, url: str, verify_token: str) -> None:
    """Verify a callback before it is used.

    Raises: GraphError 100 (subcode 2200) when the receiver does not answer the challenge.
    """
    if len(url) > LONGEST_CALLBACK_URL:
        raise GraphError(100, "Param override_callback_uri has more than 200 characters.")
    if not await world.courier.shake_hands(url, verify_token):
        raise GraphError(
            100,
            "The URL couldn't be validated. Callback verification failed.",
            subcode=2200,
            user_title="Callback verification failed",
        )


async def register(world: World, _: str, request: Request) -> Response:
    """Register the number with its PIN. Raises: GraphError 133005, 133016."""
    body = await read_json(request)
    if body.get("messaging_product") != "whatsapp":
        raise GraphError(100, "Param messaging_product must be one of {WHATSAPP}")
    pin, business, now_s = _pin(body), world.business, world.clock.epoch_s()
    recent = [s for s in business.registrations_s if now_s - s < REGISTRATIONS_WITHIN_S]
    if len(recent) >= REGISTRATIONS:
        raise GraphError(133016, "Too many registrations of this number within 72 hours.")
    if business.pin not in (None, pin):
        raise GraphError(133005, "The two-step verification PIN does not match.")
    world.change_business(registered=True, pin=pin, registrations_s=[*recent, now_s])
    return answered({"success": True})


async def deregister(world: World, _: str, __: Request) -> Response:
    """Take the number out of service: sending is refused with 133010."""
    world.change_business(registered=False)
    return answered({"success": True})


async def request_code(_: World, __: str, request: Request) -> Response:
    """Ask for a verification code; the pretend one is 123456."""
    body = await read_json(request)
    if str(body.get("code_method")) not in ("SMS", "VOICE"):
        raise GraphError(100, "Param code_method must be one of {SMS, VOICE}")
    return answered({"success": True})


async def verify_code(world: World, _: str, request: Request) -> Response:
    """Verify the number with the code."""
    if str((await read_json(request)).get("code")) != SIMULATED_CODE:
        raise GraphError(136025, "The verification code is not right.")
    world.change_business(code_verification_status="VERIFIED")
    return answered({"success": True})


async def settings(world: World, _: str, __: Request) -> Response:
    """Calling, identity check and storage."""
    return answered(
        {
            "calling": world.business.calling,
            "user_identity_change": {
                "enable_identity_key_check": world.business.identity_check
            },
            "storage_configuration": {"status": "DEFAULT"},
            "payload_encryption": {"status": "DISABLED"},
        }
    )


async def change_settings(world: World, _: str, request: Request) -> Response:
    """Change some of the settings."""
    body = await read_json(request)
    if isinstance(calling := body.get("calling"), dict):
        world.change_business(calling=world.business.calling | calling)
    if isinstance(identity := body.get("user_identity_change"), dict):
        checked = identity.get("enable_identity_key_check")
        world.change_business(identity_check=checked in (True, "true"))
    return answered({"success": True})


async def automate(world: World, _: str, request: Request) -> Response:
    """Set ice breakers and commands."""
    world.change_business(automation=await read_json(request))
    return answered({"success": True})


async def profile(world: World, _: str, request: Request) -> Response:
    """The business profile that people see."""
    shown: Json = {
        "messaging_product": "whatsapp",
        "about": world.business.verified_name,
        "address": "",
        "description": "",
        "email": "",
        "profile_picture_url": "",
        "websites": [],
        "vertical": "FINANCE",
    }
    return answered({"data": [chosen(request, shown | world.business.profile)]})


async def change_profile(world: World, _: str, request: Request) -> Response:
    """Change some fields of the profile."""
    body = await read_json(request)
    if body.pop("messaging_product", None) != "whatsapp":
        raise GraphError(100, "Param messaging_product must be one of {WHATSAPP}")
    for name, most in PROFILE_LIMITS.items():
        if len(str(body.get(name) or "")) > most:
            raise GraphError(100, f"Param {name} must be at most {most} characters long.")
    if body.get("vertical") not in (None, "", *VERTICALS):
        raise GraphError(100, f"Param vertical must be one of {{{', '.join(VERTICALS)}}}")
    if len(body.get("websites") or []) > MOST_WEBSITES:
        raise GraphError(100, "Param websites must have at most 2 elements.")
    if handle := body.pop("profile_picture_handle", None):
        body["profile_picture_url"] = f"https://pps.whatsapp.net/{handle}"
    world.change_business(profile=world.business.profile | body)
    return answered({"success": True})


async def username(world: World, _: str, __: Request) -> Response:
    """The business's user name."""
    found: dict[str, Any] = {"status": "approved" if world.business.username else "none"}
    if world.business.username:
        found["username"] = world.business.username
    return answered(found)


async def change_username(world: World, _: str, request: Request) -> Response:
    """Take a user name."""
    name = str((await read_json(request)).get("username") or "")
    if not name:
        raise GraphError(100, "The parameter username is required.")
    world.change_business(username=name)
    return answered({"success": True, "status": "approved"})
