"""Pictures of the whole inbox, to be looked at beside the design.

Run as `python -m tests.ui.inbox.gallery FOLDER`; no display is needed.
"""

import asyncio
import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import qasync
from PySide6.QtCore import QPoint
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from console.domain.ids import ConversationId
from console.ui.inbox.widget import InboxScreen
from console.ui.theme.theme import Scheme, Theme
from tests.ui.inbox import fakes, samples

SIZE = (1376, 832)  # the window of the design without rail, top bar and status bar


async def settle(times: int = 12) -> None:
    """Let presenters read and Qt paint."""
    for _ in range(times):
        await asyncio.sleep(0.01)
        QApplication.processEvents()


def photograph(screen: QWidget, path: Path, sheets: tuple[QWidget, ...] = ()) -> None:
    """The screen, and the sheets that stand over it."""
    picture = screen.grab()
    painter = QPainter(picture)
    for sheet in sheets:
        spot = screen.mapFromGlobal(sheet.mapToGlobal(QPoint(0, 0)))
        painter.drawPixmap(spot, _see_through(sheet))
    painter.end()
    picture.save(str(path))


def _see_through(sheet: QWidget) -> QPixmap:
    picture = QPixmap(sheet.size() * sheet.devicePixelRatioF())
    picture.setDevicePixelRatio(sheet.devicePixelRatioF())
    picture.fill("transparent")
    sheet.render(picture, QPoint(0, 0))
    return picture


def fail(name: str, error: BaseException) -> None:
    """No picture is worth a hidden failure."""
    raise RuntimeError(name) from error


async def inbox(folder: Path, name: str, zoom: float) -> None:
    """The inbox with the design's conversation, and its dialogs."""
    uow = fakes.desk()
    picture = str(Path(__file__).with_name("receipt.png"))
    uow.conversations.threads[5] = list(samples.every_kind(picture))
    uow.conversations.panels[5] = samples.panel(conversation_id=ConversationId(5))
    screen = InboxScreen(fakes.context(uow), fail)
    screen.resize(round(SIZE[0] * max(zoom, 1)), round(SIZE[1] * max(zoom, 1)))
    screen.show()
    await settle()
    screen.open_conversation(ConversationId(4))
    await settle()
    screen.composer.editor.insertPlainText(
        "Perfecto, María Fernanda. Quedaría así: $ 243.100 el lunes 30 de noviembre y "
        "$ 243.100 el martes 15 de diciembre. ¿Te lo dejo registrado?"
    )
    await settle()
    photograph(screen, folder / f"{name}-inbox.png")
    for kind, sheet in (
        ("promise", screen.register_promise()),
        ("template", screen.choose_template()),
    ):
        await settle(20)
        if sheet is not None:
            photograph(screen, folder / f"{name}-{kind}.png", (sheet,))
            sheet.reject()
    await settle()
    uow.contacts.facts[5] = samples.facts(window_closes_at=None)
    screen.open_conversation(ConversationId(5))
    await settle()
    photograph(screen, folder / f"{name}-kinds-end.png")
    screen.messages.verticalScrollBar().setValue(900)
    await settle()
    photograph(screen, folder / f"{name}-kinds.png")
    await screen.aclose()
    screen.close()
    screen.deleteLater()


async def empty(folder: Path, name: str) -> None:
    """Nobody writes."""
    screen = InboxScreen(fakes.context(fakes.FakeUow()), fail)
    screen.resize(1040, 700)
    screen.show()
    await settle()
    photograph(screen, folder / f"{name}-empty.png")
    await screen.aclose()
    screen.close()
    screen.deleteLater()


async def everything(folder: Path, app: QApplication) -> None:
    """Both themes at 100 %, light at 150 %."""
    looks: tuple[tuple[str, Scheme, float], ...] = (
        ("light", "light", 1.0),
        ("dark", "dark", 1.0),
        ("large", "light", 1.5),
    )
    for name, scheme, zoom in looks:
        Theme.current().apply(app, scheme, zoom)
        await inbox(folder, name, zoom)
        await empty(folder, name)


def main() -> None:
    """Write the pictures into the folder that is named."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    app.setQuitOnLastWindowClosed(False)
    with asyncio.Runner(loop_factory=lambda: qasync.QEventLoop(app)) as runner:
        runner.run(everything(folder, app))


if __name__ == "__main__":
    main()
