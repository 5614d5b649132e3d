"""Whether the button components of a template message fit the buttons of its template.

Source: "Sending templates" and "Error codes", WhatsApp Cloud API, read 2026-11.
"""

from collections.abc import Callable
from typing import Any

from console.simulator.body_checks import Json, required_list
from console.simulator.graph_error import GraphError
from console.simulator.review import part

LONGEST_CODE = 20
LONGEST_OTP = 15
LONGEST_PAYLOAD = 256
LONGEST_URL_PART = 2000
LONGEST_TTL_MINUTES = 43_200
SUB_TYPES = {"OTP": ("OTP", "URL", "COPY_CODE")}
"""Other names that a request may use for a kind of button."""


def parameters_of(sent: list[Json]) -> list[Json]:
    """All parameters of some components. Raises: GraphError 131009."""
    found = [one for component in sent for one in component.get("parameters") or []]
    if not all(isinstance(one, dict) for one in found):
        raise GraphError(131009, "Parameters must be a list of objects.")
    return found


def check_buttons(
    components: list[dict[str, Any]], sent: list[Json]
) -> tuple[tuple[str, str], ...]:
    """The quick replies as (label, payload that a tap will send back)."""
    known: list[dict[str, Any]] = (part(components, "BUTTONS") or {}).get("buttons", [])
    given = {_index(one): one for one in sent}
    if len(given) != len(sent):
        raise GraphError(132018, "buttons: two components have the same index")
    for index, component in given.items():
        if not 0 <= index < len(known):
            raise GraphError(132018, f"buttons: there is no button at index {index}")
        _check_given(index, str(known[index]["type"]), component)
    for index, button in enumerate(known):
        _check_needed(index, button, given.get(index))
    return tuple(
        (str(button["text"]), _payload(given.get(index)) or str(button["text"]))
        for index, button in enumerate(known)
        if button["type"] == "QUICK_REPLY"
    )


def _index(component: Json) -> int:
    try:
        return int(component.get("index", -1))
    except (TypeError, ValueError) as error:
        raise GraphError(131009, "Parameter 'button.index' must be a number.") from error


def _check_given(index: int, kind: str, component: Json) -> None:
    if str(component.get("sub_type", "")).upper() not in SUB_TYPES.get(kind, (kind,)):
        raise GraphError(132012, f"buttons: button at index {index} is of type {kind}")
    [first, *_] = required_list(component, "parameters", "button.")
    if check := _CHECKS.get(kind):
        check(first)


def _text(first: Json) -> None:
    text = first.get("text")
    if first.get("type") != "text" or not isinstance(text, str) or not text:
        raise GraphError(132012, "buttons: a URL takes a parameter of type text")
    if len(text) > LONGEST_URL_PART or any(letter.isspace() for letter in text):
        raise GraphError(132018, "buttons: the parameter of a URL has no spaces")


def _code(first: Json) -> None:
    code = first.get("coupon_code")
    if first.get("type") != "coupon_code" or not isinstance(code, str):
        raise GraphError(132012, "buttons: a code takes a parameter of type coupon_code")
    if not 1 <= len(code) <= LONGEST_CODE:
        raise GraphError(132018, "buttons: a code has 1 to 20 characters")


def _quick_reply(first: Json) -> None:
    payload = first.get("payload")
    if first.get("type") != "payload" or not isinstance(payload, str) or not payload:
        raise GraphError(132012, "buttons: a quick reply takes a parameter of type payload")
    if len(payload) > LONGEST_PAYLOAD:
        raise GraphError(132018, "buttons: a payload has at most 256 characters")


def _flow(first: Json) -> None:
    if first.get("type") != "action" or not isinstance(first.get("action"), dict):
        raise GraphError(132012, "buttons: a flow takes a parameter of type action")


def _otp(first: Json) -> None:
    code = str(first.get("text") or first.get("coupon_code") or "")
    if not 1 <= len(code) <= LONGEST_OTP:
        raise GraphError(132018, "buttons: a code has 1 to 15 characters")


def _voice_call(first: Json) -> None:
    minutes = first.get("ttl_minutes")
    if minutes is not None and not 1 <= int(minutes) <= LONGEST_TTL_MINUTES:
        raise GraphError(132018, "buttons: ttl_minutes must be between 1 and 43200")


_CHECKS: dict[str, Callable[[Json], None]] = {
    "URL": _text,
    "COPY_CODE": _code,
    "QUICK_REPLY": _quick_reply,
    "FLOW": _flow,
    "OTP": _otp,
    "VOICE_CALL": _voice_call,
}


def _check_needed(index: int, button: dict[str, Any], component: Json | None) -> None:
    kind = str(button["type"])
    needs = kind in ("COPY_CODE", "OTP") or (kind == "URL" and "{{" in str(button.get("url")))
    if needs and component is None:
        raise GraphError(
            131008,
            f"buttons: Button at index {index} of type {kind.title()} requires a parameter",
        )


def _payload(component: Json | None) -> str:
    parameters = (component or {}).get("parameters") or [{}]
    return str(parameters[0].get("payload") or "")
