"""The composer: tabs, the one sentence above, the field or what blocks it, and hints."""

from collections.abc import Mapping
from datetime import UTC, datetime

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from console.domain.canned import CannedReply
from console.ui.inbox.composer import pictures
from console.ui.inbox.composer.completions import Completions
from console.ui.inbox.composer.editor import Editor
from console.ui.inbox.composer.emoji_names import EmojiNames
from console.ui.inbox.composer.emoji_picker import EmojiPicker
from console.ui.inbox.composer.file_strip import FileStrip
from console.ui.inbox.composer.files import ChosenFile, Pictures
from console.ui.inbox.composer.held import News
from console.ui.inbox.composer.known import account_of
from console.ui.inbox.composer.offers import EmojiSource, ReplySource
from console.ui.inbox.composer.presenter import LIMIT, Standing
from console.ui.inbox.composer.review import ReviewLine
from console.ui.inbox.composer.send_menu import SendMenu
from console.ui.inbox.decisions import Said, over_composer, waits_until, zone_of
from console.ui.inbox.thread.contents import spoken
from console.ui.inbox.thread.markup import plain
from console.ui.inbox.words import Words
from console.ui.theme.theme import Theme
from console.ui.widgets.buttons import Button, IconButton, SplitButton
from console.ui.widgets.cards import Panel, Pic, pad_layout
from console.ui.widgets.elide import ElidedLabel
from console.ui.widgets.labels import Label
from console.ui.widgets.paint import paint_box
from console.ui.widgets.segmented import SegmentedTabs
from console.usecases.views import PersonPanel, ThreadItem


