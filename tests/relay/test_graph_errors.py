"""Meta's error codes: one row each of the reference, and what the relay does about it."""

from datetime import timedelta
from typing import Any

import pytest

from console.relay.graph_errors import RULES, Remedy, Scope, rule_of
from tests.relay.graph import Graph, refusal
from tests.relay.server import DEBTOR, NUMBER, WABA, Client
from tests.relay.test_commands import code_of, template

R, P, F, S = Remedy.RETRY, Remedy.PAUSE, Remedy.FINAL, Remedy.STOP
# code(s), remedy, scope, tries after the first
TABLE: list[tuple[tuple[int, ...], Remedy, Scope | None, int]] = [
    ((0, 190), Remedy.REAUTHORISE, Scope.EVERYTHING, 1),
    ((3, 10, 200, 250, 299, 131005), S, Scope.WABA, 0),
    ((1,), R, None, 2),
    ((2, 131016, 133004), R, None, 7),
    ((131000,), R, None, 3),
    ((135000,), R, None, 1),
    ((4,), P, Scope.EVERYTHING, 5),
    ((80007,), P, Scope.WABA, 5),
    ((130429,), P, Scope.NUMBER, 8),
    ((131056,), P, Scope.PAIR, 5),
    ((131048, 131064), S, Scope.NUMBER, 0),
    ((131057,), P, Scope.NUMBER, 5),
    ((368, 131031, 131042), S, Scope.WABA, 0),
    ((130497, 131044, 131026, 130472, 131051, 131052, 131053), F, None, 0),
    ((131047,), Remedy.USE_TEMPLATE, None, 0),
    ((131049,), R, None, 1),
    ((131050,), Remedy.SUPPRESS, None, 0),
    ((131008, 131009, 100, 131021, 131030, 131055, 131059), F, None, 0),
    ((33, 131037, 131045, 133010), S, Scope.NUMBER, 0),
    ((131061, 131062, 131063, 134011, 134100, 134102), F, None, 0),
    ((132000, 132005, 132008, 132012, 132018), F, None, 0),
    ((132001, 132007, 132015, 132016, 132068), S, Scope.TEMPLATE, 0),
    ((132069,), P, Scope.PAIR, 5),
    ((134101,), P, Scope.NUMBER, 2),
    ((137000,), Remedy.HOLD_PERSON, None, 0),
]
ROWS = [(code, *row[1:]) for row in TABLE for code in row[0]]


@pytest.mark.parametrize(("code", "remedy", "scope", "tries"), ROWS)
def test_each_code_has_its_remedy(
    code: int, remedy: Remedy, scope: Scope | None, tries: int
) -> None:
    rule = rule_of(code, 400, transient=True)
    assert (rule.remedy, rule.scope, len(rule.waits_s)) == (remedy, scope, tries)
    assert list(rule.waits_s) == sorted(rule.waits_s), "each wait is at least the one before"


def test_no_code_is_judged_here_alone() -> None:
    assert set(RULES) - set(range(200, 300)) <= {row[0] for row in ROWS}


def test_what_meta_withheld_is_tried_again_the_next_day(relay: Client, graph: Graph) -> None:
    graph.next_answers = [refusal(131049)]
    relay.send("k", template())
    relay.wait_for(lambda _: relay.get("/v1/messages/k").json().get("held"))
    status = relay.get("/v1/messages/k").json()
    assert (status["state"], status["held"]) == ("queued", "withheld_by_meta")
    relay.send("next", template())
    relay.wait_for_state("next", "accepted")


def test_what_would_expire_first_fails_with_metas_word(relay: Client, graph: Graph) -> None:
    graph.next_answers = [refusal(131049)]
    not_after = relay.clock.now() + timedelta(hours=1)
    relay.send("k", {**template(), "not_after": not_after.isoformat()})
    relay.wait_for_state("k", "failed")
    (event,) = relay.wait_for_types("message.failed")
    assert event["payload"]["failures"][0]["code"] == "131049"


def test_another_person_behind_the_number_is_not_written_to(
    relay: Client, graph: Graph
) -> None:
    graph.next_answers = [refusal(137000)]
    relay.send("k", template())
    relay.wait_for_state("k", "failed")
    relay.wait_for_types("account.alert")
    assert code_of(relay.send("l", template())) == (422, "suppressed")
    assert relay.get(f"/v1/suppressions/{DEBTOR}").json()["reason"] == "Meta's error 137000"


@pytest.mark.parametrize(
    ("code", "scope", "target"),
    [(131048, "number", NUMBER), (368, "waba", WABA), (132068, "template", "cuota")],
)
def test_a_stop_reaches_as_far_as_its_scope(
    relay: Client, graph: Graph, code: int, scope: str, target: str
) -> None:
    graph.next_answers = [refusal(code)]
    relay.send("k", template())
    relay.wait_for_state("k", "failed")
    (switch,) = relay.get("/v1/kill-switch").json()["switches"]
    assert (switch["scope"], switch["target"], switch["automatic"]) == (scope, target, True)
    relay.wait_for_types("account.alert")


def test_a_code_that_nobody_judged_is_alerted_once(relay: Client, graph: Graph) -> None:
    graph.next_answers = [refusal(424242), refusal(424242)]
    for key in "ab":
        relay.send(key, template())
        relay.wait_for_state(key, "failed")
    alerts: list[Any] = [e for e in relay.events() if e["type"] == "account.alert"]
    assert [alert["payload"]["event"] for alert in alerts] == ["424242"]


def test_a_misfit_makes_the_relay_list_the_templates_again(relay: Client, graph: Graph) -> None:
    relay.http.post("/v1/templates/sync", headers=relay.headers)
    listed = sum("message_templates" in path for _, path in graph.requests)
    graph.next_answers = [refusal(132000)]
    relay.send("k", template())
    relay.wait_for_state("k", "failed")
    relay.wait_for(
        lambda _: sum("message_templates" in path for _, path in graph.requests) > listed
    )
