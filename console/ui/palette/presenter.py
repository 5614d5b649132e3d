"""What is typed into the palette, and what is offered for it."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from console.domain.folding import folded
from console.domain.ids import AccountId, ConversationId
from console.runtime.tasks import TaskOwner
from console.ui.actions.action import Offer
from console.usecases.context import Context
from console.usecases.ports import UnitOfWork
from console.usecases.views import MessageFound, PersonFound, TemplateRow

REST_S = 0.03
"""A key's worth of waiting: who types on is not searched for in between."""
PEOPLE, MESSAGES, TEMPLATES = 6, 6, 12
ACTIONS = 6
ELSEWHERE_S = 0.4
"""Looking at every account is for those who stopped typing."""
PREFIXES = {">": "actions", "@": "people", "#": "accounts", "/": "templates"}


@dataclass(frozen=True, slots=True)
class Found:
    """What the palette offers for one text, part by part. `words` are those to mark."""

    words: tuple[str, ...] = ()
    here: tuple[Offer, ...] = ()
    go_to: tuple[Offer, ...] = ()
    people: tuple[PersonFound, ...] = ()
    messages: tuple[MessageFound, ...] = ()
    templates: tuple[TemplateRow, ...] = ()
    is_searching: bool = False

    @property
    def is_empty(self) -> bool:
        """Nothing at all, and nothing to come."""
        parts = (self.here, self.go_to, self.people, self.messages, self.templates)
        return not self.is_searching and not any(parts)


class PaletteView(Protocol):
    """What the palette shows."""

    def show_found(self, found: Found) -> None:
        """Offers instead of those before."""
        ...


class Offering(Protocol):
    """Actions that can be done now: see ui.actions.table.ActionTable."""

    def offers(self) -> tuple[Offer, ...]:
        """What can be done now."""
        ...

    def run(self, id_: str) -> None:
        """Do it."""
        ...


@dataclass(frozen=True, slots=True)
class Ways:
    """Where a choice leads."""

    open_account: Callable[[AccountId], None]
    open_conversation: Callable[[ConversationId], None]
    open_message: Callable[[ConversationId, str], None]
    choose_template: Callable[[str, str], None]


Choice = Offer | PersonFound | MessageFound | TemplateRow


class PalettePresenter:
    """Actions at once, people and messages as soon as they are read; what was read for an
    older text is thrown away with its task.
    """

    def __init__(
        self,
        view: PaletteView,
        context: Context,
        tasks: TaskOwner,
        actions: Offering,
        ways: Ways,
    ) -> None:
        self._view, self._context, self._tasks = view, context, tasks
        self._actions, self._ways = actions, ways
        self._offers: tuple[Offer, ...] = ()
        self._last = Found()

    def open(self) -> None:
        """The palette comes up: what can be done is settled now, before it takes the focus."""
        self._offers = self._actions.offers()
        self._last = Found()

    def type(self, text: str) -> None:
        """The person typed, or took something away."""
        kind, wanted = split(text)
        words = tuple(folded(wanted).split())
        here, go_to = self._matching(words) if kind in {"", "actions"} else ((), ())
        searches = kind != "actions" and bool(words or kind == "templates")
        found = Found(words, here, go_to, is_searching=searches)
        if (
            searches and words
        ):  # until the answer is there the last one stands, so nothing blinks
            found = Found(
                words, here, go_to, self._last.people, self._last.messages, is_searching=True
            )
        self._show(found)
        self._tasks.start("palette.search", self._search(kind, wanted.strip(), found))

    def choose(self, choice: Choice) -> None:
        """The person took an offer."""
        ways = self._ways
        if isinstance(choice, Offer):
            self._actions.run(choice.action.id)
        elif isinstance(choice, MessageFound):
            ways.open_message(choice.conversation_id, choice.item_id)
        elif isinstance(choice, TemplateRow):
            ways.choose_template(choice.name, choice.language)
        elif choice.conversation_id is not None:
            ways.open_conversation(choice.conversation_id)
        elif choice.account_id is not None:
            ways.open_account(choice.account_id)

    def close(self) -> None:
        """The palette is gone; nothing is sought for it any more."""
        self._tasks.start("palette.search", _nothing())

    def _show(self, found: Found) -> None:
        self._last = found
        self._view.show_found(found)

    def _matching(self, words: tuple[str, ...]) -> tuple[tuple[Offer, ...], tuple[Offer, ...]]:
        ranked = sorted(
            (rank, place, offer)
            for place, offer in enumerate(self._offers)
            if (rank := _rank(offer, words)) is not None and offer.action.id != "window.palette"
        )
        offers = [offer for _, _, offer in ranked]
        here = [offer for offer in offers if offer.action.place != "window"]
        go_to = [offer for offer in offers if offer.action.place == "window"]
        most = ACTIONS if words else len(offers)
        return tuple(here[:most]), tuple(go_to[:most])

    async def _search(self, kind: str, wanted: str, found: Found) -> None:
        if not found.is_searching:
            return
        await asyncio.sleep(REST_S)
        read = self._context.runner.read
        people, messages, templates = await read(partial(_find, kind=kind, wanted=wanted))
        found = Found(found.words, found.here, found.go_to, people, messages, templates)
        if kind == "templates" or not found.is_empty:
            self._show(found)
            return
        await asyncio.sleep(ELSEWHERE_S)
        people = await read(lambda uow: uow.search.elsewhere(wanted, PEOPLE))
        self._show(Found(found.words, people=people))


def split(text: str) -> tuple[str, str]:
    """What kind of thing is sought (empty for everything), and the text without its mark."""
    text = text.lstrip()
    kind = PREFIXES.get(text[:1], "")
    return kind, text[1:] if kind else text


def _rank(offer: Offer, words: tuple[str, ...]) -> int | None:
    """0 for a title that begins so, 1 for words that do, 2 for a part; None for no match."""
    title = folded(offer.action.title)
    said = f"{title} {folded(offer.action.detail)}"
    if not all(word in said for word in words):
        return None
    if title.startswith(" ".join(words)):
        return 0
    begins = {part[: len(word)] for part in said.split() for word in words}
    return 1 if all(word in begins for word in words) else 2


def _find(
    uow: UnitOfWork, *, kind: str, wanted: str
) -> tuple[tuple[PersonFound, ...], tuple[MessageFound, ...], tuple[TemplateRow, ...]]:
    if kind == "templates":
        return (), (), _templates(uow, folded(wanted).split())
    people = uow.search.people(wanted, PEOPLE if not kind else 2 * PEOPLE)
    if kind == "accounts":
        people = tuple(hit for hit in people if hit.account_no)
    messages = uow.search.messages(wanted, MESSAGES) if not kind else ()
    return people, messages, ()


def _templates(uow: UnitOfWork, words: list[str]) -> tuple[TemplateRow, ...]:
    approved = uow.templates.all("APPROVED")
    fitting = [row for row in approved if all(word in folded(row.name) for word in words)]
    return tuple(fitting[:TEMPLATES])


async def _nothing() -> None:
    """Takes the place of a search that nobody waits for."""
