import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.domain.phone import e164_of_wa_id, identity_of, mask, variants_of

digits = st.text("0123456789", min_size=6, max_size=13)
numbers = st.builds(
    "+{}{}".format, st.sampled_from(["52", "521", "54", "549", "55", "5511", "1", "57"]), digits
)


@pytest.mark.parametrize(
    ("spelling", "identity"),
    [
        ("+5215512345678", "+525512345678"),
        ("+525512345678", "+525512345678"),
        ("+541112345678", "+5491112345678"),
        ("+5491112345678", "+5491112345678"),
        ("+551187654321", "+5511987654321"),
        ("+5511987654321", "+5511987654321"),
        ("+551131234567", "+551131234567"),  # a landline of São Paulo
        ("+573001234567", "+573001234567"),
    ],
)
def test_every_spelling_has_one_identity(spelling: str, identity: str) -> None:
    assert identity_of(spelling) == identity
    assert spelling in variants_of(spelling)


@given(numbers)
def test_every_variant_has_the_same_identity(number: str) -> None:
    identity = identity_of(number)
    assert identity_of(identity) == identity
    assert {identity_of(each) for each in variants_of(number)} == {identity}
    assert number in variants_of(number)
    assert variants_of(number)[0] == identity


def test_a_wa_id_becomes_the_identity() -> None:
    assert e164_of_wa_id("5215512345678") == "+525512345678"
    assert e164_of_wa_id(" +573001234567 ") == "+573001234567"


@pytest.mark.parametrize("wa_id", ["CO.1349", "", "123", "57 300 123 4567"])
def test_what_is_no_number_is_refused(wa_id: str) -> None:
    with pytest.raises(ValueError, match="no phone number"):
        e164_of_wa_id(wa_id)


@pytest.mark.parametrize(
    ("number", "masked"),
    [
        ("+525512345678", "+52 •••• 5678"),
        ("+12125551234", "+1 •••• 1234"),
        ("+593987654321", "+593 •••• 4321"),
    ],
)
def test_a_masked_number_shows_country_and_last_four(number: str, masked: str) -> None:
    assert mask(number) == masked
