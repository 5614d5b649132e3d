"""Message templates of the WhatsApp Business account: create, list, edit, delete, status."""

from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from typing import Any

from console.simulator import review
from console.simulator.chance import digits
from console.simulator.envelope import Update
from console.simulator.graph_error import GraphError
from console.simulator.notes import Note
from console.simulator.resource import table

REVIEW_S = 20.0
EDITS_PER_DAY_S = 24 * 3600
BARRED_AFTER_DELETE_S = 30 * 24 * 3600
OTHER_TITLES = {"PAUSED": "FIRST_PAUSE", "DISABLED": "DISABLED"}


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
    edited_at_s: int | None = None
    revision: int = 0
    extra: dict[str, Any] = field(default_factory=dict)

    def shown(self, now_s: int) -> dict[str, Any]:
        """The template as the Graph API lists it, every field."""
        found = asdict(self)
        for private in ("quality", "edited_at_s", "revision", "extra"):
            del found[private]
        if self.previous_category is None:
            del found["previous_category"]
        if self.message_send_ttl_seconds is None:
            del found["message_send_ttl_seconds"]
        found["correct_category"] = self.category
        return found | {"quality_score": {"score": self.quality, "date": now_s}} | self.extra


class Templates:
    """All templates. Changes of state are told to `announce` as Meta's webhooks."""

    def __init__(
        self,
        seed: int,
        now_s: Callable[[], int],
        later: Callable[[float, Callable[[], None]], None],
        announce: Callable[[Update], None],
        note: Note,
    ) -> None:
        self._seed, self._now_s, self._later, self._announce = seed, now_s, later, announce
        self._note = note
        self._all: dict[str, Template] = {}
        self._deleted: dict[tuple[str, str], tuple[str, int]] = {}
        for given in table("templates.json")["templates"]:
            self._stock(given)

    def __iter__(self) -> Iterator[Template]:
        return iter(self._all.values())

    def _stock(self, given: dict[str, Any]) -> None:
        for language, text in given["texts"].items():
            for code in text.get("codes", [language]):
                self.restore(
                    Template(
                        digits(self._seed, 16, "template", given["name"], code),
                        given["name"],
                        code,
                        given["category"],
                        given.get("status", "APPROVED"),
                        _components(text),
                        "NAMED",
                        given.get("quality", "GREEN"),
                        given.get("rejected_reason", "NONE"),
                    )
                )

    def restore(self, template: Template) -> None:
        """Put back a template as it was."""
        self._all[template.id] = template

    def keep(self, template: Template) -> None:
        """Note the template as it is now."""
        self._note("template", template.id, template)

    def deleted(self) -> Iterator[tuple[str, str, str, int]]:
        """(id, name, language, when) of every template that was deleted."""
        for (name, language), (made_id, at_s) in self._deleted.items():
            yield made_id, name, language, at_s

    def bar(self, made_id: str, name: str, language: str, at_s: int) -> None:
        """Let a template be deleted since `at_s`; its name is barred for a while."""
        self._all.pop(made_id, None)
        self._deleted[name, language] = made_id, at_s

    def resume(self) -> None:
        """Review what was waiting for it when the last run ended."""
        for template in self._all.values():
            if template.status == "PENDING" and template.revision:
                self._review_later(template)

    def by_id(self, template_id: str) -> Template | None:
        """The template with this id."""
        return self._all.get(template_id)

    def named(self, name: str) -> list[Template]:
        """All languages of a template."""
        return [one for one in self._all.values() if one.name == name]

    def find(self, name: str, language: str) -> Template | None:
        """The template of this name in exactly this language."""
        return next((one for one in self.named(name) if one.language == language), None)

    def create(self, given: dict[str, Any]) -> Template:
        """Submit a template for review. Raises: GraphError."""
        review.check_form(given)
        name, language = str(given["name"]), str(given["language"])
        _, gone_s = self._deleted.get((name, language), ("", None))
        if gone_s is not None and self._now_s() - gone_s < BARRED_AFTER_DELETE_S:
            raise GraphError(
                100, "This name was deleted in the last 30 days.", subcode=2388023,
                user_title="Message template language is being deleted",
            )  # fmt: skip
        if self.find(name, language):
            raise GraphError(
                100, f"There is already {language} content for this template.", subcode=2388024,
                user_title="Content in this language already exists",
            )  # fmt: skip
        self._refuse_twin(given["components"], language)
        template = Template(
            digits(self._seed, 16, "template", name, language, gone_s or 0),
            name,
            language,
            str(given["category"]),
            "PENDING",
            given["components"],
            str(given.get("parameter_format", "POSITIONAL")).upper(),
            message_send_ttl_seconds=given.get("message_send_ttl_seconds"),
        )
        self.restore(template)
        self._send_to_review(template)
        return template

    def _refuse_twin(self, components: list[dict[str, Any]], language: str) -> None:
        words = (review.text_of(components, "BODY"), review.text_of(components, "FOOTER"))
        for known in self._all.values():
            others = [review.text_of(known.components, kind) for kind in ("BODY", "FOOTER")]
            if known.language == language and words == tuple(others):
                raise GraphError(
                    100, f"Same body and footer as {known.name}.", subcode=2388026,
                    user_title="Message template is a duplicate",
                )  # fmt: skip

    def edit(self, template: Template, given: dict[str, Any]) -> None:
        """Replace the components and review again. Raises: GraphError."""
        now_s = self._now_s()
        recent = (
            template.edited_at_s is not None and now_s - template.edited_at_s < EDITS_PER_DAY_S
        )
        if template.status == "APPROVED" and recent:
            raise GraphError(
                100, "An approved template may be edited once in 24 hours.", subcode=2388037
            )
        if template.status == "APPROVED" and given.get("category", template.category) != (
            template.category
        ):
            raise GraphError(
                100, "The category of an approved template is fixed.", subcode=2388039
            )
        components = given.get("components", template.components)
        review.check_components(components, template.parameter_format)
        template.components = components
        template.category = str(given.get("category", template.category))
        template.edited_at_s = now_s
        self._send_to_review(template)

    def _send_to_review(self, template: Template) -> None:
        template.status = "PENDING"
        template.revision += 1
        self._review_later(template)

    def _review_later(self, template: Template) -> None:
        self.keep(template)
        revision = template.revision

        def decide() -> None:
            if template.status == "PENDING" and template.revision == revision:
                status, reason, category = review.verdict(
                    template.components, template.category
                )
                self.recategorise(template, category)
                self.change(template, status, reason)

        self._later(REVIEW_S, decide)

    def remove(self, name: str, template_id: str | None) -> int:
        """Delete all languages of a name, or the one with `template_id`; how many went."""
        gone = [one for one in self.named(name) if template_id in (None, one.id)]
        for one in gone:
            self.bar(one.id, one.name, one.language, self._now_s())
            self._note("deleted", "", [one.id, one.name, one.language, self._now_s()])
        return len(gone)

    def change(self, template: Template, status: str, reason: str = "NONE") -> None:
        """Set the status, as a reviewer or the quality system does, and announce it."""
        template.status = status
        template.rejected_reason = reason if status == "REJECTED" else "NONE"
        self.keep(template)
        value: dict[str, Any] = {
            "event": status,
            **self._named(template),
            "reason": reason,
            "message_template_category": template.category,
        }
        if title := OTHER_TITLES.get(status):
            value["other_info"] = {"title": title, "description": "Low quality feedback."}
        self._tell("message_template_status_update", value)

    def recategorise(self, template: Template, category: str) -> None:
        """Set the category and announce it, if it differs."""
        if category == template.category:
            return
        template.previous_category, template.category = template.category, category
        self.keep(template)
        value = self._named(template) | {
            "previous_category": template.previous_category,
            "new_category": category,
        }
        self._tell("template_category_update", value)

    def grade(self, template: Template, quality: str) -> None:
        """Set the quality score and announce it."""
        value = self._named(template) | {
            "previous_quality_score": template.quality,
            "new_quality_score": quality,
        }
        template.quality = quality
        self.keep(template)
        self._tell("message_template_quality_update", value)

    @staticmethod
    def _named(template: Template) -> dict[str, Any]:
        return {
            "message_template_id": int(template.id),
            "message_template_name": template.name,
            "message_template_language": template.language,
        }

    def _tell(self, name: str, value: dict[str, Any]) -> None:
        self._announce(Update(name, value, at_s=self._now_s()))


def _components(text: dict[str, Any]) -> list[dict[str, Any]]:
    """Graph's components from the short form of the stock file."""
    examples = [{"param_name": k, "example": v} for k, v in text.get("examples", {}).items()]
    body: dict[str, Any] = {"type": "BODY", "text": text["body"]}
    if examples:
        body["example"] = {"body_text_named_params": examples}
    found = [body]
    if header := text.get("header"):
        found.insert(0, {"type": "HEADER", "format": "TEXT", "text": header})
    if footer := text.get("footer"):
        found.append({"type": "FOOTER", "text": footer})
    if buttons := text.get("buttons"):
        replies = [{"type": "QUICK_REPLY", "text": label} for label in buttons]
        found.append({"type": "BUTTONS", "buttons": replies})
    return found
