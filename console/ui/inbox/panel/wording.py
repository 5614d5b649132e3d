"""Words of the side panel: reasons of a priority, states of promises, languages."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from console.ui.widgets.labels import Tone
from console.usecases.restraints import RestraintRow
from console.usecases.views import PromiseRow, TermRow

_say = QCoreApplication.translate


def term_words(term: TermRow) -> str:
    """One reason of a priority in a short sentence."""
    detail = term.detail or ""
    sentence = _terms().get(term.code, term.code)
    part, _, whole = detail.partition("/")
    sentence = _singular().get((term.code, part), sentence)
    return sentence.format(detail=part, whole=whole)


def _singular() -> dict[tuple[str, str], str]:
    """Sentences for figures that read differently."""
    return {
        ("replied", "0"): _say("Panel", "Escribió hoy"),
        ("replied", "1"): _say("Panel", "Escribió ayer"),
        ("untouched", "0"): _say("Panel", "Contactada hoy"),
        ("untouched", "1"): _say("Panel", "Sin contacto desde ayer"),
        ("attempts", "1"): _say("Panel", "1 intento en 7 días"),
        ("credibility", "1"): _say("Panel", "1 promesa rota"),
        ("promise_broken", "0"): _say("Panel", "Rompió una promesa hoy"),
        ("promise_broken", "1"): _say("Panel", "Rompió una promesa ayer"),
        ("promise_open", "1"): _say("Panel", "Tiene una promesa para mañana"),
        ("next_bucket", "1"): _say("Panel", "Mañana pasa al siguiente tramo"),
        ("placement_ends", "1"): _say("Panel", "La asignación termina mañana"),
    }


def _terms() -> dict[str, str]:
    return {
        "amount": _say("Panel", "Monto vencido de la cuenta"),
        "urgency": _say("Panel", "Urgencia"),
        "promise_today": _say("Panel", "Su promesa vence hoy"),
        "promise_in_grace": _say("Panel", "Su promesa está en días de gracia"),
        "placement_ends": _say("Panel", "La asignación termina en {detail} días"),
        "next_bucket": _say("Panel", "Pasa al siguiente tramo en {detail} días"),
        "kept": _say("Panel", "Cumplió {detail} de sus {whole} promesas"),
        "replied": _say("Panel", "Escribió hace {detail} días"),
        "waiting": _say("Panel", "Espera nuestra respuesta"),
        "promise_broken": _say("Panel", "Rompió una promesa hace {detail} días"),
        "proof": _say("Panel", "Envió un comprobante"),
        "offer_expires": _say("Panel", "Su oferta vence en {detail} días"),
        "window_open": _say("Panel", "La ventana está abierta"),
        "untouched": _say("Panel", "Sin contacto hace {detail} días"),
        "never_touched": _say("Panel", "Nadie la ha contactado"),
        "attempts": _say("Panel", "{detail} intentos en 7 días"),
        "undelivered": _say("Panel", "El último mensaje no llegó"),
        "credibility": _say("Panel", "{detail} promesas rotas"),
        "promise_open": _say("Panel", "Tiene una promesa para dentro de {detail} días"),
        "bounds": _say("Panel", "Ajuste entre 0 y 100"),
    }


def promise_words(promise: PromiseRow, today: date) -> tuple[str, str, Tone]:
    """State of a promise, its icon and its tone."""
    if promise.state == "open" and promise.due_on == today:
        return _say("Panel", "Vence hoy"), "calendar-check", "warn"
    return promise_state(promise.state)


def promise_state(state: str) -> tuple[str, str, Tone]:
    """A promise's state, its icon and its tone, on any day."""
    states: dict[str, tuple[str, str, Tone]] = {
        "open": (_say("Panel", "Vigente"), "calendar-check", "accent_text"),
        "in_grace": (_say("Panel", "En días de gracia"), "clock", "warn"),
        "awaiting_file": (_say("Panel", "Espera el archivo de pagos"), "clock", "warn"),
        "kept": (_say("Panel", "Cumplida"), "check", "ok"),
        "kept_late": (_say("Panel", "Cumplida con retraso"), "check", "ok"),
        "partially_kept": (_say("Panel", "Cumplida en parte"), "check", "warn"),
        "broken": (_say("Panel", "Rota"), "x", "bad"),
        "renegotiated": (_say("Panel", "Renegociada"), "refresh", "text3"),
        "cancelled": (_say("Panel", "Cancelada"), "x", "text3"),
        "pending_approval": (_say("Panel", "Espera aprobación"), "clock", "warn"),
        "expired": (_say("Panel", "Aprobación vencida"), "x", "text3"),
        "rejected": (_say("Panel", "No aprobada"), "x", "bad"),
        "draft": (_say("Panel", "Borrador"), "edit", "text3"),
    }
    return states.get(state, (state, "calendar", "text3"))


def restraint_word(held: RestraintRow) -> str:
    """A pause or a block by what it is for."""
    return restraint_of(held.reason)


def restraint_of(reason: str) -> str:
    """The same, of a reason alone."""
    return {
        "dispute": _say("Panel", "En pausa: no reconoce la deuda"),
        "complaint": _say("Panel", "En pausa: queja o denuncia"),
        "payment_claimed": _say("Panel", "En pausa: dice que ya pagó"),
        "vulnerable": _say("Panel", "En pausa: situación de vulnerabilidad"),
        "promise_open": _say("Panel", "En pausa: promesa vigente"),
        "creditor_freeze": _say("Panel", "En pausa: lo pidió el acreedor"),
        "deceased": _say("Panel", "Bloqueada: falleció"),
        "bankruptcy": _say("Panel", "Bloqueada: concurso o insolvencia"),
        "legal": _say("Panel", "Bloqueada: abogado o demanda"),
        "fraud": _say("Panel", "Bloqueada: fraude o robo de identidad"),
        "no_contact": _say("Panel", "Bloqueada: no contactar"),
        "minor": _say("Panel", "Bloqueada: menor de edad"),
        "recalled": _say("Panel", "Bloqueada: retirada por el acreedor"),
    }.get(reason, reason)


def language_word(code: str) -> str:
    """A language by its name."""
    return {
        "es": _say("Panel", "Español"),
        "pt": _say("Panel", "Portugués"),
        "en": _say("Panel", "Inglés"),
    }.get(code[:2], code)


def role_word(role: str) -> str:
    """Whose number it is."""
    return {
        "debtor": _say("Panel", "Titular"),
        "co_debtor": _say("Panel", "Codeudor"),
        "reference": _say("Panel", "Referencia"),
    }.get(role, role)


def covered_word(field: str) -> str:
    """What is covered, as the question about it names it."""
    return {
        "document": _say("Panel", "el documento"),
        "phone": _say("Panel", "el teléfono"),
        "email": _say("Panel", "el correo"),
        "address": _say("Panel", "la dirección"),
    }.get(field, field)
