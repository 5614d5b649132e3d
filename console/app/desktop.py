"""Composition root of the desktop: the only module that knows every screen."""

import asyncio
import signal
import sys
import threading
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import qasync
from PySide6.QtWidgets import QApplication, QWidget

from console.app.calendars import is_business_day
from console.app.cli import explain, explain_unavailable
from console.app.collector import QtThreadCollector
from console.app.crash import CrashReports
from console.app.exporting import ExportService, ThreadedExportDesk
from console.app.hub import ChangeHub, Listener, WhileShown
from console.app.name_index import NameIndexer
from console.app.notices import Notices
from console.app.preferences import Preferences
from console.app.rule_book import Countries
from console.app.services import RelayPlace, Services, prepare
from console.app.wiring import (
    wire_export,
    wire_import,
    wire_palette,
    wire_promises,
    wire_queue,
    wire_settings,
)
from console.app.workspace import Place, open_worker
from console.domain.ids import AccountId, ConversationId
from console.domain.money import LOCAL_CURRENCY
from console.domain.placement import FileKind
from console.runtime.clock import Clock, SystemClock
from console.runtime.errors import InputRefused, Unavailable
from console.runtime.rule_files import promise_limits
from console.runtime.tasks import TaskOwner
from console.store.worker import Worker
from console.sync.connection import Line, LineState
from console.ui import translations
from console.ui.actions.keymap import KeyMap
from console.ui.actions.table import ActionTable
from console.ui.exporting.subject import Subject
from console.ui.inbox.widget import InboxScreen
from console.ui.palette.presenter import PalettePresenter, Ways
from console.ui.shell.late_screen import LateScreen
from console.ui.shell.presenter import ShellPresenter
from console.ui.shell.view import ShellOnWindow
from console.ui.shell.window import MainWindow
from console.ui.theme.theme import Scheme, Theme
from console.ui.widgets.table import TableView
from console.usecases.context import Context
from console.usecases.exporting import ExportKind
from console.usecases.importing import ImportSettings
from console.usecases.judge_promises import judge_promises

if TYPE_CHECKING:
    import httpx

    from console.app.importing import ImportService
    from console.ui.importing.presenter import ImportPresenter
    from console.ui.importing.widget import ImportWidget
    from console.ui.promises.presenter import PromisesPresenter
    from console.ui.promises.widget import PromisesWidget
    from console.ui.queue.presenter import QueuePresenter
    from console.ui.queue.widget import QueueWidget
    from console.ui.settings.presenter import SettingsPresenter
    from console.ui.settings.widget import SettingsWidget

JUDGE_EVERY_S = 1800.0
FIRST_ROWS_S, PAINT_S, READ_S = 1.0, 0.02, 5.0
NUMBER_SETTING = "relay.phone_number_id"


@dataclass(frozen=True, slots=True)
class Plan:
    """What one start of the desktop is given."""

    place: Place
    environ: Mapping[str, str]
    folder: Path
    """Preferences and crash reports of this person."""
    by: str
    lang: str = "es"
    relay: RelayPlace | None = None
    clock: Clock = field(default_factory=SystemClock)
    plain: bool = False
    scheme: Scheme | None = None
    zoom: float | None = None
    zone: str = "America/Mexico_City"
    creditor: str = ""
    country: str = "MX"
    phone_number_id: str = ""


Late = tuple[QWidget, Callable[[], None], Listener]
"""A screen, what starts its presenter, and what tells it of changes."""
Ready = Callable[["Desktop"], Awaitable[None]]


