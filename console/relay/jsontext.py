"""JSON that came from outside, and JSON that goes out: always valid UTF-8, never NaN."""

import json
import math
import re
from typing import Any

from pydantic import BaseModel

_SURROGATE = re.compile(rb"\\u[dD][89abcdefABCDEF]")


def parse(body: bytes) -> Any:  # noqa: ANN401 - whatever the sender wrote
    """The value in `body`. Lone surrogates become U+FFFD. Raises: ValueError."""
    text = body.decode("utf-8", "replace").removeprefix("\ufeff")
    try:
        value = json.loads(text, parse_constant=_refuse_constant, parse_float=_finite)
        if _SURROGATE.search(body):
            value = json.loads(dump(value))
    except RecursionError as error:
        msg = "nested too deeply"
        raise ValueError(msg) from error
    return value


def dump(value: Any) -> str:  # noqa: ANN401 - anything JSON can say
    """Compact JSON text that can always be encoded. Raises: ValueError for NaN."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text if text.isascii() else _encodable(text)


def dump_model(model: BaseModel) -> str:
    """A wire model as JSON text, without the keys that say nothing."""
    return dump(model.model_dump(mode="json", exclude_none=True))


def canonical(value: Any) -> str:  # noqa: ANN401 - anything JSON can say
    """The same text for the same value, whatever the order of its keys."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"))


def _encodable(text: str) -> str:
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _finite(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        msg = f"{digits} is too large a number"
        raise ValueError(msg)
    return number


def _refuse_constant(name: str) -> None:
    msg = f"{name} is not JSON"
    raise ValueError(msg)
