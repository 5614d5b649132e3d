"""WhatsApp's text formatting, read into spans."""

import re
from dataclasses import dataclass, replace

from console.domain.folding import folded
from console.domain.mentions import AT_NAME

_BLOCK = re.compile(r"```(?P<block>.+?)```", re.DOTALL)
_INLINE = re.compile(
    r"(?P<url>(?:https?://|www\.)[^\s<>\"]{2,2000})"
    r"|`(?P<code>[^`\n]{1,500})`"
    r"|(?<![\w*_~])(?P<mark>[*_~])(?=\S)(?P<inner>[^\n]{1,500}?)(?<=\S)(?P=mark)(?![\w*_~])"
)
_ONE_UNIT = 0xFFFF
_TRAILING = ".,;:!?)]}»\"'"


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text in one look. `link` is the address to open."""

    text: str
    bold: bool = False
    italic: bool = False
    strike: bool = False
    mono: bool = False
    link: str | None = None
    mention: bool = False


def spans_of(text: str) -> tuple[Span, ...]:
    """`text` as WhatsApp shows it: *bold*, _italic_, ~strike~, ```mono```, `code`, links."""
    found: list[Span] = []
    at = 0
    for block in _BLOCK.finditer(text):
        _read_inline(text[at : block.start()], Span(""), found)
        found.append(Span(block["block"], mono=True))
        at = block.end()
    _read_inline(text[at:], Span(""), found)
    return tuple(span for span in found if span.text)


def note_spans(text: str) -> tuple[Span, ...]:
    """As `spans_of`, with the names of the team that are called by @."""
    found: list[Span] = []
    for span in spans_of(text):
        at = 0
        for hit in AT_NAME.finditer(span.text) if not (span.link or span.mono) else ():
            found.append(replace(span, text=span.text[at : hit.start()]))
            found.append(replace(span, text=hit[0], mention=True))
            at = hit.end()
        found.append(replace(span, text=span.text[at:]))
    return tuple(span for span in found if span.text)


def plain(text: str) -> str:
    """`text` without its marks, on one line: for previews and screen readers."""
    return " ".join("".join(span.text for span in spans_of(text)).split())


def places_of(wanted: str, text: str) -> tuple[tuple[int, int], ...]:
    """Where `wanted`, which is folded, stands in `text`, whatever its accents and spaces.

    Units: UTF-16 code units, as Qt counts.
    """
    if not wanted:
        return ()
    flat: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    for letter in text:
        size = 2 if ord(letter) > _ONE_UNIT else 1
        for one in _folded_letter(letter, flat):
            flat.append(one)
            starts.append(at)
            ends.append(at + size)
        at += size
    places: list[tuple[int, int]] = []
    found = (whole := "".join(flat)).find(wanted)
    while found >= 0:
        end = found + len(wanted)
        places.append((starts[found], ends[end - 1]))
        found = whole.find(wanted, end)
    return tuple(places)


def _folded_letter(letter: str, before: list[str]) -> str:
    """What a letter is compared as; of several spaces only the first counts."""
    if letter.isspace():
        return " " if before and before[-1] != " " else ""
    return folded(letter)


def _read_inline(text: str, style: Span, found: list[Span]) -> None:
    at = 0
    for hit in _INLINE.finditer(text):
        found.append(replace(style, text=text[at : hit.start()]))
        at = hit.end()
        if hit["url"]:
            at -= _add_link(hit["url"], style, found)
        elif hit["code"]:
            found.append(replace(style, text=hit["code"], mono=True))
        else:
            _read_inline(hit["inner"], _marked(style, hit["mark"]), found)
    found.append(replace(style, text=text[at:]))


def _marked(style: Span, mark: str) -> Span:
    return replace(
        style,
        bold=style.bold or mark == "*",
        italic=style.italic or mark == "_",
        strike=style.strike or mark == "~",
    )


def _add_link(shown: str, style: Span, found: list[Span]) -> int:
    """Add the link without the punctuation that ends the sentence; how much was left."""
    address = shown.rstrip(_TRAILING)
    target = address if "://" in address else f"https://{address}"
    found.append(replace(style, text=address, link=target))
    return len(shown) - len(address)
