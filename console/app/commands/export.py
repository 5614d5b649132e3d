"""`acuerdo export`: a table of the workspace as a workbook."""

import argparse
from datetime import date
from pathlib import Path

from console.app.cli import DONE, Call
from console.app.exporting import ExportService
from console.app.workspace import opened, place_of
from console.runtime import formats
from console.usecases.exporting import ExportKind, ExportWish

OPERATOR = "acuerdo export"
ZONE = "America/Mexico_City"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What, where to, and of which days."""
    parser.add_argument("kind", choices=[kind.value for kind in ExportKind])
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--segment")
    parser.add_argument("--from", dest="from_on", type=date.fromisoformat)
    parser.add_argument("--to", dest="to_on", type=date.fromisoformat)
    parser.add_argument("--zone", default=ZONE)


def run(call: Call) -> int:
    """Write it."""
    options = call.options
    wish = ExportWish(
        ExportKind(options.kind),
        options.out,
        segment=options.segment,
        from_on=options.from_on,
        to_on=options.to_on,
    )
    with opened(place_of(options.workspace, call.environ), call.environ) as worker:
        service = ExportService(
            worker, by=OPERATOR, lang=call.lang, now=call.clock.now, zone=options.zone
        )
        done = service.export(wish)
    rows = done.rows if done else 0
    call.answer(
        {
            "kind": options.kind,
            "file": str(options.out),
            "rows": rows,
            "seconds": round(done.seconds, 3) if done else 0,
        }
    )
    call.say("exported", rows=formats.integer(rows), file=options.out)
    return DONE
