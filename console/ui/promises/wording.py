"""States, days and tabs of promises in words."""

from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication

from console.domain.promise import PromiseState
from console.runtime import formats
from console.ui.promises.presenter import Tab
from console.ui.widgets.chips import ChipKind

translate = QCoreApplication.translate
STATE_KIND: dict[str, ChipKind] = {
    PromiseState.OPEN: "accent",
    PromiseState.IN_GRACE: "warn",
    PromiseState.AWAITING_FILE: "warn",
    PromiseState.PENDING_APPROVAL: "bot",
    PromiseState.KEPT: "ok",
    PromiseState.KEPT_LATE: "ok",
    PromiseState.PARTIALLY_KEPT: "warn",
    PromiseState.BROKEN: "bad",
}


def tab_texts() -> tuple[tuple[str, str], ...]:
    """(key, word) of every tab."""
    return (
        (Tab.TODAY.value, translate("PromiseWords", "Hoy")),
        (Tab.OVERDUE.value, translate("PromiseWords", "Vencidas")),
        (Tab.COMING.value, translate("PromiseWords", "Por vencer")),
        (Tab.KEPT.value, translate("PromiseWords", "Cumplidas")),
        (Tab.BROKEN.value, translate("PromiseWords", "Rotas")),
        (Tab.ALL.value, translate("PromiseWords", "Todas")),
    )


def empty_texts(tab: Tab) -> tuple[str, str]:
    """What an empty tab means, and what to do."""
    texts = {
        Tab.TODAY: (
            translate("PromiseWords", "Hoy no vence ninguna promesa"),
            translate("PromiseWords", "Las que vencen después están en «Por vencer»."),
        ),
        Tab.OVERDUE: (
            translate("PromiseWords", "Ninguna promesa está vencida"),
            translate("PromiseWords", "Aquí aparecen las que pasaron su día sin pago."),
        ),
        Tab.COMING: (
            translate("PromiseWords", "No hay promesas por vencer"),
            translate("PromiseWords", "Se registran desde la conversación, con Alt+P."),
        ),
        Tab.KEPT: (
            translate("PromiseWords", "Todavía no se cumple ninguna"),
            translate("PromiseWords", "Se marcan solas cuando llega el archivo de pagos."),
        ),
        Tab.BROKEN: (
            translate("PromiseWords", "Ninguna promesa rota"),
            translate("PromiseWords", "Se marcan solas cuando pasan los días de gracia."),
        ),
        Tab.ALL: (
            translate("PromiseWords", "Todavía no hay promesas"),
            translate("PromiseWords", "Se registran desde la conversación, con Alt+P."),
        ),
    }
    return texts[tab]


def state_text(state: str) -> str:
    """The state in words."""
    words = {
        PromiseState.OPEN: translate("PromiseWords", "Vigente"),
        PromiseState.IN_GRACE: translate("PromiseWords", "En días de gracia"),
        PromiseState.AWAITING_FILE: translate("PromiseWords", "Espera archivo de pagos"),
        PromiseState.PENDING_APPROVAL: translate("PromiseWords", "Por aprobar"),
        PromiseState.KEPT: translate("PromiseWords", "Cumplida"),
        PromiseState.KEPT_LATE: translate("PromiseWords", "Cumplida tarde"),
        PromiseState.PARTIALLY_KEPT: translate("PromiseWords", "Cumplida en parte"),
        PromiseState.BROKEN: translate("PromiseWords", "Rota"),
        PromiseState.RENEGOTIATED: translate("PromiseWords", "Renegociada"),
        PromiseState.CANCELLED: translate("PromiseWords", "Cancelada"),
        PromiseState.EXPIRED: translate("PromiseWords", "Expirada"),
        PromiseState.REJECTED: translate("PromiseWords", "Rechazada"),
        PromiseState.DRAFT: translate("PromiseWords", "Borrador"),
    }
    return words[PromiseState(state)]


def day_text(on: date, today: date, lang: str) -> str:
    """`Hoy`, `Ayer`, `Mañana`, or the day with its weekday."""
    near = {
        today: translate("PromiseWords", "Hoy"),
        today - timedelta(days=1): translate("PromiseWords", "Ayer"),
        today + timedelta(days=1): translate("PromiseWords", "Mañana"),
    }
    # segunda, terça: a Portuguese weekday is said without its second half
    return near.get(on) or formats.day(on, lang, "weekday").replace("-feira", "")
