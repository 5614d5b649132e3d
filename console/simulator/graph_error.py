"""What Graph answers when it refuses, and what a failed status carries.

Codes, HTTP statuses and shapes: WhatsApp Cloud API, "Error codes" (15 May 2026).
"""

from typing import Any

HREF = "https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes/"

ERRORS: dict[int, tuple[int, str]] = {
    0: (401, "AuthException"),
    1: (400, "API Unknown"),
    2: (503, "API Service"),
    3: (500, "API Method"),
    4: (400, "API Too Many Calls"),
    10: (403, "Permission Denied"),
    33: (400, "Parameter value is not valid"),
    100: (400, "Invalid parameter"),
    200: (403, "Permissions error"),
    190: (401, "Invalid OAuth access token - Cannot parse access token"),
    368: (403, "Temporarily blocked for policies violations"),
    80007: (400, "Rate limit issues"),
    2200: (400, "Callback verification failed"),
    2500: (400, "Unknown path components"),
    2635: (400, "Deprecated version"),
    130429: (400, "Rate limit hit"),
    130472: (400, "User's number is part of an experiment"),
    130497: (403, "Business account is restricted from messaging users in this country"),
    131000: (500, "Something went wrong"),
    131005: (403, "Access denied"),
    131008: (400, "Required parameter is missing"),
    131009: (400, "Parameter value is not valid"),
    131016: (500, "Service unavailable"),
    131021: (400, "Recipient cannot be sender"),
    131026: (400, "Message undeliverable"),
    131030: (400, "Recipient phone number not in allowed list"),
    131031: (403, "Account has been locked"),
    131037: (
        400,
        "WhatsApp provided number needs display name approval before message can be sent",
    ),
    131042: (400, "Business eligibility payment issue"),
    131045: (500, "Incorrect certificate"),
    131047: (400, "Re-engagement message"),
    131048: (400, "Spam rate limit hit"),
    131049: (400, "Meta chose not to deliver"),
    131050: (400, "User has stopped receiving marketing messages from this business"),
    131051: (400, "Unsupported message type"),
    131052: (400, "Media download error"),
    131053: (400, "Media upload error"),
    131056: (400, "(Business Account, Consumer Account) pair rate limit hit"),
    131057: (500, "Account in maintenance mode"),
    131059: (400, "Invalid cursor"),
    131055: (400, "Method not allowed"),
    131062: (400, "Business-scoped user id is not valid for this message"),
    132000: (400, "Number of parameters does not match the expected number of params"),
    132001: (404, "Template name does not exist in the translation"),
    132005: (400, "Translated text too long"),
    132007: (400, "Template content policy violated"),
    132008: (400, "Template parameter value is invalid"),
    132012: (400, "Parameter format does not match format in the created template"),
    132015: (400, "Template is paused"),
    132016: (400, "Template is disabled"),
    132068: (400, "Flow is blocked"),
    132069: (400, "Flow is throttled"),
    132018: (400, "There was a problem with the parameters of the template"),
    133004: (503, "Server temporarily unavailable"),
    133000: (500, "Incomplete deregistration"),
    133005: (400, "Two-step verification PIN mismatch"),
    133010: (400, "Phone number not registered"),
    133015: (400, "Phone number recently deleted"),
    133016: (400, "Account register deregister rate limit exceeded"),
    134100: (400, "Only marketing templates supported"),
    135000: (400, "Generic user error"),
    136025: (400, "Code verification failed"),
    139101: (400, "Block list limit reached"),
    137000: (400, "Recipient identity key hash mismatch"),
}
UNKNOWN_OBJECT = 33
TRANSIENT = frozenset({1, 2, 4, 80007, 130429, 131000, 131016, 131056, 131057, 133004})
_BARE = frozenset({0, 1, 190, 2500})


class GraphError(Exception):
    """A request that Graph refuses; nothing was accepted."""

    def __init__(
        self,
        code: int,
        details: str = "",
        *,
        subcode: int | None = None,
        http: int | None = None,
        user_title: str = "",
        plain: str = "",
    ) -> None:
        """`plain` replaces the message for errors of Graph itself, which have no details."""
        known_http, self.title = ERRORS.get(code, (400, "Generic error"))
        super().__init__(f"(#{code}) {self.title}: {details}")
        self.code = code
        self.details = details
        self.subcode = subcode
        self.http = http or known_http
        self.user_title = user_title
        self.plain = plain

    def body(self, trace: str) -> dict[str, Any]:
        """The JSON object that Graph answers with."""
        message = f"(#{self.code}) {self.plain or self.title}"
        if self.code in _BARE or self.subcode == UNKNOWN_OBJECT:
            message = self.plain or self.title
        error: dict[str, Any] = {
            "message": message,
            "type": "OAuthException",
            "code": self.code,
        }
        if self.details and self.code not in _BARE:
            error["error_data"] = {"messaging_product": "whatsapp", "details": self.details}
        if self.subcode is not None:
            error["error_subcode"] = self.subcode
        if self.user_title:
            error |= {"error_user_title": self.user_title, "error_user_msg": self.details}
        if self.code in TRANSIENT:
            error["is_transient"] = True
        return {"error": error | {"fbtrace_id": trace}}


def failure(code: int, details: str) -> dict[str, Any]:
    """One entry of `statuses[].errors[]`."""
    _, title = ERRORS.get(code, (400, "Generic error"))
    return {
        "code": code,
        "title": title,
        "message": title,
        "error_data": {"details": details},
        "href": HREF,
    }


def no_such_object(node: str, verb: str) -> GraphError:
    """What Graph says about an id that it does not know, or that the token may not see."""
    return GraphError(
        100,
        plain=f"Unsupported {verb.lower()} request. Object with ID '{node}' does not exist, "
        "cannot be loaded due to missing permissions, or does not support this operation. "
        "Please read the Graph API documentation at "
        "https://developers.facebook.com/docs/graph-api",
        subcode=UNKNOWN_OBJECT,
    )
