"""What columns are, told from their cells alone: for names that say nothing, or mislead."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from console.excel.cells import Row
from console.excel.dates import DateReader
from console.excel.fields import Field, Reading
from console.excel.layout import Mapping
from console.excel.numbers import whole_number
from console.excel.profile import ALMOST_ALL, MOST, Profile
from console.excel.vocabulary import Vocabulary, words_of

BY_CONTENT = {Reading.EMAIL: 75, Reading.DOCUMENT: 68, Reading.PHONE: 65}
CHECKED_DOCUMENT = 80
BY_CELLS, BY_CELLS_AGREEING = 62, 82
NEARLY_ALL = 0.95
FEWEST_CELLS = 3
FARTHEST_DAYS_APART = 2
SILENT_WORDS = frozenset(
    {"campo", "columna", "column", "col", "coluna", "field", "unnamed", "var", "variable"}
    | {"fecha", "codigo", "dato", "datos", "clave", "valor", "texto", "numero", "f", "c", "v"}
)
OTHERS = frozenset(
    {"empleador", "empresa", "pagaduria", "patron", "aval", "avalista", "codeudor", "garante"}
    | {"fiador", "conyuge", "referencia", "familiar", "beneficiario", "asesor", "gestor"}
    | {"ejecutivo", "sucursal", "oficina", "banco", "agencia", "conjuge", "empregador"}
    | {"employer", "spouse", "guarantor", "cosigner", "branch"}
)
"""Whose data a column holds when its name has one of these words: not the debtor's."""
PERSONAL = frozenset(
    {"doc_number", "full_name", "first_name", "last_name", "phone", "email", "address"}
)


@dataclass(frozen=True, slots=True)
class Sampled:
    """The sampled rows, and how their dates are read."""

    rows: Sequence[Row]
    as_of: date
    is_1904: bool = False


def says_nothing(header: str) -> bool:
    """Whether a name leaves it to the cells: none, "Campo 7", "Column B", "X1"."""
    return all(
        len(word) == 1 or word.isdigit() or word in SILENT_WORDS for word in words_of(header)
    )


def is_of_another(header: str) -> bool:
    """Whether the name says that the column is about somebody else than the debtor."""
    return bool(OTHERS & set(words_of(header)))


def by_content(
    mapping: Mapping,
    headers: Sequence[str],
    profiles: Sequence[Profile],
    fields: dict[str, Field],
    silent: Sequence[int],
    vocabulary: Vocabulary,
) -> dict[int, int]:
    """Adds columns whose names do not tell, but whose cells are all mails, documents or
    phones, to `mapping`; their confidence by column.
    """
    scores = {}
    for column in silent:
        header = headers[column]
        if is_of_another(header) or (vocabulary.is_never(header) and not says_nothing(header)):
            continue
        found = _unmistakable(profiles[column], mapping, fields)
        if found is not None:
            mapping[found.name] = (*mapping.get(found.name, ()), column)
            scores[column] = BY_CONTENT[found.reading]
    return scores


def by_cells(
    mapping: Mapping,
    profiles: Sequence[Profile],
    fields: dict[str, Field],
    silent: Sequence[int],
    sampled: Sampled,
) -> dict[int, int]:
    """Adds columns whose names say nothing: account numbers, names, amounts, dates and days
    that agree with each other, statuses. Their confidence by column.
    """
    left = [column for column in silent if profiles[column].filled >= FEWEST_CELLS]
    scores: dict[int, int] = {}

    def give(name: str, column: int, score: int) -> None:
        if name in fields and name not in mapping:
            mapping[name] = (column,)
            scores[column] = score
            left.remove(column)

    for name, test in (
        ("full_name", _are_names),
        ("status", _are_statuses),
        ("account_no", _are_accounts),
    ):
        fitting = [column for column in left if test(profiles[column])]
        if fitting:
            give(name, fitting[0], BY_CELLS)
    for name, column, score in _ages(mapping, profiles, left, sampled):
        give(name if name in fields else "paid_on", column, score)
    for name, column in _amounts(mapping, profiles, left, sampled):
        give(name if name in fields else "amount", column, BY_CELLS)
    return scores


