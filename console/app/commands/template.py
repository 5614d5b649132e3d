"""`acuerdo template`: the empty workbook that a creditor fills in."""

import argparse
from pathlib import Path

from console.app.cli import DONE, Call
from console.domain.placement import FileKind
from console.excel.template import columns_of, write_template
from console.excel.words import COUNTRY_CURRENCY

COUNTRY = "MX"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Of which kind, for which country, and where to."""
    parser.add_argument("kind", choices=[kind.value for kind in FileKind])
    parser.add_argument("file", type=Path)
    parser.add_argument("--country", default=COUNTRY, choices=sorted(COUNTRY_CURRENCY))


def run(call: Call) -> int:
    """Write it."""
    options = call.options
    kind = FileKind(options.kind)
    write_template(options.file, kind, options.country, call.lang)
    columns = columns_of(kind, options.country, call.lang)
    call.answer(
        {
            "kind": kind.value,
            "country": options.country,
            "file": str(options.file),
            "columns": {column.name: column.heading for column in columns},
            "required": [column.name for column in columns if column.required],
        }
    )
    call.say("template_written", file=options.file)
    return DONE
