"""Document, place and language; mail and address where they are known. All covered."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from console.ui.inbox.panel.masks import masked_address, masked_document, masked_email
from console.ui.inbox.panel.section import Block
from console.ui.inbox.panel.wording import language_word
from console.ui.widgets.buttons import IconButton
from console.ui.widgets.elide import ElidedLabel
from console.ui.widgets.labels import Label
from console.usecases.views import PersonPanel


class Covered(QWidget):
    """A name and a value that is covered until somebody says why they want to see it."""

    reveal_asked = Signal(str)  # field

    def __init__(self, field: str, name: str) -> None:
        super().__init__()
        self.field = field
        self.name = Label(name, "small", "text3", parent=self)
        self.value = Label("", "small", parent=self, tabular=True)
        self.rest = ElidedLabel("", "small", "text3", parent=self)
        self.eye = IconButton("eye", self.tr("Ver completo; queda registrado"), small=True)
        self.eye.setAccessibleName(self.tr("Ver completo: {name}").format(name=name))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for part in (self.name, self.value, self.eye):
            row.addWidget(part)
        row.addWidget(self.rest, 1)
        self.eye.clicked.connect(lambda: self.reveal_asked.emit(self.field))

    def show_value(self, name: str, covered: str, whole: str, *, is_shown: bool) -> None:
        """Show the value, covered or whole; where there is none, there is nothing to ask."""
        self.name.setText(name)
        self.value.setText(whole if is_shown else covered)
        self.eye.setVisible(bool(whole) and not is_shown)


class IdentityBlock(Block):
    """Who it is, in as few lines as are known."""

    reveal_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__(down=9, spacing=2)
        self.document = Covered("document", self.tr("Documento"))
        self.email = Covered("email", self.tr("Correo"))
        self.address = Covered("address", self.tr("Dirección"))
        for covered in (self.document, self.email, self.address):
            self.body.addWidget(covered)
            covered.reveal_asked.connect(self.reveal_asked)

    def show_person(self, panel: PersonPanel, revealed: frozenset[str]) -> None:
        """Another person, or other values of the same one."""
        number = panel.doc_number or ""
        self.document.show_value(
            panel.doc_type or self.tr("Documento"),
            masked_document(number) or self.tr("sin documento"),
            number,
            is_shown="document" in revealed and bool(number),
        )
        parts = [panel.region, language_word(panel.language)]
        self.document.rest.setText("· " + " · ".join(part for part in parts if part))
        self._show(self.email, panel.email, masked_email, revealed)
        self._show(self.address, panel.address, masked_address, revealed)

    def _show(
        self,
        row: Covered,
        value: str | None,
        cover: Callable[[str | None], str],
        revealed: frozenset[str],
    ) -> None:
        row.setVisible(bool(value))
        name = row.name.text()
        row.show_value(name, cover(value), value or "", is_shown=row.field in revealed)
