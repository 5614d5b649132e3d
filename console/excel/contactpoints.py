"""The phones and the mail of a row."""

from dataclasses import dataclass

from console.excel.cells import Cell, Row, text_of
from console.excel.layout import Layout
from console.excel.phones import NoPhone, PhoneReader, is_cellular, pieces_of
from console.excel.words import mail_of


@dataclass(frozen=True, slots=True)
class PhoneColumn:
    """One phone column. `area`: the column of its area code, -1 without."""

    column: int
    area: int
    cellular: bool


@dataclass(slots=True)
class Phones:
    """Usable numbers, and the first number that is none, with its column."""

    numbers: tuple[str, ...] = ()
    invalid_column: int | None = None
    invalid: str | None = None


NO_PHONES = Phones()


class ContactPoints:
    """Reads the phones and the mail of each row of one table."""

    def __init__(self, layout: Layout, country: str) -> None:
        self._reader = PhoneReader(country)
        self.quick = self._reader.quick
        self.own = phone_columns(layout, "phone")
        self.references = phone_columns(layout, "reference_phone")
        self.mails = layout.mapping.get("email", ())

    def phones(self, row: Row) -> Phones:
        """The debtor's phones: columns in their order, then as in the cell, each once."""
        return self._read(row, self.own)

    def reference_phones(self, row: Row) -> tuple[str, ...]:
        """Phones of references and guarantors: never the debtor's."""
        return self._read(row, self.references).numbers if self.references else ()

    def mail(self, row: Row) -> tuple[str | None, int | None]:
        """The mail address, and the column of one that is none."""
        for column in self.mails:
            text = text_of(row[column])
            if text:
                mail = mail_of(text)
                return mail, None if mail else column
        return None, None

    def _read(self, row: Row, columns: tuple[PhoneColumn, ...]) -> Phones:
        numbers: list[str] = []
        bad_column, bad = None, None
        for phone in columns:
            cell = row[phone.column]
            if cell == "":
                continue
            area = row[phone.area] if phone.area >= 0 else ""
            invalid = self.add(cell, area, phone, numbers)
            if invalid is not None and bad_column is None:
                bad_column, bad = phone.column, invalid
        return Phones(tuple(numbers), bad_column, bad)

    def add(
        self, cell: Cell, area_cell: Cell, phone: PhoneColumn, numbers: list[str]
    ) -> str | None:
        """Add the numbers of one cell that are not there yet; the first one that is none."""
        area = _area(area_cell) if area_cell != "" else ""
        bad = None
        for piece in pieces_of(cell):
            number = self._reader.read(piece, area=area, cellular=phone.cellular)
            if isinstance(number, NoPhone):
                if number is NoPhone.INVALID and bad is None:
                    bad = piece
            elif number not in numbers:
                numbers.append(number)
        return bad


def phone_columns(layout: Layout, name: str) -> tuple[PhoneColumn, ...]:
    """The columns of a phone field, each with the area-code column that belongs to it."""
    columns = layout.mapping.get(name, ())
    areas = layout.mapping.get("phone_area", ())
    return tuple(
        PhoneColumn(
            column, _area_of(column, columns, areas), is_cellular(layout.headers[column])
        )
        for column in columns
    )


def _area_of(column: int, columns: tuple[int, ...], areas: tuple[int, ...]) -> int:
    if not areas:
        return -1
    if len(areas) == len(columns):
        return areas[columns.index(column)]
    before = [area for area in areas if area < column]
    return max(before) if before else areas[0]


def _area(cell: Cell) -> str:
    pieces = pieces_of(cell)
    return pieces[0].strip("()").lstrip("0") if pieces else ""
