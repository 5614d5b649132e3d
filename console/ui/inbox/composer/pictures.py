"""Pictures that WhatsApp refuses are made into ones that it takes. Any thread."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QColor, QImage, QImageReader, QPainter

from console.domain.attachment import LIMITS

QUALITY = (88, 80, 70)
LONGEST_SIDE = (4_096, 2_560, 1_600, 1_024)
THUMB = 96
JPEG = "image/jpeg"


def size_of(path: Path) -> tuple[int, int] | None:
    """A picture's sides in pixels, None where Qt cannot read it."""
    size = QImageReader(str(path)).size()
    return (size.width(), size.height()) if size.isValid() else None


def thumbnail(path: Path, side: int = THUMB) -> QImage:
    """A small picture of it, null where Qt cannot read it."""
    reader = QImageReader(str(path))
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid():
        reader.setScaledSize(
            size.scaled(QSize(side, side), Qt.AspectRatioMode.KeepAspectRatioByExpanding)
        )
    return reader.read()


def as_jpeg(path: Path) -> bytes | None:
    """The picture as a JPEG that WhatsApp takes, as large as may be. None: Qt cannot read it.

    What shines through becomes white, as the phone would show it.
    """
    reader = QImageReader(str(path))
    reader.setAutoTransform(True)
    image = reader.read()
    if image.isNull():
        return None
    limit = LIMITS[JPEG][1]
    for side in LONGEST_SIDE:
        fitted = _fitted(image, side)
        for quality in QUALITY:
            content = _encoded(fitted, quality)
            if 0 < len(content) <= limit:
                return content
    return None


def as_png(image: QImage) -> bytes:
    """A picture from the clipboard as a file."""
    return _written(image, "PNG", -1)


def _fitted(image: QImage, side: int) -> QImage:
    if max(image.width(), image.height()) > side:
        image = image.scaled(
            side,
            side,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
    if not image.hasAlphaChannel():
        return image
    ground = QImage(image.size(), QImage.Format.Format_RGB32)
    ground.fill(QColor("white"))
    painter = QPainter(ground)
    painter.drawImage(0, 0, image)
    painter.end()
    return ground


def _encoded(image: QImage, quality: int) -> bytes:
    return _written(image, "JPEG", quality)


def _written(image: QImage, file_format: str, quality: int) -> bytes:
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, file_format, quality)  # type: ignore[call-overload]  # the stub wants bytes
    buffer.close()
    return bytes(content.data())
