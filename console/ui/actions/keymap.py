"""Which keys ask for what, after what the person changed."""

from collections.abc import Callable, Mapping, Sequence
from enum import Enum

from PySide6.QtCore import QObject, Signal

from console.ui.actions.action import Action
from console.ui.actions.catalogue import catalogue
from console.ui.actions.keys import printed, spelt

Changes = dict[str, list[str]]
Remember = Callable[[Changes], None]
_MODIFIERS = ("Ctrl", "Alt", "Meta")
_BARE = {"F", "Del", "Ins", "Esc", "Pause", "Menu", "Help"}


class Trouble(Enum):
    """Why keys cannot be taken."""

    UNKNOWN = "unknown"
    """Qt has no such key."""
    TYPES = "types"
    """A letter alone, or Ctrl+Alt with one, would write in a text field."""
    TAKEN = "taken"
    """Another action answers to them where this one does."""


class KeyMap(QObject):
    """The catalogue with the person's changes: an action with no keys is switched off.

    `changes` is what `remember` was last given: keys by the action's id.
    """

    changed = Signal()

    def __init__(
        self,
        changes: Mapping[str, Sequence[str]] | None = None,
        remember: Remember = lambda _changes: None,
    ) -> None:
        super().__init__()
        self.actions = {action.id: action for action in catalogue()}
        self._changes: Changes = {
            id_: list(map(str, keys))
            for id_, keys in (changes or {}).items()
            if id_ in self.actions and not self.actions[id_].fixed
        }
        self._remember = remember

    def keys_of(self, id_: str) -> tuple[str, ...]:
        """The keys in force, none where the person switched them off."""
        changed = self._changes.get(id_)
        return self.actions[id_].keys if changed is None else tuple(changed)

    def printed(self, id_: str) -> str:
        """The first key as it stands on a keyboard, or an empty text."""
        keys = self.keys_of(id_)
        return printed(keys[0]) if keys else ""

    def is_changed(self, id_: str) -> bool:
        """Whether the keys are not those delivered."""
        return id_ in self._changes

    def trouble(self, id_: str, keys: str) -> tuple[Trouble, Action | None] | None:
        """Why `keys` cannot ask for action `id_`, with the action that has them already."""
        wanted = spelt(keys)
        if not wanted:
            return Trouble.UNKNOWN, None
        if not _is_safe(wanted):
            return Trouble.TYPES, None
        holder = self.holder(id_, wanted)
        return None if holder is None else (Trouble.TAKEN, holder)

    def holder(self, id_: str, keys: str) -> Action | None:
        """The other action that answers to `keys` where action `id_` can be asked for."""
        wanted, place = spelt(keys), self.actions[id_].place
        for other in self.actions.values():
            meets = "window" in {place, other.place} or other.place == place
            if other.id != id_ and meets and wanted in map(spelt, self.keys_of(other.id)):
                return other
        return None

    def change(self, id_: str, keys: str) -> None:
        """Ask for the action with `keys` instead. Raises ValueError where they have trouble."""
        if self.actions[id_].fixed or self.trouble(id_, keys) is not None:
            raise ValueError(keys)
        self._keep(id_, [spelt(keys)])

    def switch_off(self, id_: str) -> None:
        """No key asks for the action; menus and the palette still do."""
        self._keep(id_, [])

    def restore(self, id_: str) -> None:
        """The keys as delivered; whoever took them meanwhile loses them."""
        for keys in self.actions[id_].keys:
            holder = self.holder(id_, keys)
            if holder is not None and not holder.fixed:
                left = [one for one in self.keys_of(holder.id) if spelt(one) != spelt(keys)]
                self._changes[holder.id] = left
        self._changes.pop(id_, None)
        self._tell()

    def restore_all(self) -> None:
        """Everything as delivered."""
        self._changes.clear()
        self._tell()

    def _keep(self, id_: str, keys: list[str]) -> None:
        self._changes[id_] = keys
        self._tell()

    def _tell(self) -> None:
        self._remember(dict(self._changes))
        self.changed.emit()


def _is_safe(keys: str) -> bool:
    """Whether the keys write nothing: a modifier, or a key that is no sign."""
    head, _, last = keys.rpartition("+")
    modifiers = set(head.split("+")) if head else set()
    if {"Ctrl", "Alt"} <= modifiers and len(last) == 1:
        return False
    if modifiers.intersection(_MODIFIERS):
        return True
    return last in _BARE or (last[:1] == "F" and last[1:].isdigit())
