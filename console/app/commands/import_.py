"""`acuerdo import`: a creditor's file into the workspace."""

import argparse
import time
from collections.abc import Iterable
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from console.app import history
from console.app.cli import DONE, SOME_REFUSED, Call, WrongUsage
from console.app.importing import ImportService
from console.app.workspace import opened, place_of
from console.domain.money import LOCAL_CURRENCY, Money, decimals
from console.domain.placement import FileKind
from console.runtime import formats
from console.runtime.errors import InputRefused
from console.usecases.control_totals import Control, Letter, compare
from console.usecases.importing import ImportSettings, Simulated
from console.usecases.views import Effect

OPERATOR = "acuerdo import"
READINGS = "readings"
REJECTED_SHOWN = 2_000
"""In a map file, beside the fields: header to {"decimal": "point" or "comma", "order": …}."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the person importing states."""
    parser.add_argument("file", type=Path, nargs="?")
    parser.add_argument("--creditor")
    parser.add_argument("--portfolio", default="")
    parser.add_argument("--country", default="MX", type=str.upper)
    parser.add_argument("--currency", type=str.upper)
    parser.add_argument("--as-of", type=date.fromisoformat)
    kinds = ("auto", *(kind.value for kind in FileKind))
    parser.add_argument("--kind", choices=kinds, default="auto")
    parser.add_argument("--mode", choices=("full", "delta"), default="full")
    parser.add_argument("--map", type=Path)
    parser.add_argument("--sheet")
    parser.add_argument("--password")
    parser.add_argument("--no-saved-map", action="store_true")
    parser.add_argument("--dry-run", action="store_true")
    parser.add_argument("--show-rows", default="")
    parser.add_argument("--report", type=Path)
    parser.add_argument("--expect-rows", type=int)
    parser.add_argument("--expect-accounts", type=int)
    parser.add_argument("--expect-total", type=_figure)
    parser.add_argument("--history", action="store_true")
    parser.add_argument("--undo", type=int, metavar="ID")


def _figure(text: str) -> Decimal:
    """An amount with a decimal point, as 1234.56. Raises: ValueError."""
    try:
        figure = Decimal(text)
    except InvalidOperation as error:
        raise ValueError(text) from error
    if not figure.is_finite():
        raise ValueError(text)
    return figure


def run(call: Call) -> int:
    """Read, check, and load unless it is a dry run; or look back."""
    options = call.options
    if options.history or options.undo is not None:
        return history.run(call)
    if options.file is None or not options.creditor:
        raise WrongUsage("FILE --creditor")
    letter = _letter(call)
    settings = _settings(call)
    show = _rows(options.show_rows)
    started = time.monotonic()
    place = place_of(options.workspace, call.environ)
    with opened(place, call.environ, create=True, plain=options.plain) as worker:
        service = ImportService(worker, by=OPERATOR, lang=call.lang, now=call.clock.now)
        simulated = service.simulate(
            options.file, settings, lambda _p: None, lambda: False, show_rows=show
        )
        controls = compare(letter, simulated.json)
        differs = any(control.difference for control in controls)
        if options.report:
            service.write_rejected(simulated, options.report)
        found, effect, batch_id = simulated.json, simulated.effect, None
        if options.dry_run or differs:
            service.discard(simulated)
        else:
            service.keep_letter(simulated, letter)
            loaded = service.load(simulated, lambda _p: None)
            found, effect, batch_id = loaded.json, loaded.effect, loaded.batch_id
    if differs and not options.dry_run:
        detail = _differences(controls, settings.currency)
        raise InputRefused("letter_differs", file=options.file.name, detail=detail)
    seconds = round(time.monotonic() - started, 3)
    call.answer({**found, "effect": _effect(effect), "dry_run": options.dry_run,
                 "import": batch_id, "letter": _control_json(controls),
                 "seconds": seconds, "peak_mb": _peak_mb()})  # fmt: skip
    _tell(call, simulated, effect, seconds)
    if differs:
        call.line(f"  {_differences(controls, settings.currency)}")
    return SOME_REFUSED if found.get("rejected") or differs else DONE


