"""`acuerdo`, and `python -m console`."""

import sys


def main() -> int:
    """Run the command line; the exit status."""
    from console.app.cli import main as run  # noqa: PLC0415 - keeps `python -m` imports small

    return run(sys.argv[1:])


if __name__ == "__main__":
    raise SystemExit(main())
