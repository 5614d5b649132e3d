"""Media: upload, resolve, download, delete."""

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import Response

from console.simulator.answer import answered
from console.simulator.graph_error import GraphError, no_such_object
from console.simulator.media import Media
from console.simulator.world import World


async def upload(world: World, _: str, request: Request) -> Response:
    """Keep a file; answers its id."""
    if "multipart/form-data" not in request.headers.get("Content-Type", ""):
        raise GraphError(100, "The parameter file is required.")
    async with request.form() as form:
        if form.get("messaging_product") != "whatsapp":
            raise GraphError(100, "The parameter messaging_product is required.")
        file = form.get("file")
        if not isinstance(file, UploadFile):
            raise GraphError(100, "The parameter file is required.")
        mime_type = str(form.get("type") or file.content_type or "")
        media = world.media.upload(
            await file.read(), mime_type, file.filename, world.clock.epoch_s()
        )
    return answered({"id": media.id})


def _found(world: World, node: str) -> Media:
    media = world.media.find(node, world.clock.epoch_s())
    if media is None:
        raise no_such_object(node, "get")
    return media


async def resolve(world: World, node: str, request: Request) -> Response:
    """A download address that lives five minutes, with size and hexadecimal digest."""
    number = request.query_params.get("phone_number_id")
    if number and number != world.settings.phone_number_id:
        raise no_such_object(node, "get")
    media = _found(world, node)
    path = world.media.address(media, world.clock.epoch_s())
    return answered(
        {
            "messaging_product": "whatsapp",
            "url": str(request.base_url).rstrip("/") + path,
            "mime_type": media.mime_type,
            "sha256": media.sha256_hex,
            "file_size": len(media.content),
            "id": media.id,
        }
    )


async def download(world: World, request: Request) -> Response:
    """The bytes behind an address; the token has been checked."""
    token = request.query_params.get("hash", "")
    media = world.media.at_address(token, world.clock.epoch_s())
    if media is None:
        return Response(status_code=404)
    headers = {"Content-Disposition": f'attachment; filename="{media.id}"'}
    return Response(media.content, media_type=media.mime_type, headers=headers)


async def remove(world: World, node: str, _: Request) -> Response:
    """Delete a file."""
    world.media.remove(_found(world, node).id)
    return answered({"success": True})
