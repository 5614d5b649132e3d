"""Writes the empty workbook that a creditor fills in: known headings, types, lists, notes."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from console.domain.placement import FileKind
from console.excel import wording
from console.excel.words import COUNTRY_CURRENCY
from console.excel.writer import written_whole
from console.runtime import resources

if TYPE_CHECKING:
    from xlsxwriter import Workbook  # type: ignore[import-untyped]  # no stubs exist
    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]  # as above

LAST_ROW = 1_048_575
"""Counted from zero, as xlsxwriter does."""
FIRST_DAY, LAST_DAY = date(1990, 1, 1), date(2099, 12, 31)
MOST_DAYS = 40_000
NARROWEST = 14
FOREIGN = "USD"
FORMATS = {
    "text": "@",
    "list": "@",
    "amount": "#,##0.00",
    "payment": "#,##0.00",
    "days": "0",
    "date": "dd/mm/yyyy",
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column: the canonical field's heading, what its cells are, and what to write.

    `choices` are the values of a list; `type` is one of FORMATS.
    """

    name: str
    heading: str
    help: str
    type: str
    required: bool
    choices: tuple[str, ...] = ()


def columns_of(kind: FileKind, country: str, language: str) -> tuple[Column, ...]:
    """The columns of a kind's template; lists that a country does not have are plain text."""
    tables, spoken = _tables(), wording.language_of(language)
    wanted = tables["kinds"][kind.value]
    made = []
    for name in wanted["columns"]:
        entry = tables["columns"][name]
        heading, words = entry[spoken]
        choices = _choices(name, country, spoken)
        made.append(
            Column(
                name,
                heading,
                words,
                type="text" if entry["type"] == "list" and not choices else entry["type"],
                required=name in wanted["required"],
                choices=choices,
            )
        )
    return tuple(made)


def write_template(path: Path, kind: FileKind, country: str, language: str) -> None:
    """Write the empty workbook: a sheet to fill in and a sheet of notes, whole or not at all.

    Raises: FileRefused when it cannot be written there.
    """
    import xlsxwriter  # noqa: PLC0415 - late: slow

    columns = columns_of(kind, country, language)
    with written_whole(path) as temporary, xlsxwriter.Workbook(str(temporary)) as book:
        title = _word(kind.value, language)
        book.set_properties({"title": title})
        _fill_in(book, book.add_worksheet(title), columns, language)
        _notes(book, book.add_worksheet(_word("notes", language)), columns, language)


def _fill_in(
    book: "Workbook", sheet: "Worksheet", columns: tuple[Column, ...], language: str
) -> None:
    plain = {"bold": True, "bottom": 1, "text_wrap": True, "valign": "vcenter"}
    heads = {
        True: book.add_format({**plain, "bg_color": "#CFE3FA"}),
        False: book.add_format({**plain, "bg_color": "#EEF2F6"}),
    }
    cells = {kind: book.add_format({"num_format": form}) for kind, form in FORMATS.items()}
    sheet.freeze_panes(1, 0)
    sheet.set_row(0, 32)
    for index, column in enumerate(columns):
        width = max(NARROWEST, len(column.heading) + 2)
        sheet.set_column(index, index, width, cells[column.type])
        sheet.write_string(0, index, column.heading, heads[column.required])
        sheet.write_comment(0, index, column.help)
        if rule := _rule(column, language):
            sheet.data_validation(1, index, LAST_ROW, index, rule)


def _notes(
    book: "Workbook", sheet: "Worksheet", columns: tuple[Column, ...], language: str
) -> None:
    """What every column means. One filled cell a row is a note to whoever imports it."""
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    sheet.set_column(0, 0, 110, wrap)
    for row, line in enumerate(_lines(columns, language)):
        sheet.write_string(row, 0, line)


def _lines(columns: tuple[Column, ...], language: str) -> Iterator[str]:
    yield _word("intro", language)
    for column in columns:
        required = f" ({_word('required', language)})" if column.required else ""
        choices = f" {' · '.join(column.choices)}" if column.choices else ""
        yield f"{column.heading}{required}: {column.help}{choices}"


def _rule(column: Column, language: str) -> dict[str, Any] | None:
    """What Excel lets a person write into the column; None for any text."""
    if column.choices:
        return _said(
            {"validate": "list", "source": list(column.choices)}, "one_of_list", language
        )
    limits: dict[str, tuple[dict[str, Any], str]] = {
        "amount": ({"validate": "decimal", "criteria": ">=", "value": 0}, "bad_amount"),
        "payment": ({"validate": "decimal", "criteria": ">", "value": 0}, "bad_payment"),
        "days": (
            {
                "validate": "integer",
                "criteria": "between",
                "minimum": -MOST_DAYS,
                "maximum": MOST_DAYS,
            },
            "bad_days",
        ),
        "date": (
            {
                "validate": "date",
                "criteria": "between",
                "minimum": FIRST_DAY,
                "maximum": LAST_DAY,
            },
            "bad_date",
        ),
    }
    if column.type not in limits:
        return None
    rule, why = limits[column.type]
    return _said(rule, why, language)


def _said(rule: dict[str, Any], why: str, language: str) -> dict[str, Any]:
    told = {"error_title": _word("wrong", language), "error_message": _word(why, language)}
    return {**rule, **told, "ignore_blank": True}


def _choices(name: str, country: str, language: str) -> tuple[str, ...]:
    if name == "currency":
        local = COUNTRY_CURRENCY.get(country, FOREIGN)
        return tuple(dict.fromkeys((local, FOREIGN)))
    if name == "doc_type":
        return tuple(_tables()["documents"].get(country, ()))
    return tuple(_tables()["lists"].get(name, {}).get(language, ()))


def _word(code: str, language: str) -> str:
    text: str = _tables()["words"][code][wording.language_of(language)]
    return text


@cache
def _tables() -> dict[str, Any]:
    return resources.read_toml("import/templates.toml")
