"""`acuerdo` without a command: the window."""

import argparse
import getpass

from console.app.cli import DONE, MISTAKE, Call
from console.app.workspace import place_of


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Who works, where a name other than the machine's user is wanted."""
    parser.add_argument("--operator", default="")


def _operator() -> str:
    """The name set in the settings, else the machine's user."""
    from console.app.preferences import Preferences  # noqa: PLC0415 - with the desktop
    from console.runtime.paths import config_folder  # noqa: PLC0415 - with the desktop

    return str(Preferences(config_folder()).get("operator") or getpass.getuser())


def run(call: Call) -> int:
    """Open the window; return when it has closed."""
    from console.app import desktop  # noqa: PLC0415 - Qt is heavy
    from console.app.connection import connection_of  # noqa: PLC0415 - with the desktop
    from console.runtime.paths import config_folder  # noqa: PLC0415 - with the desktop

    place = place_of(call.options.workspace, call.environ)
    mistakes = desktop.run(
        desktop.Plan(
            place=place,
            environ=call.environ,
            folder=config_folder(),
            by=call.options.operator or _operator(),
            lang=call.lang,
            relay=connection_of(place, call.environ),
            clock=call.clock,
            plain=call.options.plain,
        )
    )
    return MISTAKE if mistakes else DONE
