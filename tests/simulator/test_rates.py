"""Limits that need a simulator of their own."""

from tests.simulator.stage import staged


def test_a_number_over_its_throughput_gets_130429() -> None:
    with staged("--seed", "3", "--personas", "0", "--messages-per-s", "5") as stage:
        codes = []
        for at in range(30):
            answer = stage.post(f"5255443300{at:02d}", type="text", text={"body": "x"})
            codes.append(
                answer.json()["error"]["code"]
                if answer.status_code != 200
                else answer.status_code
            )
        assert codes[:5] == [200] * 5
        assert 130429 in codes
        answer = stage.post("525544330099", type="text", text={"body": "x"})
        while answer.status_code != 200:  # the rate comes back by itself
            assert answer.json()["error"]["code"] == 130429
            answer = stage.post("525544330099", type="text", text={"body": "x"})
