"""`/{waba}/message_templates` and `/{template}`."""

from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import Response

from console.simulator.answer import answered
from console.simulator.body_checks import Json
from console.simulator.graph_error import GraphError, no_such_object
from console.simulator.request_body import chosen, page, read_json
from console.simulator.template import Template
from console.simulator.world import World

DEFAULT_FIELDS = (
    "name",
    "parameter_format",
    "components",
    "language",
    "status",
    "category",
    "id",
)
FILTERS = ("status", "category", "language", "name")
SEARCHES: dict[str, Callable[[Json], str]] = {
    "content": lambda row: str(row["components"]),
    "name_or_content": lambda row: f"{row['name']} {row['components']}",
}


async def listed(world: World, _: str, request: Request) -> Response:
    """The templates, filtered, chosen fields, a page at a time."""
    query = request.query_params
    wanted = {name: query[name] for name in FILTERS if query.get(name)}
    now_s = world.clock.epoch_s()
    rows = [one.shown(now_s) for one in world.templates]
    for name, value in wanted.items():
        among = {one.strip().upper() for one in value.split(",")}
        rows = [row for row in rows if row[name].upper() in among]
    for name, shown_in in SEARCHES.items():
        if words := query.get(name, "").lower():
            rows = [row for row in rows if words in shown_in(row).lower()]
    if scores := query.get("quality_score"):
        rows = [row for row in rows if row["quality_score"]["score"] in scores.split(",")]
    shown = page(request, [chosen(request, row, DEFAULT_FIELDS) for row in rows])
    if query.get("summary"):
        shown["summary"] = {
            "total_count": len(rows),
            "message_template_count": len(list(world.templates)),
            "message_template_limit": world.templates.most,
            "are_translations_complete": True,
        }
    return answered(shown)


async def create(world: World, _: str, request: Request) -> Response:
    """Submit a template; review follows after a while."""
    template = world.templates.create(await read_json(request))
    return answered(
        {"id": template.id, "status": template.status, "category": template.category}
    )


def _found(world: World, node: str, verb: str) -> Template:
    template = world.templates.by_id(node)
    if template is None:
        raise no_such_object(node, verb)
    return template


async def show(world: World, node: str, request: Request) -> Response:
    """One template."""
    shown = _found(world, node, "get").shown(world.clock.epoch_s())
    return answered(chosen(request, shown, DEFAULT_FIELDS))


async def edit(world: World, node: str, request: Request) -> Response:
    """Replace the components; reviewed again."""
    template = _found(world, node, "post")
    world.templates.edit(template, await read_json(request))
    shown = {"id": template.id, "name": template.name, "category": template.category}
    return answered({"success": True} | shown)


async def unpause(world: World, node: str, _: Request) -> Response:
    """End a pause after the template was improved."""
    template = _found(world, node, "post")
    if template.status != "PAUSED":
        return answered({"success": False, "reason": "Template is not paused"})
    world.templates.changes.unpause(template)
    return answered({"success": True, "reason": ""})


async def upsert(world: World, _: str, request: Request) -> Response:
    """Create or edit an authentication template in several languages."""
    given = await read_json(request)
    languages = given.get("languages")
    if given.get("category") != "AUTHENTICATION" or not isinstance(languages, list):
        raise GraphError(100, "Only authentication templates, with a list of languages.")
    rows = []
    for language in map(str, languages):
        wanted = {key: value for key, value in given.items() if key != "languages"}
        template = world.templates.find(str(given.get("name")), language)
        if template is None:
            template = world.templates.create(wanted | {"language": language})
        else:
            world.templates.edit(template, wanted)
        shown = template.shown(world.clock.epoch_s())
        rows.append({key: shown[key] for key in ("id", "status", "language", "category")})
    return answered({"data": rows})


async def remove(world: World, _: str, request: Request) -> Response:
    """Delete a name in all languages, or one language by `hsm_id`."""
    name = request.query_params.get("name")
    if not name:
        raise GraphError(100, "The parameter name is required.")
    if not world.templates.remove(name, request.query_params.get("hsm_id")):
        raise GraphError(
            100, f"Message template {name} was not found.", subcode=2593002, http=404
        )
    return answered({"success": True})
