"""Files that WhatsApp takes: which kinds, how large, and what helps where it takes one not.

Source: Meta, Cloud API, "Media: supported media types" and messages reference (2026-11).
"""

import mimetypes
from dataclasses import dataclass
from enum import StrEnum

MB = 1 << 20
KB = 1 << 10
LARGEST = 100 * MB
CAPTION = 1_024
"""Characters of a caption."""
STICKER_SIDE = 512
HEAD = 32
"""How many of the first bytes tell what a file is."""
_OFFICE = "application/vnd.openxmlformats-officedocument."


class FileKind(StrEnum):
    """Meta's message types that carry a file."""

    IMAGE = "image"
    VIDEO = "video"
    AUDIO = "audio"
    DOCUMENT = "document"
    STICKER = "sticker"


class Unfit(StrEnum):
    """Why a file cannot go."""

    EMPTY = "empty"
    UNSUPPORTED = "unsupported"
    TOO_LARGE = "too_large"
    NOT_FOUND = "not_found"


class Remedy(StrEnum):
    """What helps."""

    CONVERT = "convert"  # to JPEG
    SHRINK = "shrink"  # a JPEG with fewer pixels


CAPTIONED = frozenset({FileKind.IMAGE, FileKind.VIDEO, FileKind.DOCUMENT})
LIMITS: dict[str, tuple[FileKind, int]] = {
    **dict.fromkeys(("image/jpeg", "image/png"), (FileKind.IMAGE, 5 * MB)),
    **dict.fromkeys(("video/mp4", "video/3gpp"), (FileKind.VIDEO, 16 * MB)),
    **dict.fromkeys(
        ("audio/aac", "audio/amr", "audio/mpeg", "audio/mp4", "audio/ogg"),
        (FileKind.AUDIO, 16 * MB),
    ),
    **dict.fromkeys(
        (
            "text/plain",
            "application/pdf",
            "application/msword",
            "application/vnd.ms-excel",
            "application/vnd.ms-powerpoint",
            f"{_OFFICE}wordprocessingml.document",
            f"{_OFFICE}spreadsheetml.sheet",
            f"{_OFFICE}presentationml.presentation",
        ),
        (FileKind.DOCUMENT, LARGEST),
    ),
}
"""Kind and bytes at most, by MIME type."""
STICKER = (FileKind.STICKER, 500 * KB)
PICTURES = frozenset(
    {"image/heic", "image/heif", "image/webp", "image/bmp", "image/tiff", "image/gif"}
)
"""Pictures that WhatsApp refuses and that can be made into a JPEG."""
_MADE_OF = {
    "image/jpg": "image/jpeg",
    "audio/mp3": "audio/mpeg",
    "audio/x-m4a": "audio/mp4",
    "audio/opus": "audio/ogg",
    "video/ogg": "audio/ogg",
}
_BY_SUFFIX = {
    ".heic": "image/heic",
    ".heif": "image/heif",
    ".webp": "image/webp",
    ".opus": "audio/ogg",
    ".oga": "audio/ogg",
    ".amr": "audio/amr",
    ".m4a": "audio/mp4",
    ".3gp": "video/3gpp",
    ".aac": "audio/aac",
    ".docx": f"{_OFFICE}wordprocessingml.document",
    ".xlsx": f"{_OFFICE}spreadsheetml.sheet",
    ".pptx": f"{_OFFICE}presentationml.presentation",
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a file can go. `unfit` is None where it can; `limit` is in bytes."""

    mime_type: str
    kind: FileKind | None = None
    unfit: Unfit | None = None
    limit: int | None = None
    remedy: Remedy | None = None


def mime_of(name: str, head: bytes) -> str:
    """What a file is: by its first bytes where they say it, else by its name's ending."""
    shown = _shown_by(head)
    if shown:
        return shown
    suffix = name[name.rfind(".") :].lower() if "." in name else ""
    guessed = _BY_SUFFIX.get(suffix) or mimetypes.guess_type(name)[0] or ""
    return _MADE_OF.get(guessed, guessed) or "application/octet-stream"


def _shown_by(head: bytes) -> str | None:
    for start, mime_type in (
        (b"\xff\xd8\xff", "image/jpeg"),
        (b"\x89PNG\r\n\x1a\n", "image/png"),
        (b"GIF8", "image/gif"),
        (b"BM", "image/bmp"),
        (b"II*\x00", "image/tiff"),
        (b"MM\x00*", "image/tiff"),
        (b"%PDF-", "application/pdf"),
    ):
        if head.startswith(start):
            return mime_type
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return "image/webp"
    if head[4:8] == b"ftyp" and head[8:12] in {b"heic", b"heix", b"hevc", b"mif1", b"msf1"}:
        return "image/heic"
    return None


def judge(mime_type: str, size: int, pixels: tuple[int, int] | None = None) -> Verdict:
    """Whether a file of `size` bytes can go; `pixels` are a picture's sides, where known."""
    name = _MADE_OF.get(mime_type, mime_type)
    if size <= 0:
        return Verdict(name, unfit=Unfit.EMPTY)
    is_sticker = name == "image/webp" and pixels == (STICKER_SIDE, STICKER_SIDE)
    kind_limit = STICKER if is_sticker and size <= STICKER[1] else LIMITS.get(name)
    if kind_limit is None:
        remedy = Remedy.CONVERT if name in PICTURES else None
        return Verdict(name, unfit=Unfit.UNSUPPORTED, remedy=remedy)
    kind, limit = kind_limit
    if size > limit:
        shrinks = Remedy.SHRINK if kind is FileKind.IMAGE else None
        return Verdict(name, kind, Unfit.TOO_LARGE, limit, shrinks)
    return Verdict(name, kind, limit=limit)
