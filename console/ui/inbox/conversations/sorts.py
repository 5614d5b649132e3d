"""Names of the list's orders."""

from PySide6.QtCore import QCoreApplication

from console.usecases.inbox_filter import Sort


def sort_word(sort: Sort) -> str:
    """What an order is called."""
    say = QCoreApplication.translate
    return {
        Sort.URGENCY: say("Sorts", "Lo que vence primero"),
        Sort.SCORE: say("Sorts", "Prioridad"),
        Sort.ACTIVITY: say("Sorts", "Última actividad"),
        Sort.WAITING: say("Sorts", "Mayor espera"),
        Sort.WINDOW: say("Sorts", "Ventana que cierra antes"),
        Sort.CREATED: say("Sorts", "Más nuevas"),
        Sort.IMPORTANCE: say("Sorts", "Importancia"),
    }[sort]
