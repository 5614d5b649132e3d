"""Text files with one record a line: their encoding, their delimiter, their records."""

import csv
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from console.excel.refused import FileRefused, RefusalCode

DELIMITERS = (";", ",", "\t", "|")
SAMPLE_BYTES = 2**20
SAMPLE_RECORDS = 200
LONGEST_FIELD = 2**20
CHUNK_BYTES = 2**20
MOST_CONTROL_SHARE = 0.01
LEGACY = ("cp1252", "cp850", "mac_roman")
LETTERS = frozenset("áéíóúüñçãõâêôàÁÉÍÓÚÜÑÇÃÕÂÊÔÀºª°¿¡–·€")
BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)


@dataclass(frozen=True, slots=True)
class Delimited:
    """How a text file is to be read."""

    encoding: str
    delimiter: str


def examine(path: Path) -> Delimited:
    """The file's encoding and delimiter.

    Raises: FileRefused for bytes that are no text, and for text without any columns.
    """
    with path.open("rb") as file:
        sample = file.read(SAMPLE_BYTES)
    encoding = _encoding(path, sample)
    text = sample.decode(encoding, errors="replace")
    if _is_binary(text):
        raise FileRefused(RefusalCode.NOT_A_WORKBOOK, path.name)
    delimiter = _delimiter(text)
    if delimiter is None:
        raise FileRefused(RefusalCode.NO_TABLE, path.name)
    return Delimited(encoding, delimiter)


def records(path: Path, how: Delimited) -> Iterator[list[str]]:
    """The file's records; an empty line is an empty record, a line break inside quotes is
    none.

    Raises: FileRefused for a record that never ends.
    """
    csv.field_size_limit(LONGEST_FIELD)
    with path.open(encoding=how.encoding, errors="replace", newline="") as file:
        try:
            yield from csv.reader(file, delimiter=how.delimiter)
        except (csv.Error, UnicodeError) as reason:
            raise FileRefused(RefusalCode.DAMAGED, path.name) from reason


def _encoding(path: Path, sample: bytes) -> str:
    for mark, encoding in BOMS:
        if sample.startswith(mark):
            return encoding
    if sample[1::2].count(0) > len(sample) // 4:
        return "utf-16-le"
    if sample[::2].count(0) > len(sample) // 4:
        return "utf-16-be"
    if b"\0" in sample:
        raise FileRefused(RefusalCode.NOT_A_WORKBOOK, path.name)
    return "utf-8" if _is_utf8(path) else max(LEGACY, key=lambda name: _likeness(sample, name))


def _is_utf8(path: Path) -> bool:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            while file.read(CHUNK_BYTES):
                pass
    except UnicodeDecodeError:
        return False
    return True


def _likeness(sample: bytes, encoding: str) -> int:
    """How much the letters beyond ASCII look like Spanish or Portuguese."""
    strange = bytes(byte for byte in sample if byte > 127).decode(encoding, errors="replace")  # noqa: PLR2004 - ASCII
    counts = Counter(strange)
    return sum(n if letter in LETTERS else -n for letter, n in counts.items())


def _is_binary(text: str) -> bool:
    control = sum(1 for letter in text if letter < " " and letter not in "\t\r\n\f\v")
    return control > len(text) * MOST_CONTROL_SHARE


def _delimiter(text: str) -> str | None:
    first = text.lstrip("\ufeff").split("\n", 1)[0].strip().lower()
    if first.startswith("sep=") and len(first) == len("sep=;"):
        return first[-1]
    scored = [(_consistency(text, delimiter), delimiter) for delimiter in DELIMITERS]
    best, delimiter = max(scored, key=lambda pair: pair[0])
    return delimiter if best else None


def _consistency(text: str, delimiter: str) -> int:
    """In how many records the commonest number (above one) of fields stands, weighted by it."""
    csv.field_size_limit(LONGEST_FIELD)
    lengths: Counter[int] = Counter()
    try:
        for number, record in enumerate(csv.reader(StringIO(text), delimiter=delimiter)):
            if number >= SAMPLE_RECORDS:
                break
            lengths[len(record)] += 1
    except csv.Error:
        return 0
    lengths.pop(0, None)
    lengths.pop(1, None)
    if not lengths:
        return 0
    fields, times = lengths.most_common(1)[0]
    return times * 1000 + min(fields, 999)