class Box(QFrame):
    """The outline around the field; it shows the field's focus, or that it is blocked."""

    def __init__(self, editor: Editor | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self.is_note = False

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = Theme.current(), QPainter(self)
        focused = self._editor is not None and self._editor.hasFocus()
        fill = "note" if self.is_note else "surface" if self._editor else "subtle"
        line = "accent" if focused else "note_line" if self.is_note else "field"
        if focused:
            halo = theme.color("accent_line")
            paint_box(painter, QRectF(self.rect()), theme.px(9), None, halo, theme.px(2))
        room = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        paint_box(painter, room, theme.px(7), theme.color(fill), theme.color(line))


class ComposerWidget(Panel):
    """Shows whether one may write, and takes what is written. It decides nothing."""

    typed = Signal(str)
    note_typed = Signal(str)
    send_asked = Signal(str, object, bool)  # text, quoted message id or None, and next
    plan_asked = Signal(str, object, object)  # text, quoted message id or None, instant
    news_came = Signal(object)  # held.News
    undo_asked = Signal()
    emoji_used = Signal(list)  # the recent ones
    note_asked = Signal(str)
    template_wanted = Signal()
    promise_wanted = Signal()
    left = Signal()
    message_step = Signal(int)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._said: Said | None = None
        self._retry_at: datetime | None = None
        self._and_next = False
        self._plan_at: datetime | None = None  # what is written goes then
        self._quoted: ThreadItem | None = None
        self._texts = {"reply": "", "note": ""}
        self._build_top()
        self._build_field()
        self._build_blocked()
        self._build()
        self.replies, self.emoji = ReplySource(language=words.lang), EmojiSource()
        self.completions: Completions | None = None
        self._connect()
        self._show_page()
        self.show_standing(None, datetime.max.replace(tzinfo=UTC))
        Theme.current().follow(self.restyle)

    # --- building -----------------------------------------------------------------------

    def _build_top(self) -> None:
        self.tabs = SegmentedTabs(
            (("reply", self.tr("Responder")), ("note", self.tr("Nota interna")))
        )
        self._pic = Pic("clock", "text2", 14)
        self._title = ElidedLabel("", "small", "text2", 500, tabular=True)
        self.detail = ElidedLabel("", "small", "text3", tabular=True)
        self._top = QHBoxLayout()
        self._top.addWidget(self.tabs)
        self._top.addStretch(1)
        for part in (self._pic, self._title, self.detail):
            self._top.addWidget(part)

    def _build_field(self) -> None:
        self.editor = Editor()
        self.editor.setAccessibleName(self.tr("Mensaje"))
        self.attach = IconButton("paperclip", self.tr("Adjuntar archivos"), small=True)
        self.files = FileStrip(self._words)
        self.smile = IconButton("smile", self.tr("Emoji"), small=True)
        self.answers = Button(self.tr("Respuestas"), "quiet", "slash", small=True)
        self.template = Button(self.tr("Plantilla"), "quiet", "layout", small=True)
        self.promise = Button(self.tr("Promesa"), "quiet", "calendar-check", small=True)
        self._count = Label("", "caption", "text3", tabular=True)
        self.send = SplitButton(
            self.tr("Enviar"), self.tr("Otras formas de enviar"), "send", small=True
        )
        self.ways = SendMenu(self)
        self.send.set_menu(self.ways)
        self._quote = ElidedLabel("", "small", "text2")
        self._drop = IconButton("x", self.tr("No citar"), small=True)
        self._quote_row = QWidget()
        quote = QHBoxLayout(self._quote_row)
        quote.setContentsMargins(0, 0, 0, 0)
        quote.addWidget(Pic("reply", "accent_text", 14))
        quote.addWidget(self._quote, 1)
        quote.addWidget(self._drop)
        self._quote_row.hide()
        self._tools = QHBoxLayout()
        for tool in (self.attach, self.smile, self.answers, self.template, self.promise):
            self._tools.addWidget(tool)
        self._tools.addStretch(1)
        self._tools.addWidget(self._count)
        self._tools.addWidget(self.send)
        self.box = Box(self.editor)
        self._box_column = QVBoxLayout(self.box)
        self._box_column.addWidget(self._quote_row)
        self._box_column.addWidget(self.files)
        self._box_column.addWidget(self.editor)
        self._box_column.addLayout(self._tools)

    def _build_blocked(self) -> None:
        self.blocked = Box()
        self._prompt = ElidedLabel("", "base", "text3")
        self.choose = Button(self.tr("Elegir plantilla"), "primary", "layout", small=True)
        self.write_note = Button(self.tr("Nota"), "normal", "note", small=True)
        self.plan = Button(self.tr("Programar"), "normal", "clock", small=True)
        self._blocked_row = QHBoxLayout(self.blocked)
        self._blocked_row.addWidget(self._prompt, 1)
        self._blocked_row.addWidget(self.plan)
        self._blocked_row.addWidget(self.write_note)
        self._blocked_row.addWidget(self.choose)

    def _build(self) -> None:
        self._stack = QStackedWidget()
        self._stack.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._stack.addWidget(self.box)
        self._stack.addWidget(self.blocked)
        self._hint = Label("", "caption", "text3")
        self.review = ReviewLine()
        self._bottom = QHBoxLayout()
        self._bottom.addWidget(self.review, 1)
        self._bottom.addWidget(self._hint)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._top)
        self._column.addWidget(self._stack)
        self._column.addLayout(self._bottom)

    def _connect(self) -> None:
        self.editor.textChanged.connect(self._text_changed)
        self.editor.sent.connect(self._send)
        self.editor.left.connect(self._escape)
        self.smile.clicked.connect(self.choose_emoji)
        self.answers.clicked.connect(self.choose_reply)
        self.editor.message_step.connect(self.message_step)
        self.review.confirmed.connect(self._send_confirmed)
        self.review.asking_changed.connect(self._hint.setHidden)
        self.review.corrected.connect(self._correct)
        self.send.clicked.connect(lambda: self._send(and_next=False))
        self.ways.next_chosen.connect(lambda: self._send(and_next=True))
        self.ways.time_chosen.connect(self.plan_for)
        self.plan.clicked.connect(self._plan_when_allowed)
        self.editor.undo_asked.connect(self.undo_asked)
        self.tabs.chosen.connect(self._tab_chosen)
        self._drop.clicked.connect(self.drop_quote)
        for button in (self.template, self.choose):
            button.clicked.connect(self.template_wanted)
        self.promise.clicked.connect(self.promise_wanted)
        self.write_note.clicked.connect(lambda: self.show_mode("note"))

    def restyle(self) -> None:
        """Lay out again at the zoom in force."""
        theme = Theme.current()
        pad_layout(self._column, 14, 7, spacing=5)
        pad_layout(self._box_column, 8, 6, spacing=2)
        self._box_column.setContentsMargins(theme.px(12), theme.px(8), theme.px(8), theme.px(7))
        pad_layout(self._blocked_row, 14, 8, spacing=8)
        self._top.setSpacing(theme.px(6))
        self._tools.setSpacing(theme.px(4))
        self._fit()

    def _fit(self) -> None:
        """The field and what blocks it stand at the same place, equally high."""
        self._stack.setFixedHeight(self.box.sizeHint().height())

    # --- what is shown ------------------------------------------------------------------

    @property
    def mode(self) -> str:
        """Reply or note."""
        return self.tabs.current_key()

    def show_mode(self, mode: str) -> None:
        """Go to the reply or to the note, ready to type."""
        self.tabs.set_current(mode)
        self._tab_chosen(mode)

    def show_mode_quietly(self, mode: str) -> None:
        """Go to the reply or to the note without taking the focus."""
        self.tabs.set_current(mode)
        self.editor.put(self._texts[mode])
        self._show_page()

    def _tab_chosen(self, mode: str) -> None:
        self.editor.put(self._texts[mode])
        self._show_page()
        self.take_focus()

    def show_standing(self, standing: Standing | None, now: datetime) -> None:
        """The gate's answer; None while it is not known yet."""
        self._retry_at = None if standing is None else waits_until(standing.decision)
        if self._retry_at is None:
            self._plan_at = None
        self._said = (
            None
            if standing is None
            else over_composer(standing.decision, standing.facts, self._words, now)
        )
        for part in (self._pic, self._title, self.detail):
            part.setVisible(self._said is not None)
        if self._said is not None:
            self._show_said(self._said)
        self._show_page()

    def _show_said(self, said: Said) -> None:
        self._pic.show_icon(said.icon, said.tone)
        self._title.setText(said.title)
        self._title.set_tone(said.tone)
        self._title.set_weight(600 if said.prompt else 500)
        self.detail.setText(f"· {said.detail}" if said.detail else "")
        self._prompt.setText(said.prompt)
        is_way = said.way == "template"
        self.choose.set_kind("primary" if is_way else "quiet")
        self.choose.setVisible(said.way != "plan")
        self.plan.setVisible(said.way == "plan")
        self.choose.setText(self.tr("Elegir plantilla") if is_way else self.tr("Plantilla"))
        self.setAccessibleDescription(f"{said.title} {said.detail}")

    @property
    def prompt_text(self) -> str:
        """What stands in the field while it is blocked."""
        return self._prompt.text()

    @property
    def is_blocked(self) -> bool:
        """Whether a reply may not be written now."""
        return self._said is not None and bool(self._said.prompt) and self._plan_at is None

    def _show_page(self) -> None:
        note = self.mode == "note"
        had_focus = self.editor.hasFocus()
        blocked = self.is_blocked and not note
        self._stack.setCurrentWidget(self.blocked if blocked else self.box)
        if had_focus and blocked:
            self.way_on.setFocus()
        self.box.is_note = note
        self.editor.setPlaceholderText(
            self.tr("Solo la ve el equipo") if note else self.tr("Escribe un mensaje")
        )
        for tool in (self.attach, self.answers, self.template, self.promise):
            tool.setVisible(not note)
        self.files.setVisible(not note and bool(self.files.cards))
        self.send.main.setText(self._send_word(is_note=note))
        self.send.main.restyle()
        has_more = not note and self._plan_at is None
        self.send.more.setVisible(has_more)
        self.send.main.join("left" if has_more else "all")
        self._hint.setText(
            self.tr("Enter guarda la nota")
            if note
            else self.tr("Enter envía · Ctrl Enter envía y pasa a la siguiente")
        )
        self._hint.setVisible(not blocked)
        self.review.setVisible(not note and not blocked)
        self._count_characters()
        self.box.update()

    @property
    def has_text(self) -> bool:
        """Whether there is a reply that could be sent."""
        return self.mode == "reply" and self.send.main.isEnabled()

    @property
    def reply_text(self) -> str:
        """What is written for the person."""
        return self._texts["reply"]

    @property
    def pictures(self) -> Pictures:
        """What can be done with pictures, for the presenter, which knows nothing of Qt."""
        return pictures

    def show_files(self, files: tuple[ChosenFile, ...]) -> None:
        """Show what waits to be sent with the message."""
        self.files.show_files(files)
        self._show_page()
        self._fit()

    def offer_over(self, home: QWidget) -> None:
        """Show what one may mean while typing over `home`, the area above the field."""
        self.completions = Completions(self.editor, home)
        self.completions.add(self.replies)
        self.completions.add(self.emoji)

    def show_replies(self, replies: tuple[CannedReply, ...], values: Mapping[str, str]) -> None:
        """What stands ready under `/`, and what fills it."""
        self.replies.replies, self.replies.values = replies, values

    def show_emoji(self, names: EmojiNames) -> None:
        """The names of emoji are read."""
        self.emoji.names = names

    def choose_reply(self) -> None:
        """Offer the canned replies, as if `/` were typed."""
        self._type_sign("/")

    def choose_emoji(self) -> EmojiPicker:
        """Choose from pictures instead of names."""
        picker = EmojiPicker(self, self.emoji.names, self.emoji.recent)
        picker.chosen.connect(self._put_emoji)
        picker.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        picker.open_over(self.smile)
        return picker

    def _put_emoji(self, sign: str) -> None:
        self.emoji.use(sign)
        self.emoji_used.emit(list(self.emoji.recent))
        self.editor.insertPlainText(sign)
        self.take_focus()

    def _type_sign(self, sign: str) -> None:
        self.take_focus()
        cursor = self.editor.textCursor()
        before = self.editor.toPlainText()[: cursor.position()]
        glue = "" if not before or before[-1].isspace() else " "
        self.editor.insertPlainText(f"{glue}{sign}")

    def show_person(self, panel: PersonPanel | None, now: datetime) -> None:
        """Whom one writes to, for the second look; None while that is not known."""
        name = self._words.name(panel.name) if panel else ""
        self.replies.account = account_of(panel) if panel else ""
        self.replies.language = panel.language if panel else self._words.lang
        zone = zone_of(panel.facts if panel else None, self._words)
        self.review.show_person(panel, name, self._words.by, now.astimezone(zone).date())

    def _send_word(self, *, is_note: bool) -> str:
        if is_note:
            return self.tr("Guardar nota")
        return self.tr("Enviar") if self._plan_at is None else self.tr("Programar")

    def tell(self, news: News) -> None:
        """Something became of what was sent."""
        self.news_came.emit(news)

    def show_text(self, text: str) -> None:
        """Put a reply into the field, as a draft or after a refusal."""
        self._texts["reply"] = text
        self.review.take(text)
        self._show_texts()

    def show_note(self, text: str) -> None:
        """Put an internal note into its field. Reply and note never share a text."""
        self._texts["note"] = text
        self._show_texts()

    def _show_texts(self) -> None:
        self.editor.put(self._texts[self.mode])
        self._count_characters()
        self._fit()

    def add_text(self, text: str) -> None:
        """Put a text where the cursor is, as if it were typed."""
        if self.mode != "note" and self.is_blocked:
            return
        self.editor.insertPlainText(text)
        self.take_focus()

    def show_quote(self, item: ThreadItem) -> None:
        """Answer that message."""
        self._quoted = item
        self._quote.setText(plain(spoken(item)))
        self._quote_row.show()
        self.show_mode("reply")
        self._fit()

    def drop_quote(self) -> None:
        """Quote nothing."""
        self._quoted = None
        self._quote_row.hide()
        self._fit()

    @property
    def way_on(self) -> Button:
        """The button that goes on where writing is blocked. The templates are never hidden:
        their sheet says whether one may go.
        """
        ways = {"template": self.choose, "plan": self.plan}
        return ways.get(self._said.way if self._said else "", self.write_note)

    def take_focus(self) -> None:
        """Ready to type; the way on, where typing is not allowed."""
        if self._stack.currentWidget() is self.box:
            self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.way_on.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- gestures -----------------------------------------------------------------------

    def _text_changed(self) -> None:
        self._count_characters()
        self._fit()
        text = self._texts[self.mode] = self.editor.toPlainText()
        if self.mode == "reply":
            self.review.take(text)
        (self.note_typed if self.mode == "note" else self.typed).emit(text)

    def _count_characters(self) -> None:
        count = len(self.editor.toPlainText().strip())
        self._count.setText(f"{count} / {LIMIT}" if count else "")
        self._count.set_tone("bad" if count > LIMIT else "text3")
        has_files = self.mode == "reply" and self.files.count > 0
        self.send.main.setEnabled(count <= LIMIT and (count > 0 or has_files))

    def _send(self, and_next: bool) -> None:  # noqa: FBT001 - the signal's own shape
        text = self.editor.toPlainText()
        if not self.send.main.isEnabled():
            return
        if self.mode == "note":
            self.note_asked.emit(text)
        elif not self.is_blocked:
            self._and_next = and_next
            if not self.review.asks_about(text):
                self._send_confirmed()

    def _send_confirmed(self) -> None:
        quoted, text = self._quoted.id if self._quoted else None, self._texts["reply"]
        at, self._plan_at = self._plan_at, None
        if at is None:
            self.send_asked.emit(text, quoted, self._and_next)
        else:
            self.plan_asked.emit(text, quoted, at)
            self._show_page()
        self.take_focus()

    def plan_for(self, at: datetime) -> None:
        """What is written goes at that instant, if it may."""
        self._plan_at = at
        self._send(and_next=False)
        if not self.review.is_asking:
            self._plan_at = None

    def _plan_when_allowed(self) -> None:
        """Write now what goes as soon as it may."""
        self._plan_at = self._retry_at
        self._show_page()
        self.take_focus()

    def _correct(self, start: int, end: int) -> None:
        """Go to what was found, ready to write over it."""
        self.editor.select(start, end)
        self.take_focus()

    def _escape(self) -> None:
        if self._quoted is not None:
            self.drop_quote()
        else:
            self.left.emit()
