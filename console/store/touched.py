"""What a transaction has touched so far."""

from collections.abc import Iterable

from sqlalchemy import Connection

from console.domain.ids import ConversationId, DebtorId
from console.store.engine import WRITING
from console.usecases.ports import ChangeSet, Topic


class Touched:
    """Collects what repositories change, to be announced after the commit."""

    def __init__(self) -> None:
        self._conversations: set[ConversationId] = set()
        self._debtors: set[DebtorId] = set()
        self._topics: set[Topic] = set()

    def conversation(self, conversation_id: int) -> None:
        """Note a changed conversation."""
        self._conversations.add(ConversationId(conversation_id))

    def debtor(self, debtor_id: int | None) -> None:
        """Note a changed person, if one is known."""
        if debtor_id is not None:
            self._debtors.add(DebtorId(debtor_id))

    def debtors(self, debtor_ids: Iterable[int]) -> None:
        """Note changed persons."""
        self._debtors.update(map(DebtorId, debtor_ids))

    def topic(self, topic: Topic) -> None:
        """Note a part of the workspace that changed as a whole."""
        self._topics.add(topic)

    def changes(self) -> ChangeSet:
        """What was noted."""
        return ChangeSet(
            frozenset(self._conversations), frozenset(self._debtors), frozenset(self._topics)
        )


def is_writing(connection: Connection) -> bool:
    """Whether this transaction may write; only then may it lock rows."""
    return bool(connection.get_execution_options().get(WRITING, False))
