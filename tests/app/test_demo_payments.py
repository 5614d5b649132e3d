"""What the demo's people pay is reconciled with the demo's own portfolio."""

import json
from datetime import date
from pathlib import Path

from console.app.demo.accounts import accounts_of, tell_accounts
from console.excel.sample_portfolio import write_sample
from tests.app.conftest import Acuerdo
from tests.simulator.stage import staged

CREDITOR = "Financiera Horizonte"


def test_the_payments_file_of_the_simulator_matches_the_sample_portfolio(
    acuerdo: Acuerdo, tmp_path: Path
) -> None:
    key = {"ACUERDO_KEY_FILE": str(tmp_path / "key")}
    portfolio, payments = tmp_path / "cartera.xlsx", tmp_path / "pagos.csv"
    with staged("--seed", "7", "--speed", "60", "--personas", "4") as stage:
        personas = stage.http.get("/_sim/personas").json()["personas"]
        people = [(one["name"], f"+52{one['wa_id'][3:]}") for one in personas]
        write_sample(
            portfolio,
            creditor=CREDITOR,
            as_of=date(2026, 11, 20),
            rows=60,
            seed=7,
            people=people,
        )
        accounts = accounts_of(portfolio, people)
        assert {one["phone"] for one in accounts} == {phone for _, phone in people}
        tell_accounts(stage.told["base_url"], accounts)
        payer = next(one for one in personas if one["kind"] == "already_paid")
        stage.approach(f"+{payer['wa_id']}")
        stage.receiver.wait_messages(payer["user_id"], 2)
        payments.write_text(stage.http.get("/_sim/payments.csv").text, encoding="utf-8")
    acuerdo("import", portfolio, "--creditor", CREDITOR, "--country", "MX", **key)
    read = acuerdo("import", payments, "--creditor", CREDITOR, "--json", **key)
    told = json.loads(read.out)
    assert (told["kind"], told["accepted"], told["matched"]) == ("payments", 1, 1)
    assert told["totals"]["matched_minor"] == told["totals"]["amount_minor"] > 0
