"""One message template, and how the Graph API and the webhooks show it."""

from dataclasses import asdict, dataclass, field
from typing import Any

PRIVATE = ("quality", "edits_s", "revision", "extra", "pauses", "correct_category")


@dataclass
class Template:
    """One template in one language."""

    id: str
    name: str
    language: str
    category: str
    status: str
    components: list[dict[str, Any]]
    parameter_format: str = "POSITIONAL"
    quality: str = "UNKNOWN"
    rejected_reason: str = "NONE"
    previous_category: str | None = None
    message_send_ttl_seconds: int | None = None
    edits_s: list[int] = field(default_factory=list)
    """When it was edited while approved, in epoch seconds."""
    revision: int = 0
    pauses: int = 0
    """How often low quality has paused it; the third time disables it."""
    correct_category: str | None = None
    """The category that it will get after a notice, if there was one."""
    extra: dict[str, Any] = field(default_factory=dict)

    def shown(self, now_s: int) -> dict[str, Any]:
        """The template as the Graph API lists it, every field."""
        found = {key: value for key, value in asdict(self).items() if key not in PRIVATE}
        for absent in ("previous_category", "message_send_ttl_seconds"):
            if found[absent] is None:
                del found[absent]
        found["correct_category"] = self.correct_category or self.category
        found["quality_score"] = {"score": self.quality, "date": now_s}
        return found | self.extra

    def named(self) -> dict[str, Any]:
        """What every webhook about it says first."""
        return {
            "message_template_id": int(self.id),
            "message_template_name": self.name,
            "message_template_language": self.language,
        }
