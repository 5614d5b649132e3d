"""What to do about each of Meta's error codes, as data.

Source: https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes
(2026-11). Decisions hang on the code, not on the title, subcode or HTTP status.
"""

from dataclasses import dataclass
from enum import StrEnum


class Remedy(StrEnum):
    """What the relay does with the message."""

    RETRY = "retry"
    PAUSE = "pause"
    """Wait, with everything in `scope`, and try again."""
    FINAL = "final"
    STOP = "stop"
    """Fail it, and stop `scope` until a person releases it."""
    SUPPRESS = "suppress"
    """Fail it, and never send marketing to this person again."""
    REAUTHORISE = "reauthorise"
    """Hold everything until the token works again."""
    HOLD_PERSON = "hold_person"
    """Fail it, and write no more to this person: somebody else may read it."""
    USE_TEMPLATE = "use_template"
    """Fail it: the window is closed, only a template goes."""


class Scope(StrEnum):
    """How far a pause or a stop reaches."""

    EVERYTHING = "all"
    WABA = "waba"
    NUMBER = "number"
    PAIR = "pair"
    TEMPLATE = "template"


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the table. `waits_s` is the wait before each further try.

    `is_stale`: our copy of the template is not what Meta has; list the templates again.
    """

    remedy: Remedy
    scope: Scope | None = None
    waits_s: tuple[float, ...] = ()
    is_stale: bool = False

    def wait_s(self, tries: int) -> float | None:
        """Seconds before the next try after `tries` of them; None when there is none."""
        return self.waits_s[tries - 1] if tries <= len(self.waits_s) else None


_OUTAGE = Rule(Remedy.RETRY, waits_s=(1, 4, 16, 64, 256, 900, 3600))
_MINUTES = (60.0, 120.0, 300.0, 300.0, 300.0)
_STOP_NUMBER = Rule(Remedy.STOP, Scope.NUMBER)
_STOP_WABA = Rule(Remedy.STOP, Scope.WABA)
_STOP_TEMPLATE = Rule(Remedy.STOP, Scope.TEMPLATE, is_stale=True)
_MISFIT = Rule(Remedy.FINAL, is_stale=True)
_A_DAY_AND_MORE_S = 25 * 3600.0
_REAUTHORISE = Rule(Remedy.REAUTHORISE, Scope.EVERYTHING, waits_s=(60.0,))
FINAL = Rule(Remedy.FINAL)

RULES: dict[int, Rule] = {
    0: _REAUTHORISE,
    190: _REAUTHORISE,
    3: _STOP_WABA,
    10: _STOP_WABA,
    **dict.fromkeys(range(200, 300), _STOP_WABA),
    131005: _STOP_WABA,
    1: Rule(Remedy.RETRY, waits_s=(1, 4)),
    2: _OUTAGE,
    131016: _OUTAGE,
    133004: _OUTAGE,
    131000: Rule(Remedy.RETRY, waits_s=(2, 8, 32)),
    135000: Rule(Remedy.RETRY, waits_s=(4,)),
    4: Rule(Remedy.PAUSE, Scope.EVERYTHING, _MINUTES),
    80007: Rule(Remedy.PAUSE, Scope.WABA, _MINUTES),
    130429: Rule(Remedy.PAUSE, Scope.NUMBER, (1, 2, 4, 8, 16, 32, 60, 60)),
    131056: Rule(Remedy.PAUSE, Scope.PAIR, (1, 4, 16, 64, 256)),
    131057: Rule(Remedy.PAUSE, Scope.NUMBER, _MINUTES),
    131048: _STOP_NUMBER,
    131064: _STOP_NUMBER,
    368: _STOP_WABA,
    131031: _STOP_WABA,
    131042: _STOP_WABA,
    131047: Rule(Remedy.USE_TEMPLATE),
    131049: Rule(Remedy.RETRY, waits_s=(_A_DAY_AND_MORE_S,)),
    131050: Rule(Remedy.SUPPRESS),
    137000: Rule(Remedy.HOLD_PERSON),
    **dict.fromkeys((132000, 132005, 132008, 132012, 132018), _MISFIT),
    33: _STOP_NUMBER,
    131037: _STOP_NUMBER,
    131045: _STOP_NUMBER,
    133010: _STOP_NUMBER,
    132001: _STOP_TEMPLATE,
    132007: _STOP_TEMPLATE,
    132015: _STOP_TEMPLATE,
    132016: _STOP_TEMPLATE,
    132068: _STOP_TEMPLATE,
    132069: Rule(Remedy.PAUSE, Scope.PAIR, _MINUTES),
    134101: Rule(Remedy.PAUSE, Scope.NUMBER, (600.0, 600.0)),
    **dict.fromkeys(
        (
            *(100, 130472, 130497, 131008, 131009, 131021, 131026, 131030, 131044, 131051),
            *(131052, 131053, 131055, 131059, 131061, 131062, 131063, 134011, 134100),
            *(134102,),
        ),
        FINAL,
    ),
}

TEMPLATE_STATUS = {
    132001: "DELETED",
    132007: "REJECTED",
    132015: "PAUSED",
    132016: "DISABLED",
}
"""What a refused template's status must be, where the code says it."""


def rule_of(code: int | None, http_status: int, *, transient: bool) -> Rule:
    """The rule for `code`; for an unlisted one, by whether Meta calls it passing."""
    if code is not None and code in RULES:
        return RULES[code]
    passing = transient or http_status >= 500 or http_status == 429  # noqa: PLR2004 - HTTP's own
    return _OUTAGE if passing else FINAL
