"""What a notice says."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from console.usecases.news import News, NewsKind

ICONS = {
    NewsKind.MINE: "chat",
    NewsKind.UNASSIGNED: "inbox",
    NewsKind.MENTION: "note",
    NewsKind.HANDED_OVER: "swap",
    NewsKind.FAILED: "warning",
    NewsKind.WINDOW: "clock",
    NewsKind.PROMISES: "calendar-check",
    NewsKind.LINE: "cloud-off",
}
_LONGEST = 140


def title_of(news: News, now: datetime) -> str:
    """The first line."""
    translate = QCoreApplication.translate
    minutes = max(1, round((news.at - now).total_seconds() / 60))
    titles = {
        NewsKind.FAILED: translate("Notices", "No llegó tu mensaje a {name}"),
        NewsKind.WINDOW: translate("Notices", "La ventana de {name} vence en {minutes} min"),
        NewsKind.MENTION: translate("Notices", "{by} te menciona: {name}"),
        NewsKind.HANDED_OVER: translate("Notices", "{by} te pasó a {name}"),
        NewsKind.PROMISES: translate("Notices", "Promesas que vencen hoy: {count}"),
        NewsKind.LINE: translate("Notices", "Sin conexión con el relé"),
    }
    title = titles.get(news.kind, "{name}")
    return title.format(name=news.name, by=news.by, minutes=minutes, count=news.text)


def text_of(news: News, *, shows_text: bool) -> str:
    """The second line; what a debtor or a colleague wrote only where that is wanted."""
    translate = QCoreApplication.translate
    said = " ".join(news.text.split())[:_LONGEST]
    quoted = {NewsKind.MINE, NewsKind.UNASSIGNED, NewsKind.MENTION}
    if shows_text and said and news.kind in quoted:
        return said
    texts = {
        NewsKind.MINE: translate("Notices", "Mensaje nuevo"),
        NewsKind.UNASSIGNED: translate("Notices", "Mensaje nuevo, sin asignar"),
        NewsKind.MENTION: translate("Notices", "En una nota interna"),
        NewsKind.HANDED_OVER: translate("Notices", "La conversación es tuya"),
        NewsKind.FAILED: translate("Notices", "La causa está en la conversación"),
        NewsKind.WINDOW: translate("Notices", "Después solo podrás enviar plantilla"),
        NewsKind.PROMISES: translate("Notices", "Están en Promesas"),
        NewsKind.LINE: translate("Notices", "Lo escrito sale al reconectar"),
    }
    return texts[news.kind]


def summary_of(news: tuple[News, ...]) -> tuple[str, str]:
    """Title and text of one notice for several things."""
    translate = QCoreApplication.translate
    names = list(dict.fromkeys(one.name for one in news if one.name))
    title = translate("Notices", "Novedades en Acuerdo: {count}").format(count=len(news))
    more = len(names) - 3
    text = ", ".join(names[:3])
    if more > 0:
        text = translate("Notices", "{names} y {more} más").format(names=text, more=more)
    return title, text


def kind_names() -> dict[NewsKind, tuple[str, str]]:
    """What each kind is called, and when it comes."""
    translate = QCoreApplication.translate
    return {
        NewsKind.MINE: (
            translate("Notices", "Mensaje nuevo en mis conversaciones"),
            translate("Notices", "Se agrupan si llegan más de tres"),
        ),
        NewsKind.UNASSIGNED: (
            translate("Notices", "Mensaje sin asignar"),
            translate("Notices", "De alguien a quien nadie atiende todavía"),
        ),
        NewsKind.WINDOW: (
            translate("Notices", "Ventana por vencer"),
            translate("Notices", "Cuando falten 60 minutos y no haya respuesta nuestra"),
        ),
        NewsKind.MENTION: (
            translate("Notices", "Menciones"),
            translate("Notices", "Alguien te nombra en una nota interna"),
        ),
        NewsKind.HANDED_OVER: (
            translate("Notices", "Conversación recibida"),
            translate("Notices", "Alguien te pasa una conversación"),
        ),
        NewsKind.FAILED: (
            translate("Notices", "Envío fallido"),
            translate("Notices", "Un mensaje tuyo no va a llegar"),
        ),
        NewsKind.PROMISES: (
            translate("Notices", "Promesas del día"),
            translate("Notices", "Una vez al día, si alguna vence"),
        ),
        NewsKind.LINE: (
            translate("Notices", "Conexión perdida"),
            translate("Notices", "El relé no responde"),
        ),
    }
