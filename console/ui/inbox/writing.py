"""What becomes of what is written: sent, taken back, planned; the screen's part in it."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QDropEvent, QImage
from PySide6.QtWidgets import QFileDialog, QWidget
from typing_extensions import override

from console.domain.ids import MessageId
from console.ui.actions.action import Deed
from console.ui.inbox.composer import pictures
from console.ui.inbox.composer.editor import paths_of
from console.ui.inbox.composer.held import (
    Cancelled,
    News,
    Planned,
    PlanRefused,
    Sent,
    TookBack,
)
from console.ui.inbox.composer.planning import PlanSheet, times
from console.ui.inbox.composer.presenter import ComposerPresenter
from console.ui.inbox.composer.replies_sheet import RepliesSheet
from console.ui.inbox.composer.send_menu import Time
from console.ui.inbox.composer.spelling import Spelling
from console.ui.inbox.composer.widget import ComposerWidget
from console.ui.inbox.decisions import moment, refused_at
from console.ui.inbox.words import Words
from console.ui.theme.theme import Theme
from console.ui.widgets.toast import ToastHost

UNDO_S = 5
UNDO = "undo_s"
EMOJI = "emoji"


class ThreadToasts(ToastHost):
    """Toasts at the lower left of the thread: the newest bubble stands at the right."""

    @override
    def place(self) -> None:
        over = self.parentWidget()
        if over is not None:
            gap = Theme.current().px(4)
            self.move(gap, over.height() - self.height() - gap)


class DropZone(QObject):
    """Lets files fall on thread and composer."""

    dropped = Signal(list)  # of pathlib.Path

    def __init__(self, *places: QWidget) -> None:
        super().__init__(places[0])
        for place in places:
            place.setAcceptDrops(True)
            place.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDropEvent) and paths_of(event.mimeData()):
            event.acceptProposedAction()
            if event.type() is QEvent.Type.Drop:
                self.dropped.emit(paths_of(event.mimeData()))
            return True
        return False


class Writing(QObject):
    """Wires the composer to its presenter and says what became of a message.

    `person` names whom one writes to, `show_quote` quotes a message of the thread again,
    `remember` keeps a choice of the agent's.
    """

    def __init__(
        self,
        composer: ComposerWidget,
        presenter: ComposerPresenter,
        thread: QWidget,
        words: Words,
        now: Callable[[], datetime],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._composer, self._presenter = composer, presenter
        self._words, self._now, self._screen = words, now, parent
        self.toasts = ThreadToasts(thread)
        self.person: Callable[[], str] = lambda: ""
        self.show_quote: Callable[[str], None] = lambda _id: None
        self.remember: Callable[[str, object], None] = lambda _name, _value: None
        composer.plan_asked.connect(self._plan)
        composer.news_came.connect(self._say)
        composer.undo_asked.connect(presenter.held.undo_newest)
        composer.ways.offer(self._times)
        composer.ways.other_time_wanted.connect(self.choose_time)
        composer.ways.undo_chosen.connect(self._choose_undo)
        self._connect_files(thread)
        self.spelling = Spelling(composer.editor, presenter.tasks)
        self.spelling.remember = self._keep
        composer.editor.menu_asked.connect(self.spelling.offer)
        composer.emoji_used.connect(lambda recent: self.remember(EMOJI, recent))
        composer.offer_over(parent)
        composer.answers.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        composer.answers.customContextMenuRequested.connect(self.keep_replies)

    def keep_replies(self) -> RepliesSheet:
        """Put the canned replies in order; what is written begins a new one."""
        sheet = RepliesSheet(self._screen, self._composer.replies.language)
        replies = self._presenter.replies
        sheet.show_replies(self._composer.replies.replies)
        if self._composer.has_text:
            sheet.begin_with(self._composer.reply_text)
        sheet.save_asked.connect(lambda reply, shared: replies.save(reply, shared=shared))
        sheet.remove_asked.connect(replies.remove)
        sheet.put_back_asked.connect(replies.put_back)
        sheet.finished.connect(lambda _result: replies.attach(None))
        sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        replies.attach(sheet)
        sheet.open()
        return sheet

    def _connect_files(self, thread: QWidget) -> None:
        composer, files = self._composer, self._presenter.files
        composer.attach.clicked.connect(self.choose_files)
        composer.files.removed.connect(files.remove)
        composer.files.mend_asked.connect(files.mend)
        composer.editor.files_dropped.connect(self.add_files)
        composer.editor.picture_pasted.connect(self.add_picture)
        self._drops = DropZone(thread, composer)
        self._drops.dropped.connect(self.add_files)

    def add_files(self, paths: list[Path]) -> None:
        """They were dropped, pasted or picked: they go with the reply."""
        if self._presenter.open_id is not None and not self._composer.is_blocked:
            self._composer.show_mode("reply")
            self._presenter.files.add(paths)

    def add_picture(self, image: QImage) -> None:
        """A picture was pasted."""
        if not image.isNull() and not self._composer.is_blocked:
            at = self._words.local(self._now())
            name = self.tr("imagen {time}").format(time=f"{at:%Y-%m-%d %H.%M.%S}")
            self._presenter.files.add_content(pictures.as_png(image), f"{name}.png")

    def choose_files(self) -> QFileDialog:
        """Pick files from the disk."""
        dialog = QFileDialog(self._screen, self.tr("Adjuntar archivos"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(lambda names: self.add_files(list(map(Path, names))))
        dialog.open()
        return dialog

    def take_over(self, remembered: dict[str, object]) -> None:
        """Use what was remembered of the last time."""
        recent = remembered.get(EMOJI)
        if isinstance(recent, list):
            self._composer.emoji.recent[:] = [str(each) for each in recent]
        self.spelling.take_over(remembered)
        kept = remembered.get(UNDO)
        self.show_undo(kept if isinstance(kept, int) else UNDO_S)

    def show_person(self, name: str, language: str) -> None:
        """Whom one writes to: their language is checked, and their names are right."""
        self.spelling.speak(language)
        self.spelling.learn(*name.replace(",", " ").split())

    def show_undo(self, seconds: int) -> None:
        """For so long a message may be taken back; 0 sends at once."""
        self._presenter.undo_s = seconds
        self._composer.ways.show_undo(seconds)

    def deeds(self, talks: Callable[[], bool]) -> dict[str, Deed]:
        """What can be asked for by key, menu or palette."""
        held = self._presenter.held
        return {
            "inbox.attach": Deed(self.choose_files, talks),
            "inbox.undo_send": Deed(held.undo_newest, lambda: held.can_undo),
            "inbox.answers": Deed(self._composer.choose_reply, talks),
            "inbox.keep_replies": Deed(self.keep_replies, talks),
            "inbox.emoji": Deed(self._composer.choose_emoji, talks),
            "inbox.plan": Deed(self.choose_time, lambda: talks() and self._composer.has_text),
        }

    def act(self, name: str, about: str) -> bool:
        """A click in the thread on something that waits. False: it concerns somebody else."""
        if name not in {"cancel_planned", "edit_planned", "undo_sent"}:
            return False
        if name == "undo_sent":
            self._presenter.held.undo(MessageId(about))
        else:
            self._presenter.held.cancel(MessageId(about), edit=name == "edit_planned")
        return True

    def choose_time(self) -> PlanSheet | None:
        """Choose day and hour for what is written."""
        standing = self._presenter.standing
        if standing is None or not self._composer.has_text:
            return None
        sheet = PlanSheet(
            standing, self._presenter.judge, self._words, self._now(), self._screen
        )
        sheet.time_chosen.connect(self._composer.plan_for)
        sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sheet.open()
        return sheet

    def _keep(self, name: str, value: object) -> None:
        self.remember(name, value)

    def _times(self) -> tuple[Time, ...]:
        standing = self._presenter.standing
        if standing is None or not self._composer.has_text:
            return ()
        return times(standing, self._presenter.judge, self._words, self._now())

    def _choose_undo(self, seconds: int) -> None:
        self.show_undo(seconds)
        self.remember(UNDO, seconds)

    def _plan(self, text: str, quoted_id: str | None, at: datetime) -> None:
        self._presenter.send(text, quoted_id, due_at=at)

    def _say(self, news: News) -> None:
        """What became of it, in a toast."""
        if isinstance(news, Sent):
            self._say_sent(news)
        elif isinstance(news, Planned):
            text = self.tr("Saldrá {when}").format(when=self._moment(news.at))
            toast = self.toasts.show_toast(text, self.tr("Deshacer"), icon="clock")
            toast.undone.connect(
                lambda: self._presenter.held.cancel(news.message_id, edit=True)
            )
        elif isinstance(news, PlanRefused):
            standing = self._presenter.standing
            facts = standing.facts if standing else None
            text = refused_at(news.refused, facts, self._words, self._now(), news.at)
            self.toasts.show_toast(text, icon="warning")
        elif isinstance(news, TookBack):
            self._say_returned(news)
        elif isinstance(news, Cancelled):
            self.toasts.show_toast(self.tr("El mensaje programado ya no saldrá"))
        else:
            self.toasts.show_toast(self.tr("Ya salió; no se pudo deshacer"), icon="warning")

    def _say_sent(self, news: Sent) -> None:
        if news.undo_s <= 0:
            return
        text = self.tr("Enviado a {name}").format(name=self.person())
        toast = self.toasts.show_toast(text, self.tr("Deshacer"), news.undo_s)
        toast.undone.connect(lambda: self._presenter.held.undo(news.message_id))

    def _say_returned(self, news: TookBack) -> None:
        self.toasts.dismiss()
        if news.quoted_id is not None and news.conversation_id == self._presenter.open_id:
            self.show_quote(news.quoted_id)
        self._composer.take_focus()

    def _moment(self, at: datetime) -> str:
        standing = self._presenter.standing
        if standing is None or standing.facts is None:
            return self._words.hour(at)
        return moment(at, standing.facts, self._words, self._now())
