"""Actions about the person beside the thread."""

from PySide6.QtCore import QCoreApplication

from console.ui.actions.action import Action
from console.ui.inbox.panel.steps import steps

translate = QCoreApplication.translate


def panel_actions() -> tuple[Action, ...]:
    """Pages of the panel, the next best action, and every step that changes what is allowed."""
    pages = (
        ("card", translate("Actions", "Ver la ficha de la persona"), "user"),
        ("timeline", translate("Actions", "Ver la línea de tiempo"), "history"),
        ("notes", translate("Actions", "Ver las notas"), "note"),
        ("chats", translate("Actions", "Ver sus otras conversaciones"), "chat"),
    )
    return (
        *(
            Action(f"inbox.page.{key}", title, (f"Alt+Shift+{number}",), icon)
            for number, (key, title, icon) in enumerate(pages, start=1)
        ),
        Action(
            "inbox.next_step",
            translate("Actions", "Hacer la siguiente mejor acción"),
            ("Alt+Shift+N",),
            "sparkle",
        ),
        Action(
            "inbox.steps",
            translate("Actions", "Registrar algo que cambia lo permitido"),
            ("Alt+Shift+O",),
            "shield",
        ),
        Action("inbox.see.document", translate("Actions", "Ver el documento completo")),
        Action("inbox.see.phone", translate("Actions", "Ver el teléfono completo")),
        *(Action(f"inbox.step.{step.name}", step.word, (), step.icon) for step in steps()),
    )
