"""`acuerdo import`: a creditor's file into the workspace."""

import argparse
import json
import time
from datetime import date
from pathlib import Path
from typing import Any

from console.app.cli import DONE, SOME_REFUSED, Call, WrongUsage
from console.app.importing import ImportService
from console.app.workspace import opened, place_of
from console.domain.money import LOCAL_CURRENCY
from console.domain.placement import FileKind
from console.runtime import formats
from console.runtime.errors import InputRefused
from console.usecases.importing import ImportSettings, Simulated
from console.usecases.views import Effect

OPERATOR = "acuerdo import"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the person importing states."""
    parser.add_argument("file", type=Path)
    parser.add_argument("--creditor", required=True)
    parser.add_argument("--portfolio", default="")
    parser.add_argument("--country", default="MX", type=str.upper)
    parser.add_argument("--currency", type=str.upper)
    parser.add_argument("--as-of", type=date.fromisoformat)
    kinds = ("auto", *(kind.value for kind in FileKind))
    parser.add_argument("--kind", choices=kinds, default="auto")
    parser.add_argument("--mode", choices=("full", "delta"), default="full")
    parser.add_argument("--map", type=Path)
    parser.add_argument("--sheet")
    parser.add_argument("--dry-run", action="store_true")
    parser.add_argument("--show-rows", default="")
    parser.add_argument("--report", type=Path)


def run(call: Call) -> int:
    """Read, check, and load unless it is a dry run."""
    options = call.options
    settings = _settings(call)
    show = _rows(options.show_rows)
    started = time.monotonic()
    place = place_of(options.workspace, call.environ)
    with opened(place, call.environ, create=True, plain=options.plain) as worker:
        service = ImportService(worker, by=OPERATOR, lang=call.lang, now=call.clock.now)
        simulated = service.simulate(
            options.file, settings, lambda _p: None, lambda: False, show_rows=show
        )
        if options.report:
            service.write_rejected(simulated, options.report)
        found, effect = simulated.json, simulated.effect
        if options.dry_run:
            service.discard(simulated)
        else:
            loaded = service.load(simulated, lambda _p: None)
            found, effect = loaded.json, loaded.effect
    seconds = round(time.monotonic() - started, 3)
    call.answer({**found, "effect": _effect(effect), "dry_run": options.dry_run,
                 "seconds": seconds, "peak_mb": _peak_mb()})  # fmt: skip
    _tell(call, simulated, effect, seconds)
    return SOME_REFUSED if found.get("rejected") else DONE


def _settings(call: Call) -> ImportSettings:
    options = call.options
    currency = options.currency or LOCAL_CURRENCY.get(options.country)
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
        mapping=_mapping(options.map),
    )


def _mapping(file: Path | None) -> dict[str, tuple[str, ...]] | None:
    """The mapping file: canonical field to header, or list of headers."""
    if file is None:
        return None
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise InputRefused("map_unreadable", file=str(file), detail=str(error)) from error
    if not isinstance(found, dict):
        raise InputRefused("map_unreadable", file=str(file), detail="{…}")
    return {
        str(field): tuple([headers] if isinstance(headers, str) else headers)
        for field, headers in found.items()
    }


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
    for issue in simulated.issues:
        if issue.rejected:
            call.line(f"  {issue.message} {issue.remedy}".rstrip())


def _peak_mb() -> float | None:
    """The most memory that this process held, where the system tells."""
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return None
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1)
