"""What clicks in the thread lead to: links, files, the viewer, copies."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from console.domain.contact import Refused
from console.runtime import reasons
from console.ui.inbox.thread.contents import spoken
from console.ui.inbox.thread.failures import RETRY, REWRITE, TEMPLATE
from console.ui.inbox.thread.viewer import MediaViewer, Shown
from console.usecases.views import ThreadItem

if TYPE_CHECKING:
    from console.ui.inbox.widget import InboxScreen

PICTURES = frozenset({"image", "sticker"})
_OPENABLE = frozenset(
    {"pdf", "jpg", "jpeg", "png", "webp", "gif", "heic", "txt", "csv", "doc", "docx", "xls"}
    | {"xlsx", "ppt", "pptx", "odt", "ods", "mp3", "m4a", "ogg", "opus", "aac", "amr", "wav"}
    | {"mp4", "3gp", "mov"}
)


class ThreadActs(QObject):
    """Does for the inbox screen what a click in its thread asks for."""

    def __init__(self, screen: "InboxScreen") -> None:
        super().__init__(screen)
        self._screen = screen
        self.viewer: MediaViewer | None = None

    def do(self, name: str, about: str) -> None:
        """One act, by its name and what it is about."""
        if self._screen.writing.act(name, about):
            return
        item = self._screen.item_of(about)
        if name == "open_link":
            self.open_link(about)
        elif name == "find":
            self._screen.presenter.thread.find(about)
        elif item is not None:
            self._do_with(name, item)

    def _do_with(self, name: str, item: ThreadItem) -> None:
        if name == REWRITE and item.text:
            self._screen.composer.add_text(item.text)
        elif name == RETRY:
            self._screen.presenter.thread.retry(item.id, self.tell_refused)
        elif name == TEMPLATE:
            self._screen.choose_template()
        elif name == "open_file":
            self.open_file(item)
        elif name == "open_outside" and item.media and item.media.path:
            self.open_outside(item.media.path)

    def open_link(self, address: str) -> None:
        """In the browser; what may deceive says first where it leads."""
        url = QUrl(address)
        if url.scheme() not in {"http", "https"} or not url.host():
            return
        if not may_deceive(url):
            QDesktopServices.openUrl(url)
            return
        words = self.tr("Este enlace puede engañar. Lleva a {address}")
        shown = words.format(address=true_address(url))
        toast = self._screen.toasts.show_toast(
            shown, self.tr("Abrir de todos modos"), 10, icon="warning"
        )
        toast.undone.connect(lambda: QDesktopServices.openUrl(url))

    def open_file(self, item: ThreadItem) -> None:
        """Pictures and videos in the viewer, everything else with the system's program."""
        media = item.media
        if media is None or media.path is None:
            return
        if item.kind_name in PICTURES or item.kind_name == "video":
            self._view(item)
        else:
            self.open_outside(media.path)

    def open_outside(self, path: str) -> None:
        """With the system's own program, unless such a file could run."""
        if path.rpartition(".")[2].lower() in _OPENABLE:
            QDesktopServices.openUrl(QUrl.fromLocalFile(path))
            return
        words = self.tr("Por seguridad, este tipo de archivo no se abre desde aquí")
        self._screen.toasts.show_toast(words, icon="warning")

    def _view(self, item: ThreadItem) -> None:
        here = self.shown_of(item)
        viewer = self.viewer = MediaViewer([here], 0, self._screen)
        viewer.save_asked.connect(self.save)
        viewer.outside_asked.connect(lambda shown: self.open_outside(shown.path))
        viewer.finished.connect(self._forget_viewer)
        self._screen.open_sheet(viewer)
        self._screen.presenter.thread.want_pictures(self.know_pictures)

    def _forget_viewer(self, _result: int) -> None:
        self.viewer = None

    def know_pictures(self, items: tuple[ThreadItem, ...]) -> None:
        """Every picture and video of the conversation, oldest first."""
        if self.viewer is not None:
            self.viewer.know_all([self.shown_of(one) for one in items])

    def shown_of(self, item: ThreadItem) -> Shown:
        """How the viewer names it."""
        words, at = self._screen.words, item.at
        day = words.full_day(words.local(at).date())
        who = item.author or (self.tr("Nosotros") if item.outgoing else self.tr("La persona"))
        name = item.media.filename if item.media else None
        return Shown(
            item.id,
            (item.media.path if item.media else None) or "",
            item.kind_name == "video",
            name or spoken(item),
            f"{who} · {day}, {words.hour(at)}",
        )

    def save(self, shown: Shown) -> None:
        """Ask where, then copy there."""
        source = Path(shown.path)
        home = QStandardPaths.StandardLocation.DownloadLocation
        name = Path(shown.title).stem[:80] + source.suffix
        target = str(Path(QStandardPaths.writableLocation(home)) / name)
        owner = self.viewer or self._screen
        dialog = QFileDialog(owner, self.tr("Guardar una copia"), target)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        copy = self._screen.presenter.thread.copy_file
        dialog.fileSelected.connect(lambda to: copy(str(source), to, self.tell_copied))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def tell_refused(self, refusal: Refused) -> None:
        """The gate said no to another attempt."""
        why = reasons.title(refusal.reason, self._screen.words.lang)
        words = self.tr("No se envió otra vez: {reason}")
        self._screen.toasts.show_toast(words.format(reason=why), icon="warning")

    def tell_copied(self, problem: str | None) -> None:
        """The copy is where it was wanted, or why it is not."""
        toasts = self._screen.toasts
        if problem is None:
            toasts.show_toast(self.tr("Copia guardada"))
        else:
            words = self.tr("No se pudo guardar la copia: {problem}")
            toasts.show_toast(words.format(problem=problem), icon="warning")


def may_deceive(url: QUrl) -> bool:
    """Letters of other scripts in the host, or a name before an @ that looks like one."""
    host = url.host(QUrl.ComponentFormattingOption.FullyEncoded)
    return bool(url.userInfo()) or any(
        piece.startswith("xn--") for piece in host.lower().split(".")
    )


def true_address(url: QUrl) -> str:
    """Where a link leads, letter by letter as the network reads it."""
    return url.toString(QUrl.ComponentFormattingOption.FullyEncoded)
