"""Putting canned replies in order: write one, change it, share it, remove it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from console.domain.canned import CannedReply, marks_of, matching
from console.ui.theme.theme import Theme
from console.ui.widgets.buttons import Button
from console.ui.widgets.fields import Choice
from console.ui.widgets.labels import Label
from console.ui.widgets.search_field import SearchField
from console.ui.widgets.sheet import Sheet
from console.usecases.canned_replies import ReplyFault

NEW = CannedReply(0, "", "", "")
_ROLE = Qt.ItemDataRole.UserRole


class RepliesSheet(Sheet):
    """The list at the left, the chosen reply at the right."""

    save_asked = Signal(object, bool)  # CannedReply, shared
    remove_asked = Signal(object)  # CannedReply
    put_back_asked = Signal(object)  # CannedReply

    def __init__(self, parent: QWidget, language: str = "es") -> None:
        super().__init__("", parent, 780, 560)
        self.show_title(
            self.tr("Respuestas rápidas"),
            self.tr("Se escriben con / y se llenan con los datos de la cuenta"),
        )
        self._language = language
        self._replies: tuple[CannedReply, ...] = ()
        self._current = NEW
        self._removed: CannedReply | None = None
        self._build_list()
        self._build_form()
        row = QHBoxLayout()
        row.addLayout(self._left, 2)
        row.addLayout(self._right, 3)
        row.setSpacing(Theme.current().px(16))
        self.body.addLayout(row)
        self._build_footer()
        self.show_reply(NEW)

    def _build_list(self) -> None:
        self.search = SearchField(self.tr("Buscar por atajo, título o texto"))
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Respuestas rápidas"))
        self.new = Button(self.tr("Respuesta nueva"), "normal", "plus", small=True)
        self._left = QVBoxLayout()
        self._left.addWidget(self.search)
        self._left.addWidget(self.list, 1)
        self._left.addWidget(self.new, 0, Qt.AlignmentFlag.AlignLeft)
        self.search.textChanged.connect(self._fill)
        self.list.currentItemChanged.connect(self._chosen)
        self.new.clicked.connect(self.begin)

    def _build_form(self) -> None:
        self.shortcut, self.name = QLineEdit(), QLineEdit()
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.language = Choice(
            self.tr("Idioma"),
            (
                ("es", self.tr("Español")),
                ("pt_BR", self.tr("Portugués")),
                ("en", self.tr("Inglés")),
            ),
        )
        self.scope = Choice(
            self.tr("Quién la usa"),
            (("shared", self.tr("Todo el equipo")), ("own", self.tr("Solo yo"))),
        )
        self.marks = Label("", "caption", "text3", wrap=True)
        self.fault = Label("", "small", "bad", wrap=True)
        self._right = QVBoxLayout()
        for name, field in (
            (self.tr("Atajo, sin la barra"), self.shortcut),
            (self.tr("Título"), self.name),
            (self.tr("Texto"), self.text),
        ):
            label = Label(name, "small", "text2")
            label.setBuddy(field)
            field.setAccessibleName(name)
            self._right.addWidget(label)
            self._right.addWidget(field)
        self._right.addWidget(self.marks)
        choices = QHBoxLayout()
        choices.addWidget(self.language)
        choices.addWidget(self.scope)
        self._right.addLayout(choices)
        self._right.addWidget(self.fault)
        self.text.textChanged.connect(self._say_marks)

    def _build_footer(self) -> None:
        self.remove = Button(self.tr("Eliminar"), "danger", "trash")
        self.undo = Button(self.tr("Deshacer"), "normal", "undo")
        self.undo.hide()
        note = QWidget()
        row = QHBoxLayout(note)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.remove)
        row.addWidget(self.undo)
        self.add_note(note)
        self.save = self.add_button(Button(self.tr("Guardar"), "primary"), is_primary=True)
        self.save.clicked.connect(self._save)
        self.remove.clicked.connect(lambda: self.remove_asked.emit(self._current))
        self.undo.clicked.connect(self._undo)

    # --- what is shown ------------------------------------------------------------------

    def show_replies(self, replies: tuple[CannedReply, ...]) -> None:
        """The replies one may use; what is being written stays."""
        self._replies = replies
        self._fill()

    def show_reply(self, reply: CannedReply) -> None:
        """Put a reply into the form."""
        self._current = reply
        self.shortcut.setText(reply.shortcut)
        self.name.setText(reply.title)
        self.text.setPlainText(reply.text)
        self.language.set_current(reply.language)
        self.scope.set_current("shared" if reply.is_shared else "own")
        self.remove.setEnabled(reply.id != 0)
        self.fault.hide()

    def show_kept(self, reply: CannedReply) -> None:
        """It is kept."""
        self.show_reply(reply)

    def show_fault(self, fault: ReplyFault) -> None:
        """It was not kept, and why."""
        says = {
            ReplyFault.SHORTCUT: self.tr(
                "El atajo lleva letras, números y guiones, sin espacios."
            ),
            ReplyFault.TAKEN: self.tr("Ya hay una respuesta con ese atajo."),
            ReplyFault.TEXT: self.tr("El texto debe tener entre 1 y 4096 caracteres."),
            ReplyFault.CHANGED_MEANWHILE: self.tr(
                "Alguien la cambió mientras tanto; vuelve a elegirla de la lista."
            ),
        }
        self.fault.setText(says[fault])
        self.fault.show()
        (self.text if fault is ReplyFault.TEXT else self.shortcut).setFocus()

    def show_removed(self, reply: CannedReply) -> None:
        """It is gone, and can be put back."""
        self._removed = reply
        self.undo.show()
        self.show_reply(NEW)

    def begin(self) -> None:
        """Write a new one."""
        self.list.setCurrentRow(-1)
        self.show_reply(NEW)
        self.shortcut.setFocus()

    def begin_with(self, text: str) -> None:
        """Write a new one from a text."""
        self.show_reply(CannedReply(0, "", "", text, self._language))

    # --- gestures -----------------------------------------------------------------------

    def _fill(self) -> None:
        chosen = self._current.id
        self.list.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        self.list.clear()
        for reply in matching(self._replies, self.search.text(), self._language):
            item = QListWidgetItem(f"/{reply.shortcut}   {reply.title}")
            item.setToolTip(reply.text)
            item.setData(_ROLE, reply.id)
            self.list.addItem(item)
            if reply.id == chosen:
                self.list.setCurrentItem(item)
        self.list.blockSignals(False)  # noqa: FBT003 - Qt's own signature

    def _chosen(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        number = item.data(_ROLE)
        found = next((each for each in self._replies if each.id == number), None)
        if found is not None:
            self.show_reply(found)

    def _say_marks(self) -> None:
        text = self.text.toPlainText()
        marks = dict.fromkeys(text[start:end] for start, end in marks_of(text))
        self.marks.setText(
            self.tr("Se llenan: {marks}").format(marks=", ".join(marks))
            if marks
            else self.tr(
                "Escribe {nombre}, {saldo}, {vencido}, {cuenta} o {fecha} donde vayan."
            )
        )

    def _save(self) -> None:
        written = CannedReply(
            self._current.id,
            self.shortcut.text(),
            self.name.text().strip() or self.shortcut.text(),
            self.text.toPlainText(),
            self.language.current_key(),
            self._current.owner,
            self._current.version,
        )
        self.save_asked.emit(written, self.scope.current_key() == "shared")

    def _undo(self) -> None:
        self.undo.hide()
        if self._removed is not None:
            self.put_back_asked.emit(self._removed)
            self._removed = None
