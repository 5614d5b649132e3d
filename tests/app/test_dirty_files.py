"""`acuerdo import --json` says of dirty files what their truths say."""

import json
from pathlib import Path
from typing import Any

import pytest

from console.app.cli import DONE, SOME_REFUSED
from tests.app.conftest import Acuerdo
from tests.excel import dirty
from tests.excel.dirty.builders import BUILDERS

TRUTHS = Path(str(dirty.__file__)).parent
WORDS = (
    "kind", "sheet", "header_row", "mapping", "rows_total", "records_total", "accepted",
    "skipped", "totals", "totals_by_currency", "debtors", "accounts", "not_workable", "sample",
)  # fmt: skip


def truth_of(name: str) -> Any:
    return json.loads((TRUTHS / f"{name}.truth.json").read_text(encoding="utf-8"))


PORTFOLIOS = [name for name in sorted(BUILDERS) if truth_of(name)["kind"] == "portfolio"]


@pytest.mark.parametrize("name", sorted(BUILDERS))
def test_the_command_says_the_truth(acuerdo: Acuerdo, tmp_path: Path, name: str) -> None:
    truth, path = truth_of(name), tmp_path / f"{name}{BUILDERS[name][0]}"
    BUILDERS[name][1](path)
    stated = (
        "--creditor", truth["creditor"], "--country", truth["country"],
        "--as-of", truth["as_of"],
    )  # fmt: skip
    rows = ",".join(str(row) for row in sorted({one["row"] for one in truth["sample"]}))
    said = acuerdo("--plain", "import", path, *stated, "--json", "--show-rows", rows)
    assert said.status == (SOME_REFUSED if truth["rejected"] else DONE), said
    assert said.err == ""
    words = WORDS if name in PORTFOLIOS else WORDS[:8]
    assert {word: said.json[word] for word in words} == {word: truth[word] for word in words}
    rejected = [(one["row"], one["code"], one.get("block")) for one in said.json["rejected"]]
    assert rejected == [(o["row"], o["code"], o.get("block")) for o in truth["rejected"]]
    warned = {(one["row"], one["code"]) for one in said.json["warnings"]}
    assert warned == {(one["row"], one["code"]) for one in truth["warnings"]}
    if name in PORTFOLIOS:
        assert said.json["effect"]["created"] == truth["accounts"]
        again = acuerdo("--plain", "import", path, *stated, "--json")
        assert again.json["effect"]["created"] == again.json["effect"]["updated"] == 0
        assert again.json["totals"] == truth["totals"]