def run(plan: Plan, ready: Ready | None = None) -> list[BaseException]:
    """Open the window and return when it has closed: the mistakes that happened meanwhile."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    if not isinstance(app, QApplication):
        raise TypeError("a Qt application without widgets is running")
    app.setApplicationName("Acuerdo")
    app.setDesktopFileName("acuerdo")  # without it Linux takes no badge
    app.setQuitOnLastWindowClosed(False)  # closing is ours to order
    with asyncio.Runner(loop_factory=lambda: qasync.QEventLoop(app)) as runner:
        return runner.run(live(app, plan, ready))


async def live(
    app: QApplication, plan: Plan, ready: Ready | None = None
) -> list[BaseException]:
    """Build, run until the window closes, and take down in reverse order."""
    collector = QtThreadCollector()
    try:
        desktop = Desktop(app, plan)
        try:
            await desktop.start()
            collector.keep()
            if ready is not None:
                desktop.tasks.start("desktop.ready", ready(desktop))  # type: ignore[arg-type] # any awaitable that is a coroutine
            await desktop.closed.wait()
        finally:
            await desktop.aclose()
    finally:
        collector.stop()
    return desktop.crashes.errors


class Desktop:
    """Everything that lives while the window is open."""

    def __init__(self, app: QApplication, plan: Plan) -> None:
        self.app = app
        self.plan = plan
        self.closed = asyncio.Event()
        self.preferences = Preferences(plan.folder)
        self.crashes = CrashReports(plan.folder / "crashes", plan.clock.now)
        self._loop = asyncio.get_running_loop()
        self.hub = ChangeHub(self._loop)
        self.lang = str(self.preferences.get("lang", plan.lang))
        self._apply_look()
        self.worker: Worker = open_worker(
            plan.place,
            plan.environ,
            create=True,
            plain=plan.plain,
            announce=self.hub.announce,
        )
        self.tasks = TaskOwner(self.crashes.note)
        self.services: Services | None = None
        self.rules = Countries(self.lang)
        self._line_tasks = TaskOwner(self.crashes.note)
        self._http: httpx.AsyncClient | None = None
        self._tables: list[TableView[Any]] = []
        self._density = str(self.preferences.get("density", "normal"))

    # --- start ------------------------------------------------------------------------------

    async def start(self) -> None:
        """Build the screens, show the window, start the services."""
        self.crashes.install(self._loop)
        self._end_on_signals()
        number = await self._number()
        plan = self.plan
        self.context = Context(
            runner=self.worker,
            clock=plan.clock,
            by=plan.by,
            rules=self.rules,
            phone_number_id=number,
            lang=self.lang,
            zone=plan.zone,
            creditor=lambda: plan.creditor,
            media=plan.place.media,
            console_id=self.worker.console_id if self.worker.is_shared else "",
        )
        self.worker.listen()
        changes = self.preferences.get("keys")
        self.actions = ActionTable(
            KeyMap(
                changes if isinstance(changes, dict) else {},
                partial(self.preferences.put, "keys"),
            )
        )
        self.window = MainWindow(self.preferences, self.actions)
        self._build_screens()
        self._wire_window()
        self.window.hold_close()
        self.window.show()
        self.window.activateWindow()
        self._start_presenters()
        self.tasks.start("services", self._serve())

    def _end_on_signals(self) -> None:
        """Ctrl-C, or being told to end, closes the window in order."""
        for number in (signal.SIGINT, signal.SIGTERM):
            try:
                self._loop.add_signal_handler(number, self.closed.set)
            except (
                NotImplementedError,
                ValueError,
                RuntimeError,
            ):  # Windows, or another thread
                if threading.current_thread() is threading.main_thread():
                    signal.signal(number, lambda *_told: self._loop_ends())

    def _loop_ends(self) -> None:
        self._loop.call_soon_threadsafe(self.closed.set)

    async def _number(self) -> str:
        """The business number to write from: given, remembered, or asked of the relay."""
        if self.plan.phone_number_id:
            return self.plan.phone_number_id
        known = await self.worker.read(lambda uow: uow.settings.get(NUMBER_SETTING))
        if known or self.plan.relay is None:
            return str(known or "")
        from console.sync.relay_client import (  # noqa: PLC0415 - heavy; on the first start only
            RelayClient,
            RelayRefused,
        )

        async with self.plan.relay.open() as http:
            try:
                async with asyncio.timeout(3):
                    numbers = await RelayClient(http).numbers()
            except (TimeoutError, Unavailable, RelayRefused):
                return ""
        number = str(numbers[0]["phone_number_id"]) if numbers else ""
        await self.worker.write(lambda uow: uow.settings.put(NUMBER_SETTING, number))
        return number

    def _apply_look(self) -> None:
        scheme: Scheme = self.plan.scheme or self.preferences.get("theme", "system")
        zoom = self.plan.zoom or float(self.preferences.get("zoom", 1.0))
        Theme.current().apply(self.app, scheme, zoom)
        translations.install(self.app, self.lang)

    # --- screens ----------------------------------------------------------------------------

    def _build_screens(self) -> None:
        context, plan = self.context, self.plan
        self.exports = ThreadedExportDesk(
            ExportService(
                self.worker, by=plan.by, lang=self.lang, now=plan.clock.now, zone=plan.zone
            )
        )
        self.inbox = InboxScreen(
            context,
            self.crashes.note,
            remembered=self.preferences.get("inbox") or {},
            remember=partial(self.preferences.put, "inbox"),
        )
        self.actions.join(self.inbox.commands)
        self.notices = Notices(
            self.window,
            self.inbox,
            context,
            self.tasks,
            self.preferences,
            self.open_conversation,
        )
        self.shell_presenter = ShellPresenter(
            ShellOnWindow(self.window, self.notices.has_badge),
            context,
            self.tasks,
        )
        self.palette = PalettePresenter(
            self.window.palette_card,
            context,
            self.tasks,
            self.actions,
            Ways(
                self.open_account,
                self.open_conversation,
                self.open_message,
                self.choose_template,
            ),
        )
        self._add_sections()

    def _add_sections(self) -> None:
        translate = self.app.translate
        self._late = {key: LateScreen() for key in ("queue", "promises", "import", "settings")}
        for key, title, icon in (
            ("inbox", translate("Sections", "Bandeja"), "inbox"),
            ("queue", translate("Sections", "Colas"), "list"),
            ("promises", translate("Sections", "Promesas"), "calendar-check"),
            ("import", translate("Sections", "Importar"), "upload"),
        ):
            screen = self._late.get(key, self.inbox)
            self.window.add_section(key, title, icon, screen)
        title = translate("Sections", "Ajustes")
        self.window.add_section(
            "settings", title, "sliders", self._late["settings"], at_bottom=True
        )

    @cached_property
    def queue(self) -> "QueueWidget":
        """The worklist, built when it is first wanted."""
        from console.ui.queue.columns import QueueColumns  # noqa: PLC0415 - with its screen
        from console.ui.queue.widget import QueueWidget  # noqa: PLC0415 - with its screen

        plan = self.plan
        screen = QueueWidget(
            QueueColumns(plan.clock.now, self.lang, plan.zone),
            self.lang,
            widths=self.preferences.get("queue.widths"),
            remember=partial(self.preferences.put, "queue.widths"),
        )
        screen.import_wanted.connect(lambda: self.window.open_section("import"))
        screen.told.connect(self.window.toast)
        screen.export_wanted.connect(self._export_queue)
        self._dress(screen.table)
        self.actions.join(screen.commands)
        return screen

    @cached_property
    def queue_presenter(self) -> "QueuePresenter":
        """Behind the worklist."""
        from console.ui.queue.presenter import QueuePresenter  # noqa: PLC0415 - with its screen

        presenter = QueuePresenter(self.queue, self.context, self.tasks, self.open_account)
        wire_queue(self.queue, presenter)
        return presenter

    @cached_property
    def promises(self) -> "PromisesWidget":
        """The list of promises, built when it is first wanted."""
        from console.ui.promises.widget import PromisesWidget  # noqa: PLC0415 - with its screen

        screen = PromisesWidget(self.lang)
        screen.told.connect(self.window.toast)
        screen.export_wanted.connect(lambda: self.open_export(Subject(ExportKind.PROMISES)))
        self._dress(screen.table)
        for commands in (screen.commands, screen.list_commands):
            self.actions.join(commands)
        return screen

    @cached_property
    def promises_presenter(self) -> "PromisesPresenter":
        """Behind the list of promises."""
        from console.ui.promises.presenter import PromisesPresenter  # noqa: PLC0415 - with its screen

        presenter = PromisesPresenter(
            self.promises, self.context, self.tasks, self.open_account
        )
        wire_promises(self.promises, presenter)
        return presenter

    def _export_queue(self) -> None:
        """What the worklist shows."""
        choice = self.queue_presenter.choice
        self.open_export(Subject(ExportKind.QUEUE, choice.segment, choice.portfolio_id))

    def open_export(self, subject: Subject) -> None:
        """The export sheet over the window, beginning with what was looked at."""
        from console.ui.exporting.presenter import ExportPresenter  # noqa: PLC0415 - with its sheet
        from console.ui.exporting.sheet import ExportSheet  # noqa: PLC0415 - when it is wanted

        sheet = ExportSheet(
            subject.kind,
            self.explain,
            self.window,
            folder=str(self.preferences.get("export.folder", "")),
            remember=partial(self.preferences.put, "export.folder"),
        )
        tasks = TaskOwner(self.crashes.note)
        presenter = ExportPresenter(sheet, self.context, tasks, self.exports, subject)
        wire_export(sheet, presenter)
        sheet.finished.connect(
            lambda _how: self.tasks.start("export.close", self._close_export(sheet, tasks))
        )
        sheet.open()
        presenter.start()

    async def _close_export(self, sheet: QWidget, tasks: TaskOwner) -> None:
        """Nothing is shown in a sheet that is gone."""
        await tasks.aclose()
        sheet.deleteLater()

    @cached_property
    def import_service(self) -> "ImportService":
        """What reads and loads files."""
        from console.app.importing import ImportService  # noqa: PLC0415 - with its screen

        return ImportService(
            self.worker, by=self.plan.by, lang=self.lang, now=self.plan.clock.now
        )

    @cached_property
    def importing(self) -> "ImportWidget":
        """The import wizard, built when it is first wanted."""
        from console.ui.importing.widget import ImportWidget  # noqa: PLC0415 - with its screen

        screen = ImportWidget(self._import_settings, self.lang, self.explain)
        screen.queue_wanted.connect(lambda: self.window.open_section("queue"))
        screen.told.connect(self.window.toast)
        screen.working.connect(self.window.status_bar.show_work)
        self.actions.join(screen.commands)
        screen.template_wanted.connect(
            lambda *wish: self.tasks.start("import.template", self._write_template(*wish))
        )
        return screen

    async def _write_template(self, kind: FileKind, country: str, path: Path) -> None:
        """The empty workbook for a creditor."""
        from console.excel.template import write_template  # noqa: PLC0415 - when it is wanted

        try:
            await asyncio.to_thread(write_template, path, kind, country, self.lang)
        except InputRefused as error:
            self._tell_failure(error)
            return
        self.window.toast(
            self.app.translate("Desktop", "Plantilla en {file}").format(file=path.name)
        )

    @cached_property
    def import_presenter(self) -> "ImportPresenter":
        """Behind the import wizard."""
        from console.app.importing import ThreadedImportDesk  # noqa: PLC0415 - with its screen
        from console.ui.importing.presenter import ImportPresenter  # noqa: PLC0415 - with its screen

        desk = ThreadedImportDesk(self.import_service)
        presenter = ImportPresenter(self.importing, desk, self.tasks, self._import_settings)
        wire_import(self.importing, presenter)
        return presenter

    @cached_property
    def _import_settings(self) -> ImportSettings:
        plan = self.plan
        return ImportSettings(
            creditor=plan.creditor,
            country=plan.country,
            currency=LOCAL_CURRENCY.get(plan.country, "USD"),
            as_of=plan.clock.now().date(),
        )

    @cached_property
    def settings(self) -> "SettingsWidget":
        """The settings, built when they are first wanted."""
        from console.ui.settings.widget import SettingsWidget  # noqa: PLC0415 - with its screen

        screen = SettingsWidget(self.explain)
        self._wire_looks(screen)
        screen.operator_named.connect(self._name_operator)
        self.notices.serve(screen.notices, self.shell_presenter.start)
        return screen

    @cached_property
    def settings_presenter(self) -> "SettingsPresenter":
        """Behind the settings."""
        from console.app.connecting import RelaySetUp  # noqa: PLC0415 - with its screen
        from console.ui.settings.presenter import Choices, SettingsPresenter  # noqa: PLC0415 - with its screen

        plan, theme = self.plan, Theme.current()
        desk = RelaySetUp(plan.place, plan.environ, plan.relay, self.use_relay)
        choices = Choices(plan.by, self.lang, theme.scheme, theme.zoom, self._density)
        presenter = SettingsPresenter(self.settings, desk, self.tasks, choices)
        wire_settings(self.settings, presenter)
        return presenter

    def _dress(self, table: TableView[Any]) -> None:
        table.set_density(self._density)
        self._tables.append(table)

    def _tell_failure(self, error: InputRefused | Unavailable) -> None:
        self.window.toast(self.explain(error))

    def _wire_window(self) -> None:
        window = self.window
        window.close_requested.connect(self.closed.set)
        wire_palette(window, self.palette, self._open_palette)
        self._wire_looks(window)
        window.shortcuts_asked.connect(self._show_shortcuts)
        window.state_chosen.connect(lambda state: window.show_operator(self.plan.by, state))
        window.show_operator(self.plan.by)
        window.show_workspace(self.plan.creditor or "Acuerdo")
        theme = Theme.current()
        window.show_choices(self.lang, theme.scheme, theme.zoom, self._density)
        self._choose_density(self._density)
        self.crashes.shown = self._show_crash
        self.inbox.queue_wanted.connect(lambda: window.open_section("queue"))

    def _show_shortcuts(self) -> None:
        from console.ui.shell.shortcuts_sheet import (  # noqa: PLC0415 - with the sheet
            ShortcutsSheet,
        )

        ShortcutsSheet(self.window, self.actions.keys).open()

    def _wire_looks(self, looks: "MainWindow | SettingsWidget") -> None:
        looks.theme_chosen.connect(self._choose_theme)
        looks.zoom_chosen.connect(self._choose_zoom)
        looks.language_chosen.connect(self._choose_language)
        looks.density_chosen.connect(self._choose_density)

    def _start_presenters(self) -> None:
        self.hub.listen(self.inbox.presenter.data_changed, self.shell_presenter.data_changed)
        self._open_late("queue", self._make_queue)
        self._open_late("promises", self._make_promises)
        self._open_late("import", self._make_import)
        self._open_late("settings", self._make_settings)

    def _make_queue(self) -> Late:
        presenter = self.queue_presenter
        return self.queue, presenter.start, presenter.data_changed

    def _make_promises(self) -> Late:
        presenter = self.promises_presenter
        return self.promises, presenter.start, presenter.data_changed

    def _make_import(self) -> Late:
        presenter = self.import_presenter
        return self.importing, presenter.start, presenter.data_changed

    def _make_settings(self) -> Late:
        return self.settings, self.settings_presenter.start, lambda _changes: None

    def _open_late(self, section: str, make: Callable[[], Late]) -> None:
        """Build and start a screen when it is first in front; it reads nothing before."""
        gates: list[WhileShown] = []

        def shown(key: str) -> None:
            if key != section:
                return
            if not gates:
                screen, start, listener = make()
                self._late[section].fill(screen)
                gates.append(WhileShown(listener, lambda: self.window.section() == section))
                self.hub.listen(gates[0].data_changed)
                start()
            gates[0].shown()

        self.window.section_changed.connect(shown)
        shown(self.window.section())

    # --- services ---------------------------------------------------------------------------

    async def _serve(self) -> None:
        """Start what runs beside the screens, once the first rows are painted."""
        with suppress(TimeoutError):
            async with asyncio.timeout(FIRST_ROWS_S):
                await self.inbox.presenter.conversations.listed.wait()
        self.shell_presenter.start()
        await asyncio.sleep(PAINT_S)
        if self.plan.relay is not None:  # takes long to import: meanwhile the window answers
            await asyncio.to_thread(prepare)
        if self.services is None:
            self._start_services(self.plan.relay)
        self.hub.listen(self.notices.presenter.data_changed)
        self.notices.presenter.start()
        names = NameIndexer(self.worker, self.tasks)
        self.hub.listen(names.data_changed)
        names.start()
        await asyncio.to_thread(self._clear_imports)
        await self._judge()

    def _clear_imports(self) -> None:
        """Forget what an import left behind that did not come to its end."""
        self.import_service.clear_unfinished()

    async def use_relay(self, relay: RelayPlace) -> None:
        """Talk to another relay from now on."""
        await self._stop_services()
        self._start_services(relay)

    async def _stop_services(self) -> None:
        await self._line_tasks.aclose()
        self._line_tasks = TaskOwner(self.crashes.note)
        services, self.services = self.services, None
        if services is not None:
            self.hub.ignore(services.data_changed)
        http, self._http = self._http, None
        if http is not None:
            await http.aclose()

    def _start_services(self, relay: RelayPlace | None) -> None:
        if relay is None:
            self.window.show_connection("offline")
            return
        from console.sync.relay_client import RelayClient  # noqa: PLC0415 - imported by now

        self._http = relay.open()
        self.services = Services(
            self.worker,
            RelayClient(self._http),
            self.rules,
            self.plan.clock,
            self.plan.place.media,
        )
        self.hub.listen(self.services.data_changed)
        self.services.connection.listen(self._show_line)
        self.services.start(self._line_tasks)

    def _show_line(self, state: LineState) -> None:
        words = {Line.UP: "online", Line.CONNECTING: "connecting"}
        shown = words.get(state.line, "offline")
        self.window.show_connection(shown, state.latency_ms)  # type: ignore[arg-type] # one of its three words
        if state.synced_at is not None:
            local = state.synced_at.astimezone(ZoneInfo(self.plan.zone))
            self.window.show_synced(f"{local:%H:%M:%S}")
        translate = self.app.translate
        if state.line in {Line.AWAY, Line.NOT_LET_IN}:
            self.notices.presenter.line_lost(state.since)
            since = f"{state.since.astimezone(ZoneInfo(self.plan.zone)):%H:%M}"
            title = translate("Desktop", "Sin conexión desde las {time}").format(time=since)
            sentence = translate(
                "Desktop", "Puedes leer y escribir; lo escrito sale al reconectar."
            )
            if state.line is Line.NOT_LET_IN:
                title = translate("Desktop", "El relé no acepta la clave de este equipo")
                sentence = translate("Desktop", "Pide una nueva a quien administra.")
            self.window.show_banner(title, sentence, icon="cloud-off")
        else:
            self.window.hide_banner()

    async def _judge(self) -> None:
        """Promises are judged at start and every half hour; any number of times, one result."""
        country = self.plan.country
        while True:
            await self.worker.write(
                partial(
                    judge_promises,
                    limits=promise_limits,
                    is_business_day=partial(is_business_day, country),
                    now=self.plan.clock.now(),
                    zone=self.plan.zone,
                )
            )
            await asyncio.sleep(JUDGE_EVERY_S)

    # --- gestures ---------------------------------------------------------------------------

    def open_account(self, account_id: AccountId) -> None:
        """Bring an account's thread to the front."""
        self.window.open_section("inbox")
        self.inbox.open_account(account_id)
        self.inbox.composer.take_focus()

    def open_conversation(self, conversation_id: ConversationId) -> None:
        """Bring a thread to the front."""
        self.window.open_section("inbox")
        self.inbox.open_conversation(conversation_id)
        self.inbox.composer.take_focus()

    def open_message(self, conversation_id: ConversationId, item_id: str) -> None:
        """Bring a message to the front, in its thread."""
        self.open_conversation(conversation_id)
        self.tasks.start("desktop.message", self._find_message(conversation_id, item_id))

    async def _find_message(self, conversation_id: ConversationId, item_id: str) -> None:
        """Once the thread has its newest messages, look back for the one."""
        presenter = self.inbox.presenter
        for _ in range(round(READ_S / PAINT_S)):
            if presenter.thread.items:
                break
            await asyncio.sleep(PAINT_S)
        if presenter.conversation_id == conversation_id:
            presenter.thread.find(item_id)

    def choose_template(self, name: str, _language: str) -> None:
        """The sheet of templates for who is in the thread, with one looked for."""
        if self.window.section() == "inbox":
            sheet = self.inbox.choose_template()
            if sheet is not None:
                sheet.search.setText(name)

    def _open_palette(self, text: str) -> None:
        person = self.inbox.presenter.person if self.window.section() == "inbox" else None
        name = "" if person is None else self.inbox.words.name(person.name)
        self.window.palette_card.open(text, name)

    def explain(self, error: InputRefused | Unavailable) -> str:
        """What the world refused, in the person's language."""
        if isinstance(error, InputRefused):
            return explain(error, self.lang)
        return explain_unavailable(error, self.lang)

    def _choose_theme(self, scheme: str) -> None:
        self.preferences.put("theme", scheme)
        Theme.current().apply(self.app, scheme, Theme.current().zoom)  # type: ignore[arg-type] # the menu's own words

    def _choose_zoom(self, zoom: float) -> None:
        self.preferences.put("zoom", zoom)
        Theme.current().apply(self.app, Theme.current().scheme, zoom)

    def _choose_language(self, lang: str) -> None:
        self.preferences.put("lang", lang)
        translate = self.app.translate
        self.window.toast(translate("Desktop", "El idioma cambia al abrir Acuerdo de nuevo."))

    def _choose_density(self, density: str) -> None:
        self._density = density
        self.preferences.put("density", density)
        for table in self._tables:
            table.set_density(density)

    def _name_operator(self, name: str) -> None:
        self.preferences.put("operator", name)
        translate = self.app.translate
        self.window.toast(translate("Desktop", "El nombre cambia al abrir Acuerdo de nuevo."))

    def _show_crash(self, report: str) -> None:
        translate = self.app.translate
        text = translate(
            "Desktop", "Acuerdo se equivocó en algo. No se perdió lo guardado: {report}"
        )
        self.window.toast(text.format(report=report), seconds=12)

    # --- end --------------------------------------------------------------------------------

    async def aclose(self) -> None:
        """Take down in reverse order of building."""
        self.hub.silence()
        if hasattr(self, "inbox"):
            await self.inbox.aclose()
        await self.tasks.aclose()
        await self._stop_services()
        self.worker.close()
        if hasattr(self, "window"):
            self.window.remember()
            self.window.hold_close(holds=False)
            self.window.close()
            self.window.deleteLater()
