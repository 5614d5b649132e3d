"""What a debtor's message asks of us at once: silence, a correction, a person.

Words of opting out count only as the whole message, after case, accents, punctuation and
emoji are taken off: "STOP" is one, "stop, o Zé não vem" is not. CANCELAR is none on purpose:
in Latin American Spanish it means to pay a debt off. Softer phrases are only a signal, which
the agent confirms.
"""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum


class SignalKind(StrEnum):
    """How much a message decides. ASK: a person must confirm what was meant."""

    OPT_OUT = "opt_out"
    RESUME = "resume"
    WRONG_NUMBER = "wrong_number"
    ASK = "ask"


class About(StrEnum):
    """What an ASK signal seems to be about."""

    STOP = "stop"
    WRONG_NUMBER = "wrong_number"
    DISPUTE = "dispute"
    PAID = "paid"
    PERSON = "person"
    LAWYER = "lawyer"
    DECEASED = "deceased"


@dataclass(frozen=True, slots=True)
class Signal:
    """What was recognised. `matched` is the word or phrase, folded."""

    kind: SignalKind
    matched: str
    about: About | None = None


def _words(*lists: str) -> frozenset[str]:
    return frozenset(word.strip() for each in lists for word in each.split(","))


def _any(*phrases: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(phrases)})\b")


OPT_OUT_WORDS = _words(
    "baja, dar de baja, darme de baja, dame de baja, alto, detener, parar, salir",
    "no molestar, no contactar, no me contacten, no me escriban, no me escriban mas",
    "no mas mensajes, eliminar mis datos",
    "sair, pare, descadastrar, descadastre, remover, nao perturbe, nao me mande mensagem",
    "nao me mande mais mensagem, excluir meus dados",
    "stop, stopall, stop all, unsubscribe, optout, opt out, end, quit, remove me",
    "do not contact",
)
RESUME_WORDS = _words("alta, dar de alta, start, unstop, voltar, reanudar")
WRONG_NUMBER_WORDS = _words(
    "numero equivocado, equivocado, numero incorrecto, no soy yo, no soy, no lo conozco",
    "no la conozco, no conozco a esa persona, se equivoco de numero",
    "numero errado, engano, foi engano, nao sou eu, nao conheco, numero trocado",
    "wrong number, wrong person, not me",
)
_REACH = r"(?:escrib|molest|contact|mand|envi|llam)\w+"
PHRASES: tuple[tuple[About, re.Pattern[str]], ...] = (
    (
        About.WRONG_NUMBER,
        _any(
            r"(?:numero|num|tel|telefono) (?:equivocado|incorrecto|errado|trocado)",
            r"no soy (?:esa|la|el|ese|su|yo)",
            r"no (?:lo|la|le) conozco",
            r"no conozco a",
            r"nao (?:sou|conheco) (?:essa|esse|ele|ela|a pessoa|o)",
            r"(?:e|foi) engano",
            r"wrong (?:number|person)",
            r"(?:is|s) not my (?:number|name)",
        ),
    ),
    (
        About.DECEASED,
        _any(
            r"fallecio|fallecid[oa]|murio",
            r"faleceu|falecid[oa]|morreu",
            r"passed away|(?:he|she) died",
        ),
    ),
    (
        About.STOP,
        _any(
            rf"(?:ya )?no (?:me |nos )?{_REACH}",
            r"(?:deja|dejar|dejen|dejame) de \w+",
            r"(?:dar|darme|denme|dame|deme) de baja",
            r"no (?:quiero|deseo) (?:mas|recibir|que me)",
            r"(?:pare|parem) de (?:me )?\w+",
            r"nao (?:me )?(?:mand|escrev|perturb|incomod)\w+",
            r"nao quero (?:mais|receber)",
            r"stop (?:messaging|texting|writing|contacting)",
            r"(?:do not|dont|don t) (?:contact|message|text|write)",
            r"leave me alone",
        ),
    ),
    (
        About.LAWYER,
        _any(
            r"abogad[oa]s?|advogad[oa]s?|lawyer|attorney",
            r"denunci\w+|demandar\w*|superintendencia|superfinanciera|defensa del consumidor",
            r"condusef|profeco|indecopi|sernac|procon",
        ),
    ),
    (
        About.DISPUTE,
        _any(
            r"no (?:reconozco|debo)|no es mi deuda|no es mia|desconozco",
            r"(?:cobro|cargo|saldo|monto) (?:indebido|incorrecto|equivocado)",
            r"aclaracion|fraude",
            r"nao (?:reconheco|devo)|cobranca indevida|contest(?:o|ar|acao)",
            r"(?:do not|dont|don t) owe|not my debt|dispute",
        ),
    ),
    (
        About.PAID,
        _any(
            r"ya (?:lo |la |le |les )?(?:pague|abone|deposite|transferi|liquide|cancele)",
            r"ya (?:esta|quedo) (?:pagad[oa]|liquidad[oa])",
            r"ya (?:hice|realice) (?:el|mi|un) (?:pago|abono|deposito|transferencia)",
            r"ja (?:paguei|foi pago|esta pago|fiz o pix|quitei|transferi)",
            r"(?:already|have|ve) paid",
        ),
    ),
    (
        About.PERSON,
        _any(
            r"(?:con|a) (?:una?|alguna?) (?:persona|asesora?|agente|humano|ejecutiv[oa])",
            r"(?:hablar|platicar|comunicar\w*) con (?:alguien|una?)",
            r"asesora?|agente|operador|humano|atendente",
            r"falar com (?:alguem|uma?)",
            r"(?:talk|speak) (?:to|with) (?:a|an|some)\w*|human|representative",
        ),
    ),
)


def classify(text: str) -> Signal | None:
    """What `text` asks of us at once; None for an ordinary message."""
    folded = fold(text)
    if (wish := _whole(folded)) is not None:
        return wish
    for about, phrase in PHRASES:
        if match := phrase.search(folded):
            return Signal(SignalKind.ASK, match[0], about)
    return None


def wish_of(text: str) -> Signal | None:
    """As `classify`, of a message that is nothing but the wish; None for any other."""
    return _whole(fold(text)) if len(text) <= _LONGEST_WISH else None


def _whole(folded: str) -> Signal | None:
    for kind, words in _WHOLE:
        if folded in words:
            return Signal(kind, folded)
    return None


def fold(text: str) -> str:
    """Lower-case letters and digits with single spaces; no accents, punctuation or emoji."""
    bare = unicodedata.normalize("NFKD", text.casefold())
    letters = (each for each in bare if not unicodedata.combining(each))
    return " ".join("".join(each if each.isalnum() else " " for each in letters).split())


_WHOLE = (
    (SignalKind.OPT_OUT, OPT_OUT_WORDS),
    (SignalKind.RESUME, RESUME_WORDS),
    (SignalKind.WRONG_NUMBER, WRONG_NUMBER_WORDS),
)
_LONGEST_WISH = 80
"""Characters; with all its punctuation and emoji no wish is longer."""
