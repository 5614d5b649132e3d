"""Draws the picture of a payment receipt and a small PDF, without any imaging library."""

import struct
import zlib
from typing import Final

from console.simulator.resource import table

WIDTH, SCALE, MARGIN = 420, 3, 24
GLYPH_COLUMNS, LINE_HEIGHT = 6, 12
PAPER, INK, GREEN = (250, 250, 247), (38, 50, 56), (22, 121, 91)
_PLAIN: Final = str.maketrans("ÁÉÍÓÚÜÑÃÕÇÂÊÔ", "AEIOUUNAOCAEO")

_PAGE: Final = (
    b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
    b"/Resources << /Font << /F1 5 0 R >> >> >>"
)

Pixels = list[bytearray]


def receipt_png(lines: list[str]) -> bytes:
    """A PNG (8-bit RGB) with the first line as a green title and the others below."""
    rows = _canvas(MARGIN * 2 + len(lines) * LINE_HEIGHT * SCALE)
    for number, line in enumerate(lines):
        _write(rows, line, MARGIN + number * LINE_HEIGHT * SCALE, GREEN if number == 0 else INK)
    return _png(rows)


def _canvas(height: int) -> Pixels:
    return [bytearray(bytes(PAPER) * WIDTH) for _ in range(height)]


def _write(rows: Pixels, line: str, top: int, colour: tuple[int, int, int]) -> None:
    font = table("font_5x7.json")
    for at, letter in enumerate(line.upper().translate(_PLAIN)):
        for column, bits in enumerate(bytes.fromhex(font.get(letter, font["?"]))):
            left = MARGIN + (at * GLYPH_COLUMNS + column) * SCALE
            if left + SCALE < WIDTH - MARGIN // 2:
                _column(rows, left, top, bits, colour)


def _column(rows: Pixels, left: int, top: int, bits: int, colour: tuple[int, int, int]) -> None:
    for row in range(8):
        if bits >> row & 1:
            for y in range(top + row * SCALE, top + (row + 1) * SCALE):
                rows[y][left * 3 : (left + SCALE) * 3] = bytes(colour) * SCALE


def _png(rows: Pixels) -> bytes:
    header = struct.pack(">IIBBBBB", WIDTH, len(rows), 8, 2, 0, 0, 0)
    pixels = zlib.compress(b"".join(b"\x00" + bytes(row) for row in rows), 9)
    chunks = ((b"IHDR", header), (b"IDAT", pixels), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, body) for name, body in chunks)


def _chunk(name: bytes, body: bytes) -> bytes:
    return (
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
    )


def statement_pdf(lines: list[str]) -> bytes:
    """A one-page PDF with `lines` in Helvetica."""
    shown = " T* ".join(f"({_pdf_text(line)}) Tj" for line in lines)
    stream = f"BT /F1 12 Tf 16 TL 60 760 Td {shown} ET".encode("cp1252", "replace")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        _PAGE,
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    return _pdf(objects)


def _pdf_text(line: str) -> str:
    return line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def _pdf(objects: list[bytes]) -> bytes:
    file = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(file))
        file += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table_at = len(file)
    file += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    file += b"".join(b"%010d 00000 n \n" % place for place in places)
    return file + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        table_at,
    )
