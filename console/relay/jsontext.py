"""JSON that came from outside, and JSON that goes out: always valid UTF-8, never NaN."""

import json
import math
import re
from typing import Any

import orjson
from pydantic import BaseModel

_SURROGATE = re.compile(rb"\\u[dD][89abcdefABCDEF]")
# orjson reads whole numbers beyond 64 bits as floats, which loses digits: json reads those.
# One shows as a colon and noughts, once digits are noughts, and commas and brackets colons.
_NOUGHTS = bytes.maketrans(b"123456789,[", b"000000000::")
_LONG_NUMBER = b":" + b"0" * 19


def parse(body: bytes) -> Any:  # noqa: ANN401 - whatever the sender wrote
    """The value in `body`. Lone surrogates become U+FFFD. Raises: ValueError."""
    if _LONG_NUMBER not in body.translate(_NOUGHTS, b" \t\r\n-"):
        try:
            return orjson.loads(body)
        except orjson.JSONDecodeError:
            pass  # not JSON, or what orjson does not read: the slow way decides
    return _parse_slowly(body)


def _parse_slowly(body: bytes) -> Any:  # noqa: ANN401 - whatever the sender wrote
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


def dump_parsed(value: Any) -> str:  # noqa: ANN401 - anything JSON can say
    """As `dump`, faster, for what `parse` gave: there is no NaN in it."""
    try:
        return orjson.dumps(value).decode()
    except TypeError:  # deeper, or a longer number, than orjson writes
        return dump(value)


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
