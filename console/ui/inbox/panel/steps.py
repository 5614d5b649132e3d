"""The steps that an agent can take from the panel, and what follows from each."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

_say = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Step:
    """A step with its menu word, its consequences and the word on its button.

    `days` are how long a pause may last, the first one proposed; 0 is until somebody lifts it.
    `done` is what the desk says afterwards. A `section` is set off from the one before.
    """

    name: str
    icon: str
    word: str
    consequence: str
    button: str
    done: str
    section: str = "said"
    days: tuple[int, ...] = ()


def steps() -> tuple[Step, ...]:
    """What an agent can learn from a debtor, besides a promise."""
    return (*_said(), *_number(), *_person())


def _said() -> tuple[Step, ...]:
    return (
        Step(
            "payment_claimed",
            "receipt",
            _say("Steps", "Dice que ya pagó"),
            _say(
                "Steps",
                "La gestión queda en pausa mientras se verifica el pago: no sale ningún "
                "recordatorio. Puedes seguir respondiendo a sus mensajes y tus borradores "
                "quedan.",
            ),
            _say("Steps", "Pausar y verificar"),
            _say("Steps", "Gestión en pausa mientras se verifica el pago"),
            days=(5, 3, 10),
        ),
        Step(
            "dispute",
            "shield",
            _say("Steps", "No reconoce la deuda"),
            _say(
                "Steps",
                "La gestión queda en pausa y la cuenta pasa a aclaración. "
                "Solo se responde sobre la aclaración; no salen recordatorios.",
            ),
            _say("Steps", "Abrir la aclaración"),
            _say("Steps", "Aclaración abierta, gestión en pausa"),
            days=(0, 15, 30),
        ),
        Step(
            "complaint",
            "flag",
            _say("Steps", "Queja o denuncia"),
            _say(
                "Steps",
                "La gestión queda en pausa hasta que alguien la levante con una razón. "
                "Puedes responder a sus mensajes; no salen recordatorios.",
            ),
            _say("Steps", "Registrar la queja"),
            _say("Steps", "Queja registrada, gestión en pausa"),
            days=(0, 15, 30),
        ),
        Step(
            "vulnerable",
            "users",
            _say("Steps", "Situación de vulnerabilidad"),
            _say(
                "Steps",
                "La gestión queda en pausa: enfermedad, duelo, pérdida del empleo u otra "
                "situación difícil. Solo se responde a lo que la persona escribe.",
            ),
            _say("Steps", "Pausar la gestión"),
            _say("Steps", "Gestión en pausa por vulnerabilidad"),
            days=(30, 60, 0),
        ),
    )


def _number() -> tuple[Step, ...]:
    return (
        Step(
            "wrong_number",
            "phone",
            _say("Steps", "Número equivocado"),
            _say(
                "Steps",
                "El número deja de usarse para todas las personas que lo tienen "
                "y los mensajes pendientes no se envían.",
            ),
            _say("Steps", "Quitar el número"),
            _say("Steps", "El número ya no se usa"),
            "number",
        ),
        Step(
            "third_party",
            "user",
            _say("Steps", "Contestó otra persona"),
            _say(
                "Steps",
                "Queda como gestión con un tercero. No le digas nada de la deuda. "
                "Nada se bloquea: si el número no es suyo, usa «Número equivocado».",
            ),
            _say("Steps", "Registrar"),
            _say("Steps", "Gestión con un tercero registrada"),
            "number",
        ),
        Step(
            "no_consent",
            "shield-off",
            _say("Steps", "Nunca autorizó este medio"),
            _say(
                "Steps",
                "No se escribe más a este número mientras la persona no lo autorice. "
                "Los mensajes pendientes no se envían.",
            ),
            _say("Steps", "Registrar que no autorizó"),
            _say("Steps", "Sin autorización: no se le escribe más"),
            "number",
        ),
        Step(
            "opt_out",
            "block",
            _say("Steps", "Pidió no recibir mensajes"),
            _say(
                "Steps",
                "No se le vuelve a escribir a este número, tampoco por otra cuenta. "
                "Solo la persona puede pedir que se reanude.",
            ),
            _say("Steps", "Registrar la baja"),
            _say("Steps", "Baja registrada"),
            "number",
        ),
    )


def _person() -> tuple[Step, ...]:
    follows = _say(
        "Steps",
        "Nada más sale hacia esta persona, por ninguna cuenta: los mensajes pendientes y "
        "los recordatorios mueren; tus borradores quedan. Se levanta solo con una razón y "
        "con el acuerdo de supervisión.",
    )
    button, done = _say("Steps", "Bloquear"), _say("Steps", "Persona bloqueada")
    words = (
        ("deceased", "user", _say("Steps", "Falleció")),
        ("bankruptcy", "scales", _say("Steps", "Concurso o insolvencia")),
        ("legal", "scales", _say("Steps", "Tiene abogado o hay demanda")),
        ("fraud", "warning", _say("Steps", "Fraude o robo de identidad")),
    )
    return tuple(
        Step(name, icon, word, follows, button, done, "person") for name, icon, word in words
    )
