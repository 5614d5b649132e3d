"""Both registers say the same."""

from collections.abc import Hashable, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.excel.reader import Book
from console.excel.reading import StagedReading
from console.excel.registers import CompactRegister, PlainRegister, register
from console.excel.sample_portfolio import write_sample
from console.runtime import memory
from console.usecases.staged import Owner
from tests.excel import workbooks

TEXTS = st.lists(st.text(max_size=3), max_size=200)
NUMBERS = st.lists(st.one_of(st.integers(0, 50), st.integers(5 * 10**9, 6 * 10**9)))


@given(st.one_of(TEXTS, NUMBERS))
def test_the_first_note_stays(keys: Sequence[Hashable]) -> None:
    plain, compact = PlainRegister(), CompactRegister()
    for number, key in enumerate(keys):
        assert compact.note(key, number) == plain.note(key, number)
    assert len(compact) == len(plain)
    others = [*keys[::2], "another"]
    assert compact.known(others) == plain.known(others)


def test_a_compact_register_grows() -> None:
    compact = register(frugal=True)
    keys = [f"5512-{number}" for number in range(120_000)]
    compact.note_all(keys, range(120_000))
    assert len(compact) == 120_000
    assert compact.note("5512-99999", 0) == 99_999
    assert compact.known(["5512-119999", "5512-120000"]) == {"5512-119999"}


def test_a_file_says_the_same_when_memory_is_short(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "cartera.xlsx"
    write_sample(path, creditor="Banco", as_of=workbooks.AS_OF, rows=1500, seed=8)
    found, _, _ = workbooks.imported(path)

    def read() -> tuple[object, object]:
        with Book(path) as book:
            chunks = StagedReading(
                book, found.layout, workbooks.settings(), owner=Owner(1, 1, "MX")
            )
            return [(c.rows, c.points) for c in chunks], chunks.report.to_json()

    roomy = read()
    monkeypatch.setenv(memory.SETTING, "0")
    assert read() == roomy
