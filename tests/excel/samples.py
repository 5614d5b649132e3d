"""The sample files, and what a correct import makes of each."""

import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from console.domain.placement import PortfolioRecord
from console.excel.inspection import inspect
from console.excel.layout import ImportSettings, Inspection
from console.excel.reading import Reading, read
from console.usecases.match_records import AccountIndex, LoadedAccount

FOLDER = Path(__file__).parents[1] / "samples"
PORTFOLIOS = (
    "mx_banco_tarjetas",
    "co_agencia_libranzas",
    "pe_microfinanza",
    "br_parcelas",
    "ec_diners_bloques",
)
OTHERS = ("mx_pagos_noviembre", "mx_retiros", "co_contactos_largos")

Json = dict[str, Any]


def truth_of(name: str) -> Json:
    found: Json = json.loads((FOLDER / f"{name}.truth.json").read_text(encoding="utf-8"))
    return found


def settings_of(truth: Json) -> ImportSettings:
    return ImportSettings(
        creditor=truth["creditor"],
        country=truth["country"],
        currency=truth["currency"] or "COP",
        as_of=date.fromisoformat(truth["as_of"]),
    )


def path_of(truth: Json) -> Path:
    return FOLDER / str(truth["file"])


@cache
def inspected(name: str) -> Inspection:
    truth = truth_of(name)
    return inspect(path_of(truth), settings_of(truth))


def reading_of(name: str) -> Reading:
    truth = truth_of(name)
    shown = frozenset(sample["row"] for sample in truth["sample"])
    layout = inspected(name).layout
    return read(path_of(truth), layout, settings_of(truth), show_rows=shown)


@cache
def accounts_of(name: str) -> AccountIndex:
    """The portfolio that a payments, recall or contacts file is against."""
    return AccountIndex(
        LoadedAccount(
            key=record.account_key,
            account_no=record.account_no,
            debtor_key=record.debtor_key,
            doc_number=record.doc_number,
            payment_reference=record.payment_reference,
            due_minor=record.due_minor,
            balance_minor=record.balance_minor,
        )
        for record in reading_of(name)
        if isinstance(record, PortfolioRecord)
    )
