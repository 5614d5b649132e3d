"""Why a message did not arrive and what truly helps, for every code that Meta gives.

Source: Meta's error codes, reference of the Cloud API (2026-11).
"""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

RETRY, TEMPLATE, REWRITE = "retry", "choose_template", "rewrite"


@dataclass(frozen=True, slots=True)
class Failure:
    """A cause and a remedy, each a sentence; `act` is what the bubble offers, if anything."""

    cause: str
    remedy: str
    act: str | None = None


def failure_for(code: str) -> Failure | None:
    """What a code means; None for one that nobody has described."""
    if code in _GROUPS:
        return _meanings()[_GROUPS[code]]
    if code.isdecimal() and 200 <= int(code) <= 299:
        return _meanings()["account"]
    return None


_CODES = {
    "window": ("131047", "window_closed"),
    "unreachable": ("131026", "131021", "131030"),
    "withheld": ("131049",),
    "stopped": ("131050", "suppressed", "opted_out"),
    "experiment": ("130472",),
    "file": (
        *("131053", "131052", "media_type_unsupported", "media_type_mismatch"),
        *("media_too_large", "invalid_media"),
    ),
    "file_gone": ("file_gone",),
    "expired": ("expired",),
    "soon": ("131056", "130429", "80007", "4", "131057", "rate_capped", "portfolio_limit"),
    "outage": ("1", "2", "131000", "131016", "133004", "135000"),
    "quality": ("131048", "131064"),
    "account": (
        *("0", "3", "10", "33", "190", "368", "131005", "131031", "131037", "131042"),
        *("131044", "131045", "133000", "133005", "133006", "133008", "133009", "133010"),
        *("133015", "133016", "134011"),
    ),
    "country": ("130497",),
    "malformed": ("100", "131008", "131009", "131051", "131055", "131059", "131062"),
    "template": (
        *("131061", "131063", "132000", "132001", "132007", "132015", "132016", "132068"),
        *("132069", "template_not_approved"),
    ),
    "values": ("132005", "132008", "132012", "132018", "wrong_variables"),
    "identity": ("137000",),
    "stop": ("kill_switch",),
}
_GROUPS = {code: group for group, codes in _CODES.items() for code in codes}


def _meanings() -> dict[str, Failure]:
    say = QCoreApplication.translate
    return {
        "window": Failure(
            say("Marks", "La ventana de 24 horas ya estaba cerrada"),
            say("Marks", "Escribe con una plantilla aprobada."),
            TEMPLATE,
        ),
        "unreachable": Failure(
            say("Marks", "El número no puede recibir mensajes de WhatsApp"),
            say("Marks", "Confirma el número o usa otro medio."),
        ),
        "withheld": Failure(
            say("Marks", "WhatsApp decidió no entregarlo ahora"),
            say("Marks", "Espera al menos un día; insistir alarga el bloqueo."),
        ),
        "stopped": Failure(
            say("Marks", "La persona pidió no recibir mensajes"),
            say("Marks", "No se le puede escribir."),
        ),
        "experiment": Failure(
            say("Marks", "WhatsApp excluye a esta persona de los mensajes de marketing"),
            say("Marks", "Usa una plantilla de utilidad u otro medio."),
            TEMPLATE,
        ),
        "file": Failure(
            say("Marks", "WhatsApp no acepta este archivo"),
            say("Marks", "Envía el archivo en otro formato."),
        ),
        **_passing(),
        **_ours(),
        **_content(),
    }


def _passing() -> dict[str, Failure]:
    """What goes by: another attempt may arrive."""
    say = QCoreApplication.translate
    return {
        "soon": Failure(
            say("Marks", "Se alcanzó un límite de envío"),
            say("Marks", "Espera unos minutos antes de escribir de nuevo."),
            RETRY,
        ),
        "outage": Failure(
            say("Marks", "WhatsApp tuvo una falla pasajera"),
            say("Marks", "Puedes enviarlo otra vez."),
            RETRY,
        ),
        "quality": Failure(
            say("Marks", "WhatsApp frena este número por quejas o por su calidad"),
            say("Marks", "Avisa a supervisión; insistir lo empeora."),
        ),
        "stop": Failure(
            say("Marks", "Los envíos están detenidos"),
            say("Marks", "Supervisión debe reanudarlos."),
            RETRY,
        ),
    }


def _ours() -> dict[str, Failure]:
    """What only whoever looks after the account can cure, or must be settled first."""
    say = QCoreApplication.translate
    return {
        "file_gone": Failure(
            say("Marks", "El archivo ya no está en este equipo"),
            say("Marks", "Adjúntalo de nuevo."),
        ),
        "expired": Failure(
            say("Marks", "Pasó la hora programada sin una consola abierta"),
            say("Marks", "No salió de aquí. Puedes enviarlo ahora o pasar el texto."),
            RETRY,
        ),
        "account": Failure(
            say("Marks", "La cuenta de WhatsApp de la empresa no puede enviar"),
            say("Marks", "Administración debe revisar permisos, pagos o registro en Meta."),
            RETRY,
        ),
        "country": Failure(
            say("Marks", "WhatsApp no permite escribir a ese país desde esta cuenta"),
            say("Marks", "Usa otro medio."),
        ),
        "identity": Failure(
            say("Marks", "Quien usa el número puede haber cambiado"),
            say("Marks", "Confirma su identidad antes de escribir; no se reveló nada."),
        ),
    }


def _content() -> dict[str, Failure]:
    """What is wrong with the message itself."""
    say = QCoreApplication.translate
    return {
        "malformed": Failure(
            say("Marks", "WhatsApp no entendió el mensaje"),
            say("Marks", "Escríbelo de otra forma; si se repite, avisa a soporte."),
            REWRITE,
        ),
        "template": Failure(
            say("Marks", "WhatsApp no aceptó la plantilla"),
            say("Marks", "Elige otra plantilla; esta está pausada o cambió."),
            TEMPLATE,
        ),
        "values": Failure(
            say("Marks", "Un dato de la plantilla no tiene la forma que pide WhatsApp"),
            say(
                "Marks",
                "Corrige los datos, sin saltos de línea, y elige la plantilla de nuevo.",
            ),
            TEMPLATE,
        ),
    }
