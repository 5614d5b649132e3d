"""The second look before a message leaves."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.domain.lint import SERIOUS, Code, Known, minor_of, names_of, review
from console.domain.lint_words import flat
from console.domain.money import Money
from console.runtime.rule_files import lint_words

WORDS = lint_words()
TODAY = date(2026, 11, 18)  # a Wednesday
MARIA = Known(
    TODAY,
    "COP",
    frozenset({Money(48_620_000, "COP"), Money(321_490_000, "COP"), Money(12_000_000, "COP")}),
    frozenset({date(2026, 10, 4)}),
    names=names_of("María Fernanda Ochoa Ríos", "Laura Méndez"),
)
PROMISED = Known(
    TODAY, "COP", MARIA.amounts, MARIA.days, frozenset({date(2026, 11, 30)}), MARIA.names
)


def codes(text: str, known: Known = MARIA) -> list[tuple[Code, str]]:
    return [(each.code, each.text) for each in review(text, known, WORDS).findings]


def test_the_message_of_the_design_is_in_order() -> None:
    text = (
        "Perfecto, María Fernanda. Quedaría así: $ 243.100 el lunes 30 de noviembre y "
        "$ 243.100 el martes 15 de diciembre. ¿Te lo dejo registrado?"
    )
    found = review(text, MARIA, WORDS)
    assert (found.findings, found.checked) == ((), 4)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tu saldo es $ 486.200", []),
        ("Tu saldo es $486,200.00", []),
        ("Debes 486 200 pesos", []),
        ("Recibimos $ 120 mil", []),
        ("Tu saldo es $ 486.000", [(Code.AMOUNT, "$ 486.000")]),
        ("Tu saldo es $ 4.862.000", [(Code.AMOUNT_ABOVE, "$ 4.862.000")]),
        ("Dos pagos: $ 200.000 y $ 286.200", []),
        (
            "Dos pagos: $ 200.000 y $ 286.000",
            [(Code.AMOUNT, "$ 200.000"), (Code.AMOUNT, "$ 286.000")],
        ),
        ("Llámame al 3125554890, cuenta 4471", []),
    ],
)
def test_amounts_are_held_against_the_account(
    text: str, expected: list[tuple[Code, str]]
) -> None:
    assert codes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vence el lunes 30 de noviembre", []),
        ("Vence el martes 30 de noviembre", [(Code.WEEKDAY, "martes 30 de noviembre")]),
        ("Vence el 31 de noviembre", [(Code.WEEKDAY, "31 de noviembre")]),
        ("Venció el 4 oct", []),
        ("Venció el 4/10/2026", []),
        ("Venció el 5 de octubre de 2026", [(Code.DATE, "5 de octubre de 2026")]),
        ("Nos vemos el 15/12", []),
        ("sexta-feira, 27 de novembro", []),
    ],
)
def test_days_are_held_against_the_calendar_and_the_account(
    text: str, expected: list[tuple[Code, str]]
) -> None:
    assert codes(text) == expected


def test_a_day_that_is_not_the_promised_one_is_pointed_at() -> None:
    assert codes("Te espero el 30 de noviembre", PROMISED) == []
    assert codes("Te espero el 29 de noviembre", PROMISED) == [(Code.DATE, "29 de noviembre")]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Le vamos a EMBARGAR la casa", Code.THREAT),
        ("Irás a la cárcel", Code.THREAT),
        ("Vamos processar você", Code.THREAT),
        ("We will have you arrested", Code.THREAT),
        ("No sea moroso", Code.SHAME),
        ("Você é caloteiro", Code.SHAME),
        ("You are a deadbeat", Code.SHAME),
        ("Hablaremos con su esposa", Code.THIRD),
        ("Avisaremos a sus   vecinos", Code.THIRD),
        ("We will call your employer", Code.THIRD),
        ("Hola {nombre}", Code.MARK),
        ("Tu saldo es [monto]", Code.MARK),
        ("Tu saldo es XXX pesos", Code.MARK),
        ("Hola, Pedro. ¿Cómo está?", Code.NAME),
        ("Buenas tardes, don Jorge", Code.NAME),
    ],
)
def test_what_should_not_be_said_asks_first(text: str, code: Code) -> None:
    (found,) = review(text, MARIA, WORDS).findings
    assert found.code is code
    assert found.is_serious


@pytest.mark.parametrize(
    "text",
    [
        "Hola, María. ¿Cómo estás?",
        "Buenas tardes, doña Fernanda",
        "Hola. Buenas tardes, María Fernanda, soy Laura",
        "Buenos días. Te escribo por tu cuenta",
        "hola maria",
        "Con gusto, señora Ochoa",
        "Hola\nPerfecto",
        "Quedo atenta. Gracias",
    ],
)
def test_ordinary_greetings_find_nothing(text: str) -> None:
    assert codes(text) == []


def test_without_facts_nothing_is_held_against_them() -> None:
    assert codes("Hola Pedro, son $ 9.999", Known(TODAY)) == []


@given(st.text(max_size=300))
def test_any_text_is_looked_at_and_findings_stand_where_they_say(text: str) -> None:
    found = review(text, MARIA, WORDS).findings
    assert all(text[each.start : each.end] == each.text for each in found)
    assert all(0 <= each.start < each.end <= len(text) for each in found)
    assert list(found) == sorted(found, key=lambda each: (each.start, each.end))
    assert all(each.is_serious == (each.code in SERIOUS) for each in found)


@given(st.text(max_size=200))
def test_flattening_keeps_every_position(text: str) -> None:
    assert len(flat(text)) == len(text)


@given(st.integers(1, 10**10))
def test_every_way_of_writing_an_amount_reads_the_same(minor: int) -> None:
    whole, cents = divmod(minor, 100)
    for group, point in ((",", "."), (".", ","), (" ", ","), ("", ".")):
        figure = f"{whole:,}".replace(",", group) + f"{point}{cents:02d}"
        assert minor_of(figure, 2) == minor


@given(st.integers(100, 10**9), st.integers(2, 24))
def test_equal_parts_of_what_is_owed_are_in_order(whole: int, parts: int) -> None:
    known = Known(TODAY, "COP", frozenset({Money(whole * 100, "COP")}))
    part = whole // parts
    if part:
        assert codes(f"{parts} pagos de $ {part}", known) == []


@given(st.dates(date(2026, 6, 1), date(2027, 5, 1)))
def test_the_right_weekday_is_never_pointed_at(on: date) -> None:
    weekday = next(word for word, at in WORDS.weekdays.items() if at == on.weekday())
    month = next(word for word, at in WORDS.months.items() if at == on.month)
    text = f"el {weekday} {on.day} de {month} de {on.year}"
    assert Code.WEEKDAY not in {code for code, _ in codes(text)}
    wrong = next(
        word for word, at in WORDS.weekdays.items()
        if at == (on + timedelta(days=1)).weekday()
    )  # fmt: skip
    assert Code.WEEKDAY in {code for code, _ in codes(text.replace(weekday, wrong))}
