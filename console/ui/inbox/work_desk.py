"""Wires work state to the screen: menus, sheets, toasts, and what is done to many."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu, QWidget

from console.domain.ids import ConversationId
from console.ui.actions.action import Deed, Run
from console.ui.inbox.conversations.checked import Checked
from console.ui.inbox.conversations.filter_sheet import FilterSheet
from console.ui.inbox.conversations.marks import importance_word, moment
from console.ui.inbox.conversations.sorts import sort_word
from console.ui.inbox.presence import PresencePresenter
from console.ui.inbox.work import WorkPresenter
from console.ui.inbox.work_sheets import (
    ConfirmSheet,
    LabelSheet,
    SnoozeSheet,
    TransferSheet,
)
from console.ui.inbox.work_words import done_sentence, many_sentence
from console.usecases.context import Context
from console.usecases.inbox_filter import Shelf, Sort
from console.usecases.views import InboxRow, InboxSection
from console.usecases.work_ports import Viewer
from console.usecases.work_state import Chosen, Gesture, Matching, Target, WorkKind

if TYPE_CHECKING:
    from console.ui.inbox.widget import InboxScreen

Remember = Callable[[str, object], None]


class WorkDesk(QObject):
    """What can be done to the open conversation, to one of the list, or to the chosen ones."""

    def __init__(self, screen: "InboxScreen", context: Context) -> None:
        super().__init__(screen)
        self._screen, self._context = screen, context
        self.presenter = WorkPresenter(context, self, screen.tasks)
        self.presence = PresencePresenter(context, self, screen.tasks)
        self._viewers: tuple[Viewer, ...] = ()
        screen.presenter.also.append(self.presence.data_changed)
        self._pane = screen.conversations
        self._connect()

    def _connect(self) -> None:
        pane, bulk = self._pane, self._pane.bulk
        presenter = self._screen.presenter.conversations
        pane.rows_wanted.connect(presenter.want_rows)
        pane.filter_wanted.connect(self.choose_filter)
        pane.sort_wanted.connect(self.choose_sort)
        pane.menu_wanted.connect(self._show_menu)
        bulk.assign_wanted.connect(self.transfer)
        bulk.label_wanted.connect(lambda: self._pop_up(self.fill_labels, bulk))
        bulk.snooze_wanted.connect(lambda: self._pop_up(self.fill_snooze, bulk))
        bulk.importance_wanted.connect(lambda: self._pop_up(self.fill_importance, bulk))
        bulk.close_wanted.connect(lambda: self.do(Gesture(WorkKind.CLOSE)))
        header = self._screen.header
        header.snooze.clicked.connect(self.snooze)
        header.transfer.clicked.connect(self.transfer)
        header.more.clicked.connect(self._show_more)
        header.take.clicked.connect(self.presence.take_over)
        self._screen.composer.typed.connect(lambda _text: self.presence.type())

    def deeds(self) -> dict[str, Deed | Run]:
        """Actions by id, for keys and the palette."""
        any_ = self._has_target
        return {
            "inbox.snooze": Deed(self.snooze, any_),
            "inbox.mine": Deed(self.take, any_),
            "inbox.transfer": Deed(self.transfer, any_),
            "inbox.label": Deed(lambda: self._pop_up(self.fill_labels, self._pane), any_),
            "inbox.importance": Deed(
                lambda: self._pop_up(self.fill_importance, self._pane), any_
            ),
            "inbox.unread": Deed(lambda: self.do(Gesture(WorkKind.UNREAD)), any_),
            "inbox.undo": self.presenter.undo_last,
            "inbox.filter": self.choose_filter,
            "inbox.sort": self.choose_sort,
        }

    # --- whom it is about ---------------------------------------------------------------

    @property
    def _checked(self) -> Checked:
        return self._pane.list.conversations.checked

    def _has_target(self) -> bool:
        return bool(self._checked) or self._screen.presenter.conversation_id is not None

    def _target(self) -> Target | None:
        checked, wish = self._checked, self._screen.presenter.conversations.wish
        if checked.is_all:
            shelf = Shelf.WORK if wish.shelf == Shelf.ALL else wish.shelf
            fields = {**wish.wishes(), "shelf": shelf}
            fields["labels"] = tuple(fields.get("labels", ()))
            return Matching(type(wish)(**fields), tuple(checked.but), self._context.zone)
        if checked:
            return Chosen(tuple(sorted(checked.ids)))
        open_id = self._screen.presenter.conversation_id
        return None if open_id is None else Chosen((open_id,))

    def _row(self) -> InboxRow | None:
        open_id = self._screen.presenter.conversation_id
        if self._checked or open_id is None:
            return None
        return self._pane.list.conversations.row_of(open_id)

    def do(self, gesture: Gesture) -> None:
        """Do it; to many only after the number was confirmed."""
        target = self._target()
        if target is None:
            return
        if isinstance(target, Matching) or len(target.ids) > 1:
            self.presenter.ask_many(gesture, target)
        else:
            self.presenter.change_target(gesture, target)

    # --- gestures -----------------------------------------------------------------------

    def take(self) -> None:
        """To me."""
        self.do(Gesture(WorkKind.ASSIGN, to=self._context.by))

    def resolve(self, *, reopen: bool) -> None:
        """Close the open conversation, or open it again; the header says so at once."""
        open_id = self._screen.presenter.conversation_id
        if open_id is not None:
            kind = WorkKind.REOPEN if reopen else WorkKind.CLOSE
            self._screen.header.show_resolved(is_resolved=not reopen)
            self.presenter.change(Gesture(kind), open_id)

    def take_over(self, remembered: dict[str, object], keep: Remember) -> None:
        """Filter, order and folded sections as they were last time."""
        kept = remembered.get("inbox.list")
        self._screen.presenter.conversations.take_over(kept if isinstance(kept, dict) else {})
        pane = self._pane
        if isinstance(kept, dict) and isinstance(kept.get("folded"), list):
            known = set(InboxSection)
            pane.list.show_folded(InboxSection(one) for one in kept["folded"] if one in known)
        pane.folded.connect(lambda: self._remember(keep))
        pane.wish_shown.connect(lambda: self._remember(keep))

    def _remember(self, keep: Remember) -> None:
        presenter, model = self._screen.presenter.conversations, self._pane.list.conversations
        keep(
            "inbox.list",
            {
                "wish": presenter.wish.wishes(),
                "sort": presenter.sort.value,
                "folded": sorted(section.value for section in model.folded),
            },
        )

    def transfer(self) -> TransferSheet:
        """To somebody else, with a note."""
        names = tuple(dict.fromkeys((self._context.by, *self._pane.choices.operators)))
        sheet = TransferSheet(names, self._context.by, self._screen)
        sheet.chosen.connect(
            lambda to, note: self.do(Gesture(WorkKind.ASSIGN, to=to or None, note=note))
        )
        sheet.open()
        return sheet

    def snooze(self) -> None:
        """The menu of times, below the header's button."""
        self._pop_up(self.fill_snooze, self._screen.header.snooze)

    def choose_filter(self) -> FilterSheet:
        """Conditions of the list."""
        presenter = self._screen.presenter.conversations
        sheet = FilterSheet(presenter.wish, self._pane.choices, self._screen)
        sheet.applied.connect(presenter.choose_filter)
        sheet.view_saved.connect(
            lambda name, is_shared: presenter.save_view(name, is_shared=is_shared)
        )
        sheet.open()
        return sheet

    def choose_sort(self) -> None:
        """Orders and saved views."""
        self._pop_up(self.fill_sorts, self._pane.sort)

    # --- menus --------------------------------------------------------------------------

    def _pop_up(self, fill: Callable[[QMenu], None], below: QWidget) -> QMenu:
        menu = QMenu(self._screen)
        menu.aboutToHide.connect(menu.deleteLater)
        fill(menu)
        menu.popup(below.mapToGlobal(QPoint(0, below.height())))
        return menu

    def fill_snooze(self, menu: QMenu) -> None:
        """Times at which it may wake."""
        now, words = self._context.now(), self._screen.words
        names = {
            "hour": self.tr("En una hora"),
            "tomorrow": self.tr("Mañana a las 9:00"),
            "week": self.tr("La próxima semana"),
            "promise": self.tr("El día de su promesa"),
            "reply": self.tr("Hasta que responda"),
        }
        for time in self.presenter.snooze_times(self._row()):
            said = time.until is None or time.code == "tomorrow"
            at = "" if said else f"\t{moment(time.until or now, words, now)}"
            menu.addAction(names[time.code] + at, partial(self._snooze, time.until))
        menu.addSeparator()
        menu.addAction(self.tr("Elegir fecha y hora…"), self.pick_time)

    def pick_time(self) -> SnoozeSheet:
        """A date and a time of one's own."""
        start = self._screen.words.local(self._context.now()) + timedelta(hours=1)
        sheet = SnoozeSheet(start, self._screen)
        sheet.chosen.connect(self._snooze)
        sheet.open()
        return sheet

    def _snooze(self, until: datetime | None) -> None:
        self.do(Gesture(WorkKind.SNOOZE, until=until))

    def fill_importance(self, menu: QMenu) -> None:
        """Levels."""
        row = self._row()
        for level in (4, 3, 2, 1, 0):
            gesture = Gesture(WorkKind.IMPORTANCE, level=level)
            act = menu.addAction(importance_word(level), partial(self.do, gesture))
            act.setCheckable(True)
            act.setChecked(row is not None and row.importance == level)

    def fill_labels(self, menu: QMenu) -> None:
        """Labels to put on, or take off where all have them; and a new one."""
        row = self._row()
        carried = {label.key for label in row.labels} if row is not None else set()
        for label in self._pane.choices.labels:
            kind = WorkKind.UNLABEL if label.key in carried else WorkKind.LABEL
            gesture = Gesture(kind, label=label.key, note=label.name)
            act = menu.addAction(label.name, partial(self.do, gesture))
            act.setCheckable(True)
            act.setChecked(label.key in carried)
        menu.addSeparator()
        menu.addAction(self.tr("Etiqueta nueva…"), self.make_label)
        if self._pane.choices.labels:
            gone = menu.addMenu(self.tr("Eliminar una etiqueta"))
            for label in self._pane.choices.labels:
                gone.addAction(label.name, partial(self.presenter.remove_label, label.key))

    def make_label(self) -> LabelSheet:
        """A name and a colour."""
        sheet = LabelSheet(self._screen)
        sheet.chosen.connect(self._made_label)
        sheet.open()
        return sheet

    def _made_label(self, name: str, colour: str) -> None:
        self.presenter.make_label(
            name, colour, lambda key: self.do(Gesture(WorkKind.LABEL, label=key, note=name))
        )

    def fill_sorts(self, menu: QMenu) -> None:
        """Orders, then saved views, then how to forget one."""
        presenter = self._screen.presenter.conversations
        for sort in Sort:
            act = menu.addAction(sort_word(sort), partial(presenter.choose_sort, sort))
            act.setCheckable(True)
            act.setChecked(presenter.sort is sort)
        views = self._pane.choices.views
        if not views:
            return
        menu.addSection(self.tr("Vistas"))
        for view in views:
            shared = self.tr("\tequipo") if view.owner is None else ""
            menu.addAction(view.name + shared, partial(presenter.choose_view, view))
        gone = menu.addMenu(self.tr("Eliminar una vista"))
        for view in views:
            gone.addAction(view.name, partial(presenter.remove_view, view))

    def _show_more(self) -> None:
        self._pop_up(self.fill_more, self._screen.header.more)

    def fill_more(self, menu: QMenu) -> None:
        """Everything else that can be done to a conversation."""
        menu.addAction(self.tr("Asignarme la conversación"), self.take)
        menu.addAction(self.tr("Dejar sin asignar"), partial(self.do, Gesture(WorkKind.ASSIGN)))
        self.fill_labels(menu.addMenu(self.tr("Etiquetas")))
        self.fill_importance(menu.addMenu(self.tr("Importancia")))
        menu.addAction(
            self.tr("Marcar como no leída"), partial(self.do, Gesture(WorkKind.UNREAD))
        )
        row = self._row()
        if row is not None and row.snoozed:
            menu.addAction(self.tr("Despertar ahora"), partial(self.do, Gesture(WorkKind.WAKE)))

    def _show_menu(self, about: ConversationId, at: QPoint) -> None:
        if not self._checked:
            self._screen.presenter.open_conversation(about)
        menu = QMenu(self._screen)
        menu.aboutToHide.connect(menu.deleteLater)
        self.fill_snooze(menu.addMenu(self.tr("Posponer")))
        menu.addAction(self.tr("Transferir…"), self.transfer)
        self.fill_more(menu)
        menu.addAction(self.tr("Resolver"), partial(self.do, Gesture(WorkKind.CLOSE)))
        menu.popup(at)

    # --- who else is here ----------------------------------------------------------------

    def open(self, conversation_id: ConversationId) -> None:
        """Another conversation is open."""
        self.presence.open(conversation_id)
        self._show_header_viewers()

    def show_viewers(self, viewers: tuple[Viewer, ...]) -> None:
        """Who else looks at or types in what: on rows and in the header."""
        self._viewers = viewers
        ranked = sorted(viewers, key=lambda viewer: viewer.typing)
        self._pane.show_viewers({viewer.conversation_id: viewer for viewer in ranked})
        self._show_header_viewers()

    def _show_header_viewers(self) -> None:
        here = self._screen.presenter.conversation_id
        self._screen.header.show_viewers(
            tuple(viewer for viewer in self._viewers if viewer.conversation_id == here)
        )

    def tell_taken(self, former: str | None) -> None:
        """The person is mine to answer now."""
        if former is not None:
            text = self.tr("Tomaste la conversación de {name}").format(name=former)
            self._screen.toasts.show_toast(text, icon="lock")

    # --- what is told -------------------------------------------------------------------

    def tell_done(self, gesture: Gesture, rows: int, change_id: str) -> None:
        """It is done; for some seconds it can be taken back here, later with Ctrl+Z."""
        if not rows:
            self._screen.toasts.show_toast(self.tr("Ya estaba así"), icon="info")
            return
        self._pane.list.uncheck()
        text = done_sentence(gesture, rows, self._screen.words, self._context.now())
        toast = self._screen.toasts.show_toast(text, self.tr("Deshacer"))
        toast.undone.connect(lambda: self.presenter.undo(change_id))

    def tell_undone(self, rows: int) -> None:
        """Things are as they were."""
        if rows:
            text = self.tr("Deshecho en {count} conversaciones").format(count=rows)
            text = self.tr("Deshecho") if rows == 1 else text
            self._screen.toasts.show_toast(text, icon="undo")
        else:
            self._screen.toasts.show_toast(self.tr("No hay nada que deshacer"), icon="info")

    def ask_many(self, gesture: Gesture, target: Target, rows: int) -> None:
        """Confirm, with the number."""
        sheet = ConfirmSheet(many_sentence(gesture, rows), self._screen)
        sheet.confirmed.connect(partial(self.presenter.change_target, gesture, target))
        sheet.open()
