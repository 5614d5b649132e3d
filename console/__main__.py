"""`acuerdo`, and `python -m console`."""

import sys

DEMO_SERVER = ["--module", "console.app.demo.child"]
"""How the packaged program, which is no Python interpreter, is told to be the demo's server."""
READING = ["--module", "console.app.reading_child"]
"""The same, to read a large file beside the console."""

SPELLING = ["--module", "console.runtime.spelling_child"]
"""The same, to check words beside the console."""


def main() -> int:
    """Run the command line; the exit status."""
    arguments = sys.argv[1:]
    if arguments[: len(DEMO_SERVER)] == DEMO_SERVER:
        from console.app.demo.child import main as serve  # noqa: PLC0415 - as below

        return serve(arguments[len(DEMO_SERVER) :])
    if arguments == READING:
        from console.app.reading_child import main as read  # noqa: PLC0415 - as below

        return read()
    if arguments == SPELLING:
        from console.runtime.spelling_child import main as spell  # noqa: PLC0415 - as below

        return spell()
    from console.app.cli import main as run  # noqa: PLC0415 - keeps `python -m` imports small

    return run(arguments)


if __name__ == "__main__":
    raise SystemExit(main())
