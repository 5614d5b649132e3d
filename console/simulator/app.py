"""The ASGI application: Graph, media downloads, steering, and the courier in the background."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from console.simulator import graph_media
from console.simulator.graph import Graph, check_token
from console.simulator.graph_error import GraphError
from console.simulator.state_file import StateFile
from console.simulator.steering import Steering
from console.simulator.world import World

METHODS = ["GET", "POST", "PUT", "DELETE"]


def build_app(world: World) -> Starlette:
    """The application that plays `world`."""
    graph, steering = Graph(world), Steering(world)

    async def download(request: Request) -> Response:
        try:
            check_token(world, request)
        except GraphError as error:
            return graph.refusal(error)
        return await graph_media.download(world, request)

    routes = [
        Route("/_sim/{path:path}", steering.answer, methods=METHODS),
        Route("/_media/attachments", download),
        Route("/{path:path}", graph.answer, methods=METHODS),
    ]
    return Starlette(routes=routes, lifespan=lambda _: _alive(world))


@asynccontextmanager
async def _alive(world: World) -> AsyncIterator[None]:
    kept = StateFile(world, world.settings.state_file) if world.settings.state_file else None
    if kept:
        kept.open()
        world.resume()
    world.actor.begin()
    async with asyncio.TaskGroup() as background:
        courier = background.create_task(world.courier.run())
        yield
        courier.cancel()
    world.timeline.forget()
    if kept:
        kept.close()
