"""The relay's log on standard error: never a body, a token or a phone number.

Modules log without them; the formatters here see to it that none slips through, in the text
of an exception or in what Meta or a library said.
"""

import json
import logging
import re
import traceback
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any

from typing_extensions import override

from console.relay.config import LogConfig

REQUEST_ID: ContextVar[str] = ContextVar("request_id", default="")
_TOKENS = re.compile(r"\b(acu_|EAA|Bearer )[\w.-]+")
_NUMBERS = re.compile(r"\+\d[\d ()-]{5,}\d|\d{7,}")
_SPEAKS_FREELY = (OSError, RuntimeError)
"""Whose message may be shown: ours and the system's. Others quote what they choked on."""


def scrubbed(text: str) -> str:
    """`text` without tokens; of long numbers only the last three digits."""
    return _NUMBERS.sub(_masked, _TOKENS.sub("[token]", text))


def _masked(found: re.Match[str]) -> str:
    digits = re.sub(r"\D", "", found[0])
    return found[0] if len(digits) < 7 else f"…{digits[-3:]}"  # noqa: PLR2004 - shorter is no phone number


class _Formatter(logging.Formatter):
    """What both formats share."""

    @override
    def formatException(self, ei: Any) -> str:
        """The frames and the kinds of the exceptions; their messages only where harmless."""
        lines: list[str] = []
        error = ei[1]
        while error is not None:
            stack = traceback.extract_tb(error.__traceback__)
            said = f": {error}" if isinstance(error, _SPEAKS_FREELY) else ""
            lines = [*traceback.format_list(stack), f"{type(error).__name__}{said}\n", *lines]
            error = error.__cause__ or error.__context__
        return scrubbed("".join(lines).rstrip())


class TextFormatter(_Formatter):
    """A line for people: time, level, logger, what happened, the figures."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")

    @override
    def formatMessage(self, record: logging.LogRecord) -> str:
        line = scrubbed_line(super().formatMessage(record))
        more = {**getattr(record, "fields", {}), **_request()}
        return " ".join((line, *(f"{name}={value}" for name, value in more.items())))


class JsonFormatter(_Formatter):
    """A line for programs: one JSON object."""

    @override
    def format(self, record: logging.LogRecord) -> str:
        entry = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": scrubbed(record.getMessage()),
            **getattr(record, "fields", {}),
            **_request(),
        }
        if record.exc_info:
            entry["exception"] = self.formatException(record.exc_info)
        return json.dumps(entry, ensure_ascii=False, default=str)


def scrubbed_line(line: str) -> str:
    """As `scrubbed`, but for the time at the beginning, which is no phone number."""
    stamp, separator, rest = line.partition(",")
    return f"{stamp}{separator}{scrubbed(rest)}"


def configure(log: LogConfig) -> None:
    """Send what the relay and its server say to standard error."""
    handler = logging.StreamHandler()
    handler.setFormatter(JsonFormatter() if log.format == "json" else TextFormatter())
    for name in ("console.relay", "uvicorn"):
        logger = logging.getLogger(name)
        logger.handlers[:] = [handler]
        logger.propagate = False
    logging.getLogger("console.relay").setLevel(log.level.upper())
    logging.getLogger("uvicorn").setLevel(logging.WARNING)


def _request() -> dict[str, str]:
    request_id = REQUEST_ID.get()
    return {"request_id": request_id} if request_id else {}
