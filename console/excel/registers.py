"""Which keys have been seen, and what was noted of each: in plain dictionaries, or in a third
of their memory where that is short.
"""

from array import array
from collections.abc import Hashable, Iterable, Sequence
from typing import Protocol

_FIRST_SLOTS = 2**16
_WORD, _HASH, _TAKEN = 2**64 - 1, 2**63 - 1, 2**63
_SPREAD = 0x9E3779B97F4A7C15
"""Spreads numbers that follow each other: 2 to the 64th by the golden ratio, made odd."""


class Register(Protocol):
    """Notes a whole number (of 31 bits) for each key; the first note stays."""

    def note(self, key: Hashable, number: int) -> int:
        """The key's number: `number` if it is new."""
        ...

    def note_all(self, keys: Sequence[Hashable], numbers: Iterable[int]) -> None:
        """Note keys that are all new and different."""
        ...

    def known(self, keys: Iterable[Hashable]) -> set[Hashable]:
        """Those of the keys that have a note."""
        ...

    def __len__(self) -> int:
        """How many keys there are."""
        ...


class PlainRegister(dict[Hashable, int]):
    """A dictionary."""

    def note(self, key: Hashable, number: int) -> int:
        """Implements Register."""
        return self.setdefault(key, number)

    def note_all(self, keys: Sequence[Hashable], numbers: Iterable[int]) -> None:
        """Implements Register."""
        self.update(zip(keys, numbers, strict=False))

    def known(self, keys: Iterable[Hashable]) -> set[Hashable]:
        """Implements Register."""
        return self.keys() & set(keys)


class CompactRegister:
    """Two arrays, sixteen bytes a key. Keys are kept as hashes of 63 bits (whole numbers as
    they are), which this process alone knows: two of a million texts are taken for one with a
    chance of one in ten million.
    """

    def __init__(self) -> None:
        self._make(_FIRST_SLOTS)
        self._length = 0

    def _make(self, slots: int) -> None:
        self._keys = array("Q", bytes(8 * slots))
        self._numbers = array("i", bytes(4 * slots))
        self._shift = 64 - slots.bit_length() + 1

    def note(self, key: Hashable, number: int) -> int:
        """Implements Register."""
        word = hash(key) & _HASH | _TAKEN
        at, found = self._find(word)
        if found:
            return self._numbers[at]
        self._keys[at], self._numbers[at] = word, number
        self._length += 1
        if self._length * 4 > len(self._keys) * 3:
            self._grow()
        return number

    def note_all(self, keys: Sequence[Hashable], numbers: Iterable[int]) -> None:
        """Implements Register."""
        for key, number in zip(keys, numbers, strict=False):
            self.note(key, number)

    def known(self, keys: Iterable[Hashable]) -> set[Hashable]:
        """Implements Register."""
        return {key for key in keys if self._find(hash(key) & _HASH | _TAKEN)[1]}

    def __len__(self) -> int:
        """Implements Register."""
        return self._length

    def _find(self, word: int) -> tuple[int, bool]:
        keys, last = self._keys, len(self._keys) - 1
        at = (word * _SPREAD & _WORD) >> self._shift
        while kept := keys[at]:
            if kept == word:
                return at, True
            at = at + 1 & last
        return at, False

    def _grow(self) -> None:
        keys, numbers = self._keys, self._numbers
        self._make(len(keys) * 2)
        for word, number in zip(keys, numbers, strict=True):
            if word:
                at, _ = self._find(word)
                self._keys[at], self._numbers[at] = word, number


def register(*, frugal: bool) -> Register:
    """An empty register."""
    return CompactRegister() if frugal else PlainRegister()
