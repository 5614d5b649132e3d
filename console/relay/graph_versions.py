"""How long each version of the Graph API is served.

Source: Meta, Graph API changelog, "Available Graph API versions" (read 2026-11).
"""

import re
from datetime import date

ENDS_ON: dict[str, date | None] = {
    "v20.0": date(2026, 9, 24),
    "v21.0": date(2027, 1, 21),
    "v22.0": date(2027, 5, 20),
    "v23.0": date(2027, 10, 8),
    "v24.0": date(2028, 2, 18),
    "v25.0": date(2028, 7, 29),
    "v26.0": None,
}
"""None: Meta has not named the day."""
WARN_DAYS = 90
_VERSION = re.compile(r"^v(\d+)\.\d+$")


def is_version(text: str) -> bool:
    """Whether it is written as Meta writes versions."""
    return _VERSION.match(text) is not None


def is_older_than_known(version: str) -> bool:
    """Whether it ended before the table begins."""
    found = _VERSION.match(version)
    oldest = min(int(name[1:].partition(".")[0]) for name in ENDS_ON)
    return found is not None and int(found[1]) < oldest
