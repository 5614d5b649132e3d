import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.domain.money import Money, decimals

minors = st.integers(-(10**12), 10**12)


@given(minors, minors)
def test_adding_and_taking_away_undo_each_other(a: int, b: int) -> None:
    assert Money(a, "MXN") + Money(b, "MXN") - Money(b, "MXN") == Money(a, "MXN")


def test_two_currencies_are_never_added() -> None:
    with pytest.raises(ValueError, match="cannot be added"):
        Money(1, "MXN") + Money(1, "COP")


@pytest.mark.parametrize("amount", [1.5, True, "1"])
def test_an_amount_is_a_whole_number(amount: object) -> None:
    with pytest.raises(TypeError, match="whole number"):
        Money(amount, "MXN")  # type: ignore[arg-type]  # the very mistake that is refused


def test_pesos_of_chile_have_no_cents() -> None:
    assert (decimals("CLP"), decimals("MXN")) == (0, 2)
