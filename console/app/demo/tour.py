"""The guided tour: the main job, done in the real window through its own widgets.

It calls no use case: it clicks, types and drops as an agent would, waits for what appears,
takes a picture of every screen, and writes down what happened and how long it took.
"""

import asyncio
import hashlib
import hmac
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog

from console.app.demo.demo import Demo, people_of
from console.app.demo.hands import (
    Impatience,
    StrayWindows,
    button,
    clear,
    click,
    drop,
    press,
    save_as,
    settle,
    until,
    windows,
    write,
)
from console.domain.delivery import Delivery
from console.ui.exporting.sheet import ExportSheet
from console.ui.inbox.templates.widget import TemplatesSheet
from console.ui.promise.widget import PromiseDialog
from console.ui.queue.send_sheet import SendSheet
from console.ui.queue.wording import segment_name
from console.ui.theme.theme import Theme
from console.usecases.views import ThreadItem

if TYPE_CHECKING:
    from console.app.desktop import Desktop

ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
WRITTEN_TO = (
    "promises_date",
    "opts_out",
    "already_paid",
    "wants_plan",
    "voice_note",
    "wrong_number",
    "disputes",
    "angry",
    "wants_person",
    "asks_amount",
)
"""Which of the simulator's people get a template, in this order."""
SIZE = (1440, 900)


@dataclass
class Step:
    """One thing done: whether it worked, how long it took, and what was seen."""

    name: str
    ok: bool
    seconds: float
    detail: str = ""


@dataclass
class Report:
    """What the tour did."""

    steps: list[Step] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    webhook_to_bubble_ms: list[float] = field(default_factory=list)
    stray_windows: list[str] = field(default_factory=list)
    """Widgets that flashed up as windows of their own."""
    ok: bool = False


