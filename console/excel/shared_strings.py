"""The texts that a workbook's cells share, kept outside memory and read as far as is asked."""

import re
import tempfile
from array import array
from collections import OrderedDict
from collections.abc import Generator, Iterator
from itertools import islice
from types import TracebackType
from typing import IO, Self

BLOCK = 64
MOST_BLOCKS = 1_024
SEPARATOR = "\0"

_ITEM = re.compile(r"<si\b[^>]*?(?:/>|>(.*?)</si>)", re.DOTALL)
_SPOKEN = re.compile(r"<rPh\b.*?</rPh>", re.DOTALL)
_TEXT = re.compile(r"<t\b[^>]*?(?:/>|>(.*?)</t>)", re.DOTALL)
_ONLY_TEXT = re.compile(r"<t(?: [^>]*)?>([^<]*)</t>")
_ENTITY = re.compile(r"&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|(\w+));")
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_ESCAPED = re.compile(r"_x([0-9a-fA-F]{4})_")


class SharedStrings:
    """The shared texts by their index. Only blocks that were lately asked for are in memory.

    `items` are the texts in their order; they are taken as far as an index needs them.
    """

    def __init__(self, items: Generator[str, None, None]) -> None:
        self._items = items
        self._file: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - closed by close()
        self._places = array("Q", [0])
        self._blocks: OrderedDict[int, list[str]] = OrderedDict()

    def __getitem__(self, index: int) -> str:
        """The text of an index; empty beyond the last, as a broken reference reads."""
        if index < 0:
            return ""
        block = self._blocks.get(index >> 6)
        if block is None:
            block = self._load(index >> 6)
        at = index & 63
        return block[at] if at < len(block) else ""

    def _load(self, number: int) -> list[str]:
        while len(self._places) <= number + 1 and self._take_block():
            pass
        if number + 1 >= len(self._places):
            return []
        start, end = self._places[number], self._places[number + 1]
        self._file.seek(start)
        block = self._file.read(end - start).decode("utf-8", "surrogatepass").split(SEPARATOR)
        if len(self._blocks) >= MOST_BLOCKS:
            self._blocks.popitem(last=False)
        self._blocks[number] = block
        return block

    def _take_block(self) -> bool:
        return self._keep(list(islice(self._items, BLOCK)))

    def _keep(self, texts: list[str]) -> bool:
        if not texts:
            return False
        self._file.seek(0, 2)
        self._file.write(SEPARATOR.join(texts).encode("utf-8", "surrogatepass"))
        self._places.append(self._file.tell())
        return True

    def close(self) -> None:
        """The texts are not needed any more."""
        self._items.close()
        self._file.close()
        self._blocks.clear()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self.close()


def texts_of(pieces: Iterator[str]) -> Iterator[str]:
    """The texts of a workbook's shared strings, from its XML in pieces."""
    for piece in pieces:
        for item in _ITEM.findall(piece):
            yield plain_text(item)


def plain_text(xml: str) -> str:
    """The text of an element with texts in it: runs one after the other, without what is only
    how it is spoken.
    """
    only = _ONLY_TEXT.fullmatch(xml)
    if only is not None:
        text = only[1]
    else:
        text = "".join(_TEXT.findall(_SPOKEN.sub("", xml) if "<rPh" in xml else xml))
    if "&" in text:
        text = _ENTITY.sub(_character, text)
    if "_x" in text:
        text = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
    return text


def _character(match: re.Match[str]) -> str:
    if match[3]:
        return _NAMED.get(match[3], match[0])
    code = int(match[1]) if match[1] else int(match[2], 16)
    return chr(code) if 0 < code < 0x110000 else match[0]  # noqa: PLR2004 - Unicode's end