def _unmistakable(profile: Profile, mapping: Mapping, fields: dict[str, Field]) -> Field | None:
    documents = max(profile.checked, profile.documents if not profile.amounts else 0)
    for count, name in (
        (profile.mails, "email"),
        (documents, "doc_number"),
        (profile.phones, "phone"),
    ):
        if profile.share(count) < ALMOST_ALL or name not in fields or name in mapping:
            continue
        return fields[name]
    return None


def _are_names(profile: Profile) -> bool:
    return (
        profile.share(profile.named) >= ALMOST_ALL
        and profile.share(profile.statuses) < MOST
        and profile.share(len(profile.different)) >= MOST
    )


def _are_statuses(profile: Profile) -> bool:
    return profile.share(profile.statuses) >= ALMOST_ALL


def _are_accounts(profile: Profile) -> bool:
    return (
        profile.share(profile.digits) >= NEARLY_ALL
        and profile.share(len(profile.different)) >= NEARLY_ALL
        and not profile.dated
        and not profile.amounts
        and profile.share(profile.small) < MOST
        and profile.share(profile.phones) < ALMOST_ALL
        and profile.share(profile.checked) < ALMOST_ALL
        and profile.share(profile.mails) < MOST
    )


def _ages(
    mapping: Mapping, profiles: Sequence[Profile], left: Sequence[int], sampled: Sampled
) -> list[tuple[str, int, int]]:
    """Due date and days past due: a pair that agrees, else a lonely column of dates."""
    dated = [c for c in left if profiles[c].share(profiles[c].dated) >= ALMOST_ALL]
    small = [c for c in left if profiles[c].share(profiles[c].whole) >= NEARLY_ALL]
    known_dates = list(mapping.get("due_date", ()))
    known_days = list(mapping.get("days_past_due", ()))
    for day in known_dates or dated:
        for days in known_days or small:
            if _agree(day, days, sampled):
                return [
                    ("due_date", day, BY_CELLS_AGREEING),
                    ("days_past_due", days, BY_CELLS_AGREEING),
                ]
    return [("due_date", dated[0], BY_CELLS)] if len(dated) == 1 else []


def _agree(day_column: int, days_column: int, sampled: Sampled) -> bool:
    """Whether the days are those between the date and the day of the file."""
    reader = DateReader("DMY", is_1904=sampled.is_1904)
    compared = agreeing = 0
    for row in sampled.rows:
        if max(day_column, days_column) >= len(row):
            continue
        day, days = reader.read(row[day_column]), whole_number(row[days_column])
        if isinstance(day, date) and isinstance(days, int):
            compared += 1
            agreeing += abs((sampled.as_of - day).days - days) <= FARTHEST_DAYS_APART
    return compared >= FEWEST_CELLS and agreeing >= ALMOST_ALL * compared


def _amounts(
    mapping: Mapping, profiles: Sequence[Profile], left: Sequence[int], sampled: Sampled
) -> list[tuple[str, int]]:
    """The amount that is due; of two, the smaller one is, and the larger is the balance."""
    if "due_amount" in mapping or "total_balance" in mapping or "amount" in mapping:
        return []
    money = [
        c
        for c in left
        if profiles[c].amounts
        and profiles[c].share(profiles[c].money) >= NEARLY_ALL
        and profiles[c].share(profiles[c].phones) < MOST
    ]
    if len(money) == 1:
        return [("due_amount", money[0])]
    if len(money) == 2:  # noqa: PLR2004 - what is due, and the whole balance
        for due, balance in (money, money[::-1]):
            if _never_exceeds(due, balance, sampled):
                return [("due_amount", due), ("total_balance", balance)]
    return []


def _never_exceeds(small: int, large: int, sampled: Sampled) -> bool:
    pairs = [(row[small], row[large]) for row in sampled.rows if max(small, large) < len(row)]
    numbers = [
        (one, other)
        for one, other in pairs
        if isinstance(one, (int, float)) and isinstance(other, (int, float))
    ]
    return len(numbers) >= FEWEST_CELLS and all(one <= other for one, other in numbers)
