"""A picture at full size: zoom with wheel, plus and minus; drag to look around."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImageReader, QKeyEvent, QPainter, QPixmap, QWheelEvent
from PySide6.QtWidgets import QGraphicsScene, QGraphicsView, QWidget
from typing_extensions import override

from console.ui.widgets.buttons import IconButton
from console.ui.widgets.labels import Label
from console.ui.widgets.sheet import Sheet

_STEP, _MOST, _SIDE_LIMIT = 1.25, 8.0, 8_000


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

    @property
    def factor(self) -> float:
        """How large it is shown; 1 is pixel for pixel."""
        return self.transform().m11()

    def fit(self) -> None:
        """The whole picture, never larger than it is."""
        self.resetTransform()
        room, size = self.viewport().size(), self._item.boundingRect().size()
        share = min(room.width() / size.width(), room.height() / size.height(), 1.0)
        self.scale(share, share)

    def zoom(self, by: float) -> None:
        """Nearer or farther."""
        if 0.05 <= self.factor * by <= _MOST:
            self.scale(by, by)

    def turn(self) -> None:
        """A quarter to the right."""
        self._item.setTransformOriginPoint(self._item.boundingRect().center())
        self._item.setRotation(self._item.rotation() + 90)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        self.zoom(_STEP if event.angleDelta().y() > 0 else 1 / _STEP)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        zooms = {Qt.Key.Key_Plus: _STEP, Qt.Key.Key_Minus: 1 / _STEP}
        key = Qt.Key(event.key())
        if key in zooms:
            self.zoom(zooms[key])
        elif key is Qt.Key.Key_0:
            self.fit()
        elif key is Qt.Key.Key_R:
            self.turn()
        else:
            super().keyPressEvent(event)


class PictureViewer(Sheet):
    """A sheet over the window with the picture in it."""

    def __init__(self, path: str, title: str, parent: QWidget) -> None:
        super().__init__(title, parent, 960, 680)
        picture = _read(path)
        if picture.isNull():
            self.body.addWidget(Label(self.tr("El archivo no se puede mostrar."), wrap=True))
            return
        self.canvas = PictureCanvas(picture)
        self.canvas.setAccessibleName(title)
        self.body.addWidget(self.canvas, 1)
        turn = IconButton("redo", self.tr("Girar (R)"))
        nearer = IconButton("plus", self.tr("Acercar (+)"))
        farther = IconButton("minus", self.tr("Alejar (−)"))
        for button in (turn, farther, nearer):
            self.add_to_header(button)
        turn.clicked.connect(self.canvas.turn)
        nearer.clicked.connect(lambda: self.canvas.zoom(_STEP))
        farther.clicked.connect(lambda: self.canvas.zoom(1 / _STEP))
        self.canvas.setFocus()
        self.canvas.fit()


def _read(path: str) -> QPixmap:
    """The picture, scaled while reading where it is too large to show."""
    reader = QImageReader(path)
    reader.setAutoTransform(True)
    size = reader.size()
    limit = QSize(_SIDE_LIMIT, _SIDE_LIMIT)
    if size.width() > _SIDE_LIMIT or size.height() > _SIDE_LIMIT:
        reader.setScaledSize(size.scaled(limit, Qt.AspectRatioMode.KeepAspectRatio))
    return QPixmap.fromImage(reader.read())
