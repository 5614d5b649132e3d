"""What a check found: a code, and what fills the blanks of its sentence."""

from dataclasses import dataclass, field
from enum import StrEnum


class Level(StrEnum):
    """How bad it is. A warning will become a problem if nothing is done."""

    OK = "ok"
    WARNING = "warning"
    PROBLEM = "problem"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at.

    `code` names the sentence in `resources/messages/checks.toml`; where something is wrong,
    the sentence ends with the remedy.
    """

    name: str
    level: Level
    code: str
    fields: dict[str, object] = field(default_factory=dict)

    @property
    def ok(self) -> bool:
        """Whether nothing has to be done today."""
        return self.level is not Level.PROBLEM


def good(name: str, code: str, **fields: object) -> Finding:
    """It works."""
    return Finding(name, Level.OK, code, fields)


def warning(name: str, code: str, **fields: object) -> Finding:
    """It works, and will stop working."""
    return Finding(name, Level.WARNING, code, fields)


def problem(name: str, code: str, **fields: object) -> Finding:
    """It does not work."""
    return Finding(name, Level.PROBLEM, code, fields)
