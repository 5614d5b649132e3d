"""Which conversations are chosen for what is done to many at once."""

from dataclasses import dataclass, replace

from console.domain.ids import ConversationId


@dataclass(frozen=True, slots=True)
class Checked:
    """Some, picked one by one; or, `is_all`, everything that the list's filter finds but
    `but`, loaded or not.
    """

    ids: frozenset[ConversationId] = frozenset()
    is_all: bool = False
    but: frozenset[ConversationId] = frozenset()

    def __contains__(self, conversation_id: object) -> bool:
        return conversation_id not in self.but if self.is_all else conversation_id in self.ids

    def __bool__(self) -> bool:
        return self.is_all or bool(self.ids)

    def toggled(self, conversation_id: ConversationId) -> "Checked":
        """With that one chosen, or not any more."""
        if self.is_all:
            return replace(self, but=self.but ^ {conversation_id})
        return replace(self, ids=self.ids ^ {conversation_id})

    def with_all_of(self, ids: list[ConversationId]) -> "Checked":
        """With all of these chosen too."""
        if self.is_all:
            return replace(self, but=self.but - set(ids))
        return replace(self, ids=self.ids | set(ids))
