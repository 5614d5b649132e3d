"""Replies that stand ready."""

from hypothesis import given
from hypothesis import strategies as st

from console.domain.canned import CannedReply, fill, marks_of, matching, next_mark

DEAL = CannedReply(1, "acuerdo2", "Acuerdo en dos pagos", "Podemos dividirlo en 2 pagos")
PROOF = CannedReply(2, "comprobante", "Pedir comprobante", "¿Me compartes la foto?")
BYE = CannedReply(3, "despedida", "Despedida", "Gracias por tu tiempo, {nombre}.")
TCHAU = CannedReply(4, "despedida", "Despedida", "Obrigada pelo seu tempo", "pt_BR")
ALL = (BYE, TCHAU, PROOF, DEAL)


def found(typed: str, language: str | None = "es") -> list[int]:
    return [reply.id for reply in matching(ALL, typed, language)]


def test_nothing_typed_lists_everything_in_the_debtors_language_first() -> None:
    assert found("") == [1, 2, 3, 4]
    assert found("", "pt_BR") == [4, 1, 2, 3]


def test_shortcut_title_and_text_are_searched_without_accents() -> None:
    assert found("acu") == [1]
    assert found("PEDIR") == [2]
    assert found("dividirló") == [1]
    assert found("foto comp") == [2]
    assert found("zzz") == []


def test_marks_are_filled_whatever_their_case_and_accents() -> None:
    text = "Hola {Nombre}, debes {saldo vencido} desde el {fecha}. {nombre}."
    result = fill(text, {"nombre": "María", "SALDO_VENCIDO": "$ 10", "fecha": ""})
    assert result.text == "Hola María, debes $ 10 desde el {fecha}. María."
    assert (result.missing, result.used) == (("{fecha}",), 3)


def test_the_next_mark_goes_around() -> None:
    text = "{a} y {b}"
    assert next_mark(text, 0) == (0, 3)
    assert next_mark(text, 1) == (6, 9)
    assert next_mark(text, 9) == (0, 3)
    assert next_mark("nada", 0) is None


@given(st.text(max_size=200), st.dictionaries(st.text(max_size=8), st.text(max_size=8)))
def test_what_is_left_is_exactly_what_is_missing(text: str, values: dict[str, str]) -> None:
    plain = {name: value.replace("{", "").replace("}", "") for name, value in values.items()}
    result = fill(text, plain)
    left = [result.text[start:end] for start, end in marks_of(result.text)]
    assert all(mark in result.text for mark in result.missing)
    assert len(left) >= len(result.missing)
