from console.domain import ids


def test_identifiers_are_plain_values_under_their_own_names() -> None:
    assert ids.AccountId(7) == 7
    assert ids.MessageId("m") == "m"
