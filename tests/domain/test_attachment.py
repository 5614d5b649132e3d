"""Files that WhatsApp takes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.domain.attachment import (
    LIMITS,
    MB,
    FileKind,
    Remedy,
    Unfit,
    judge,
    mime_of,
)
from console.relay import media_types

OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PNG, JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0"


def test_the_limits_are_those_that_the_relay_enforces() -> None:
    assert {name: limit for name, (_, limit) in LIMITS.items()} == {
        name: limit for name, limit in media_types.LIMITS.items() if name != "image/webp"
    }


@pytest.mark.parametrize(
    ("name", "head", "expected"),
    [
        ("foto.jpg", JPEG, "image/jpeg"),
        ("foto.jpg", PNG, "image/png"),  # the bytes win over the name
        ("recibo.PDF", b"%PDF-1.7", "application/pdf"),
        ("abono.heic", b"\0\0\0\x18ftypheic", "image/heic"),
        ("abono.heic", b"", "image/heic"),
        ("s.webp", b"RIFF\0\0\0\0WEBPVP8 ", "image/webp"),
        ("voz.opus", b"OggS", "audio/ogg"),
        ("carta.docx", b"PK\x03\x04", OFFICE),
        ("raro", b"\0\1", "application/octet-stream"),
    ],
)
def test_what_a_file_is(name: str, head: bytes, expected: str) -> None:
    assert mime_of(name, head) == expected


def test_what_fits_and_what_helps_where_it_does_not() -> None:
    assert judge("image/jpeg", 5 * MB).kind is FileKind.IMAGE
    large = judge("image/png", 5 * MB + 1)
    assert (large.unfit, large.remedy, large.limit) == (
        Unfit.TOO_LARGE,
        Remedy.SHRINK,
        5 * MB,
    )
    heic = judge("image/heic", 100)
    assert (heic.unfit, heic.remedy) == (Unfit.UNSUPPORTED, Remedy.CONVERT)
    assert judge("application/x-msdownload", 100).remedy is None
    assert judge("video/mp4", 17 * MB).remedy is None
    assert judge("image/png", 0).unfit is Unfit.EMPTY
    assert judge("image/webp", 1000, (512, 512)).kind is FileKind.STICKER
    assert judge("image/webp", 1000, (400, 400)).unfit is Unfit.UNSUPPORTED


@given(st.text(max_size=30), st.integers(-1, 200 * MB), st.binary(max_size=40))
def test_every_file_has_one_verdict(name: str, size: int, head: bytes) -> None:
    verdict = judge(mime_of(name, head), size)
    assert (verdict.unfit is None) <= (verdict.kind is not None)
    if verdict.unfit is None and verdict.limit is not None:
        assert 0 < size <= verdict.limit
