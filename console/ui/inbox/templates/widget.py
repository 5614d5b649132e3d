"""The sheet of templates: list, form, phone, and what the gate says."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from console.domain.contact import Allowed
from console.ui.inbox.decisions import over_composer
from console.ui.inbox.panel.masks import tail
from console.ui.inbox.templates.model import (
    TemplateDelegate,
    TemplateModel,
    category_word,
    quality_word,
)
from console.ui.inbox.templates.phone import PhonePreview
from console.ui.inbox.templates.presenter import Addressee, Answer
from console.ui.inbox.words import Words
from console.ui.theme.theme import Theme
from console.ui.widgets.buttons import Button
from console.ui.widgets.cards import Pic, pad_layout
from console.ui.widgets.chips import Chip
from console.ui.widgets.elide import ElidedLabel
from console.ui.widgets.labels import Label, section_caption
from console.ui.widgets.search_field import SearchField
from console.ui.widgets.sheet import Sheet
from console.usecases.bind_template import Bound
from console.usecases.views import TemplateRow


class TemplatesSheet(Sheet):
    """Shows templates and reports gestures. It decides nothing and awaits nothing."""

    template_chosen = Signal(str, str)  # name, language
    account_chosen = Signal(object)  # AccountId
    value_typed = Signal(str, str)  # key, value
    send_asked = Signal()

    def __init__(self, to: Addressee, words: Words, sender: str, parent: QWidget) -> None:
        super().__init__("", parent, 940, 640, to.person)
        self.show_title(self.tr("Enviar una plantilla"), to.person)
        self._words, self._sender = words, sender
        self._now: datetime | None = None
        self.fields: dict[str, QLineEdit] = {}
        self.model = TemplateModel()
        self._build_list()
        self._build_form(to)
        self.phone = PhonePreview(words)
        row = QHBoxLayout()
        row.addLayout(self._left)
        row.addLayout(self._middle, 1)
        row.addWidget(self.phone)
        row.setSpacing(Theme.current().px(18))
        self.body.addLayout(row)
        self._build_footer()
        self.search.setFocus()

    def _build_list(self) -> None:
        self.search = SearchField(self.tr("Buscar plantilla"))
        self.category, self.language = QComboBox(), QComboBox()
        self.category.setAccessibleName(self.tr("Categoría"))
        self.language.setAccessibleName(self.tr("Idioma"))
        self.list = QListView()
        self.list.setAccessibleName(self.tr("Plantillas aprobadas"))
        self.list.setModel(self.model)
        self.list.setItemDelegate(TemplateDelegate(self.list))
        self.list.setMouseTracking(True)
        self.list.setUniformItemSizes(True)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        filters = QHBoxLayout()
        filters.setSpacing(Theme.current().px(6))
        filters.addWidget(self.category, 1)
        filters.addWidget(self.language, 1)
        self._left = QVBoxLayout()
        self._left.setSpacing(Theme.current().px(8))
        self._left.addWidget(self.search)
        self._left.addLayout(filters)
        self._left.addWidget(self.list, 1)
        for part in (self.search, self.list):
            part.setFixedWidth(Theme.current().px(270))
        self.search.textChanged.connect(self._filter)
        self.category.currentIndexChanged.connect(self._filter)
        self.language.currentIndexChanged.connect(self._filter)
        self.list.selectionModel().currentChanged.connect(self._chosen)

    def _build_form(self, to: Addressee) -> None:
        self._name = ElidedLabel("", "lead", weight=600)
        self._category, self._quality = Chip("", "neutral"), Chip("", "neutral")
        head = QHBoxLayout()
        for part in (self._name, self._category, self._quality):
            head.addWidget(part, 1 if part is self._name else 0)
        self.account = QComboBox()
        self.account.setAccessibleName(self.tr("Cuenta"))
        for each in to.accounts:
            name = f"{self._words.name(each.product or each.creditor)} {tail(each.account_no)}"
            self.account.addItem(f"{name} · {self._words.money(each.due)}", each.id)
        if len(to.accounts) < 2:
            self.account.hide()
        self.account.currentIndexChanged.connect(
            lambda _index: self.account_chosen.emit(self.account.currentData())
        )
        self._inside = QWidget()
        self._form = QFormLayout(self._inside)
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(self._inside)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._hint = Label(
            self.tr("Elige una plantilla para ver cómo llega."), "small", "text3", wrap=True
        )
        self._middle = QVBoxLayout()
        self._middle.addLayout(head)
        self._middle.addWidget(self.account)
        self._middle.addWidget(self._hint)
        self._middle.addWidget(scroll, 1)
        self._category.hide()
        self._quality.hide()

    def _build_footer(self) -> None:
        self._pic = Pic("clock", "text3", 14)
        self.answer = ElidedLabel("", "small", "text2")
        note = QWidget()
        row = QHBoxLayout(note)
        pad_layout(row, 0, 0, spacing=6)
        row.addWidget(self._pic)
        row.addWidget(self.answer, 1)
        note.setMinimumWidth(Theme.current().px(420))
        self._pic.hide()
        self.add_note(note)
        cancel = self.add_button(Button(self.tr("Cancelar")))
        self.send = self.add_button(Button(self.tr("Enviar"), icon="send"), is_primary=True)
        self.send.setEnabled(False)
        cancel.clicked.connect(self.reject)
        self.send.clicked.connect(self.send_asked)

    # --- what is shown ------------------------------------------------------------------

    def show_templates(self, rows: Sequence[TemplateRow]) -> None:
        """List the approved templates; the first one is chosen."""
        self.model.replace(rows)
        self._fill(self.category, self.tr("Categorías"), self.model.categories, category_word)
        self._fill(self.language, self.tr("Idiomas"), self.model.languages, str)
        if rows:
            self.list.setCurrentIndex(self.model.index(0))
        else:
            self._hint.setText(self.tr("No hay plantillas aprobadas. Sincroniza con el relé."))

    @staticmethod
    def _fill(
        box: QComboBox, every: str, codes: Sequence[str], word: Callable[[str], str]
    ) -> None:
        box.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        box.clear()
        box.addItem(every, "")
        for code in codes:
            box.addItem(word(code), code)
        box.blockSignals(False)  # noqa: FBT003 - Qt's own signature

    def show_form(self, template: TemplateRow, keys: Sequence[str], bound: Bound) -> None:
        """Show a template with a field for each variable; missing ones are marked."""
        self._name.setText(template.name)
        self._category.show_text(category_word(template.category))
        self._quality.show_text(quality_word(template.quality)[0])
        self._category.show()
        self._quality.show()
        while self._form.rowCount():
            self._form.removeRow(0)
        self.fields = {}
        for key in keys:
            field = QLineEdit(bound.values.get(key, ""))
            field.setAccessibleName(self.tr("Variable {name}").format(name=key))
            field.textEdited.connect(lambda text, key=key: self.value_typed.emit(key, text))
            self._form.addRow(section_caption(f"{{{{{key}}}}}"), field)
            self.fields[key] = field
        self._hint.setVisible(not keys)
        self._hint.setText(self.tr("Esta plantilla no tiene variables."))
        self.show_preview(bound)

    def show_preview(self, bound: Bound) -> None:
        """How it reads with the values of the moment."""
        for key, field in self.fields.items():
            field.setProperty("invalid", key in bound.missing)
            field.style().unpolish(field)
            field.style().polish(field)
            missing = self.tr("Falta este dato") if key in bound.missing else ""
            field.setPlaceholderText(missing)
        if self._now is not None:
            self.phone.show_message(self._sender, bound.preview, self._now)

    def set_now(self, now: datetime) -> None:
        """The instant that the preview shows."""
        self._now = now

    def show_answer(self, answer: Answer, now: datetime) -> None:
        """What the gate says; only a yes lets it go."""
        decision = answer.decision
        self.send.setEnabled(isinstance(decision, Allowed))
        self._pic.setVisible(decision is not None)
        if decision is None:
            self.answer.setText("")
            return
        said = over_composer(decision, answer.facts, self._words, now)
        if isinstance(decision, Allowed):
            self._pic.show_icon("shield-check", "ok")
            self.answer.setText(
                self.tr("Puede enviarse ahora · {rule}").format(rule=said.detail)
            )
            self.answer.set_tone("ok")
        else:
            self._pic.show_icon(said.icon, said.tone)
            pieces = (said.title, said.detail)
            self.answer.setText(" · ".join(piece for piece in pieces if piece))
            self.answer.set_tone(said.tone)

    def finish(self) -> None:
        """It is on its way."""
        self.accept()

    # --- gestures -----------------------------------------------------------------------

    def _filter(self, _value: object = None) -> None:
        self.model.filter(
            self.search.text(),
            self.category.currentData() or "",
            self.language.currentData() or "",
        )
        if self.model.rowCount():
            self.list.setCurrentIndex(self.model.index(0))

    def _chosen(self, index: QModelIndex, _before: QModelIndex) -> None:
        if index.isValid():
            row = self.model.row(index.row())
            self.template_chosen.emit(row.name, row.language)
            self.list.scrollTo(index)
