"""Reading a request body the way Graph does: what is required, how long, of which type."""

from collections.abc import Callable, Collection
from typing import Any, TypeVar

from console.simulator.graph_error import GraphError

Json = dict[str, Any]
T = TypeVar("T")


def well_shaped(read: Callable[[], T]) -> T:
    """What `read` makes of a body. Raises: GraphError 100 where something has another shape.

    The checks name what they expect; a list where an object belongs, deep inside a part that
    nobody looks at twice, is caught here. `read` must not change anything.
    """
    try:
        return read()
    except (AttributeError, IndexError, KeyError, TypeError, ValueError) as error:
        raise GraphError(100, f"A parameter has not the expected shape: {error}") from error


def required(given: Json, key: str, where: str = "") -> Any:  # noqa: ANN401 - JSON has no narrower type
    """The value of `key`. Raises: GraphError 131008 when it is missing or empty."""
    value = given.get(key)
    if value in (None, "", [], {}):
        raise GraphError(131008, f"Required parameter '{where}{key}' is missing.")
    return value


def required_object(given: Json, key: str, where: str = "") -> Json:
    """The object under `key`. Raises: GraphError 131008 or 131009."""
    value = required(given, key, where)
    if not isinstance(value, dict):
        raise GraphError(131009, f"Parameter '{where}{key}' must be a JSON object.")
    return value


def required_list(given: Json, key: str, where: str = "") -> list[Json]:
    """The list of objects under `key`. Raises: GraphError 131008 or 131009."""
    value = required(given, key, where)
    if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
        raise GraphError(131009, f"Parameter '{where}{key}' must be a list of JSON objects.")
    return value


def text_within(given: Json, key: str, most: int, where: str) -> str:
    """A text of 1 to `most` characters. Raises: GraphError 131008, 131009 or 100."""
    value = required(given, key, f"{where}.")
    if not isinstance(value, str):
        raise GraphError(131009, f"Parameter '{where}.{key}' must be a string.")
    if len(value) > most:
        raise GraphError(100, f"Param {where}['{key}'] must be at most {most} characters long.")
    return value


def optional_text(given: Json, key: str, most: int, where: str) -> str:
    """As `text_within`, but may be absent."""
    return text_within(given, key, most, where) if given.get(key) else ""


def labelled(given: Json, key: str, most: int, what: str) -> str:
    """A label of interactive messages. Raises: GraphError 131009 with Meta's wording."""
    value = given.get(key)
    if not isinstance(value, str) or not 1 <= len(value) <= most:
        raise GraphError(131009, f"{what} length invalid. Min length: 1, Max length: {most}")
    return value


def one_of(given: Json, key: str, allowed: Collection[str], where: str = "") -> str:
    """A value out of a set. Raises: GraphError 131008 or 100."""
    value = required(given, key, where)
    if value not in allowed:
        raise GraphError(
            100, f"Param {where}{key} must be one of {{{', '.join(sorted(allowed))}}}"
        )
    return str(value)


def unique(values: list[str], what: str) -> None:
    """Refuse repeated ids or titles with 131009."""
    if len(set(values)) != len(values):
        raise GraphError(131009, f"Duplicate {what}.")
