"""What the composer offers while one types: canned replies after `/`, emoji after `:`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from PySide6.QtCore import QCoreApplication

from console.domain.canned import CannedReply, fill, matching
from console.ui.inbox.composer.completions import Offer
from console.ui.inbox.composer.emoji_names import EmojiNames

MOST_REPLIES = 50
MOST_EMOJI = 30


@dataclass
class ReplySource:
    """Canned replies, filled from the record."""

    replies: tuple[CannedReply, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)
    account: str = ""
    language: str = "es"
    pattern: ClassVar[re.Pattern[str]] = re.compile(r"(?:^|(?<=\s))/([^\s/]*)$")

    def offers(self, typed: str) -> tuple[Offer, ...]:
        """Those that have what was typed, as they would read."""
        found = matching(self.replies, typed, self.language)
        return tuple(map(self._offer, found[:MOST_REPLIES]))

    def _offer(self, reply: CannedReply) -> Offer:
        say = QCoreApplication.translate
        filled = fill(reply.text, self.values)
        notes = []
        if filled.used and self.account:
            one = say("Offers", "usa 1 dato de la cuenta {account}")
            more = say("Offers", "usa {count} datos de la cuenta {account}")
            text = one if filled.used == 1 else more
            notes.append(text.format(count=filled.used, account=self.account))
        if filled.missing:
            text = say("Offers", "falta llenar {marks}")
            notes.append(text.format(marks=", ".join(dict.fromkeys(filled.missing))))
        return Offer(f"/{reply.shortcut}", filled.text, filled.text, " · ".join(notes))

    def taken(self, _offer: Offer) -> None:
        """Nothing is counted."""


@dataclass
class EmojiSource:
    """Emoji by name, in the three languages of the desk."""

    names: EmojiNames = field(default_factory=EmojiNames)
    recent: list[str] = field(default_factory=list)
    pattern: ClassVar[re.Pattern[str]] = re.compile(r"(?:^|(?<=\s)):([^\s:]{2,})$")

    def offers(self, typed: str) -> tuple[Offer, ...]:
        """Emoji whose names have what was typed."""
        found = self.names.find(typed.replace("_", " "), MOST_EMOJI)
        return tuple(Offer(each.sign, f":{each.name}:", each.sign) for each in found)

    def taken(self, offer: Offer) -> None:
        """Remember it as used."""
        self.use(offer.insert)

    def use(self, sign: str) -> None:
        """It stands first among the recent ones."""
        self.recent[:] = [sign, *(each for each in self.recent if each != sign)][:24]
