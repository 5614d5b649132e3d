"""What a file is: what it says of itself, what its first bytes show, what Meta takes.

Source: Meta, Cloud API, "Media: supported media types" (2026-11).
"""

import mimetypes

import puremagic

MB = 1 << 20
LARGEST = 100 * MB
HEAD = 8192
"""How many of the first bytes tell what a file is."""

_OFFICE = "application/vnd.openxmlformats-officedocument."
LIMITS: dict[str, int] = {
    **dict.fromkeys(
        ("audio/aac", "audio/amr", "audio/mpeg", "audio/mp4", "audio/ogg"), 16 * MB
    ),
    **dict.fromkeys(("image/jpeg", "image/png"), 5 * MB),
    "image/webp": 500 * 1024,
    **dict.fromkeys(("video/mp4", "video/3gpp"), 16 * MB),
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
        LARGEST,
    ),
}
"""Bytes at most, by MIME type; what is not here Meta refuses. Stickers: the animated limit."""

# Names of one thing. A container does not tell what it holds: any of its names agrees.
_ALIASES = {
    "image/jpg": "image/jpeg",
    "image/pjpeg": "image/jpeg",
    "audio/mp3": "audio/mpeg",
    "audio/x-m4a": "audio/mp4",
    "audio/m4a": "audio/mp4",
    "audio/opus": "audio/ogg",
    "application/x-pdf": "application/pdf",
}
_CONTAINERS = (
    frozenset({"audio/ogg", "video/ogg", "application/ogg"}),
    frozenset({"audio/mp4", "video/mp4", "video/3gpp", "video/3gpp2", "video/quicktime"}),
    frozenset({"audio/aac", "audio/mpeg"}),
    frozenset({"application/zip", *(name for name in LIMITS if name.startswith(_OFFICE))}),
    frozenset(
        {
            "application/msword",
            "application/vnd.ms-excel",
            "application/vnd.ms-powerpoint",
            "application/x-ole-storage",
        }
    ),
)
_BY_SUFFIX = {
    ".amr": "audio/amr",
    ".aac": "audio/aac",
    ".docx": f"{_OFFICE}wordprocessingml.document",
}
_SHOWS_ITSELF = (
    "image/",
    "audio/",
    "video/",
    "application/pdf",
    "application/vnd.",
    "application/ms",
)


def bare(mime_type: str | None) -> str:
    """The type without parameters, in its usual name: "audio/ogg; codecs=opus" is audio/ogg."""
    name = (mime_type or "").partition(";")[0].strip().lower()
    return _ALIASES.get(name, name)


def sniff(head: bytes) -> tuple[str, ...]:
    """The types that the first bytes of a file may be, likeliest first; none when unknown."""
    try:
        matches = puremagic.magic_string(head)
    except (puremagic.PureError, ValueError):
        return ()
    found: dict[str, None] = {}
    for match in matches:
        by_suffix = (
            _BY_SUFFIX.get(match.extension) or mimetypes.guess_type(f"x{match.extension}")[0]
        )
        for name in (match.mime_type, by_suffix):
            if name and name != "application/octet-stream":
                found[bare(name)] = None
    return tuple(found)


def agrees(declared: str | None, sniffed: tuple[str, ...], head: bytes) -> bool:
    """Whether the bytes may be what was declared; what cannot be told from bytes may."""
    name = bare(declared)
    if name.startswith("text/"):
        return b"\0" not in head
    if sniffed:
        return any(_same(name, one) for one in sniffed) or not name.startswith(_SHOWS_ITSELF)
    return not name.startswith(_SHOWS_ITSELF)


def _same(one: str, other: str) -> bool:
    return one == other or any(one in names and other in names for names in _CONTAINERS)
