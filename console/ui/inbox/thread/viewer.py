"""Pictures and videos of a conversation at full size, one after the other."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImageReader, QKeyEvent, QPainter, QPixmap, QWheelEvent
from PySide6.QtWidgets import QGraphicsScene, QGraphicsView, QStackedWidget, QWidget
from typing_extensions import override

from console.ui.inbox.thread.video import VideoStage
from console.ui.widgets.buttons import IconButton
from console.ui.widgets.labels import Label
from console.ui.widgets.sheet import Sheet

_STEP, _MOST, _LEAST, _SIDE_LIMIT = 1.25, 8.0, 0.05, 4_000


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture or video to look at. `title` names it, `subtitle` says who sent it and when."""

    item_id: str
    path: str
    is_video: bool
    title: str
    subtitle: str


class PictureCanvas(QGraphicsView):
    """One picture that fits at first and can be zoomed to eight times its size."""

    def __init__(self, picture: QPixmap, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        scene = QGraphicsScene(self)
        self._item = scene.addPixmap(picture)
        self._item.setTransformationMode(Qt.TransformationMode.SmoothTransformation)
        self.setScene(scene)
        self.setDragMode(QGraphicsView.DragMode.ScrollHandDrag)
        self.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
        self.setFrameShape(QGraphicsView.Shape.NoFrame)

    def show_picture(self, picture: QPixmap) -> None:
        """Another one, upright and whole."""
        self._item.setPixmap(picture)
        self._item.setRotation(0)
        self._item.setTransformOriginPoint(self._item.boundingRect().center())
        self.fit()

    @property
    def factor(self) -> float:
        """How large it is shown; 1 is pixel for pixel."""
        return self.transform().m11()

    def fit(self) -> None:
        """The whole picture, never larger than it is."""
        self.resetTransform()
        bounds = self._item.sceneBoundingRect()
        self.setSceneRect(bounds)
        room, size = self.viewport().size(), bounds.size()
        if size.isEmpty():
            return
        share = min(room.width() / size.width(), room.height() / size.height(), 1.0)
        self.scale(share, share)

    def zoom(self, by: float) -> None:
        """Nearer or farther."""
        if _LEAST <= self.factor * by <= _MOST:
            self.scale(by, by)

    def turn(self) -> None:
        """A quarter to the right, and whole again."""
        self._item.setTransformOriginPoint(self._item.boundingRect().center())
        self._item.setRotation(self._item.rotation() + 90)
        self.fit()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        self.zoom(_STEP if event.angleDelta().y() > 0 else 1 / _STEP)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()  # the viewer's keys; arrows go to the next picture, not along this one


class MediaViewer(Sheet):
    """A sheet over the window: what is open, and the next one in either direction."""

    save_asked = Signal(object)  # Shown
    outside_asked = Signal(object)  # Shown

    def __init__(self, shown: Sequence[Shown], at: int, parent: QWidget) -> None:
        super().__init__(shown[at].title, parent, 960, 680)
        self._shown, self._at = list(shown), at
        self.canvas = PictureCanvas(QPixmap())
        self.video = VideoStage()
        self._broken = Label(self.tr("El archivo no se puede mostrar."), wrap=True)
        self._broken.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stage = QStackedWidget()
        for page in (self.canvas, self.video, self._broken):
            self._stage.addWidget(page)
        self.body.addWidget(self._stage, 1)
        self._add_buttons()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocus()

    def _add_buttons(self) -> None:
        self.back = IconButton("chevron-left", self.tr("Anterior (←)"))
        self.onward = IconButton("chevron-right", self.tr("Siguiente (→)"))
        self._turn = IconButton("redo", self.tr("Girar (R)"))
        self._farther = IconButton("minus", self.tr("Alejar (−)"))
        self._nearer = IconButton("plus", self.tr("Acercar (+)"))
        save = IconButton("download", self.tr("Guardar una copia (S)"))
        outside = IconButton("external", self.tr("Abrir en otro programa (O)"))
        buttons = (self.back, self.onward, self._turn, self._farther, self._nearer)
        for button in (*buttons, save, outside):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self.add_to_header(button)
        self.back.clicked.connect(lambda: self.step(-1))
        self.onward.clicked.connect(lambda: self.step(1))
        self._turn.clicked.connect(self.canvas.turn)
        self._nearer.clicked.connect(lambda: self.canvas.zoom(_STEP))
        self._farther.clicked.connect(lambda: self.canvas.zoom(1 / _STEP))
        save.clicked.connect(lambda: self.save_asked.emit(self.current))
        outside.clicked.connect(lambda: self.outside_asked.emit(self.current))

    @property
    def current(self) -> Shown:
        """What is in sight."""
        return self._shown[self._at]

    def know_all(self, shown: Sequence[Shown]) -> None:
        """Everything of the conversation was read; what is in sight stays in sight."""
        ids = [one.item_id for one in shown]
        if self.current.item_id in ids:
            self._at = ids.index(self.current.item_id)
            self._shown = list(shown)
            self._name()

    def step(self, by: int) -> None:
        """On to the next one, or back; the ends are ends."""
        if 0 <= self._at + by < len(self._shown):
            self._at += by
            self.look()

    def look(self) -> None:
        """Show what is current."""
        self._name()
        self.video.stop()
        shown = self.current
        if shown.is_video:
            self._stage.setCurrentWidget(self.video)
            self.video.open(shown.item_id, shown.path)
        else:
            picture = _read(shown.path)
            page = self._broken if picture.isNull() else self.canvas
            self._stage.setCurrentWidget(page)
            self.canvas.show_picture(picture)
        for button in (self._turn, self._nearer, self._farther):
            button.setEnabled(self._stage.currentWidget() is self.canvas)

    def _name(self) -> None:
        shown, many = self.current, len(self._shown)
        place = self.tr("{number} de {count}").format(number=self._at + 1, count=many)
        self.show_title(shown.title, f"{shown.subtitle} · {place}")
        self.canvas.setAccessibleName(f"{shown.title}, {shown.subtitle}")
        self.back.setEnabled(self._at > 0)
        self.onward.setEnabled(self._at + 1 < many)

    @override
    def open(self) -> None:
        super().open()
        self.look()

    @override
    def done(self, result: int) -> None:
        self.video.stop()
        super().done(result)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        still = self._stage.currentWidget() is self.canvas
        actions = {
            Qt.Key.Key_Left: lambda: self.step(-1),
            Qt.Key.Key_Right: lambda: self.step(1),
            Qt.Key.Key_S: lambda: self.save_asked.emit(self.current),
            Qt.Key.Key_O: lambda: self.outside_asked.emit(self.current),
        }
        pictures = {
            Qt.Key.Key_Plus: lambda: self.canvas.zoom(_STEP),
            Qt.Key.Key_Minus: lambda: self.canvas.zoom(1 / _STEP),
            Qt.Key.Key_0: self.canvas.fit,
            Qt.Key.Key_R: self.canvas.turn,
        }
        action = actions.get(key) or (pictures if still else self.video.keys()).get(key)
        if action is not None:
            action()
        else:
            super().keyPressEvent(event)


def _read(path: str) -> QPixmap:
    """The picture, scaled while reading where it is too large to show."""
    reader = QImageReader(path)
    reader.setAutoTransform(True)
    size = reader.size()
    limit = QSize(_SIDE_LIMIT, _SIDE_LIMIT)
    if size.width() > _SIDE_LIMIT or size.height() > _SIDE_LIMIT:
        reader.setScaledSize(size.scaled(limit, Qt.AspectRatioMode.KeepAspectRatio))
    return QPixmap.fromImage(reader.read())
