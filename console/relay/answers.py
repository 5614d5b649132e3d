"""Answers of the HTTP interface: JSON, and errors that all have one shape."""

from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from console.relay.jsontext import dump, dump_model, parse
from console.wire.commands import ErrorBody

Model = TypeVar("Model", bound=BaseModel)


class Refusal(Exception):  # noqa: N818 - it is an answer, not a fault
    """Ends a request with an error answer."""

    def __init__(
        self,
        status: int,
        code: str,
        message: str,
        retry_after_s: float | None = None,
        **more: Any,  # noqa: ANN401 - further keys of the error object
    ) -> None:
        super().__init__(message)
        self.status = status
        self.error = {
            **ErrorBody(code=code, message=message, retry_after_s=retry_after_s).model_dump(
                exclude_none=True
            ),
            **more,
        }


def json_answer(value: Any, status: int = 200) -> Response:  # noqa: ANN401 - anything JSON can say
    """`value` as an answer."""
    return Response(dump(value), status, media_type="application/json")


def model_answer(model: Any, status: int = 200) -> Response:  # noqa: ANN401 - any wire model
    """A wire model as an answer."""
    return Response(dump_model(model), status, media_type="application/json")


async def refused(_request: Request, error: Exception) -> Response:
    """The answer for a Refusal."""
    if not isinstance(error, Refusal):
        raise error
    return refusal_answer(error)


def refusal_answer(refusal: Refusal) -> Response:
    """A refusal as an answer."""
    answer = json_answer({"error": refusal.error}, refusal.status)
    if retry_after_s := refusal.error.get("retry_after_s"):
        answer.headers["Retry-After"] = str(max(1, round(retry_after_s)))
    if refusal.status == 401:  # noqa: PLR2004 - HTTP's own
        answer.headers["WWW-Authenticate"] = "Bearer"
    return answer


async def http_error(_request: Request, error: Exception) -> Response:
    """The answer for a path or method that does not exist."""
    if not isinstance(error, HTTPException):
        raise error
    codes = {404: "not_found", 405: "method_not_allowed", 413: "too_large"}
    code = codes.get(error.status_code, "bad_request")
    answer = json_answer({"error": {"code": code, "message": error.detail}}, error.status_code)
    answer.headers.update(error.headers or {})
    return answer


async def failed(_request: Request, _error: Exception) -> Response:
    """The answer for a fault of ours."""
    return fault_answer()


def fault_answer() -> Response:
    """A fault of ours as an answer: no detail leaves the server."""
    message = "the relay met a fault of its own; its log says more"
    return json_answer({"error": {"code": "internal", "message": message}}, 500)


async def read_limited(request: Request, limit: int) -> bytes:
    """The body, or an end to it beyond `limit` bytes. Raises: Refusal 413."""
    too_large = Refusal(413, "too_large", f"the body is larger than {limit} bytes")
    declared = request.headers.get("content-length", "0")
    if declared.isdecimal() and int(declared) > limit:
        raise too_large
    pieces: list[bytes] = []
    size = 0
    async for piece in request.stream():
        size += len(piece)
        if size > limit:
            raise too_large
        pieces.append(piece)
    return b"".join(pieces)


async def read_object(request: Request, limit: int = 1 << 20) -> dict[str, Any]:
    """The JSON object in the body. Raises: Refusal 400, 413."""
    body = await read_limited(request, limit)
    try:
        value = parse(body)
    except ValueError as error:
        raise Refusal(400, "invalid_json", f"the body is not JSON: {error}") from error
    if not isinstance(value, dict):
        raise Refusal(400, "invalid_json", "the body is not a JSON object")
    return value


def shaped(body: dict[str, Any], model: type[Model], code: str) -> Model:
    """`body` as `model`. Raises: Refusal 422 with `code`, naming the key that is wrong."""
    try:
        return model.model_validate(body)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(map(str, first["loc"]))
        raise Refusal(422, code, f"{where}: {first['msg']}") from error
