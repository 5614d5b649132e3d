"""Writing to several debtors: template, preview for a real person, who is left out and why."""

from collections import Counter
from datetime import datetime

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QListView, QVBoxLayout, QWidget

from console.domain.contact import Allowed
from console.runtime import reasons
from console.ui.inbox.templates.model import TemplateDelegate, TemplateModel
from console.ui.inbox.templates.phone import PhonePreview
from console.ui.inbox.words import Words
from console.ui.queue.lines import QueueLine
from console.ui.theme.theme import Theme
from console.ui.widgets import figures
from console.ui.widgets.buttons import Button
from console.ui.widgets.cards import Card, KeyValueRow
from console.ui.widgets.elide import ElidedLabel
from console.ui.widgets.labels import Label, section_caption
from console.ui.widgets.search_field import SearchField
from console.ui.widgets.sheet import Sheet
from console.usecases.bind_template import Bound
from console.usecases.views import TemplateRow

WIDTH_PX, HEIGHT_PX, LIST_PX = 900, 600, 268


class SendSheet(Sheet):
    """Choose a template for the selected accounts. Reports; decides nothing."""

    template_chosen = Signal(object)  # TemplateRow
    send_confirmed = Signal(object)  # TemplateRow

    def __init__(
        self,
        templates: tuple[TemplateRow, ...],
        lines: tuple[QueueLine, ...],
        words: Words,
        now: datetime,
        parent: QWidget,
    ) -> None:
        super().__init__("", parent, WIDTH_PX, HEIGHT_PX)
        self._lines, self._words, self._now = lines, words, now
        self.show_title(
            self.tr("Enviar una plantilla a varias personas"),
            self.tr("%n cuenta(s) seleccionada(s)", "", len(lines)),
        )
        self.model = TemplateModel()
        self.model.replace(templates)
        self._build_list()
        self.phone = PhonePreview(words)
        self._lay_out()
        self._build_footer()
        self.list.selectionModel().currentChanged.connect(self._choose)
        self.search.textChanged.connect(self._filter)
        self.list.setCurrentIndex(self.model.index(0))
        self.list.setFocus()

    def current(self) -> TemplateRow | None:
        """The chosen template."""
        index = self.list.currentIndex()
        return self.model.row(index.row()) if index.isValid() else None

    def show_preview(self, bound: Bound, person: str) -> None:
        """How it reads for the first person of the selection who may be written to."""
        self.phone.show_message(self._lines[0].row.creditor, bound.preview, self._now)
        self._person.setText(self.tr("Así la recibe {person}").format(person=person))
        names = ", ".join(bound.missing)
        self._missing.setText(
            self.tr("Falta un dato en su cuenta: {names}").format(names=names) if names else ""
        )
        self._missing.setVisible(bool(names))
        self.send.setEnabled(bool(self._people()))

    # --- building ---------------------------------------------------------------------------

    def _build_list(self) -> None:
        self.search = SearchField(self.tr("Buscar plantilla"))
        self.list = QListView()
        self.list.setAccessibleName(self.tr("Plantillas aprobadas"))
        self.list.setModel(self.model)
        self.list.setItemDelegate(TemplateDelegate(self.list))
        self.list.setMouseTracking(True)
        self.list.setUniformItemSizes(True)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setFixedWidth(Theme.current().px(LIST_PX))

    def _lay_out(self) -> None:
        left, middle, columns = QVBoxLayout(), QVBoxLayout(), QHBoxLayout()
        left.addWidget(self.search)
        left.addWidget(self.list, 1)
        middle.addWidget(section_caption(self.tr("Quién la recibe")))
        middle.addWidget(self._recipients())
        self._person = ElidedLabel("", "small", "text3")
        self._missing = Label("", "small", "warn", wrap=True)
        self._missing.hide()
        middle.addWidget(self._missing)
        middle.addStretch(1)
        middle.addWidget(self._person)
        columns.addLayout(left)
        columns.addLayout(middle, 1)
        columns.addWidget(self.phone)
        columns.setSpacing(Theme.current().px(18))
        self.body.addLayout(columns)

    def _build_footer(self) -> None:
        note = self.tr("La política se revisa otra vez al enviar, persona por persona.")
        self.add_note(ElidedLabel(note, "small", "text3"))
        self.cancel = self.add_button(Button(self.tr("Cancelar")))
        people = self.tr("Enviar a %n persona(s)", "", len(self._people()))
        self.send = self.add_button(Button(people, icon="send"), is_primary=True)
        self.send.setEnabled(False)
        self.cancel.clicked.connect(self.reject)
        self.send.clicked.connect(self._confirm)

    def _recipients(self) -> Card:
        """Each person once: who may be written to, and the others by the gate's reason."""
        card, people = Card(), self._people()
        count = figures.whole(len(people))
        card.body.addWidget(
            KeyValueRow(self.tr("Se les puede escribir ahora"), count, "check", "ok")
        )
        refused: dict[object, str] = {}
        for line in self._lines:
            if line.row.debtor_id not in people and not isinstance(line.decision, Allowed):
                title = reasons.title(line.decision.reason, self._words.lang)
                refused.setdefault(line.row.debtor_id, title)
        for title, number in Counter(refused.values()).most_common():
            card.body.addWidget(KeyValueRow(title, figures.whole(number), "lock", "warn"))
        return card

    def _people(self) -> set[object]:
        return {line.row.debtor_id for line in self._lines if line.allowed}

    # --- gestures ---------------------------------------------------------------------------

    def _filter(self, text: str) -> None:
        self.model.filter(text, "", "")
        self.list.setCurrentIndex(self.model.index(0))
        self.send.setEnabled(self.current() is not None and bool(self._people()))

    def _choose(self, _now: QModelIndex, _before: QModelIndex) -> None:
        template = self.current()
        if template is not None:
            self.template_chosen.emit(template)

    def _confirm(self) -> None:
        template = self.current()
        if template is not None:
            self.send_confirmed.emit(template)
            self.accept()
