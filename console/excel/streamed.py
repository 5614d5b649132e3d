"""An .xlsx whose sheets are read from the archive as they are asked for, in little memory."""

import posixpath
import re
import zipfile
from collections.abc import Generator, Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from xml.etree import ElementTree as ET

from console.excel.cell_formats import CellFormat, cell_formats
from console.excel.cells import Row
from console.excel.shared_strings import SharedStrings, texts_of
from console.excel.sheet_xml import NotPlain, SheetRows, pieces, size_of

WORKBOOK = "xl/workbook.xml"
HEAD_BYTES = 8192
TAIL_BYTES = 2**20
_NAMESPACE = re.compile(r"^\{[^}]*\}")
_MERGED = re.compile(rb'<mergeCell ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"')


@dataclass(frozen=True, slots=True)
class Part:
    """A worksheet of the archive. `rows` and `columns` as it claims them, if it does."""

    name: str
    path: str
    is_visible: bool
    rows: int | None
    columns: int | None


def weight_of(path: Path) -> int:
    """How many bytes the sheets and their texts unpack to; 0 for what is no such archive."""
    try:
        with zipfile.ZipFile(path) as archive:
            return sum(
                part.file_size
                for part in archive.infolist()
                if part.filename.startswith("xl/worksheets/")
                or part.filename == "xl/sharedStrings.xml"
            )
    except (OSError, zipfile.BadZipFile):
        return 0


class StreamedBook:
    """The worksheets of an .xlsx or .xlsm.

    Thread: one at a time. Raises: NotPlain for a workbook that this reader does not know, and
    what a broken archive raises.
    """

    def __init__(self, path: Path, *, is_1904: bool) -> None:
        self._archive = zipfile.ZipFile(path)
        self._is_1904 = is_1904
        try:
            self.sheets = tuple(self._worksheets())
        except ET.ParseError as reason:
            self._archive.close()
            raise NotPlain from reason
        except BaseException:
            self._archive.close()
            raise
        self._strings: SharedStrings | None = None

    def rows(self, sheet: str) -> Iterator[tuple[int, Row]]:
        """Numbered rows from 1, each as wide as its last cell."""
        part = self._part(sheet)
        reader = SheetRows(self._texts(), self._formats, is_1904=self._is_1904)
        with self._archive.open(part.path) as file:
            try:
                yield from reader.rows(file)
            except (ValueError, IndexError) as reason:
                raise NotPlain from reason

    def merged(self, sheet: str) -> tuple[tuple[int, int, int], ...]:
        """Horizontally merged cells as (row, first column, last column). Reads to the end of
        the sheet, behind whose rows they stand.
        """
        tail = b""
        with self._archive.open(self._part(sheet).path) as file:
            while block := file.read(TAIL_BYTES):
                tail += block
                end = tail.rfind(b"</sheetData>")
                tail = tail[end:] if end >= 0 else tail[-len(b"</sheetData>") :]
                if len(tail) > TAIL_BYTES * 16:
                    break
        return tuple(
            (int(top), _index(first), _index(last))
            for first, top, last, _bottom in _MERGED.findall(tail)
            if first != last
        )

    def close(self) -> None:
        """Give the file back."""
        if self._strings is not None:
            self._strings.close()
        self._archive.close()

    def _part(self, sheet: str) -> Part:
        return next(part for part in self.sheets if part.name == sheet)

    def _worksheets(self) -> Iterator[Part]:
        targets = {
            found.get("Id", ""): found.get("Target", "")
            for found in self._xml("xl/_rels/workbook.xml.rels").iter()
            if found.get("Type", "").endswith("/worksheet")
        }
        for found in self._xml(WORKBOOK).iter():
            if _NAMESPACE.sub("", found.tag) != "sheet":
                continue
            relation = next(
                (value for name, value in found.items() if name.endswith("}id")), ""
            )
            if relation in targets:
                path = posixpath.normpath(posixpath.join("/xl", targets[relation]))[1:]
                if path not in self._archive.namelist():
                    raise NotPlain
                with self._archive.open(path) as file:
                    size = size_of(file.read(HEAD_BYTES).decode("utf-8", "replace"))
                visible = found.get("state", "visible") == "visible"
                yield Part(found.get("name", ""), path, visible, *size)

    def _xml(self, path: str) -> ET.Element:
        if path not in self._archive.namelist():
            raise NotPlain
        with self._archive.open(path) as file:
            text = file.read(TAIL_BYTES)
        if b"<!DOCTYPE" in text or b"<!ENTITY" in text:
            raise NotPlain
        return ET.fromstring(text)  # noqa: S314 - no entities, and no more than a MiB

    @cached_property
    def _formats(self) -> tuple[CellFormat, ...]:
        if "xl/styles.xml" not in self._archive.namelist():
            return ()
        with self._archive.open("xl/styles.xml") as file:
            return cell_formats(file.read(TAIL_BYTES * 16).decode("utf-8", "replace"))

    def _texts(self) -> SharedStrings:
        if self._strings is None:
            self._strings = SharedStrings(self._items())
        return self._strings

    def _items(self) -> Generator[str, None, None]:
        if "xl/sharedStrings.xml" in self._archive.namelist():
            with closing(self._archive.open("xl/sharedStrings.xml")) as file:
                yield from texts_of(pieces(file, "</si>", "<si"))


def _index(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number - 1
