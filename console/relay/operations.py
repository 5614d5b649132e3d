"""The operations of the HTTP interface, as the OpenAPI document tells them.

A test compares this table with the routes: neither has what the other lacks.
"""

from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel

from console.relay.auth import SUPERVISING
from console.relay.tokens import ROLES
from console.wire import answers, commands, events

JSON = "application/json"
WORDS = {
    400: "The request cannot be understood.",
    401: "The bearer token is missing, not valid, or no longer.",
    403: "The token's role does not allow it, or the signature is wrong.",
    404: "There is no such thing.",
    408: "The body did not arrive in time.",
    409: "The key is another message's, it is too late, or the cursor is beyond `head`.",
    410: "Events after this cursor are no longer kept; `oldest` is the first that is.",
    411: "The length of the body is not declared.",
    413: "The body is too large.",
    416: "The range is outside the file.",
    422: "Refused; `code` says why.",
    429: "Too many requests; ask again after `retry_after_s`.",
    502: "Meta cannot be reached.",
    503: "It cannot be stored or fetched now; ask again after `retry_after_s`.",
}


@dataclass(frozen=True, slots=True)
class Content:
    """A body: its media type, and a wire model or a JSON schema."""

    media_type: str
    shape: type[BaseModel] | dict[str, Any]
    says: str = "Done."


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of the path, the query or the header."""

    name: str
    place: str
    says: str
    schema: dict[str, Any] = field(default_factory=lambda: {"type": "string"})
    required: bool = False


@dataclass(frozen=True, slots=True)
class Operation:
    """One method of one path. No `roles`: no token is asked for."""

    method: str
    path: str
    name: str
    summary: str
    tag: str
    roles: tuple[str, ...] = ROLES
    parameters: tuple[Parameter, ...] = ()
    body: Content | None = None
    needs_body: bool = True
    answers: dict[int, Content | None] = field(default_factory=dict)
    errors: tuple[int, ...] = ()

    @property
    def refusals(self) -> frozenset[int]:
        """Statuses that carry an error object."""
        always = (401, 403, 429, 503) if self.roles else ()
        has_body = (400, 408, 413) if self.body else ()
        return frozenset((*always, *has_body, *self.errors))


def json(shape: type[BaseModel] | dict[str, Any], says: str = "Done.") -> Content:
    """A JSON body."""
    return Content(JSON, shape, says)


_TEXT = "text/plain"
_SEQ = {"type": "integer", "minimum": 0, "maximum": (1 << 63) - 1}
_AFTER = Parameter(
    "after", "query", "Answer events after this seq; 0 starts at the oldest.", _SEQ
)
_RECIPIENT = Parameter(
    "recipient",
    "path",
    "A phone number in any usual spelling, or a business-scoped user id.",
    {"type": "string", "minLength": 1},
    required=True,
)
_COMMAND_ID = Parameter("id", "path", "The Idempotency-Key it was posted with.", required=True)
_UPLOAD = {
    "type": "object",
    "required": ["file"],
    "properties": {
        "file": {"type": "string", "format": "binary"},
        "type": {"type": "string", "description": "MIME type; that of the part without it."},
        "phone_number_id": {"type": "string", "description": "Needed with several numbers."},
    },
}
_BYTES = {"type": "string", "format": "binary"}

PAYLOADS: tuple[type[BaseModel], ...] = tuple(
    model
    for model in vars(events).values()
    if isinstance(model, type)
    and issubclass(model, events.WireModel)
    and model is not events.WireModel
)
"""Every wire model of events: payloads are described even where `payload` is any object."""

_WEBHOOKS = (
    Operation(
        "GET",
        "/webhooks/whatsapp",
        "verifyWebhook",
        "Meta's handshake: the challenge, word for word.",
        "webhooks",
        roles=(),
        parameters=tuple(
            Parameter(f"hub.{name}", "query", f"Meta's hub.{name}.")
            for name in ("mode", "challenge", "verify_token")
        ),
        answers={200: Content(_TEXT, {"type": "string"}, "The challenge.")},
        errors=(403,),
    ),
    Operation(
        "POST",
        "/webhooks/whatsapp",
        "receiveWebhook",
        "What Meta posts; answered when the bytes are on disk.",
        "webhooks",
        roles=(),
        parameters=(
            Parameter("X-Hub-Signature-256", "header", "sha256=<hex HMAC of the raw body>"),
        ),
        body=json({"type": "object"}),
        answers={200: None},
        errors=(403, 429, 503),
    ),
)
_EVENTS = (
    Operation(
        "GET",
        "/v1/events",
        "listEvents",
        "A page of events, in order and without gaps.",
        "events",
        parameters=(
            _AFTER,
            Parameter(
                "limit",
                "query",
                "At most 1000 are answered.",
                {"type": "integer", "minimum": 1},
            ),
        ),
        answers={200: json(events.Page)},
        errors=(400, 409, 410),
    ),
    Operation(
        "GET",
        "/v1/events/stream",
        "followEvents",
        "The same events as Server-Sent Events: `id` is the seq, `data` an Event.",
        "events",
        parameters=(
            _AFTER,
            Parameter("Last-Event-ID", "header", "The last seq seen; wins over `after`.", _SEQ),
        ),
        answers={200: Content("text/event-stream", {"type": "string"}, "An endless stream.")},
        errors=(400, 409, 410),
    ),
)
_MESSAGES = (
    Operation(
        "POST",
        "/v1/messages",
        "sendMessage",
        "Queue a message; stored once however often the same key is posted.",
        "messages",
        parameters=(
            Parameter(
                "Idempotency-Key",
                "header",
                "The message's own id.",
                {"type": "string", "minLength": 1, "maxLength": 255},
                required=True,
            ),
        ),
        body=json(commands.SendMessage),
        answers={202: json(commands.CommandStatus, "Stored.")},
        errors=(409, 422),
    ),
    Operation(
        "GET",
        "/v1/messages/{id}",
        "readMessage",
        "Where a message stands, with its attempts.",
        "messages",
        parameters=(_COMMAND_ID,),
        answers={200: json(commands.CommandStatus)},
        errors=(404,),
    ),
    Operation(
        "DELETE",
        "/v1/messages/{id}",
        "cancelMessage",
        "Call a message back that has not left; twice is the same as once.",
        "messages",
        parameters=(_COMMAND_ID,),
        answers={200: json(commands.CommandStatus, "Called back.")},
        errors=(404, 409),
    ),
)
_TEMPLATES = (
    Operation(
        "GET",
        "/v1/templates",
        "listTemplates",
        "The templates, as last heard from Meta; those that fit every filter given.",
        "templates",
        parameters=tuple(
            Parameter(name, "query", f"Only those of this {name}.")
            for name in ("name", "language", "status", "category", "waba_id")
        ),
        answers={200: json(answers.Templates)},
    ),
    Operation(
        "POST",
        "/v1/templates",
        "submitTemplate",
        "Submit a template for Meta's review.",
        "templates",
        roles=SUPERVISING,
        body=json(answers.SubmitTemplate),
        answers={201: json(answers.Template, "Submitted.")},
        errors=(422, 502),
    ),
    Operation(
        "POST",
        "/v1/templates/sync",
        "syncTemplates",
        "Ask Meta for every template now.",
        "templates",
        answers={200: json(answers.SyncedTemplates)},
        errors=(422, 502),
    ),
)
_TEMPLATE_ID = Parameter("id", "path", "Meta's id of the template.", required=True)
_TEMPLATE = (
    Operation(
        "POST",
        "/v1/templates/{id}",
        "editTemplate",
        "Change a template; Meta reviews it again.",
        "templates",
        roles=SUPERVISING,
        parameters=(_TEMPLATE_ID,),
        body=json(answers.EditTemplate),
        answers={200: json(answers.Changed)},
        errors=(404, 422, 502),
    ),
    Operation(
        "DELETE",
        "/v1/templates/{id}",
        "deleteTemplate",
        "Delete a template; here `id` is its name, as Meta wants it.",
        "templates",
        roles=SUPERVISING,
        parameters=(
            Parameter("id", "path", "The template's name.", required=True),
            Parameter("template_id", "query", "Only this one of the name's languages."),
            Parameter("waba_id", "query", "Needed with several accounts."),
        ),
        answers={200: json(answers.Changed)},
        errors=(404, 422, 502),
    ),
    Operation(
        "POST",
        "/v1/templates/{id}/unpause",
        "unpauseTemplate",
        "Let a template be sent again that Meta paused.",
        "templates",
        roles=SUPERVISING,
        parameters=(_TEMPLATE_ID,),
        answers={200: json(answers.Changed)},
        errors=(404, 422, 502),
    ),
)
_MEDIA = (
    Operation(
        "POST",
        "/v1/media",
        "uploadMedia",
        "Upload a file to Meta for one number; a copy stays here.",
        "media",
        body=Content("multipart/form-data", _UPLOAD),
        answers={
            200: json(answers.StoredMedia, "Meta has the same content already."),
            201: json(answers.StoredMedia, "Uploaded."),
        },
        errors=(422, 502),
    ),
    Operation(
        "GET",
        "/v1/media/{id}",
        "readMedia",
        "A file that a message named, whole or a range of it.",
        "media",
        parameters=(
            Parameter("id", "path", "Meta's media id.", required=True),
            Parameter("Range", "header", "One or more byte ranges."),
            Parameter("If-Range", "header", "The ETag that the range is of."),
        ),
        answers={
            200: Content("*/*", _BYTES, "The file."),
            206: Content("*/*", _BYTES, "The part that was asked for."),
        },
        errors=(400, 404, 416),
    ),
)
_STOPS = (
    Operation(
        "GET",
        "/v1/suppressions/{recipient}",
        "readSuppression",
        "Why a person is not written to.",
        "stops",
        parameters=(_RECIPIENT,),
        answers={200: json(answers.SuppressionState)},
        errors=(404, 422),
    ),
    Operation(
        "PUT",
        "/v1/suppressions/{recipient}",
        "suppress",
        "Never write to this person again.",
        "stops",
        parameters=(_RECIPIENT,),
        body=json(answers.Suppress),
        needs_body=False,
        answers={200: json(answers.SuppressionState)},
        errors=(422,),
    ),
    Operation(
        "DELETE",
        "/v1/suppressions/{recipient}",
        "release",
        "Allow messages to this person again.",
        "stops",
        roles=SUPERVISING,
        parameters=(_RECIPIENT,),
        answers={204: None},
        errors=(404, 422),
    ),
    Operation(
        "GET",
        "/v1/kill-switch",
        "readKillSwitches",
        "What is stopped.",
        "stops",
        answers={200: json(answers.KillSwitches)},
    ),
    Operation(
        "PUT",
        "/v1/kill-switch",
        "turnKillSwitch",
        "Stop or release all sends, or those of a number, account or template.",
        "stops",
        roles=SUPERVISING,
        body=json(answers.TurnSwitch),
        answers={200: json(answers.KillSwitches)},
        errors=(422,),
    ),
)
_PEOPLE = (
    Operation(
        "DELETE",
        "/v1/people/{recipient}",
        "erasePerson",
        "Remove what is known of a person; an opt-out stays, as a hash.",
        "people",
        roles=("admin",),
        parameters=(_RECIPIENT,),
        answers={200: json(answers.Erasure)},
        errors=(422, 502),
    ),
)
_WATCHING = (
    Operation(
        "GET",
        "/v1/numbers",
        "listNumbers",
        "The business numbers of this relay.",
        "numbers",
        answers={200: json(answers.Numbers)},
    ),
    Operation(
        "GET",
        "/healthz",
        "isAlive",
        "Whether the process serves requests.",
        "watching",
        roles=(),
        answers={200: json(answers.Alive)},
    ),
    Operation(
        "GET",
        "/readyz",
        "isReady",
        "Whether the relay can store, and reach Meta.",
        "watching",
        roles=(),
        answers={200: json(answers.Ready), 503: json(answers.Ready, "It cannot.")},
    ),
    Operation(
        "GET",
        "/metrics",
        "readMetrics",
        "Figures for Prometheus; elsewhere where metrics_listen is set.",
        "watching",
        roles=(),
        answers={200: Content(_TEXT, {"type": "string"}, "Prometheus text.")},
    ),
    Operation(
        "GET",
        "/openapi.json",
        "describe",
        "This document.",
        "watching",
        roles=(),
        answers={200: json({"type": "object"})},
    ),
)
OPERATIONS = (
    *_WEBHOOKS,
    *_EVENTS,
    *_MESSAGES,
    *_TEMPLATES,
    *_TEMPLATE,
    *_MEDIA,
    *_STOPS,
    *_PEOPLE,
    *_WATCHING,
)
