"""The limits of a promise in words."""

from PySide6.QtCore import QCoreApplication

from console.domain.money import Money
from console.domain.promise import Limit, LimitFinding
from console.ui.inbox.words import Words

_say = QCoreApplication.translate
LISTED = (Limit.DAYS_AHEAD, Limit.MIN_AMOUNT, Limit.OPEN_PROMISES, Limit.BROKEN)
AMOUNT_LIMITS = frozenset({Limit.MIN_AMOUNT, Limit.MAX_AMOUNT, Limit.CURRENCY})


def name_of(limit: Limit) -> str:
    """A limit's name."""
    return {
        Limit.DAYS_AHEAD: _say("Limits", "Plazo"),
        Limit.MIN_AMOUNT: _say("Limits", "Monto mínimo"),
        Limit.OPEN_PROMISES: _say("Limits", "Promesas vigentes"),
        Limit.BROKEN: _say("Limits", "Rotas en 90 días"),
        Limit.MAX_AMOUNT: _say("Limits", "Monto máximo"),
        Limit.NOT_PAST: _say("Limits", "Fecha"),
        Limit.BUSINESS_DAY: _say("Limits", "Día hábil"),
        Limit.PLACEMENT_END: _say("Limits", "Fin de la asignación"),
        Limit.CURRENCY: _say("Limits", "Moneda"),
    }[limit]


def figures_of(finding: LimitFinding, currency: str, words: Words) -> str:
    """What was found and its bound."""
    value, bound = finding.value, finding.bound
    match finding.limit:
        case Limit.DAYS_AHEAD | Limit.PLACEMENT_END:
            many = _say("Limits", "{value} días, máximo {bound}")
            text = many if value != 1 else _say("Limits", "{value} día, máximo {bound}")
        case Limit.MIN_AMOUNT if finding.percent is not None:
            text = _say("Limits", "{value} %, mínimo {bound} %")
            value, bound = finding.percent, finding.bound_percent or 0
        case Limit.MIN_AMOUNT:
            least = words.money(Money(bound, currency))
            return _say("Limits", "mínimo {amount}").format(amount=least)
        case Limit.MAX_AMOUNT:
            most = words.money(Money(bound, currency))
            return _say("Limits", "máximo {amount}").format(amount=most)
        case Limit.OPEN_PROMISES | Limit.BROKEN:
            text = _say("Limits", "{value}, máximo {bound}")
        case _:
            return _say("Limits", "en orden") if finding.ok else _say("Limits", "no vale")
    return text.format(value=value, bound=bound)


def complaint_of(finding: LimitFinding, currency: str, words: Words) -> str:
    """Why a field is not accepted as it is."""
    bound = words.money(Money(max(0, finding.bound), currency))
    sentence = {
        Limit.DAYS_AHEAD: _say("Limits", "El plazo máximo son {days} días."),
        Limit.MIN_AMOUNT: _say("Limits", "El mínimo es {amount}."),
        Limit.OPEN_PROMISES: _say("Limits", "La cuenta ya tiene una promesa vigente."),
        Limit.BROKEN: _say("Limits", "Ya rompió {count} promesas en 90 días."),
        Limit.MAX_AMOUNT: _say("Limits", "Debe {amount} en total."),
        Limit.NOT_PAST: _say("Limits", "Esa fecha ya pasó."),
        Limit.BUSINESS_DAY: _say("Limits", "Los bancos no trabajan ese día."),
        Limit.PLACEMENT_END: _say("Limits", "La asignación termina antes."),
        Limit.CURRENCY: _say("Limits", "La moneda no es la de la cuenta."),
    }[finding.limit]
    said = sentence.format(days=finding.bound, amount=bound, count=finding.value)
    if finding.approvable:
        said += " " + _say("Limits", "Pasará a aprobación de supervisión.")
    return said
