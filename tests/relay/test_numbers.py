from tests.relay.server import Client


def test_a_console_learns_which_numbers_the_relay_sends_from(relay: Client) -> None:
    numbers = relay.get("/v1/numbers").json()["numbers"]
    assert numbers
    assert {"phone_number_id", "waba_id", "display_phone_number"} == set(numbers[0])


def test_the_numbers_are_for_whoever_has_a_token(relay: Client) -> None:
    answer = relay.http.get("/v1/numbers", headers={"Authorization": "Bearer wrong"})
    assert answer.status_code == 401
    assert answer.json()["error"]["code"] == "unauthorized"
