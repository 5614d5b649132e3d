"""Write packaging/lock/requirements.txt anew from pyproject.toml: every platform, with hashes.

Run it when a dependency changes: python3 packaging/relock.py [--upgrade]. It needs uv, whose
universal resolution gives one lock for Linux, Windows and macOS and Pythons 3.11 to 3.14.
"""

from __future__ import annotations

import subprocess
import sys

import environment
import pythons

COMMAND = (
    "pip compile pyproject.toml --group dev --universal --generate-hashes"
    " --no-emit-index-url --no-emit-find-links --no-header --no-annotate --quiet"
)


def main(arguments: list[str]) -> int:
    """Resolve, and replace the lock only by a whole one."""
    uv = environment.working_uv()
    if not uv:
        print("relock.py: uv is needed (pip install uv)", file=sys.stderr)
        return 2
    new = environment.LOCK.with_suffix(".new")
    if "--upgrade" not in arguments:  # keep what still fits
        new.write_bytes(environment.LOCK.read_bytes())
    oldest = ".".join(map(str, pythons.OLDEST))
    options = ["--python-version", oldest, "--output-file", str(new), *arguments]
    done = subprocess.run(
        [uv, *COMMAND.split(), *options],
        cwd=environment.CHECKOUT,
        stdout=subprocess.DEVNULL,
        check=False,
    )
    if done.returncode == 0 and "://" in new.read_text(encoding="utf-8"):
        print("relock.py: the new lock holds an address; not taken", file=sys.stderr)
        done.returncode = 3
    if done.returncode:
        new.unlink()
        return done.returncode
    new.replace(environment.LOCK)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
