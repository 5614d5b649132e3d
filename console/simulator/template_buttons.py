"""Which buttons a template may have.

Source: "Template components", WhatsApp Business Management API, read 2026-11.
"""

from collections.abc import Callable
from typing import Any

from console.simulator.review import variables
from console.simulator.template_form_error import invalid

Json = dict[str, Any]
BUTTON_LIMIT = 25
MOST_BUTTONS = 10
MOST_OF_A_KIND = {
    "URL": 2,
    "PHONE_NUMBER": 1,
    "COPY_CODE": 1,
    "VOICE_CALL": 1,
    "FLOW": 1,
    "OTP": 1,
    "REQUEST_CONTACT_INFO": 1,
}
LONGEST_URL = 2000
LONGEST_NUMBER = 20
LONGEST_CODE = 20
WITHOUT_TEXT = ("COPY_CODE", "OTP", "REQUEST_CONTACT_INFO")
OTP_TYPES = ("COPY_CODE", "ONE_TAP", "ZERO_TAP")


def check_buttons(buttons: object) -> None:
    """Kinds, numbers, order, labels and examples. Raises: GraphError 100 with a subcode."""
    if not isinstance(buttons, list) or not all(isinstance(one, dict) for one in buttons):
        raise invalid("Buttons are a list of objects.", 2388047, "Buttons are not valid")
    if len(buttons) > MOST_BUTTONS:
        raise invalid("At most 10 buttons.", 2388047, "Too many buttons")
    kinds = [str(button.get("type", "")).upper() for button in buttons]
    for kind, most in MOST_OF_A_KIND.items():
        if kinds.count(kind) > most:
            raise invalid(
                f"At most {most} buttons of type {kind}.", 2388047, "Too many buttons"
            )
    for kind, button in zip(kinds, buttons, strict=True):
        _check_label(kind, button)
        CHECKS.get(kind, _unknown)(button)
    runs = [kind for at, kind in enumerate(kinds) if at == 0 or kinds[at - 1] != kind]
    if runs.count("QUICK_REPLY") > 1:
        raise invalid("Quick replies must be grouped.", 2388047, "Buttons are not grouped")


def _check_label(kind: str, button: Json) -> None:
    text = str(button.get("text") or "")
    if len(text) > BUTTON_LIMIT:
        raise invalid("A button has at most 25 characters.", 2388040, "Button is too long")
    if not text and kind not in WITHOUT_TEXT:
        raise invalid("A button needs a text.", 2388047, "Button is not valid")
    if variables(text):
        raise invalid("A button's text takes no variables.", 2388072, "Button is not valid")


def _url(button: Json) -> None:
    url = str(button.get("url") or "")
    if not url.startswith(("http://", "https://")) or len(url) > LONGEST_URL:
        raise invalid("A URL button needs a web address.", 2388047, "Button is not valid")
    found = variables(url)
    if len(found) > 1 or (found and not url.endswith("}}")):
        raise invalid("A URL takes one variable, at its end.", 2388072, "Button is not valid")
    if found and not button.get("example"):
        raise invalid(
            "A URL with a variable needs an example.",
            2388043,
            "Message template is missing examples",
        )


def _phone(button: Json) -> None:
    number = str(button.get("phone_number") or "")
    if not number.lstrip("+").isdigit() or len(number) > LONGEST_NUMBER:
        raise invalid("A phone button needs a number.", 2388047, "Button is not valid")


def _code(button: Json) -> None:
    example = button.get("example")
    first = example[0] if isinstance(example, list) and example else example
    if not first or len(str(first)) > LONGEST_CODE:
        raise invalid(
            "A copy code button needs an example of at most 20 characters.",
            2388043,
            "Message template is missing examples",
        )


def _flow(button: Json) -> None:
    if not any(button.get(key) for key in ("flow_id", "flow_name", "flow_json")):
        raise invalid("A flow button needs a flow.", 2388047, "Button is not valid")


def _otp(button: Json) -> None:
    if str(button.get("otp_type", "")).upper() not in OTP_TYPES:
        raise invalid(
            f"otp_type must be one of {', '.join(OTP_TYPES)}.", 2388047, "Button is not valid"
        )


def _any(_: Json) -> None:
    """Nothing more to check."""


def _unknown(button: Json) -> None:
    raise invalid(
        f"There is no button of type {button.get('type')}.", 2388047, "Button is not valid"
    )


CHECKS: dict[str, Callable[[Json], None]] = {
    "QUICK_REPLY": _any,
    "URL": _url,
    "PHONE_NUMBER": _phone,
    "COPY_CODE": _code,
    "VOICE_CALL": _any,
    "FLOW": _flow,
    "OTP": _otp,
    "REQUEST_CONTACT_INFO": _any,
}
