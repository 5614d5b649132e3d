"""Writing to several debtors: template, preview for a real person, who is left out and why."""

from collections import Counter

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from console.domain.contact import Allowed
from console.runtime import reasons
from console.ui.queue.lines import QueueLine
from console.ui.widgets.buttons import Button
from console.ui.widgets.cards import Card, KeyValueRow, pad_layout
from console.ui.widgets.labels import Label, Tone, section_caption
from console.ui.widgets.sheet import Sheet
from console.usecases.bind_template import Bound
from console.usecases.views import TemplateRow

SHEET_PX = (860, 560)


class SendSheet(Sheet):
    """Choose a template for the selected accounts. Reports; decides nothing."""

    template_chosen = Signal(object)
    send_confirmed = Signal(object)

    def __init__(
        self,
        templates: tuple[TemplateRow, ...],
        lines: tuple[QueueLine, ...],
        lang: str,
        parent: QWidget,
    ) -> None:
        super().__init__("", parent, *SHEET_PX)
        self._templates = templates
        self._lines = lines
        self._lang = lang
        self.show_title(self.tr("Enviar plantilla"), self._who())
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Plantillas aprobadas"))
        self.list.setObjectName("TemplateList")
        for template in templates:
            item = QListWidgetItem(f"{template.name}  ·  {template.language}")
            self.list.addItem(item)
        self._preview = Label("", wrap=True, selectable=True)
        self._person = Label("", "small", "text3")
        self._lay_out()
        self.send = self.add_button(Button(self._send_text(), icon="send"), is_primary=True)
        self.send.clicked.connect(self._confirm)
        self.list.currentRowChanged.connect(self._choose)
        self.send.setEnabled(False)
        if templates:
            self.list.setCurrentRow(0)

    def show_preview(self, bound: Bound, person: str) -> None:
        """How it reads for the first person of the selection."""
        shown = bound.preview
        parts = (shown.header, shown.body, shown.footer, *(f"[ {b} ]" for b in shown.buttons))
        self._preview.setText("\n\n".join(part for part in parts if part))
        self._person.setText(self.tr("Vista previa para {person}").format(person=person))
        self.send.setEnabled(not bound.missing and any(line.allowed for line in self._lines))
        if bound.missing:
            self._person.setText(
                self.tr("Falta el dato: {names}").format(names=", ".join(bound.missing))
            )

    def _lay_out(self) -> None:
        columns = QHBoxLayout()
        left, right = QVBoxLayout(), QVBoxLayout()
        left.addWidget(section_caption(self.tr("Plantillas aprobadas")))
        left.addWidget(self.list, 1)
        bubble = Card()
        bubble.body.addWidget(self._preview)
        right.addWidget(self._person)
        right.addWidget(bubble)
        right.addWidget(section_caption(self.tr("Quién la recibe")))
        for name, count, icon, tone in self._groups():
            right.addWidget(KeyValueRow(name, str(count), icon, tone))
        right.addStretch(1)
        columns.addLayout(left, 2)
        columns.addLayout(right, 3)
        pad_layout(columns, 20, 16, spacing=20)
        self.body.addLayout(columns)

    def _groups(self) -> list[tuple[str, int, str, Tone]]:
        """Each person once: allowed, or left out by the gate's first reason."""
        allowed = sum(line.allowed for line in self._lines)
        refused = Counter(
            line.decision.reason
            for line in self._lines
            if not isinstance(line.decision, Allowed)
        )
        rows: list[tuple[str, int, str, Tone]] = [
            (self.tr("Se les puede escribir ahora"), allowed, "check", "ok")
        ]
        rows += [
            (reasons.title(reason, self._lang), count, "lock", "warn")
            for reason, count in refused.most_common()
        ]
        return rows

    def _who(self) -> str:
        return self.tr("%n cuenta(s) seleccionada(s)", "", len(self._lines))

    def _send_text(self) -> str:
        people = {line.row.debtor_id for line in self._lines if line.allowed}
        return self.tr("Enviar a %n persona(s)", "", len(people))

    def _choose(self, row: int) -> None:
        if 0 <= row < len(self._templates):
            self.template_chosen.emit(self._templates[row])

    def _confirm(self) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self._templates):
            self.send_confirmed.emit(self._templates[row])
            self.accept()
