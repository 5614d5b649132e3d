"""Where the words searched for stand in a text, whatever its case and accents."""

from collections.abc import Iterable

from console.domain.folding import folded


def marks(text: str, words: Iterable[str]) -> tuple[tuple[int, int], ...]:
    """Where each of the folded `words` begins a word of `text`: places and lengths in it, in
    order and apart. A word that begins none is looked for anywhere.
    """
    flat, places = _flattened(text)
    found: list[tuple[int, int]] = []
    for word in filter(None, words):
        begun = flat.find(word) if flat.startswith(word) else flat.find(f" {word}") + 1
        at = begun if begun > 0 or flat.startswith(word) else flat.find(word)
        if at < 0:
            continue
        first, after = places[at], places[at + len(word) - 1] + 1
        if all(after <= start or first >= start + length for start, length in found):
            found.append((first, after - first))
    return tuple(sorted(found))


def _flattened(text: str) -> tuple[str, list[int]]:
    """The folded text with blanks for signs that are no word's, and where each sign stood."""
    flat, places = [], []
    for place, sign in enumerate(text):
        for letter in folded(sign) or " ":
            flat.append(letter if letter.isalnum() else " ")
            places.append(place)
    return "".join(flat), places