class Tour:
    """Plays once; `run` is handed to the desktop when the window is open."""

    def __init__(self, demo: Demo, pictures: Path) -> None:
        self._demo = demo
        self._pictures = pictures
        self.report = Report()
        self._names: dict[str, str] = {}
        known = {name for name, _phone in people_of(demo.servers.people)}
        for one in demo.servers.people:  # of several alike, the first
            if one["name"] in known:
                self._names.setdefault(one["kind"], one["name"])

    async def run(self, desktop: "Desktop") -> None:
        """The whole tour; closes the window at the end, whatever happened."""
        self._d = desktop
        QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
        stray = StrayWindows(desktop.app, desktop.window)
        self.report.stray_windows = stray.seen
        desktop.window.resize(*SIZE)
        try:
            for name, act in (
                ("connect", self._connect),
                ("import", self._import),
                ("queue", self._queue),
                ("send to several", self._send_to_several),
                ("send from the chat", self._send_from_chat),
                ("answers arrive", self._answers),
                ("reply", self._reply),
                ("webhook to bubble", self._latency),
                ("promise", self._promise),
                ("opt-out is respected", self._opt_out),
                ("media", self._media),
                ("offline and back", self._offline),
                ("promises", self._promises),
                ("export", self._export),
                ("dark", self._dark),
            ):
                if not await self._step(name, act):
                    return
            self.report.ok = True
        finally:
            desktop.closed.set()

    async def _step(self, name: str, act: Callable[[], Awaitable[str]]) -> bool:
        loop = asyncio.get_running_loop()
        started = loop.time()
        try:
            await self._come_to_front()
            detail = await act()
        except (Impatience, httpx.HTTPError) as error:
            await self._picture(f"failed-{name.replace(' ', '-')}")
            seconds = round(loop.time() - started, 3)
            self.report.steps.append(Step(name, ok=False, seconds=seconds, detail=str(error)))
            return False
        seconds = round(loop.time() - started, 3)
        self.report.steps.append(Step(name, ok=True, seconds=seconds, detail=detail))
        return True

    async def _come_to_front(self) -> None:
        """Shortcuts are heard by the window in front only."""
        await until(self._is_in_front, "the window in front")
        await settle()

    def _is_in_front(self) -> bool:
        """Asked again each time: a sheet that is still closing keeps the window behind it."""
        self._d.window.activateWindow()
        return self._d.window.isActiveWindow()

    async def _picture(self, name: str) -> None:
        await settle()
        target = self._pictures / f"{len(self.report.pictures) + 1:02d}-{name}.png"
        window = self._d.window
        picture = window.grab()
        for dialog in windows(QDialog):  # a sheet is a window of its own over the dimmed one
            at = window.mapFromGlobal(dialog.mapToGlobal(dialog.rect().topLeft()))
            _paste(picture, dialog, at)
        picture.save(str(target))
        self.report.pictures.append(target.name)

    # --- the steps --------------------------------------------------------------------------

    async def _connect(self) -> str:
        took = await until(
            lambda: (
                self._d.window.status_bar.connection.text() != ""
                and self._d.services is not None
                and self._d.services.connection.state.line == "up"
            ),
            "connection to the relay",
        )
        return f"{took * 1000:.0f} ms"

    async def _import(self) -> str:
        window, wizard = self._d.window, self._d.importing
        press(window, Qt.Key.Key_4, CONTROL)
        await until(lambda: window.section() == "import", "import section")
        await self._picture("import-file")
        drop(wizard.file_page.drop, self._demo.workbook)
        await until(wizard.forward.isEnabled, "columns")
        await self._picture("import-columns")
        click(wizard.forward)
        await until(
            lambda: (
                self._d.import_presenter.simulated is not None and wizard.forward.isEnabled()
            ),
            "dry run",
        )
        await self._picture("import-dry-run")
        simulated = self._d.import_presenter.simulated
        click(wizard.forward)
        await until(
            lambda: wizard.forward.isEnabled() and not wizard.cancel.isVisible(), "load"
        )
        await self._picture("import-loaded")
        click(wizard.forward)
        await until(lambda: window.section() == "queue", "queue section")
        if simulated is None:
            raise Impatience("dry run")
        found = simulated.json
        return f"{found['accepted']} accepted, {len(found['rejected'])} rejected"

    async def _queue(self) -> str:
        queue = self._d.queue
        rows = queue.table.rows_model
        await until(lambda: len(rows.rows) > 0, "worklist")
        await self._picture("queue-all")
        before = self._d.queue_presenter.choice
        tree = queue.tree
        model = tree.model()
        wanted = next(
            index
            for number in range(model.rowCount())
            if (index := model.index(number, 0)).data() == segment_name("31-90")
        )
        click(tree.viewport(), tree.visualRect(wanted).center())
        await until(lambda: self._d.queue_presenter.choice != before, "segment 31-90")
        await until(lambda: len(rows.rows) > 0, "segment's rows")
        await self._picture("queue-31-90")
        return f"{len(rows.rows)} rows in 31-90"

    async def _send_to_several(self) -> str:
        queue = self._d.queue
        table = queue.table
        table.setFocus(Qt.FocusReason.OtherFocusReason)
        press(table, Qt.Key.Key_Home)
        for _ in range(4):
            press(table, Qt.Key.Key_Space)
            press(table, Qt.Key.Key_Down)
        await until(lambda: queue.bar.isVisible() and queue.bar.send.isEnabled(), "bulk bar")
        await self._picture("queue-selected")
        click(queue.bar.send)
        await until(lambda: any(True for _ in windows(SendSheet)), "template sheet")
        sheet = next(windows(SendSheet))
        write(sheet.search, "recordatorio_31_90")
        await until(sheet.send.isEnabled, "preview")
        await self._picture("queue-template")
        before = self._sent()
        click(sheet.send)
        await until(lambda: self._sent() > before, "templates leave")
        return f"{self._sent() - before} sent from the queue"

    async def _send_from_chat(self) -> str:
        written = 0
        for kind in WRITTEN_TO:
            name = self._names.get(kind)
            if name is None:
                continue
            await self._open_person(name)
            await self._template("recordatorio", picture=written == 0)
            written += 1
        return f"{written} people written to, one by one"

    async def _open_person(self, name: str) -> None:
        """Through the search field, as one would: Ctrl K, the name, Enter."""
        window, inbox = self._d.window, self._d.inbox
        press(window, Qt.Key.Key_K, CONTROL)
        box = window.palette_card.field
        clear(box)
        write(box, name)
        await until(
            lambda: any(r.title.lower() == name.lower() for r in self._hits()), f"search {name}"
        )
        for place, hit in enumerate(self._hits()):
            if hit.title.lower() == name.lower():
                for _ in range(place):
                    press(box, Qt.Key.Key_Down)
                break
        press(box, Qt.Key.Key_Return)
        await until(
            lambda: (
                inbox.presenter.person is not None
                and inbox.presenter.person.name.lower() == name.lower()
            ),
            f"conversation of {name}",
        )

    def _hits(self) -> list[Any]:
        return [
            row for row in self._d.window.palette_card.results.rows() if row.key is not None
        ]

    async def _template(self, name: str, *, picture: bool) -> None:
        sheet = await self._choose_template()
        write(sheet.search, name)
        await until(sheet.send.isEnabled, "template filled and allowed")
        if picture:
            await self._picture("chat-template")
        before = len(self._outgoing())
        click(sheet.send)
        await until(lambda: len(self._outgoing()) > before, "template in the thread")

    async def _choose_template(self) -> TemplatesSheet:
        """Press the composer's way to the templates, whichever it offers now."""
        composer = self._d.inbox.composer
        await until(
            lambda: composer.choose.isVisible() or composer.template.isVisible(), "composer"
        )
        click(composer.choose if composer.choose.isVisible() else composer.template)
        await until(lambda: any(True for _ in windows(TemplatesSheet)), "template sheet")
        return next(windows(TemplatesSheet))

    async def _answers(self) -> str:
        kinds = ("promises_date", "opts_out", "already_paid", "wants_plan")
        names = [self._names[kind] for kind in kinds if kind in self._names]
        took = await until(
            lambda: all(self._answered(name) for name in names), "answers", patience_s=90
        )
        await self._picture("inbox-answers")
        return f"{len(names)} of those answered within {took:.1f} s"

    def _answered(self, name: str) -> bool:
        rows = self._d.inbox.presenter.conversations.rows
        return any(
            row.name.lower() == name.lower() and not row.preview_outgoing for row in rows
        )

    async def _reply(self) -> str:
        await self._open_person(self._names["promises_date"])
        inbox = self._d.inbox
        await until(lambda: not inbox.composer.is_blocked, "open window")
        await until(lambda: len(self._items()) > 1, "thread")
        text = "Gracias por responder. ¿Qué día y qué cantidad te quedan bien? 🙂"
        before = len(self._incoming())
        inbox.writing.show_undo(0)  # nobody is there to take it back
        write(inbox.composer.editor, text)
        await self._picture("chat-writing")
        press(inbox.composer.editor, Qt.Key.Key_Return)
        await until(lambda: any(item.text == text for item in self._outgoing()), "bubble")
        took = await until(
            lambda: any(
                item.text == text and (item.delivery or Delivery.QUEUED) >= Delivery.DELIVERED
                for item in self._outgoing()
            ),
            "ticks",
        )
        await until(lambda: len(self._incoming()) > before, "the debtor's reply", 60)
        await self._picture("chat-reply")
        return f"delivered after {took:.2f} s, and answered"

    async def _latency(self) -> str:
        """Signed webhooks posted straight to the relay, until the bubble is in the thread."""
        loop = asyncio.get_running_loop()
        person = self._d.inbox.presenter.person
        if person is None:
            raise Impatience("an open conversation")
        async with httpx.AsyncClient() as http:
            for number in range(20):
                text = f"Mensaje de prueba {number + 1}"
                body, signature = self._webhook(person.phone or "", text, number)
                started = loop.time()
                answer = await http.post(
                    f"{self._demo.servers.relay_url}/webhooks/whatsapp",
                    content=body,
                    headers={"X-Hub-Signature-256": signature},
                )
                answer.raise_for_status()
                await until(
                    lambda text=text: any(item.text == text for item in self._incoming()),  # type: ignore[misc] # a default binds the loop's value
                    text,
                )
                taken_ms = round((loop.time() - started) * 1000, 1)
                self.report.webhook_to_bubble_ms.append(taken_ms)
        ordered = sorted(self.report.webhook_to_bubble_ms)
        return f"median {ordered[len(ordered) // 2]:.0f} ms, worst {ordered[-1]:.0f} ms"

    def _webhook(self, phone: str, text: str, number: int) -> tuple[bytes, str]:
        facts = (self._demo.servers.simulator and self._demo.servers.simulator.facts) or {}
        at = int(self._demo.clock.now().timestamp())
        digits = phone.removeprefix("+")
        value = {
            "messaging_product": "whatsapp",
            "metadata": {
                "display_phone_number": facts["display_phone_number"],
                "phone_number_id": facts["phone_number_id"],
            },
            "contacts": [{"profile": {"name": "…"}, "wa_id": digits}],
            "messages": [
                {
                    "from": digits,
                    "id": f"wamid.TOUR{at}{number:03d}",
                    "timestamp": str(at),
                    "type": "text",
                    "text": {"body": text},
                }
            ],
        }
        change = {"field": "messages", "value": value}
        entry = {"id": facts["waba_id"], "changes": [change]}
        body = json.dumps({"object": "whatsapp_business_account", "entry": [entry]}).encode()
        secret = str(facts["app_secret"]).encode()
        return body, "sha256=" + hmac.new(secret, body, hashlib.sha256).hexdigest()

    async def _promise(self) -> str:
        inbox = self._d.inbox
        click(inbox.composer.promise)
        await until(lambda: any(True for _ in windows(PromiseDialog)), "promise dialog")
        dialog = next(windows(PromiseDialog))
        await until(dialog.record.isEnabled, "promise within limits")
        await self._picture("promise")
        before = len(self._outgoing())
        click(dialog.record)
        await until(lambda: not any(True for _ in windows(PromiseDialog)), "promise recorded")
        await until(lambda: len(self._outgoing()) > before, "confirmation")
        await until(
            lambda: bool(inbox.presenter.person and inbox.presenter.person.promises), "promise"
        )
        await self._picture("chat-promise")
        promise = inbox.presenter.person.promises[0] if inbox.presenter.person else None
        return f"{promise.amount.minor / 100:,.2f} on {promise.due_on}" if promise else ""

    async def _opt_out(self) -> str:
        await self._open_person(self._names["opts_out"])
        inbox = self._d.inbox
        await until(lambda: inbox.composer.is_blocked, "composer blocked by the opt-out")
        await self._picture("chat-opted-out")
        await self._come_to_front()
        inbox.messages.setFocus(Qt.FocusReason.OtherFocusReason)
        press(inbox.messages, Qt.Key.Key_T, ALT)  # the composer offers none; the key still asks
        await until(lambda: any(True for _ in windows(TemplatesSheet)), "template sheet")
        sheet = next(windows(TemplatesSheet))
        write(sheet.search, "recordatorio")
        await settle()
        if sheet.send.isEnabled():
            raise Impatience("the gate to refuse a template")
        await self._picture("chat-opted-out-template")
        sheet.reject()
        return "free text and template refused"

    async def _media(self) -> str:
        seen = []
        for kind, wanted in (("already_paid", "image"), ("voice_note", "audio")):
            if kind not in self._names:
                continue
            await self._open_person(self._names[kind])
            await until(
                lambda wanted=wanted: any(  # type: ignore[misc] # a default binds the loop's value
                    item.media is not None and item.media.path and item.kind_name == wanted
                    for item in self._items()
                ),
                wanted,
                60,
            )
            await self._picture(f"chat-{wanted}")
            seen.append(wanted)
        return " and ".join(seen) + " on disk"

    async def _offline(self) -> str:
        servers, inbox = self._demo.servers, self._d.inbox
        relay = servers.relay
        if relay is None:
            raise Impatience("a relay to stop")
        await asyncio.to_thread(relay.stop)
        await until(self._d.window.banner.isVisible, "banner")
        await until(lambda: not inbox.composer.is_blocked, "open window")
        text = "Te confirmo en un momento."
        write(inbox.composer.editor, text)
        press(inbox.composer.editor, Qt.Key.Key_Return)
        await until(
            lambda: any(item.text == text for item in self._outgoing()), "queued bubble"
        )
        await self._picture("offline")
        await asyncio.to_thread(servers.start_relay)
        await until(lambda: not self._d.window.banner.isVisible(), "connection back", 60)
        took = await until(
            lambda: any(
                item.text == text and (item.delivery or Delivery.QUEUED) >= Delivery.SENT
                for item in self._outgoing()
            ),
            "queued message sent",
            90,
        )
        return f"sent {took:.1f} s after the line was back"

    async def _promises(self) -> str:
        press(self._d.window, Qt.Key.Key_3, CONTROL)
        table = self._d.promises.table
        await until(lambda: len(table.rows_model.rows) > 0, "promises")
        await self._picture("promises")
        return f"{len(table.rows_model.rows)} listed"

    async def _export(self) -> str:
        press(self._d.window, Qt.Key.Key_2, CONTROL)
        written = []
        for section, screen in (("queue", self._d.queue), ("promises", self._d.promises)):
            self._d.window.open_section(section)
            target = self._pictures / f"{section}.xlsx"
            target.unlink(missing_ok=True)
            click(button(screen, self._d.app.translate("QueueHeading", "Exportar")))
            await until(lambda: any(True for _ in windows(ExportSheet)), "export sheet")
            sheet = next(windows(ExportSheet))
            await until(sheet.go.isEnabled, "columns to export")
            click(sheet.go)
            await save_as(target)
            await until(target.exists, f"{section}.xlsx")
            await until(lambda target=target: target.stat().st_size > 0, target.name)  # type: ignore[misc] # as above
            await until(sheet.open_folder.isVisible, "the export's end")
            written.append(f"{target.name} {target.stat().st_size // 1024} KB")
            if section == "promises":
                await self._picture("exported")
            click(sheet.stop)
        return ", ".join(written)

    async def _dark(self) -> str:
        click(self._d.window.top_bar.theme_button)
        await until(lambda: Theme.current().is_dark, "dark theme")
        self._d.window.open_section("queue")
        await self._picture("queue-dark")
        await self._open_person(self._names["promises_date"])
        await self._picture("inbox-dark")
        press(self._d.window, Qt.Key.Key_4, CONTROL)
        await self._picture("import-dark")
        return "queue, inbox and import"

    # --- looking ----------------------------------------------------------------------------

    def _items(self) -> list[ThreadItem]:
        return list(self._d.inbox.presenter.thread.items)

    def _incoming(self) -> list[ThreadItem]:
        return [item for item in self._items() if not item.outgoing and item.item == "message"]

    def _outgoing(self) -> list[ThreadItem]:
        return [item for item in self._items() if item.outgoing and item.item == "message"]

    def _sent(self) -> int:
        """Messages that the simulator has accepted so far."""
        answer = httpx.get(f"{self._demo.servers.simulator_url}/_sim/sent", timeout=5)
        found = answer.json()
        return len(found["sent"] if isinstance(found, dict) else found)


def _paste(picture: Any, dialog: QDialog, at: Any) -> None:  # noqa: ANN401 - Qt's pixmap and point
    from PySide6.QtGui import QPainter  # noqa: PLC0415 - only for pictures

    painter = QPainter(picture)
    painter.drawPixmap(at, dialog.grab())
    painter.end()
