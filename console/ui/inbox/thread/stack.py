"""The laid-out lines of a thread: which are drawn, how high, kept by key."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication

from console.ui.inbox.thread.bubble import Bubble, Drawn, Rule
from console.ui.inbox.thread.events import sentence_of
from console.ui.inbox.thread.heights import Heights
from console.ui.inbox.thread.lines import Line, LineKind
from console.ui.inbox.words import Words
from console.ui.theme.theme import Theme
from console.usecases.views import ItemKind

KEPT = 256  # laid-out lines; each holds a text document


class Stack:
    """Lines with estimated heights, measured on sight; drawings are kept for the newest seen.

    Units: logical pixels. `day_words` writes a day line.
    """

    def __init__(self, words: Words, day_words: Callable[[date], str]) -> None:
        self._words, self._day_words = words, day_words
        self.lines: list[Line] = []
        self.heights = Heights()
        self._measured: dict[str, int] = {}
        self._drawn: OrderedDict[str, tuple[Line, Drawn]] = OrderedDict()
        self._width = 0
        self.unfolded: set[str] = set()

    @property
    def width(self) -> int:
        """The width for which lines are laid out."""
        return self._width

    def resize(self, width: int) -> None:
        """Lay out for another width; what was measured becomes an estimate again."""
        if width != self._width:
            self._width = width
            self.forget()

    def forget(self) -> None:
        """Drop every measure: another width, theme or zoom."""
        self._measured.clear()
        self._drawn.clear()
        self.heights = Heights(map(self._height_of, self.lines))

    def replace(self, lines: Sequence[Line]) -> None:
        """Show other lines; a line that stayed the same keeps its measure."""
        old = {line.key: line for line in self.lines}
        for line in lines:
            known = old.get(line.key)
            if known is not None and known is not line and known != line:
                self.forget_line(line.key)
        self.lines = list(lines)
        self.heights = Heights(map(self._height_of, self.lines))

    def extend(self, lines: Sequence[Line]) -> None:
        """Add lines at the end."""
        for line in lines:
            self.lines.append(line)
            self.heights.append(self._height_of(line))

    def forget_line(self, key: str) -> None:
        """Lay that line out anew when it is next seen."""
        self._measured.pop(key, None)
        self._drawn.pop(key, None)

    def drawn(self, index: int) -> Drawn:
        """The laid-out line; its true height enters the sums."""
        line = self.lines[index]
        known = self._drawn.get(line.key)
        if known is not None and (known[0] is line or known[0] == line):
            self._drawn.move_to_end(line.key)
            return known[1]
        made = self._draw(line)
        self._drawn[line.key] = (line, made)
        if len(self._drawn) > KEPT:
            self._drawn.popitem(last=False)
        self._measured[line.key] = made.height
        self.heights.set(index, made.height)
        return made

    def measure(self, index: int) -> int:
        """The true height of a line."""
        known = self._measured.get(self.lines[index].key)
        return known if known is not None else self.drawn(index).height

    def is_measured(self, index: int) -> bool:
        """Whether its height is true already."""
        return self.lines[index].key in self._measured

    def _draw(self, line: Line) -> Drawn:
        item = line.item
        if line.kind is LineKind.DAY:
            return Rule(line, self._day_words(line.on))
        if item is None or line.kind is LineKind.UNREAD:
            return Rule(line, self._unread_words(line))
        if item.item is ItemKind.EVENT:
            return Rule(line, sentence_of(item, self._words))
        return Bubble(line, self._words, self._width, unfolded=item.id in self.unfolded)

    def _unread_words(self, line: Line) -> str:
        hour = self._words.hour(line.item.at) if line.item else ""
        words = QCoreApplication.translate("Bubble", "No leídos desde las {time}")
        return words.format(time=hour)

    def _height_of(self, line: Line) -> int:
        known = self._measured.get(line.key)
        return known if known is not None else _estimate(line, self._width)


def _estimate(line: Line, width: int) -> int:
    """A likely height, so that the scroll bar is nearly right before anything is laid out."""
    px, item = Theme.current().px, line.item
    if line.kind is not LineKind.ITEM or item is None or item.item is ItemKind.EVENT:
        return px(30)
    if item.kind_name in {"image", "sticker"}:
        return px(240)
    text = item.template.body if item.template else item.text or ""
    columns = max(20, min(px(410), width) // max(1, px(7)))
    rows = 1 + len(text[:3_000]) // columns + text.count("\n", 0, 3_000)
    extra = px(31) * len(item.template.buttons) + px(40) if item.template else 0
    return px(38) + rows * px(18) + extra
