"""GET /openapi.json: what this server answers to, in OpenAPI 3.1.

Schemas come from the wire models; the operations stand in `operations.py`.
Source: OpenAPI Specification 3.1.1.
"""

from collections.abc import Iterable
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import JsonSchemaMode, models_json_schema
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from console.relay.jsontext import dump
from console.relay.operations import (
    JSON,
    OPERATIONS,
    PAYLOADS,
    WORDS,
    Content,
    Operation,
    Parameter,
)
from console.wire.answers import ErrorAnswer

PATH = "/openapi.json"
Json = dict[str, Any]
_DESCRIPTION = """\
Between Meta's WhatsApp Cloud API and the consoles: signed webhooks become an ordered, \
gapless stream of events; commands become messages, each sent at most once."""


def openapi_route(version: str) -> Route:
    """The document; it needs no token, for it holds nothing that this page does not say."""
    text = dump(document(version))

    async def described(_request: Request) -> Response:
        return Response(text, media_type="application/json")

    return Route(PATH, described)


def document(version: str) -> Json:
    """The whole OpenAPI document."""
    paths: dict[str, Json] = {}
    for operation in OPERATIONS:
        paths.setdefault(operation.path, {})[operation.method.lower()] = _described(operation)
    return {
        "openapi": "3.1.0",
        "info": {"title": "Acuerdo relay", "version": version, "description": _DESCRIPTION},
        "paths": paths,
        "components": {
            "schemas": _schemas(),
            "securitySchemes": {"bearer": {"type": "http", "scheme": "bearer"}},
        },
    }


def _described(operation: Operation) -> Json:
    described: Json = {
        "operationId": operation.name,
        "summary": operation.summary,
        "tags": [operation.tag],
        "responses": {
            **{str(status): _answer(content) for status, content in operation.answers.items()},
            **{str(status): _error(status) for status in sorted(operation.refusals)},
        },
    }
    if operation.roles:
        described["security"] = [{"bearer": []}]
        described["x-roles"] = list(operation.roles)
        described["description"] = f"Roles: {', '.join(operation.roles)}."
    if operation.parameters:
        described["parameters"] = [_parameter(one) for one in operation.parameters]
    if operation.body is not None:
        described["requestBody"] = {
            "required": operation.needs_body,
            "content": {operation.body.media_type: {"schema": _schema(operation.body)}},
        }
    return described


def _answer(content: Content | None) -> Json:
    if content is None:
        return {"description": "Done."}
    return {
        "description": content.says,
        "content": {content.media_type: {"schema": _schema(content)}},
    }


def _error(status: int) -> Json:
    return _answer(Content(JSON, ErrorAnswer, WORDS[status]))


def _schema(content: Content) -> Json:
    if isinstance(content.shape, dict):
        return content.shape
    return {"$ref": f"#/components/schemas/{content.shape.__name__}"}


def _parameter(parameter: Parameter) -> Json:
    return {
        "name": parameter.name,
        "in": parameter.place,
        "required": parameter.required,
        "description": parameter.says,
        "schema": parameter.schema,
    }


def _schemas() -> Json:
    asked = _models(operation.body for operation in OPERATIONS)
    answered = _models(
        content for operation in OPERATIONS for content in operation.answers.values()
    )
    told: list[type[BaseModel]] = [*answered, *PAYLOADS, ErrorAnswer]
    modes: list[tuple[type[BaseModel], JsonSchemaMode]] = []
    modes += [(model, "validation") for model in asked]
    modes += [(model, "serialization") for model in told]
    _, definitions = models_json_schema(modes, ref_template="#/components/schemas/{model}")
    return dict(sorted(definitions.get("$defs", {}).items()))


def _models(contents: Iterable[Content | None]) -> list[type[BaseModel]]:
    shapes = [content.shape for content in contents if content is not None]
    return list(dict.fromkeys(shape for shape in shapes if not isinstance(shape, dict)))
