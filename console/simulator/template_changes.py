"""What happens to templates: reviews, pauses, grades, categories; and the webhooks about it.

Source: "Template review", "Template pausing", "Template categorization" and the webhook
references of the message_template fields, read 2026-11.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

from console.simulator import review
from console.simulator.envelope import Update
from console.simulator.notes import Note
from console.simulator.template import Template

REVIEW_S = 20.0
PAUSED_S = (3 * 3600.0, 6 * 3600.0)
"""How long the first and the second pause last; the third is for good."""
NOTICE_S = 24 * 3600.0
PAUSE_TITLES = ("FIRST_PAUSE", "SECOND_PAUSE")
PAUSE_WORDS = "This template has had quality issues and was paused because of low quality."
Later = Callable[[float, Callable[[], None]], None]


class TemplateChanges:
    """Changes templates as reviewers and the quality system do, and announces it."""

    def __init__(
        self,
        now_s: Callable[[], int],
        later: Later,
        announce: Callable[[Update], None],
        note: Note,
    ) -> None:
        self._now_s, self._later, self._announce = now_s, later, announce
        self._note = note

    def keep(self, template: Template) -> None:
        """Note the template as it is now."""
        self._note("template", template.id, template)

    def submit(self, template: Template) -> None:
        """Send a new or edited template to review."""
        template.status = "PENDING"
        template.revision += 1
        self.keep(template)
        self.review_later(template)

    def review_later(self, template: Template) -> None:
        """Let a reviewer decide after a while, unless it is edited or decided before."""
        self._later(REVIEW_S, partial(self._decide, template, template.revision))

    def _decide(self, template: Template, revision: int) -> None:
        if template.status == "PENDING" and template.revision == revision:
            status, reason, category = review.verdict(template.components, template.category)
            self.recategorise(template, category)
            self.change(template, status, reason)
            if status == "APPROVED" and revision > 1:
                self._tell_components(template)

    def change(self, template: Template, status: str, reason: str = "NONE") -> None:
        """Set the status, as a reviewer or the quality system does, and announce it.

        A third PAUSED disables for good; the first two end by themselves after 3 and 6 hours.
        """
        other: dict[str, Any] = {}
        event = status
        if status == "PAUSED":
            template.pauses += 1
            if template.pauses > len(PAUSED_S):
                event = status = "DISABLED"
            else:
                nth = template.pauses - 1
                other = {"title": PAUSE_TITLES[nth], "description": PAUSE_WORDS}
                self._later(PAUSED_S[nth], partial(self._end_pause, template, template.pauses))
        if status == "DISABLED":
            other = {"title": "DISABLED", "description": PAUSE_WORDS}
        if status in ("REINSTATED", "UNPAUSED"):
            status = "APPROVED"
        template.status = status
        template.rejected_reason = reason if status == "REJECTED" else "NONE"
        self.keep(template)
        value: dict[str, Any] = {
            "event": event,
            **template.named(),
            "reason": reason,
            "message_template_category": template.category,
        }
        if other:
            value["other_info"] = other
        if status == "REJECTED":
            value["rejection_info"] = {
                "reason": f"The template was rejected: {reason}.",
                "recommendation": "Edit the template and submit it again.",
            }
        self._tell("message_template_status_update", value)

    def _end_pause(self, template: Template, pauses: int) -> None:
        if template.status == "PAUSED" and template.pauses == pauses:
            self.unpause(template)

    def unpause(self, template: Template) -> None:
        """End a pause."""
        template.status = "APPROVED"
        self.keep(template)
        value = {
            "event": "APPROVED",
            **template.named(),
            "reason": "NONE",
            "message_template_category": template.category,
            "other_info": {"title": "UNPAUSE", "description": "The template was unpaused."},
        }
        self._tell("message_template_status_update", value)

    def recategorise(self, template: Template, category: str) -> None:
        """Set the category and announce it, if it differs."""
        if category == template.category:
            return
        template.previous_category, template.category = template.category, category
        template.correct_category = None
        self.keep(template)
        value = template.named() | {
            "previous_category": template.previous_category,
            "new_category": category,
        }
        self._tell("template_category_update", value)

    def give_notice(self, template: Template, category: str) -> None:
        """Announce a category that the template will have after 24 hours."""
        template.correct_category = category
        self.keep(template)
        value = template.named() | {
            "new_category": template.category,
            "correct_category": category,
            "category_update_timestamp": self._now_s() + int(NOTICE_S),
        }
        self._tell("template_category_update", value)
        self._later(NOTICE_S, partial(self._end_notice, template, category))

    def _end_notice(self, template: Template, category: str) -> None:
        if template.correct_category == category:
            self.recategorise(template, category)

    def grade(self, template: Template, quality: str) -> None:
        """Set the quality score and announce it."""
        value = template.named() | {
            "previous_quality_score": template.quality,
            "new_quality_score": quality,
        }
        template.quality = quality
        self.keep(template)
        self._tell("message_template_quality_update", value)

    def _tell_components(self, template: Template) -> None:
        texts = {
            "message_template_element": review.text_of(template.components, "BODY"),
            "message_template_title": review.text_of(template.components, "HEADER"),
            "message_template_footer": review.text_of(template.components, "FOOTER"),
        }
        value = template.named() | {name: text for name, text in texts.items() if text}
        buttons = (review.part(template.components, "BUTTONS") or {}).get("buttons", [])
        if buttons:
            value["message_template_buttons"] = [
                {
                    "message_template_button_type": one["type"],
                    "message_template_button_text": one.get("text", ""),
                }
                for one in buttons
            ]
        self._tell("message_template_components_update", value)

    def _tell(self, name: str, value: dict[str, Any]) -> None:
        self._announce(Update(name, value, at_s=self._now_s()))
