"""`acuerdo demo`: relay, simulator and console over real HTTP, with a sample portfolio."""

import argparse
import json
import os
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from console.app.cli import DONE, INTERRUPTED, MISTAKE, Call
from console.app.demo.demo import (
    COUNTRY,
    CREDITOR,
    Demo,
    fresh_folder,
    has_display,
    running,
)
from console.app.demo.servers import OPERATOR

if TYPE_CHECKING:
    from console.app import desktop

PICTURES = "demo-pictures"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where it lives, whether to be shown around, and what to write."""
    parser.add_argument("--dir", type=Path)
    parser.add_argument("--tour", action="store_true")
    parser.add_argument("--speed", type=float, default=1.0)
    parser.add_argument("--screenshots", type=Path)
    parser.add_argument("--report", type=Path)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--rows", type=int, default=600)
    parser.add_argument("--theme", choices=("light", "dark", "contrast", "system"))
    parser.add_argument("--zoom", type=float)


def run(call: Call) -> int:
    """Start everything, open the window, stop everything."""
    options = call.options
    folder = options.dir or fresh_folder()
    folder.mkdir(parents=True, exist_ok=True)
    tour = options.tour or not has_display()
    if not has_display():
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    demo = Demo(folder, speed=options.speed, seed=options.seed, rows=options.rows)
    try:
        with running(demo, keep=options.dir is not None):
            return _tour(call, demo) if tour else _play(call, demo)
    except KeyboardInterrupt:
        return INTERRUPTED


def _play(call: Call, demo: Demo) -> int:
    from console.app import desktop  # noqa: PLC0415 - Qt is heavy

    demo.import_workbook(call.lang)
    call.say("demo_ready", people=len(demo.servers.people), folder=demo.folder)

    async def show_the_queue(opened: desktop.Desktop) -> None:
        opened.window.open_section("queue")  # the sample portfolio waits to be worked

    mistakes = desktop.run(_plan(call, demo), show_the_queue)
    return MISTAKE if mistakes else DONE


def _tour(call: Call, demo: Demo) -> int:
    from console.app import desktop  # noqa: PLC0415 - Qt is heavy
    from console.app.demo.tour import Tour  # noqa: PLC0415 - needs Qt

    options = call.options
    pictures = options.screenshots or Path.cwd() / PICTURES
    pictures.mkdir(parents=True, exist_ok=True)
    tour = Tour(demo, pictures)
    mistakes = desktop.run(_plan(call, demo), tour.run)
    report = asdict(tour.report) | {"mistakes": [repr(one) for one in mistakes]}
    text = json.dumps(report, ensure_ascii=False, indent=2, default=str)
    if options.report:
        options.report.write_text(text + "\n", encoding="utf-8")
    call.answer(report)
    for step in tour.report.steps:
        mark = "✓" if step.ok else "✗"
        call.line(f"{mark} {step.name:<34} {step.seconds:6.2f} s  {step.detail}")
    call.say("demo_pictures", folder=pictures)
    return DONE if tour.report.ok and not mistakes else MISTAKE


def _plan(call: Call, demo: Demo) -> "desktop.Plan":
    from console.app import desktop  # noqa: PLC0415 - Qt is heavy

    options = call.options
    return desktop.Plan(
        place=demo.place,
        environ=demo.environ,
        folder=demo.folder / "preferences",
        by=OPERATOR,
        lang=call.lang,
        relay=demo.relay,
        clock=demo.clock,
        scheme=options.theme or ("light" if options.tour or not has_display() else None),
        zoom=options.zoom,
        creditor=CREDITOR,
        country=COUNTRY,
        phone_number_id=demo.servers.phone_number_id,
    )
