"""What is decided at a glance is what the long look decides."""

import json
import re
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from console.relay.identity import person_of_phone, phone_of_wa_id
from console.relay.item import Contacts
from console.relay.lanes import _ARRAY, _LANES, _ORDER, Lane, lane_of

ID = st.sampled_from(["", "521", "522", "MX.1"])
CONTACT: st.SearchStrategy[Any] = st.one_of(
    st.fixed_dictionaries({}, optional={"wa_id": ID | st.just(521), "user_id": ID}),
    st.sampled_from([None, "521", ["521"]]),
)
VARIANTS = {
    r"521(\d{10})": r"52\1",
    r"54(?!9)(\d{10})": r"549\1",
    r"(55\d{2})([6-9]\d{7})": r"\g<1>9\2",
}


@given(CONTACT, ID | st.none(), ID | st.none())
def test_an_only_contact_is_found_as_one_of_many(
    contact: Any, wa_id: str | None, user_id: str | None
) -> None:
    stranger = {"wa_id": "nobody"}
    if wa_id or user_id:
        among = Contacts([contact, stranger]).of(wa_id, user_id)
    else:
        among = contact if isinstance(contact, dict) else {}
    assert Contacts([contact]).of(wa_id, user_id) == among


@given(
    st.dictionaries(
        st.sampled_from([*(name.decode() for name in _LANES), "history", "metadata"]),
        st.just([{}]) | st.just({}) | st.sampled_from([["messages"], '"messages":[']),
        max_size=4,
    ),
    st.sampled_from([(",", ":"), (", ", ": "), (",", " :\n")]),
)
def test_the_lane_seen_at_a_glance_is_that_of_all_arrays(
    value: dict[str, Any], separators: tuple[str, str]
) -> None:
    body = json.dumps({"value": value}, separators=separators).encode()
    found = {_LANES[name] for name in _ARRAY.findall(body)}
    assert lane_of(body) is next((lane for lane in _ORDER if lane in found), Lane.ACCOUNT)


@given(
    st.builds(
        "".join,
        st.tuples(
            st.sampled_from(["521", "52", "54", "549", "55", "5511", "57"]),
            st.text("0123456789", min_size=7, max_size=11),
        ),
    )
)
def test_a_variant_of_a_number_is_the_same_person(number: str) -> None:
    meant = number
    for pattern, canonical in VARIANTS.items():
        meant = re.sub(f"^{pattern}$", canonical, meant)
    assert person_of_phone(f"+{number}") == meant
    assert phone_of_wa_id(number) == f"+{meant}"
