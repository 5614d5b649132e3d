"""JSON answers: written by orjson, which takes dataclasses as they are."""

from collections.abc import Mapping

import orjson
from starlette.responses import Response

_TAKES = orjson.OPT_NON_STR_KEYS


def answered(
    value: object, status: int = 200, headers: Mapping[str, str] | None = None
) -> Response:
    """An answer whose body is `value` as JSON."""
    body = orjson.dumps(value, option=_TAKES)
    fields = {"Content-Type": "application/json; charset=UTF-8", **(headers or {})}
    return Response(body, status, fields)
