"""The gate's answer for the place where one writes, and for the card of the person."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication

from console.domain.contact import Allowed, ContactFacts, Decision, Reason, Refused
from console.runtime import formats, reasons
from console.ui.inbox.words import Words
from console.ui.widgets.labels import Tone

_say = QCoreApplication.translate
_NOBODY = ContactFacts(country="", zones=())
_LOOKS: dict[Reason, tuple[str, Tone]] = {
    Reason.SOFT_PAUSE: ("shield", "bot"),
    Reason.ZONE_UNKNOWN: ("help", "warn"),
    Reason.HOLIDAY: ("moon", "warn"),
    Reason.OUTSIDE_HOURS: ("moon", "warn"),
    Reason.CAP_REACHED: ("clock", "warn"),
    Reason.WINDOW_CLOSED: ("lock", "warn"),
    Reason.TEMPLATE_NOT_APPROVED: ("lock", "warn"),
    Reason.VARIABLES_MISSING: ("warning", "warn"),
    Reason.PAYMENTS_NOT_FRESH: ("warning", "warn"),
    Reason.CLAIMED_BY_ANOTHER: ("lock", "text"),
}


@dataclass(frozen=True, slots=True)
class Said:
    """A decision in words. `way` is the one way on: "template", "plan", "note" or nothing;
    `prompt` stands in the field while it is blocked.
    """

    tone: Tone
    icon: str
    title: str
    detail: str = ""
    prompt: str = ""
    way: str = ""


def zone_of(facts: ContactFacts | None, words: Words) -> ZoneInfo:
    """The debtor's zone, the desk's where it is unknown."""
    return ZoneInfo(facts.zones[0]) if facts and facts.zones else words.zone


def over_composer(
    decision: Decision, facts: ContactFacts | None, words: Words, now: datetime
) -> Said:
    """The sentence over the composer, and what stands in its place when it is blocked."""
    known = facts or _NOBODY
    if isinstance(decision, Allowed):
        return _writable(decision, known, words, now)
    icon, tone = _LOOKS.get(decision.reason, ("block", "bad"))
    title = _what(decision, known, words, now)
    rule = reasons.rule_name(decision.rule, words.lang)
    if decision.reason is Reason.WINDOW_CLOSED:
        title, rule = _window_closed(known, title, words, now)
    if Reason.WINDOW_CLOSED in {decision.reason, decision.then}:
        prompt = _say("Decisions", "Escribe con una plantilla aprobada")
        return Said(
            tone, icon, title, rule, _again(decision, known, words, now) or prompt, "template"
        )
    again = _again(decision, known, words, now)
    if again:
        return Said(tone, icon, title, rule, again, "plan" if waits_until(decision) else "")
    return Said(
        tone, icon, title, rule, _say("Decisions", "Puedes dejar una nota interna"), "note"
    )


def _window_closed(
    facts: ContactFacts, title: str, words: Words, now: datetime
) -> tuple[str, str]:
    """Since when, shortly, and what that means."""
    detail = _say("Decisions", "el texto libre ya no se entrega")
    at = facts.window_closes_at
    if at is None or at > now:
        return title, detail
    zone = zone_of(facts, words)
    local, today = at.astimezone(zone).date(), now.astimezone(zone).date()
    hour = words.hour(at, zone)
    if local == today:
        return _say("Decisions", "La ventana cerró hoy {time}").format(time=hour), detail
    text = _say("Decisions", "La ventana cerró el {day} {time}")
    return text.format(day=words.short_day(local), time=hour), detail


def waits_until(decision: Decision) -> datetime | None:
    """When free text may go, where waiting is all it needs."""
    if isinstance(decision, Allowed) or decision.then is not None:
        return None
    return decision.retry_at


def _writable(decision: Allowed, facts: ContactFacts, words: Words, now: datetime) -> Said:
    until = moment(decision.until, facts, words, now)
    title = _say("Decisions", "Puedes escribir hasta {when}").format(when=until)
    detail = reasons.rule_name(decision.rule, words.lang)
    closes = facts.window_closes_at
    if closes is not None and closes > decision.until:
        left = _say("Decisions", "ventana {left}").format(left=words.span(closes - now))
        detail = f"{detail} · {left}"
    soon = decision.until - now < timedelta(minutes=30)
    return Said("warn" if soon else "text2", "clock", title, detail)


def moment(at: datetime, facts: ContactFacts, words: Words, now: datetime) -> str:
    """19:00 · mañana 7:00 · lunes 23 nov 8:00, with the city where its clock differs."""
    zone = zone_of(facts, words)
    local, today = at.astimezone(zone), now.astimezone(zone).date()
    hour = words.hour(at, zone)
    if local.date() == today + timedelta(days=1):
        hour = _say("Decisions", "mañana {time}").format(time=hour)
    elif local.date() != today:
        hour = f"{words.weekday(local.date())} {hour}"
    if local.utcoffset() != words.local(at).utcoffset():
        city = formats.city(zone.key, words.lang)
        hour = _say("Decisions", "{time} ({city})").format(time=hour, city=city)
    return hour


def in_panel(
    decision: Decision, facts: ContactFacts | None, words: Words, now: datetime
) -> Said:
    """Title and rule of the policy card: may we begin, and until or from when."""
    known = facts or _NOBODY
    rule = reasons.rule_name(decision.rule, words.lang)
    if isinstance(decision, Allowed):
        until = moment(decision.until, known, words, now)
        title = _say("Decisions", "Puede contactarse hasta {when}").format(when=until)
        return Said("ok", "shield-check", title, rule)
    icon, tone = _LOOKS.get(decision.reason, ("block", "bad"))
    again = _again(decision, known, words, now)
    detail = f"{rule} · {again}" if again else rule
    title = _what(decision, known, words, now)
    return Said("warn" if tone == "text" else tone, icon, title, detail)


def _what(decision: Refused, facts: ContactFacts, words: Words, now: datetime) -> str:
    return reasons.what(decision, facts, words.lang, now=now).rstrip(".")


def _again(decision: Refused, facts: ContactFacts, words: Words, now: datetime) -> str:
    return reasons.when(decision, facts, words.lang, now=now).rstrip(".")


def refused_at(
    decision: Refused,
    facts: ContactFacts | None,
    words: Words,
    now: datetime,
    at: datetime,
) -> str:
    """Why a message may not go at the hour `at`, and the next at which it may."""
    known = facts or _NOBODY
    why = _what(decision, known, words, at)
    if decision.retry_at is None or decision.then is not None:
        return why
    next_at = moment(decision.retry_at, known, words, now)
    return _say("Decisions", "{why}; se puede {when}").format(why=why, when=next_at)
