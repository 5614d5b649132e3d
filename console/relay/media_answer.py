"""A kept file as an answer: whole, or the ranges asked for.

Source: RFC 9110, 14.2 (Range) and 13.1.5 (If-Range).
"""

import re
from pathlib import Path
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import FileResponse, Response

from console.relay.answers import json_answer
from console.relay.media_store import MediaRow

_RANGES = re.compile(r"^bytes=\s*((\d+-\d*|-\d+)(\s*,\s*(\d+-\d*|-\d+))*)\s*$")
_MOST_RANGES = 16
_UNKNOWN = "application/octet-stream"


def file_answer(request: Request, path: Path, row: MediaRow) -> Response:
    """The file as an attachment: what strangers send is never shown by a browser.

    Its type is the declared one only where the bytes agree. A Range that is not well
    formed is ignored, as the standard says.
    """
    size = path.stat().st_size
    headers = {
        "Content-Disposition": f"attachment; filename*=UTF-8''{_name(row)}",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "private",
    }
    if row.disagrees:
        headers["X-Declared-Type"] = _header(row.mime_type)
    asked = request.headers.get("range")
    if asked is not None and not _well_formed(asked):
        _forget_range(request)
    elif asked is not None and "if-range" not in request.headers and _outside(asked, size):
        error = {"code": "range_not_satisfiable", "message": f"the file has {size} bytes"}
        answer = json_answer({"error": error}, 416)
        answer.headers["Content-Range"] = f"bytes */{size}"
        return answer
    media_type = _UNKNOWN if row.disagrees else _header(row.mime_type) or _UNKNOWN
    return FileResponse(path, media_type=media_type, headers=headers)


def _well_formed(asked: str) -> bool:
    if not (found := _RANGES.match(asked)) or asked.count(",") >= _MOST_RANGES:
        return False
    return all(_ordered(*one.strip().partition("-")) for one in found[1].split(","))


def _ordered(first: str, _dash: str, last: str) -> bool:
    return not (first and last) or int(first) <= int(last)


def _outside(asked: str, size: int) -> bool:
    """Whether any of the ranges begins beyond the end, or asks for none of the last bytes."""
    ranges = (one.strip().partition("-") for one in asked.partition("=")[2].split(","))
    return any(
        int(first) >= size if first else int(last) == 0 or size == 0
        for first, _, last in ranges
    )


def _forget_range(request: Request) -> None:
    request.scope["headers"] = [
        (name, value) for name, value in request.scope["headers"] if name != b"range"
    ]


def _name(row: MediaRow) -> str:
    return quote((row.filename or row.media_id).encode("utf-8", "replace"), safe="")


def _header(text: str | None) -> str:
    printable = (text or "").encode("ascii", "ignore").decode()
    return "".join(letter for letter in printable if letter.isprintable())
