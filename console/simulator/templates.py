"""Message templates of the WhatsApp Business account: create, find, edit, delete."""

from collections.abc import Callable, Iterator
from typing import Any

from console.simulator import review
from console.simulator.chance import digits
from console.simulator.envelope import Update
from console.simulator.graph_error import GraphError
from console.simulator.notes import Note
from console.simulator.resource import table
from console.simulator.template import Template
from console.simulator.template_changes import Later, TemplateChanges
from console.simulator.template_form import format_of, read_components, read_form

DAY_S = 24 * 3600
EDITS = ((DAY_S, 1), (30 * DAY_S, 10))
"""(within seconds, so many times) an approved template may be edited."""
EDITABLE = ("APPROVED", "REJECTED", "PAUSED")
BARRED_AFTER_DELETE_S = 30 * DAY_S
CREATIONS_PER_HOUR = 100
MOST_TEMPLATES = 6000


class Templates:
    """All templates. Their state is changed through `changes`."""

    def __init__(
        self,
        seed: int,
        now_s: Callable[[], int],
        later: Later,
        announce: Callable[[Update], None],
        note: Note,
    ) -> None:
        self._seed, self._now_s, self._note = seed, now_s, note
        self.changes = TemplateChanges(now_s, later, announce, note)
        self.most = MOST_TEMPLATES
        self._all: dict[str, Template] = {}
        self._deleted: dict[tuple[str, str], tuple[str, int]] = {}
        self._created_s: list[int] = []
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
                self.changes.review_later(template)

    def by_id(self, template_id: str) -> Template | None:
        """The template with this id."""
        return self._all.get(template_id)

    def named(self, name: str) -> list[Template]:
        """All languages of a template."""
        return [one for one in self._all.values() if one.name == name]

    def find(self, name: str, language: str) -> Template | None:
        """The template of this name in exactly this language."""
        for one in self._all.values():
            if one.name == name and one.language == language:
                return one
        return None

    def create(self, given: dict[str, Any]) -> Template:
        """Submit a template for review. Raises: GraphError."""
        components = read_form(given)
        name, language = str(given["name"]), str(given["language"])
        self._check_room(name, language)
        category = str(given["category"]).upper()
        if category != "AUTHENTICATION":
            self._refuse_twin(components, language)
        _, gone_s = self._deleted.get((name, language), ("", 0))
        template = Template(
            digits(self._seed, 16, "template", name, language, gone_s),
            name,
            language,
            category,
            "PENDING",
            components,
            format_of(given),
            message_send_ttl_seconds=given.get("message_send_ttl_seconds"),
        )
        self.restore(template)
        self._created_s.append(self._now_s())
        self.changes.submit(template)
        return template

    def _check_room(self, name: str, language: str) -> None:
        now_s = self._now_s()
        self._created_s = [at_s for at_s in self._created_s if now_s - at_s < DAY_S // 24]
        if len(self._created_s) >= CREATIONS_PER_HOUR:
            raise GraphError(80007, "More than 100 templates were created within an hour.")
        if len(self._all) >= self.most:
            raise GraphError(
                100, f"The account has its limit of {self.most} templates.", subcode=2388019,
                user_title="Message template limit exceeded",
            )  # fmt: skip
        _, gone_s = self._deleted.get((name, language), ("", None))
        if gone_s is not None and now_s - gone_s < BARRED_AFTER_DELETE_S:
            raise GraphError(
                100, "This name was deleted in the last 30 days.", subcode=2388023,
                user_title="Message template language is being deleted",
            )  # fmt: skip
        if self.find(name, language):
            raise GraphError(
                100, f"There is already {language} content for this template.", subcode=2388024,
                user_title="Content in this language already exists",
            )  # fmt: skip

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
        category = str(given.get("category") or template.category).upper()
        if template.status not in EDITABLE:
            raise GraphError(
                100, f"A template that is {template.status} cannot be edited.", subcode=2388025
            )
        if template.status == "APPROVED":
            for within_s, times in EDITS:
                if sum(now_s - at_s < within_s for at_s in template.edits_s) >= times:
                    raise GraphError(
                        100,
                        "An approved template may be edited once in 24 hours and ten times "
                        "in 30 days.",
                        subcode=2388037,
                    )
            if category != template.category:
                raise GraphError(
                    100, "The category of an approved template is fixed.", subcode=2388039
                )
        shape = format_of({"parameter_format": template.parameter_format} | given)
        wanted = given.get("components", template.components)
        components = read_components(wanted, shape, category, template.language)
        if template.status == "APPROVED":
            template.edits_s.append(now_s)
        template.components = components
        template.category, template.parameter_format = category, shape
        if "message_send_ttl_seconds" in given:
            template.message_send_ttl_seconds = given["message_send_ttl_seconds"]
        self.changes.submit(template)

    def remove(self, name: str, template_id: str | None) -> int:
        """Delete all languages of a name, or the one with `template_id`; how many went."""
        gone = [one for one in self.named(name) if template_id in (None, one.id)]
        for one in gone:
            self.changes.change(one, "PENDING_DELETION")
            self.bar(one.id, one.name, one.language, self._now_s())
            self._note("deleted", "", [one.id, one.name, one.language, self._now_s()])
        return len(gone)


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
