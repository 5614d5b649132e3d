"""Files above the field: a card each, with what is wrong with it and what helps."""

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from console.domain.attachment import MB, FileKind, Remedy, Unfit
from console.ui.inbox.composer import pictures
from console.ui.inbox.composer.files import ChosenFile
from console.ui.inbox.words import Words
from console.ui.theme.icons import paint_icon
from console.ui.theme.theme import Theme
from console.ui.widgets.buttons import Button, IconButton
from console.ui.widgets.elide import ElidedLabel
from console.ui.widgets.paint import paint_box

_ICONS = {
    FileKind.IMAGE: "image",
    FileKind.STICKER: "sticker",
    FileKind.VIDEO: "video",
    FileKind.AUDIO: "mic",
    FileKind.DOCUMENT: "document",
}


def fault_of(file: ChosenFile, words: Words) -> str:
    """Why the file cannot go, in words; empty where it can."""
    say = QCoreApplication.translate
    verdict = file.verdict
    if verdict.unfit is Unfit.TOO_LARGE and verdict.limit is not None:
        text = say("Files", "Pesa {size}; WhatsApp acepta hasta {limit}")
        return text.format(size=words.file_size(file.size), limit=f"{verdict.limit // MB} MB")
    faults = {
        Unfit.EMPTY: say("Files", "El archivo está vacío"),
        Unfit.UNSUPPORTED: say("Files", "WhatsApp no acepta este tipo de archivo"),
        Unfit.NOT_FOUND: say("Files", "No se pudo leer el archivo"),
    }
    return "" if verdict.unfit is None else faults.get(verdict.unfit, "")


class Thumb(QWidget):
    """The picture itself, or the icon of the file's kind."""

    def __init__(self, file: ChosenFile, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = _ICONS.get(file.verdict.kind or FileKind.DOCUMENT, "document")
        self._tint = "accent_text" if file.fits else "bad"
        is_picture = file.verdict.mime_type.startswith("image/") and file.path is not None
        self._image = pictures.thumbnail(file.path) if is_picture and file.path else QImage()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        side = Theme.current().px(40)
        return QSize(side, side)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = Theme.current(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        box = QRectF(self.rect())
        paint_box(painter, box, theme.px(6), theme.color("hover"), None)
        if self._image.isNull():
            side = theme.px(20)
            middle = box.center()
            spot = QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side)
            paint_icon(painter, spot, self._icon, theme.color(self._tint))
            return
        path = QPainterPath()
        path.addRoundedRect(box, theme.px(6), theme.px(6))
        painter.setClipPath(path)
        wanted = QRectF(box)
        shape = self._image.size().scaled(
            box.size().toSize(), Qt.AspectRatioMode.KeepAspectRatioByExpanding
        )
        wanted.setSize(shape.toSizeF())
        wanted.moveCenter(box.center())
        painter.drawImage(wanted, self._image)


class FileCard(QWidget):
    """One file: picture or icon, name, size or fault, remedy, and the cross."""

    def __init__(self, file: ChosenFile, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.file = file
        fault = fault_of(file, words)
        self.name = ElidedLabel(file.name, "small", "text", 500)
        self.fault = ElidedLabel(
            fault or words.file_size(file.size), "caption", "bad" if fault else "text3"
        )
        self.drop = IconButton("x", self.tr("Quitar {name}").format(name=file.name), small=True)
        self.mend = Button(self._remedy(file.verdict.remedy), "normal", "image", small=True)
        self.mend.setVisible(file.verdict.remedy is not None)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        for part in (self.name, self.fault):
            texts.addWidget(part)
        self._row = QHBoxLayout(self)
        self._row.addWidget(Thumb(file))
        self._row.addLayout(texts, 1)
        self._row.addWidget(self.mend)
        self._row.addWidget(self.drop)
        self.setAccessibleName(f"{file.name}, {self.fault.text()}")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme = Theme.current()
        self._row.setContentsMargins(theme.px(5), theme.px(5), theme.px(5), theme.px(5))
        self._row.setSpacing(theme.px(8))

    def _remedy(self, remedy: Remedy | None) -> str:
        if remedy is Remedy.SHRINK:
            return self.tr("Reducir")
        return self.tr("Convertir a JPG")

    @override
    def sizeHint(self) -> QSize:
        theme = Theme.current()
        wide = theme.px(230)
        if not self.mend.isHidden():
            wide += self.mend.sizeHint().width()
        if not self.file.fits:
            wide = max(wide, self.fault.sizeHint().width() + theme.px(100))
        return QSize(min(wide, theme.px(440)), theme.px(52))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = Theme.current(), QPainter(self)
        line = "border2" if self.file.fits else "bad_line"
        fill = "surface" if self.file.fits else "bad_soft"
        paint_box(
            painter, QRectF(self.rect()), theme.px(8), theme.color(fill), theme.color(line)
        )


class FileStrip(QScrollArea):
    """The cards beside each other; it scrolls where there are many."""

    removed = Signal(str)
    mend_asked = Signal(str)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Bare")
        self._words = words
        self.cards: list[FileCard] = []
        self._inside = QWidget()
        self._inside.setObjectName("Bare")
        self._row = QHBoxLayout(self._inside)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(6)
        self._row.addStretch(1)
        self.setWidget(self._inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Archivos para enviar"))
        self.viewport().setAutoFillBackground(False)
        self._inside.setAutoFillBackground(False)
        self.hide()

    def show_files(self, files: tuple[ChosenFile, ...]) -> None:
        """Show these instead."""
        for card in self.cards:
            self._row.removeWidget(card)
            card.setParent(None)
            card.deleteLater()
        ordered = sorted(files, key=lambda file: file.fits)  # what needs a look comes first
        self.cards = [FileCard(file, self._words, self._inside) for file in ordered]
        for place, card in enumerate(self.cards):
            self._row.insertWidget(place, card)
            card.drop.clicked.connect(
                lambda _=False, name=card.file.id: self.removed.emit(name)
            )
            card.mend.clicked.connect(
                lambda _=False, name=card.file.id: self.mend_asked.emit(name)
            )
            card.show()
        self.setFixedHeight(Theme.current().px(62) if files else 0)
        self.setVisible(bool(files))

    @property
    def count(self) -> int:
        """How many can go."""
        return sum(card.file.fits for card in self.cards)
