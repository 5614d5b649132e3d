"""The relay's log on standard error: never a body, a token or a phone number."""

import json
import logging
from datetime import UTC, datetime

from typing_extensions import override

from console.relay.config import LogConfig


class _JsonFormatter(logging.Formatter):
    @override
    def format(self, record: logging.LogRecord) -> str:
        entry = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info:
            entry["exception"] = self.formatException(record.exc_info)
        return json.dumps(entry, ensure_ascii=False)


def configure(log: LogConfig) -> None:
    """Send what the relay and its server say to standard error."""
    handler = logging.StreamHandler()
    text = logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s")
    handler.setFormatter(_JsonFormatter() if log.format == "json" else text)
    for name in ("console.relay", "uvicorn"):
        logger = logging.getLogger(name)
        logger.handlers[:] = [handler]
        logger.propagate = False
    logging.getLogger("console.relay").setLevel(log.level.upper())
    logging.getLogger("uvicorn").setLevel(logging.WARNING)
