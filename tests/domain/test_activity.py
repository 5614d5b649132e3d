from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from console.domain.activity import Done, Reached, best_and_last
from console.domain.contact import HardBlock, SoftPause
from console.runtime import rule_files

CATALOGUE = rule_files.dispositions()
NOON = datetime(2026, 11, 18, 12, tzinfo=UTC)
dones = st.builds(
    Done,
    st.integers(0, 50).map(lambda n: NOON + timedelta(minutes=n)),
    st.sampled_from([*CATALOGUE, "OLD_CODE"]),
)


def test_the_catalogue_is_complete_and_best_first() -> None:
    weights = [each.weight for each in CATALOGUE.values()]
    assert weights == sorted(weights)
    assert len(set(weights)) == len(weights)
    assert all(each.labels.keys() == {"es", "pt", "en"} for each in CATALOGUE.values())
    promise = CATALOGUE["PTP"]
    assert promise.needs == ("date", "amount")
    assert (promise.label("pt_BR"), promise.label("fr")) == (
        "Promessa de pagamento",
        "Promesa de pago",
    )


def test_only_the_debtor_in_person_is_a_right_party() -> None:
    assert CATALOGUE["PTP"].is_right_party
    assert CATALOGUE["REFUSE"].reached is Reached.RIGHT_PARTY_REFUSING
    assert not CATALOGUE["TPC_MSG"].is_right_party


def test_grave_results_block_and_open_questions_pause() -> None:
    assert CATALOGUE["DECEASED"].block is HardBlock.DECEASED
    assert CATALOGUE["DISPUTE"].pause is SoftPause.DISPUTE
    assert (CATALOGUE["NEGOT"].block, CATALOGUE["NEGOT"].pause) == (None, None)


def test_best_is_the_newest_of_the_lowest_weight() -> None:
    first = Done(NOON, "PTP")
    second = Done(NOON + timedelta(hours=1), "PTP")
    last = Done(NOON + timedelta(hours=2), "READ_NR")
    assert best_and_last([last, second, first], CATALOGUE) == (second, last)
    assert best_and_last([], CATALOGUE) is None
    assert best_and_last([first], {}) == (first, first)


@given(st.lists(dones, min_size=1))
def test_nothing_beats_the_best_and_nothing_follows_the_last(done: list[Done]) -> None:
    found = best_and_last(done, CATALOGUE)
    assert found is not None
    best, last = found
    known = [CATALOGUE[each.code].weight for each in done if each.code in CATALOGUE]
    assert best.code not in CATALOGUE or CATALOGUE[best.code].weight == min(known)
    assert (best.code in CATALOGUE) is bool(known)
    assert last.at == max(each.at for each in done)
