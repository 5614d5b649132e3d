"""What the relay answers beside events and commands, as OpenAPI describes it.

The relay writes these objects itself; the models here are their published shape.
"""

from datetime import datetime
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from console.wire.commands import ErrorBody


class Answer(BaseModel):
    """More keys may be added to an answer at any time."""

    model_config = ConfigDict(frozen=True, extra="allow")


class ErrorAnswer(Answer):
    """Every refusal. `code` is stable, `message` is for people; more keys may stand beside."""

    error: ErrorBody


class Alive(Answer):
    """The process serves requests."""

    status: Literal["alive"]


class Ready(Answer):
    """Whether the relay can store and reach Meta; each part says "ok" or what is wrong."""

    ready: bool
    storage: str
    meta: str


class Number(Answer):
    """A business number that the relay sends from."""

    phone_number_id: str
    waba_id: str
    display_phone_number: str


class Numbers(Answer):
    """The business numbers of this relay."""

    numbers: tuple[Number, ...]


class Template(Answer):
    """A message template as Meta describes it, with what webhooks changed since."""

    name: str
    language: str
    status: str
    waba_id: str
    category: str | None = None
    components: tuple[dict[str, Any], ...] = ()


class Templates(Answer):
    """Templates, by name and language."""

    templates: tuple[Template, ...]


class SyncedTemplates(Templates):
    """Templates after asking Meta; `count` is how many Meta listed."""

    count: int


class Changed(Answer):
    """Meta took the change; what becomes of it is told by events."""

    success: bool


class StoredMedia(Answer):
    """A file that Meta has under `id` for the sending number.

    `sha256` is hexadecimal; `reused` says that Meta had the same content already.
    """

    id: str
    mime_type: str
    sha256: str
    size: int
    reused: bool


class SuppressionEntry(Answer):
    """One opt-out. `scope` is all, or marketing."""

    recipient: str
    scope: str
    reason: str
    set_by: str
    set_at: datetime


class SuppressionState(SuppressionEntry):
    """The first opt-out of a person, and all of them."""

    suppressed: Literal[True]
    entries: tuple[SuppressionEntry, ...]


class SwitchState(Answer):
    """A kill switch that is on."""

    scope: str
    target: str | None
    engaged: Literal[True]
    reason: str
    set_by: str
    set_at: datetime
    automatic: bool


class KillSwitches(Answer):
    """Every kill switch that is on."""

    engaged: bool
    switches: tuple[SwitchState, ...]


class Erasure(Answer):
    """What was removed of a person. `waiting`: on its way just now; ask again to finish."""

    id: str
    events: int
    webhooks: int
    messages: int
    files: int
    suppressions_kept: int
    waiting: int


class Order(BaseModel):
    """A request body; keys that are not known are ignored, values are taken as they are."""

    model_config = ConfigDict(frozen=True, strict=True)


class Suppress(Order):
    """Body of PUT /v1/suppressions/{recipient}; it may be left out."""

    scope: Literal["all", "marketing"] = "all"
    reason: str = ""


class TurnSwitch(Order):
    """Body of PUT /v1/kill-switch. `target` names the number, account or template."""

    scope: Literal["all", "number", "waba", "template"] = "all"
    target: str | None = None
    engaged: bool = True
    reason: str = Field(default="", description="Needed to engage: why sends are stopped.")


class SubmitTemplate(Order):
    """Body of POST /v1/templates: Meta's own template object.

    `waba_id` names the account where the relay has several.
    """

    model_config = ConfigDict(frozen=True, strict=True, extra="allow")

    name: str = Field(min_length=1)
    language: str = Field(min_length=1)
    waba_id: str | None = None
    category: str | None = None
    components: list[dict[str, Any]] = Field(default_factory=list)


class EditTemplate(Order):
    """Body of POST /v1/templates/{id}: what to change; components are replaced whole."""

    model_config = ConfigDict(frozen=True, strict=True, extra="allow")

    category: str | None = None
    components: list[dict[str, Any]] = Field(default_factory=list)
