"""The send gate's answers as sentences: what, by which rule, and from when it may go.

The command line and the screens say the same, from resources/messages/gate.toml.
"""

from datetime import date, datetime
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from console.domain.contact import Allowed, ContactFacts, Decision, Reason, Refused
from console.runtime import countries, formats, resources


def sentence(
    decision: Decision, facts: ContactFacts, lang: str = "es", *, now: datetime | None = None
) -> str:
    """The whole answer in `lang`, in the debtor's local time.

    With `now` it also says what time it is there, and "today" where that holds: "Fuera de
    horario en Bogotá (19:42). Se puede escribir el jueves 19 nov a las 7:00. Ley 2300."
    """
    if isinstance(decision, Allowed):
        said = _moment(decision.until, facts, lang, now, today="may_today", other="may_until")
        return f"{said} {_say('rule', lang, rule=rule_name(decision.rule, lang))}"
    parts = [what(decision, facts, lang, now=now), when(decision, facts, lang, now=now)]
    parts.append(_say("rule", lang, rule=rule_name(decision.rule, lang)))
    return " ".join(part for part in parts if part)


def title(reason: Reason | str, lang: str = "es") -> str:
    """The short name of a reason: "Fuera de horario"."""
    return _in(_table()[str(reason)]["title"], lang)


def what(
    refused: Refused, facts: ContactFacts, lang: str = "es", *, now: datetime | None = None
) -> str:
    """What forbids it, without rule and time."""
    pattern = _in(_table()[refused.reason]["what"], lang)
    return pattern.format(detail=_detail(refused, facts, lang, now))


def when(
    refused: Refused, facts: ContactFacts, lang: str = "es", *, now: datetime | None = None
) -> str:
    """From when it may go, or why waiting is not enough; empty where waiting is no matter."""
    if refused.retry_at is not None:
        return _moment(refused.retry_at, facts, lang, now, today="again_today", other="again")
    if refused.then is not None:
        then = title(refused.then, lang)
        return _say("not_by_waiting", lang, then=then[0].lower() + then[1:])
    return ""


def rule_name(rule: str, lang: str = "es") -> str:
    """The short name of a rule: a law's in `lang`, or one of ours."""
    ours = _table()["rules"].get(rule)
    return _law_names(lang).get(rule, rule) if ours is None else _in(ours, lang)


# --- parts ---------------------------------------------------------------------------------


def _detail(refused: Refused, facts: ContactFacts, lang: str, now: datetime | None) -> str:
    detail = refused.detail
    match refused.reason:
        case Reason.OUTSIDE_HOURS:
            return _place(detail or _zone(facts), lang, now)
        case Reason.CAP_REACHED:
            return _cap(detail or "", lang)
        case Reason.OPTED_OUT | Reason.MARKETING_STOPPED:
            return _day_of(detail, facts, lang)
        case Reason.WINDOW_CLOSED:
            return _since(detail, facts, lang)
        case Reason.PAYMENTS_NOT_FRESH:
            return _loaded(detail, lang)
        case _:
            return _word(detail, lang) or rule_name(refused.rule, lang)


def _place(zone: str, lang: str, now: datetime | None) -> str:
    city = formats.city(zone, lang)
    return city if now is None else f"{city} ({formats.time_of(now, zone, padded=False)})"


def _cap(detail: str, lang: str) -> str:
    kind, *figures = detail.split(":")
    match kind:
        case "day" | "week":
            return _word(kind, lang).format(made=figures[0], cap=figures[1])
        case "gap":
            return _word(kind, lang).format(days=figures[0])
        case "channel":
            return _word(kind, lang).format(channel=_word(figures[0], lang))
        case _:
            return f"{title(Reason.CAP_REACHED, lang)}."


def _day_of(detail: str | None, facts: ContactFacts, lang: str) -> str:
    if detail is None:
        return _word("never", lang)
    on = datetime.fromisoformat(detail).astimezone(_tz(facts)).date()
    return formats.day(on, lang, "medium")


def _since(detail: str | None, facts: ContactFacts, lang: str) -> str:
    if detail is None:
        return ""
    at = datetime.fromisoformat(detail)
    zone = _zone(facts)
    day = formats.day(at.astimezone(_tz(facts)).date(), lang, "weekday")
    return _word("since", lang).format(day=day, time=formats.time_of(at, zone, padded=False))


def _loaded(detail: str | None, lang: str) -> str:
    if detail is None:
        return _word("never", lang)
    return _word("loaded", lang).format(day=formats.day(date.fromisoformat(detail), lang))


def _moment(
    at: datetime,
    facts: ContactFacts,
    lang: str,
    now: datetime | None,
    *,
    today: str,
    other: str,
) -> str:
    zone = _tz(facts)
    on = at.astimezone(zone).date()
    time = formats.time_of(at, _zone(facts), padded=False)
    if now is not None and now.astimezone(zone).date() == on:
        return _say(today, lang, time=time)
    return _say(other, lang, time=time, day=formats.day(on, lang, "weekday"))


def _zone(facts: ContactFacts) -> str:
    return facts.zones[0] if facts.zones else "UTC"


def _tz(facts: ContactFacts) -> ZoneInfo:
    return ZoneInfo(_zone(facts))


def _word(code: str | None, lang: str) -> str:
    """The word for a detail's code; text that is no code stays as it is."""
    if code is None:
        return ""
    known = _table()["details"].get(code)
    return code if known is None else _in(known, lang)


def _say(name: str, lang: str, **fields: str) -> str:
    return _in(_table()["say"][name], lang).format(**fields)


def _in(texts: dict[str, str], lang: str) -> str:
    return texts.get(lang[:2], texts["es"])


@cache
def _table() -> dict[str, Any]:
    return resources.read_toml("messages/gate.toml")


@cache
def _law_names(lang: str) -> dict[str, str]:
    return countries.rule_names(lang)
