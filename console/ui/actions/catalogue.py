"""Every action of the program with its name and its keys as delivered.

To add one: write it down here, and give the screen's `Commands` what it does under its id.
Keys follow what hands know from other inboxes; no Ctrl+Alt with a letter, which types signs on
Spanish keyboards.
"""

from PySide6.QtCore import QCoreApplication

from console.ui.actions.action import Action
from console.ui.actions.panel import panel_actions

translate = QCoreApplication.translate


def catalogue() -> tuple[Action, ...]:
    """All actions in the order they are listed, in the language in force."""
    return (
        *_window(),
        *_inbox(),
        *_thread(),
        *_composer(),
        *_queue(),
        *_promises(),
        *_import(),
    )


def place_titles() -> dict[str, str]:
    """What each place of the table is called."""
    return {
        "window": translate("Actions", "En todas partes"),
        "inbox": translate("Actions", "Bandeja"),
        "queue": translate("Actions", "Colas"),
        "promises": translate("Actions", "Promesas"),
        "import": translate("Actions", "Importar"),
    }


def _window() -> tuple[Action, ...]:
    return (
        Action(
            "window.palette",
            translate("Actions", "Buscar persona, cuenta, mensaje o acción"),
            ("Ctrl+K",),
            "search",
        ),
        Action("window.inbox", translate("Actions", "Ir a la bandeja"), ("Ctrl+1",), "inbox"),
        Action("window.queue", translate("Actions", "Ir a las colas"), ("Ctrl+2",), "list"),
        Action(
            "window.promises",
            translate("Actions", "Ir a las promesas"),
            ("Ctrl+3",),
            "calendar-check",
        ),
        Action("window.import", translate("Actions", "Ir a importar"), ("Ctrl+4",), "upload"),
        Action(
            "window.settings", translate("Actions", "Ir a los ajustes"), ("Ctrl+7",), "sliders"
        ),
        Action(
            "window.larger",
            translate("Actions", "Agrandar el texto"),
            ("Ctrl++", "Ctrl+="),
            "plus",
        ),
        Action(
            "window.smaller", translate("Actions", "Achicar el texto"), ("Ctrl+-",), "minus"
        ),
        Action(
            "window.theme",
            translate("Actions", "Cambiar entre tema claro y oscuro"),
            ("Ctrl+Shift+L",),
            "moon",
        ),
        Action("window.notices", translate("Actions", "Ver los avisos"), ("Alt+B",), "bell"),
        Action(
            "window.shortcuts", translate("Actions", "Atajos de teclado"), ("F1",), "keyboard"
        ),
        Action(
            "window.question",
            translate("Actions", "Atajos, fuera de los campos de texto"),
            ("?",),
            fixed=True,
        ),
        Action("window.back", translate("Actions", "Cerrar o volver"), ("Esc",), fixed=True),
    )


def _inbox() -> tuple[Action, ...]:
    return (
        Action(
            "inbox.next",
            translate("Actions", "Conversación siguiente"),
            ("Alt+Down", "Ctrl+Tab"),
            "chevron-down",
        ),
        Action(
            "inbox.previous",
            translate("Actions", "Conversación anterior"),
            ("Alt+Up", "Ctrl+Shift+Tab"),
            "chevron-up",
        ),
        Action("inbox.first", translate("Actions", "Primera conversación"), ("Ctrl+Alt+Home",)),
        Action("inbox.last", translate("Actions", "Última conversación"), ("Ctrl+Alt+End",)),
        Action(
            "inbox.walk",
            translate("Actions", "Bajar o subir en la lista"),
            ("J  K",),
            fixed=True,
        ),
        Action(
            "inbox.resolve",
            translate("Actions", "Resolver la conversación"),
            ("Alt+E",),
            "check",
        ),
        *_work(),
        Action(
            "inbox.panel", translate("Actions", "Ver u ocultar la ficha"), ("Alt+I",), "panel"
        ),
        *panel_actions(),
    )


def _work() -> tuple[Action, ...]:
    return (
        Action("inbox.snooze", translate("Actions", "Posponer"), ("Alt+Z",), "moon"),
        Action("inbox.mine", translate("Actions", "Asignarme"), ("Alt+A",), "user"),
        Action(
            "inbox.transfer",
            translate("Actions", "Transferir con una nota"),
            ("Alt+Shift+A",),
            "swap",
        ),
        Action("inbox.label", translate("Actions", "Etiquetar"), ("Alt+G",), "star"),
        Action(
            "inbox.importance",
            translate("Actions", "Marcar la importancia"),
            ("Alt+M",),
            "flag",
        ),
        Action(
            "inbox.unread", translate("Actions", "Marcar como no leída"), ("Alt+U",), "mail"
        ),
        Action(
            "inbox.undo",
            translate("Actions", "Deshacer lo último hecho a conversaciones"),
            ("Ctrl+Z",),
            "undo",
        ),
        Action(
            "inbox.filter",
            translate("Actions", "Filtrar conversaciones y guardar vistas"),
            ("Alt+F",),
            "filter",
        ),
        Action("inbox.sort", translate("Actions", "Orden y vistas"), ("Alt+O",), "sort"),
        Action(
            "inbox.check",
            translate("Actions", "Elegir la conversación, para hacer algo a varias"),
            ("X",),
            fixed=True,
        ),
        Action(
            "inbox.check_all",
            translate("Actions", "Elegir todas las de la lista"),
            ("Ctrl+A",),
            fixed=True,
        ),
    )


