"""What one person wants to be told of, how, and when not."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime, time
from typing import Any

from console.usecases.news import NewsKind

SOUNDS = ("bell", "double", "drop", "none")
_DEFAULT_SOUNDS = {
    NewsKind.MINE: "bell",
    NewsKind.UNASSIGNED: "none",
    NewsKind.MENTION: "double",
    NewsKind.HANDED_OVER: "double",
    NewsKind.FAILED: "drop",
    NewsKind.WINDOW: "double",
    NewsKind.PROMISES: "none",
    NewsKind.LINE: "drop",
}
WORKDAYS = (0, 1, 2, 3, 4)


@dataclass(frozen=True, slots=True)
class NoticeChoices:
    """As kept with the other preferences. Days count from Monday, 0; times are "13:00"."""

    off: tuple[str, ...] = (NewsKind.UNASSIGNED.value,)
    sounds: Mapping[str, str] = field(default_factory=dict)
    repeats: bool = False
    shows_text: bool = False
    has_badge: bool = True
    is_quiet: bool = False
    quiet_from: str = "13:00"
    quiet_to: str = "14:00"
    quiet_days: tuple[int, ...] = WORKDAYS

    def wants(self, kind: NewsKind) -> bool:
        """Whether the person wants to be told of it at all."""
        return kind.value not in self.off

    def sound_of(self, kind: NewsKind) -> str:
        """One of SOUNDS."""
        sound = self.sounds.get(kind.value, _DEFAULT_SOUNDS[kind])
        return sound if sound in SOUNDS else "none"

    def is_quiet_at(self, local: datetime) -> bool:
        """Whether it is quiet; a span over midnight belongs to the day it begins on."""
        if not self.is_quiet:
            return False
        begin, end = time.fromisoformat(self.quiet_from), time.fromisoformat(self.quiet_to)
        now, day = local.time(), local.weekday()
        if begin <= end:
            return day in self.quiet_days and begin <= now < end
        if now >= begin:
            return day in self.quiet_days
        return now < end and (day - 1) % 7 in self.quiet_days

    def kept(self) -> dict[str, Any]:
        """For the preferences."""
        return asdict(self)


def choices_of(kept: object) -> NoticeChoices:
    """What `kept` said; what it does not say, or says wrongly, is as delivered."""
    if not isinstance(kept, Mapping):
        return NoticeChoices()
    plain = NoticeChoices()
    sounds = kept.get("sounds")
    flags = {
        name: bool(kept.get(name, getattr(plain, name)))
        for name in ("repeats", "shows_text", "has_badge", "is_quiet")
    }
    return NoticeChoices(
        off=tuple(map(str, kept.get("off", plain.off))),
        sounds=dict(sounds) if isinstance(sounds, Mapping) else {},
        quiet_from=_time(kept.get("quiet_from"), plain.quiet_from),
        quiet_to=_time(kept.get("quiet_to"), plain.quiet_to),
        quiet_days=tuple(day for day in kept.get("quiet_days", WORKDAYS) if day in range(7)),
        **flags,
    )


def _time(kept: object, plain: str) -> str:
    try:
        return f"{time.fromisoformat(str(kept)):%H:%M}"
    except ValueError:
        return plain
