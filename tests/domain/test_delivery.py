from hypothesis import given
from hypothesis import strategies as st

from console.domain.delivery import OF_META, Delivery, advance

states = st.sampled_from(Delivery)


@given(states, states, states)
def test_reports_may_come_in_any_order(a: Delivery, b: Delivery, c: Delivery) -> None:
    assert advance(advance(a, b), c) == advance(advance(a, c), b)


def test_read_never_turns_back_into_delivered() -> None:
    assert advance(Delivery.READ, OF_META["delivered"]) is Delivery.READ
    assert advance(Delivery.FAILED, OF_META["delivered"]) is Delivery.DELIVERED
