"""What the use cases of canned replies need from the outside."""

from datetime import datetime
from typing import Protocol

from console.domain.canned import CannedReply


class CannedReplies(Protocol):
    """The replies that are kept. An own one may bear the shortcut of a shared one."""

    def of(self, by: str) -> tuple[CannedReply, ...]:
        """What `by` may use: the shared ones and their own, by shortcut."""
        ...

    def find(self, reply_id: int) -> CannedReply | None:
        """The reply of that number."""
        ...

    def add(self, reply: CannedReply, by: str, at: datetime) -> CannedReply:
        """Keep a new one; it comes back with its number."""
        ...

    def change(self, reply: CannedReply, by: str, at: datetime) -> bool:
        """Change it. False where somebody changed it since it was read (its version)."""
        ...

    def remove(self, reply_id: int) -> bool:
        """Forget it. False where it was gone."""
        ...
