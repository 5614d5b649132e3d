"""Thumbnails of pictures: read scaled, one at a time, when the interface has nothing to do."""

from collections import OrderedDict, deque

from PySide6.QtCore import QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImageReader, QPixmap

LIMIT_BYTES = 48_000_000


class Thumbnails(QObject):
    """Keeps decoded thumbnails up to a limit; reading waits for an idle moment.

    The decoder scales while it reads, so a photograph of a phone costs a few milliseconds.
    """

    ready = Signal(str)  # path

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kept: OrderedDict[str, QPixmap] = OrderedDict()
        self._bytes = 0
        self._waiting: deque[tuple[str, QSize]] = deque()
        self._asked: set[str] = set()
        self._idle = QTimer(self, interval=0)
        self._idle.timeout.connect(self._read_next)

    def get(self, path: str, room: QSize) -> QPixmap | None:
        """The thumbnail, or None: then it is read soon and `ready` follows."""
        if (known := self._kept.get(path)) is not None:
            self._kept.move_to_end(path)
            return known
        if path not in self._asked:
            self._asked.add(path)
            self._waiting.append((path, room))
            self._idle.start()
        return None

    def _read_next(self) -> None:
        path, room = self._waiting.popleft()
        if not self._waiting:
            self._idle.stop()
        reader = QImageReader(path)
        reader.setAutoTransform(True)
        size = reader.size()
        if size.isValid():
            reader.setScaledSize(size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio))
        image = reader.read()
        if image.isNull():
            return  # damaged or of an unknown kind: the still block stays
        self._keep(path, QPixmap.fromImage(image))
        self.ready.emit(path)

    def _keep(self, path: str, picture: QPixmap) -> None:
        self._asked.discard(path)
        self._kept[path] = picture
        self._bytes += _bytes_of(picture)
        while self._bytes > LIMIT_BYTES and len(self._kept) > 1:
            _, oldest = self._kept.popitem(last=False)
            self._bytes -= _bytes_of(oldest)


def _bytes_of(picture: QPixmap) -> int:
    return picture.width() * picture.height() * 4
