"""The gate's answer in words: over the composer, in the panel and beside a template."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication

from console.domain.contact import (
    Allowed,
    ContactFacts,
    Decision,
    HardBlock,
    Reason,
    Refused,
    SoftPause,
)
from console.ui.inbox.words import Words
from console.ui.widgets.labels import Tone

_say = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Said:
    """A decision for the place where one writes. `way` is the one way on: template, note or
    empty; `prompt` stands in the field while it is blocked.
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


def moment(at: datetime, words: Words, now: datetime, zone: ZoneInfo) -> str:
    """19:00 · mañana 7:00 · lunes 23 nov 8:00, with the city where its clock differs."""
    local, today = at.astimezone(zone), now.astimezone(zone).date()
    hour = words.hour(at, zone)
    if local.date() == today + timedelta(days=1):
        hour = _say("Decisions", "mañana {time}").format(time=hour)
    elif local.date() != today:
        hour = f"{words.weekday(local.date())} {hour}"
    if local.utcoffset() != at.astimezone(words.zone).utcoffset():
        hour = _say("Decisions", "{time} de {city}").format(time=hour, city=city_of(zone))
    return hour


def city_of(zone: ZoneInfo) -> str:
    """Bogota for America/Bogota."""
    return zone.key.rpartition("/")[2].replace("_", " ")


def rule_word(rule: str) -> str:
    """A rule's short name; laws have their own, the program's rules get words."""
    named = {
        "whatsapp_window": _say("Decisions", "ventana de WhatsApp"),
        "whatsapp_template": _say("Decisions", "plantilla aprobada"),
        "payments_loaded": _say("Decisions", "pagos al día"),
        "placement": _say("Decisions", "asignación"),
        "hard_block": _say("Decisions", "bloqueo"),
        "contact_point": _say("Decisions", "dato de contacto"),
        "opt_out": _say("Decisions", "baja"),
        "soft_pause": _say("Decisions", "pausa"),
        "claim": _say("Decisions", "asignación a una persona"),
        "kill_switch": _say("Decisions", "envíos detenidos"),
    }
    return named.get(rule, rule)


def over_composer(
    decision: Decision, facts: ContactFacts | None, words: Words, now: datetime
) -> Said:
    """The sentence over the composer, and what stands in its place when it is blocked."""
    zone = zone_of(facts, words)
    if isinstance(decision, Allowed):
        return _writable(decision, facts, words, now, zone)
    title, icon, tone = _refusal(decision, words, now, zone)
    when = decision.retry_at
    detail = rule_word(decision.rule)
    if decision.reason is Reason.WINDOW_CLOSED:
        detail = _say("Decisions", "el texto libre ya no se entrega")
        prompt = _say("Decisions", "Escribe con una plantilla aprobada")
        return Said(tone, icon, title, detail, prompt, "template")
    if when is not None:
        prompt = _say("Decisions", "Podrás escribir {when}")
        return Said(
            tone, icon, title, detail, prompt.format(when=moment(when, words, now, zone))
        )
    return Said(
        tone,
        icon,
        title,
        detail,
        _say("Decisions", "Solo puedes dejar una nota interna"),
        "note",
    )


def _writable(
    decision: Allowed, facts: ContactFacts | None, words: Words, now: datetime, zone: ZoneInfo
) -> Said:
    until = moment(decision.until, words, now, zone)
    closes = facts.window_closes_at if facts else None
    if decision.rule == "whatsapp_window" or closes is None:
        detail = rule_word(decision.rule)
    else:
        left = words.span(closes - now)
        detail = _say("Decisions", "{rule} · ventana {left}")
        detail = detail.format(rule=rule_word(decision.rule), left=left)
    title = _say("Decisions", "Puedes escribir hasta {when}").format(when=until)
    soon = decision.until - now < timedelta(minutes=30)
    return Said("warn" if soon else "text2", "clock", title, detail)


