"""Tells the simulator's people what they owe on, so that their payments name the account."""

from collections.abc import Sequence
from pathlib import Path

import httpx
from python_calamine import CalamineWorkbook

ACCOUNT, DUE, PHONE = "No. Crédito", "Saldo Vencido", "Celular"
NATIONAL_DIGITS = 10


def accounts_of(workbook: Path, people: Sequence[tuple[str, str]]) -> list[dict[str, str]]:
    """[{phone, account, amount}] of those `people` (name, E.164) who stand in the workbook."""
    rows = CalamineWorkbook.from_path(str(workbook)).get_sheet_by_index(0).to_python()
    header = next(at for at, row in enumerate(rows) if ACCOUNT in row)
    columns = [rows[header].index(name) for name in (PHONE, ACCOUNT, DUE)]
    phones = {phone[-NATIONAL_DIGITS:]: phone for _, phone in people}
    found = []
    for row in rows[header + 1 :]:
        spoken, account, due = (row[column] for column in columns)
        digits = "".join(filter(str.isdigit, str(spoken)))[-NATIONAL_DIGITS:]
        if digits in phones and isinstance(due, int | float):
            amount = f"${due:,.2f}"
            found.append({"phone": phones[digits], "account": str(account), "amount": amount})
    return found


def tell_accounts(simulator_url: str, accounts: Sequence[dict[str, str]]) -> None:
    """Let the simulator's people know their accounts."""
    url = f"{simulator_url}/_sim/accounts"
    httpx.post(url, json={"accounts": list(accounts)}, timeout=10).raise_for_status()