def _letter(call: Call) -> Letter:
    """The figures of the creditor's letter, as far as they were given."""
    options = call.options
    total = options.expect_total
    if total is not None:
        currency = _settings(call).currency
        total = int(total.scaleb(decimals(currency)).to_integral_value())
    return Letter(options.expect_rows, options.expect_accounts, total)


def _control_json(controls: Iterable[Control]) -> list[dict[str, int | str]]:
    return [
        {
            "figure": control.figure,
            "expected": control.said,
            "found": control.found,
            "difference": control.difference,
        }
        for control in controls
    ]


def _differences(controls: Iterable[Control], currency: str) -> str:
    """Every figure that differs: file ≠ letter."""

    def shown(control: Control, value: int) -> str:
        if control.figure == "total_minor":
            return formats.money(Money(value, currency))
        return formats.integer(value)

    return "; ".join(
        f"{control.figure.removesuffix('_minor')}: {shown(control, control.found)}"
        f" ≠ {shown(control, control.said)}"
        for control in controls
        if control.difference
    )


def _settings(call: Call) -> ImportSettings:
    options = call.options
    stated = _map(options.map)
    currency = options.currency or _currency_of(options.country)
    if currency is None:
        raise WrongUsage(f"--currency ({options.country})")
    return ImportSettings(
        creditor=options.creditor,
        country=options.country,
        currency=currency,
        as_of=options.as_of or call.clock.now().date(),
        kind=None if options.kind == "auto" else FileKind(options.kind),
        mode=options.mode,
        portfolio=options.portfolio,
        sheet=options.sheet,
        mapping={field: named for field, named in stated.items() if field != READINGS} or None,
        readings=stated.get(READINGS),
        use_saved=not options.no_saved_map,
        password=options.password,
    )


def _currency_of(country: str) -> str | None:
    """A country's own money, also where no portfolio has been worked yet."""
    from console.excel.words import COUNTRY_CURRENCY  # noqa: PLC0415 - with the reader

    return LOCAL_CURRENCY.get(country) or COUNTRY_CURRENCY.get(country)


def _map(file: Path | None) -> dict[str, Any]:
    """The map file: field to header or list of headers, "blocks" and "readings"."""
    if file is None:
        return {}
    from console.excel.overrides import read_map  # noqa: PLC0415 - with the reader

    return read_map(file)


def _rows(text: str) -> frozenset[int]:
    try:
        return frozenset(int(part) for part in text.split(",") if part.strip())
    except ValueError as error:
        raise WrongUsage(f"--show-rows {text}") from error


def _effect(effect: Effect) -> dict[str, int]:
    return {
        "created": effect.created,
        "updated": effect.updated,
        "unchanged": effect.unchanged,
        "withdrawn": effect.withdrawn,
    }


def _tell(call: Call, simulated: Simulated, effect: Effect, seconds: float) -> None:
    found: dict[str, Any] = simulated.json
    call.say(
        "imported_dry" if call.options.dry_run else "imported",
        file=simulated.path.name,
        rows=formats.integer(int(found.get("rows_total", 0))),
        accepted=formats.integer(int(found.get("accepted", 0))),
        rejected=formats.integer(len(found.get("rejected", ()))),
        created=formats.integer(effect.created),
        updated=formats.integer(effect.updated),
        unchanged=formats.integer(effect.unchanged),
        withdrawn=formats.integer(effect.withdrawn),
        seconds=f"{seconds:.1f}",
    )
    for rejected in found.get("rejected", ())[:REJECTED_SHOWN]:
        call.line(f"  {rejected['message']}")


def _peak_mb() -> float | None:
    """The most memory that this process held, where the system tells."""
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return None
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1)