def _refusal(
    decision: Refused, words: Words, now: datetime, zone: ZoneInfo
) -> tuple[str, str, Tone]:
    """Title, icon and tone of a refusal."""
    detail, clock = decision.detail or "", words.hour(now, zone)
    titles: dict[Reason, tuple[str, str, Tone]] = {
        Reason.PLACEMENT_INACTIVE: (
            _say("Decisions", "La cuenta ya no está asignada"),
            "lock",
            "bad",
        ),
        Reason.HARD_BLOCK: (_block_title(detail), "block", "bad"),
        Reason.CONTACT_POINT_INVALID: (
            _say("Decisions", "Este número no es de la persona"),
            "block",
            "bad",
        ),
        Reason.NOT_A_LIABLE_PARTY: (
            _say("Decisions", "Es una referencia: no se le habla de la deuda"),
            "block",
            "bad",
        ),
        Reason.OPTED_OUT: (_say("Decisions", "Pidió no recibir mensajes"), "block", "bad"),
        Reason.NO_CONSENT: (
            _say("Decisions", "No autorizó mensajes de WhatsApp"),
            "block",
            "bad",
        ),
        Reason.SOFT_PAUSE: (_pause_title(detail), "shield", "bot"),
        Reason.ZONE_UNKNOWN: (
            _say("Decisions", "No se sabe qué hora es donde vive"),
            "help",
            "warn",
        ),
        Reason.HOLIDAY: (
            _say("Decisions", "Hoy es festivo: {name}").format(name=detail),
            "moon",
            "warn",
        ),
        Reason.OUTSIDE_HOURS: (
            _say("Decisions", "Fuera de horario en {city}, {time}").format(
                city=city_of(zone), time=clock
            ),
            "moon",
            "warn",
        ),
        Reason.CAP_REACHED: (
            _say("Decisions", "Ya se alcanzó el máximo de contactos"),
            "clock",
            "warn",
        ),
        Reason.WINDOW_CLOSED: (
            _say("Decisions", "La ventana de 24 horas está cerrada"),
            "lock",
            "warn",
        ),
        Reason.TEMPLATE_NOT_APPROVED: (
            _say("Decisions", "La plantilla no está aprobada"),
            "lock",
            "warn",
        ),
        Reason.VARIABLES_MISSING: (
            _say("Decisions", "Faltan datos: {names}").format(names=detail),
            "warning",
            "warn",
        ),
        Reason.PAYMENTS_NOT_FRESH: (
            _say("Decisions", "Faltan los pagos de estos días"),
            "warning",
            "warn",
        ),
        Reason.CLAIMED_BY_ANOTHER: (
            _say("Decisions", "{name} está respondiendo").format(name=detail),
            "lock",
            "text",
        ),
        Reason.KILL_SWITCH: (_say("Decisions", "Los envíos están detenidos"), "stop", "bad"),
    }
    return titles[decision.reason]


def _block_title(detail: str) -> str:
    named = {
        HardBlock.DECEASED: _say("Decisions", "La persona falleció"),
        HardBlock.BANKRUPTCY: _say("Decisions", "La persona está en insolvencia"),
        HardBlock.LEGAL: _say("Decisions", "La cuenta está en juicio"),
        HardBlock.FRAUD: _say("Decisions", "Hay un reporte de fraude"),
        HardBlock.NO_CONTACT: _say("Decisions", "El acreedor pidió no contactar"),
        HardBlock.MINOR: _say("Decisions", "Es menor de edad"),
        HardBlock.RECALLED: _say("Decisions", "El acreedor retiró la cuenta"),
        HardBlock.PAID: _say("Decisions", "La cuenta está pagada"),
        HardBlock.AGREEMENT: _say("Decisions", "Ya tiene un convenio con el acreedor"),
    }
    return next((text for block, text in named.items() if block == detail), detail)


def _pause_title(detail: str) -> str:
    named = {
        SoftPause.DISPUTE: _say("Decisions", "Cuenta en disputa, gestión en pausa"),
        SoftPause.COMPLAINT: _say("Decisions", "Hay una queja, gestión en pausa"),
        SoftPause.PAYMENT_CLAIMED: _say("Decisions", "Dice que ya pagó: se está verificando"),
        SoftPause.VULNERABLE: _say("Decisions", "Persona vulnerable, gestión en pausa"),
        SoftPause.PROMISE_OPEN: _say("Decisions", "Tiene una promesa vigente"),
        SoftPause.CREDITOR_FREEZE: _say("Decisions", "El acreedor detuvo la gestión"),
    }
    return next((text for pause, text in named.items() if pause == detail), detail)


def in_panel(
    decision: Decision, facts: ContactFacts | None, words: Words, now: datetime
) -> Said:
    """Title and rule of the policy card: may we begin, and until or from when."""
    zone = zone_of(facts, words)
    if isinstance(decision, Allowed):
        until = moment(decision.until, words, now, zone)
        title = _say("Decisions", "Puede contactarse hasta {when}").format(when=until)
        return Said("ok", "shield-check", title, rule_word(decision.rule))
    title, icon, tone = _refusal(decision, words, now, zone)
    detail = rule_word(decision.rule)
    if decision.retry_at is not None:
        again = moment(decision.retry_at, words, now, zone)
        detail = _say("Decisions", "{rule} · se podrá {when}").format(rule=detail, when=again)
    return Said("warn" if tone == "text" else tone, icon, title, detail)
