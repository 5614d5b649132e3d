"""Templates in the debtor's language first, in their country's form of it if there is one."""

from collections.abc import Iterable

from console.usecases.views import TemplateRow

SPOKEN = {"BR": "pt", "US": "en"}


def language_of(country: str | None) -> str:
    """The language one writes in to debtors of a country: Spanish unless known better."""
    return SPOKEN.get(country or "", "es")


def nearest_first(
    rows: Iterable[TemplateRow], language: str, country: str | None
) -> tuple[TemplateRow, ...]:
    """The rows, their own order kept among equals."""
    return tuple(sorted(rows, key=lambda row: distance(row.language, language, country)))


def distance(template_language: str, language: str, country: str | None) -> int:
    """0 for the country's own form of the language, 1 for another form, 2 for another one."""
    if template_language == f"{language[:2]}_{country}":
        return 0
    return 1 if template_language[:2] == language[:2] else 2
