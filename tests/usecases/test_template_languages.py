"""Templates in the debtor's language come first."""

from dataclasses import replace

import pytest

from console.usecases.connecting import ConnectionResult, Reached
from console.usecases.template_languages import distance, language_of, nearest_first
from tests.usecases.scene import REMINDER


@pytest.mark.parametrize(
    ("country", "language"), [("MX", "es"), ("BR", "pt"), ("US", "en"), (None, "es")]
)
def test_one_writes_in_the_countrys_language(country: str | None, language: str) -> None:
    assert language_of(country) == language


def test_the_countrys_own_form_comes_first_then_its_language() -> None:
    rows = [
        replace(REMINDER, language=code) for code in ("en", "es", "es_AR", "pt_BR", "es_MX")
    ]
    found = [row.language for row in nearest_first(rows, "es", "MX")]
    assert found == ["es_MX", "es", "es_AR", "en", "pt_BR"]
    assert distance("pt_BR", "pt_BR", "BR") == 0


def test_what_is_unknown_about_a_relay_stays_unsaid() -> None:
    result = ConnectionResult(Reached.NO_ANSWER)
    assert (result.latency_ms, result.numbers) == (None, ())