def _thread() -> tuple[Action, ...]:
    return (
        Action(
            "inbox.newest",
            translate("Actions", "Ir al mensaje más nuevo y darlo por leído"),
            ("Ctrl+Shift+R",),
            "arrow-down",
        ),
        Action(
            "inbox.find",
            translate("Actions", "Buscar en la conversación"),
            ("Ctrl+F",),
            "search",
        ),
        Action(
            "inbox.find_above",
            translate("Actions", "Ir a la coincidencia anterior"),
            ("F3",),
            "chevron-up",
        ),
        Action(
            "inbox.find_below",
            translate("Actions", "Ir a la coincidencia siguiente"),
            ("Shift+F3",),
            "chevron-down",
        ),
        Action(
            "inbox.messages",
            translate("Actions", "Recorrer los mensajes"),
            ("Ctrl ↑  Ctrl ↓",),
            fixed=True,
        ),
        Action(
            "inbox.extend",
            translate("Actions", "Elegir varios mensajes"),
            ("Ctrl Shift ↑  Ctrl Shift ↓",),
            fixed=True,
        ),
        Action(
            "inbox.quote", translate("Actions", "Citar el mensaje elegido"), ("R",), fixed=True
        ),
        Action(
            "inbox.copy",
            translate("Actions", "Copiar los mensajes elegidos"),
            ("Ctrl+C",),
            fixed=True,
        ),
    )


def _composer() -> tuple[Action, ...]:
    return (
        Action(
            "inbox.template", translate("Actions", "Elegir plantilla"), ("Alt+T",), "layout"
        ),
        Action(
            "inbox.promise",
            translate("Actions", "Registrar promesa de pago"),
            ("Alt+P",),
            "calendar-check",
            translate("Actions", "pago único o plan"),
        ),
        Action(
            "inbox.note", translate("Actions", "Escribir una nota interna"), ("Alt+N",), "note"
        ),
        Action(
            "inbox.reply", translate("Actions", "Escribir una respuesta"), ("Alt+R",), "reply"
        ),
        Action(
            "inbox.answers", translate("Actions", "Respuestas rápidas"), ("Alt+Q",), "slash"
        ),
        Action(
            "inbox.keep_replies",
            translate("Actions", "Crear y ordenar respuestas rápidas"),
            ("Alt+Shift+Q",),
            "edit",
        ),
        Action("inbox.emoji", translate("Actions", "Elegir un emoji"), ("Alt+J",), "smile"),
        Action(
            "inbox.attach", translate("Actions", "Adjuntar archivos"), ("Ctrl+O",), "paperclip"
        ),
        Action(
            "inbox.undo_send",
            translate("Actions", "Deshacer el envío"),
            ("Ctrl+Shift+Z",),
            "undo",
        ),
        Action(
            "inbox.plan",
            translate("Actions", "Programar el mensaje"),
            ("Alt+Shift+Return",),
            "clock",
        ),
        Action(
            "inbox.send",
            translate("Actions", "Enviar; en la lista, escribir"),
            ("Enter",),
            fixed=True,
        ),
        Action(
            "inbox.send_next",
            translate("Actions", "Enviar y pasar a la siguiente"),
            ("Ctrl+Return",),
            fixed=True,
        ),
        Action(
            "inbox.bold",
            translate("Actions", "Negrita o cursiva en lo seleccionado"),
            ("Ctrl B  Ctrl I",),
            fixed=True,
        ),
        Action(
            "inbox.line", translate("Actions", "Renglón nuevo"), ("Shift+Return",), fixed=True
        ),
    )


def _queue() -> tuple[Action, ...]:
    return (
        Action("queue.filter", translate("Actions", "Filtrar la cola"), ("Ctrl+F",), "search"),
        Action(
            "queue.work",
            translate("Actions", "Trabajar en orden"),
            ("Alt+Return", "Alt+Enter"),
            "play",
        ),
        Action(
            "queue.export",
            translate("Actions", "Exportar la cola a Excel"),
            ("Ctrl+E",),
            "download",
        ),
        Action(
            "queue.explain",
            translate("Actions", "Por qué está en este lugar"),
            ("F2", "Ctrl+I"),
            "info",
        ),
        Action(
            "queue.open", translate("Actions", "Abrir la conversación"), ("Enter",), fixed=True
        ),
        Action("queue.check", translate("Actions", "Marcar la cuenta"), ("Space",), fixed=True),
        Action(
            "queue.check_all",
            translate("Actions", "Marcar todas las de la lista"),
            ("Ctrl+A",),
            fixed=True,
        ),
    )


def _promises() -> tuple[Action, ...]:
    return (
        Action(
            "promises.filter",
            translate("Actions", "Filtrar las promesas"),
            ("Ctrl+F",),
            "search",
        ),
        Action(
            "promises.export",
            translate("Actions", "Exportar las promesas a Excel"),
            ("Ctrl+E",),
            "download",
        ),
        Action("promises.cancel", translate("Actions", "Cancelar la promesa"), ("Del",), "x"),
    )


def _import() -> tuple[Action, ...]:
    return (
        Action(
            "import.choose", translate("Actions", "Elegir un archivo"), ("Ctrl+O",), "upload"
        ),
        Action(
            "import.back", translate("Actions", "Paso anterior"), ("Alt+Left",), "arrow-left"
        ),
        Action(
            "import.forward",
            translate("Actions", "Paso siguiente"),
            ("Alt+Right", "Ctrl+Return"),
            "arrow-right",
        ),
    )
