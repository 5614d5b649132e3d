"""Reading what a client sent: a JSON object, or form fields, and paging."""

import base64
from collections.abc import Sequence
from typing import Any

import orjson
from starlette.requests import Request

from console.simulator.body_checks import Json
from console.simulator.graph_error import GraphError

DEFAULT_PAGE = 25
LARGEST_PAGE = 1000


async def read_json(request: Request) -> Json:
    """The JSON object of the body, or form fields as one. Raises: GraphError 100."""
    kind = request.headers.get("Content-Type", "")
    if "form" in kind:
        form = await request.form()
        return {name: str(value) for name, value in form.items()}
    text = await request.body()
    if not text:
        return dict(request.query_params)
    try:
        body = orjson.loads(text)
        if isinstance(body, str):  # JSON within JSON, which Graph takes too
            body = orjson.loads(body)
    except ValueError as error:
        raise GraphError(100, "The request body is not valid JSON.") from error
    if not isinstance(body, dict):
        raise GraphError(100, "The request body must be a JSON object.")
    return body


def chosen(request: Request, shown: Json, default: Sequence[str] = ()) -> Json:
    """Only the fields that `?fields=` asks for (and id), or the default ones."""
    asked = request.query_params.get("fields")
    names = [name.partition("{")[0].strip() for name in asked.split(",")] if asked else default
    if not names:
        return shown
    return {key: value for key, value in shown.items() if key in names or key == "id"}


def page(request: Request, rows: list[Json]) -> dict[str, Any]:
    """One page of `rows` with Graph's cursors. Raises: GraphError 131059, 100."""
    query = request.query_params
    try:
        limit = int(query.get("limit", DEFAULT_PAGE))
    except ValueError as error:
        raise GraphError(100, "Param limit must be an integer") from error
    if not 1 <= limit <= LARGEST_PAGE:
        raise GraphError(100, "Param limit must be between 1 and 1000")
    start = _position(query["after"]) if query.get("after") else 0
    if query.get("before"):
        start = max(0, _position(query["before"]) - 1 - limit)
    taken = rows[start : start + limit]
    if not taken:
        return {"data": []}
    cursors = {"before": _cursor(start + 1), "after": _cursor(start + len(taken))}
    paging: dict[str, Any] = {"cursors": cursors}
    if start + len(taken) < len(rows):
        paging["next"] = str(request.url.include_query_params(after=cursors["after"]))
    if start:
        paging["previous"] = str(request.url.include_query_params(before=cursors["before"]))
    return {"data": taken, "paging": paging}


def _cursor(position: int) -> str:
    return base64.urlsafe_b64encode(f"row:{position}".encode()).decode().rstrip("=")


def _position(cursor: str) -> int:
    try:
        text = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode()
        return int(text.removeprefix("row:"))
    except ValueError as error:
        raise GraphError(131059, "The cursor is not valid.") from error
