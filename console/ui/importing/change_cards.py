"""What moves, and what it means for the work under way, as cards."""

from PySide6.QtCore import QCoreApplication

from console.ui.widgets import figures
from console.ui.widgets.cards import Card, KeyValueRow
from console.ui.widgets.labels import Label
from console.usecases.views import Effect, Operation

translate = QCoreApplication.translate


def changes_card(effect: Effect) -> Card:
    """What moves in the accounts that were there already."""
    card = Card(padding=16, spacing=4)
    card.body.addWidget(Label(translate("ImportEffect", "Qué cambia"), weight=600))
    for name, value in (
        (translate("ImportEffect", "Sube lo vencido"), effect.due_up),
        (translate("ImportEffect", "Baja lo vencido"), effect.due_down),
        (translate("ImportEffect", "Pasan a un tramo peor"), effect.worse_bucket),
        (translate("ImportEffect", "Vuelven a un tramo mejor"), effect.better_bucket),
    ):
        card.body.addWidget(KeyValueRow(name, figures.whole(value)))
    card.body.addStretch(1)
    return card


def operation_card(operation: Operation, *, pays: bool) -> Card:
    """What is under way with accounts that go or, if the file `pays`, that it pays."""
    card = Card(padding=16, spacing=4)
    card.body.addWidget(Label(translate("ImportEffect", "Efecto en la operación"), weight=600))
    for name, value in _payments(operation) if pays else _leaving(operation):
        row = KeyValueRow(name)
        row.show_value(figures.whole(value), "warn" if value else "text3")
        card.body.addWidget(row)
    card.body.addStretch(1)
    return card


def _payments(operation: Operation) -> tuple[tuple[str, int], ...]:
    name = translate("ImportEffect", "Promesas abiertas que reciben un pago")
    return ((name, operation.promises_paid),)


def _leaving(operation: Operation) -> tuple[tuple[str, int], ...]:
    return (
        (
            translate("ImportEffect", "Promesas abiertas de cuentas que salen"),
            operation.promises_open,
        ),
        (
            translate("ImportEffect", "Conversaciones que esperan respuesta"),
            operation.chats_waiting,
        ),
        (translate("ImportEffect", "Borradores sin enviar"), operation.drafts),
        (
            translate("ImportEffect", "Mensajes en espera que ya no saldrán"),
            operation.sends_pending,
        ),
    )
