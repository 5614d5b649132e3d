"""Whom the number has blocked, and the contact book that pairs numbers with user ids.

Source: "Block users" and "Business-scoped user IDs", WhatsApp Cloud API, read 2026-11.
"""

from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from console.simulator.answer import answered
from console.simulator.body_checks import Json
from console.simulator.graph_error import GraphError
from console.simulator.people import Person
from console.simulator.request_body import page, read_json
from console.simulator.world import World

MOST_BLOCKED = 64_000
NOT_RECENT = "Re-engagement required: the user has not written within the last 24 hours."


def _named(person: Person, given: str) -> Json:
    found: Json = {"input": given, "user_id": person.user_id}
    if person.wa_id:
        found["wa_id"] = person.wa_id
    return found


async def blocked(world: World, _: str, request: Request) -> Response:
    """Who is blocked."""
    rows: list[Json] = []
    for person in world.people:
        if person.blocked:
            named = _named(person, person.wa_id or person.user_id)
            rows.append({"messaging_product": "whatsapp"} | named)
    return answered(page(request, rows))


async def block(world: World, _: str, request: Request) -> Response:
    """Block people who wrote within the last 24 hours. Raises: GraphError 139101."""
    now_s = world.clock.epoch_s()
    done: list[Json] = []
    failed: list[Json] = []
    if sum(one.blocked for one in world.people) >= MOST_BLOCKED:
        raise GraphError(139101, "The block list has reached its limit of 64,000 users.")
    for name, person in await _people(world, request):
        if person is None or not person.window_is_open(now_s):
            error = {
                "message": "Re-engagement message",
                "code": 131047,
                "error_data": {"details": NOT_RECENT},
            }
            known = _named(person, name) if person else {"input": name}
            failed.append(known | {"errors": [error]})
        else:
            person.blocked = True
            world.people.keep(person)
            done.append(_named(person, name))
    users: dict[str, Any] = {"added_users": done}
    answer: Json = {"messaging_product": "whatsapp", "block_users": users}
    if failed:
        users["failed_users"] = failed
        answer["errors"] = {
            "message": "(#139100) Failed to block/unblock some users",
            "type": "OAuthException",
            "code": 139100,
            "error_data": {"details": "Failed to block some users, see the block_users."},
        }
    return answered(answer)


async def unblock(world: World, _: str, request: Request) -> Response:
    """Let people write again."""
    done = []
    for name, person in await _people(world, request):
        if person is not None:
            person.blocked = False
            world.people.keep(person)
            done.append(_named(person, name))
    return answered({"messaging_product": "whatsapp", "block_users": {"removed_users": done}})


async def forget_contact(world: World, _: str, request: Request) -> Response:
    """Forget which number belongs to a user id; webhooks no longer tell it."""
    person = world.people.by_user_id(request.query_params.get("bsuid", ""))
    if person is None:
        raise GraphError(100, "Param bsuid is not a user of this portfolio.")
    person.last_by_number_at_s = None
    world.people.keep(person)
    return answered({"success": True})


async def _people(world: World, request: Request) -> list[tuple[str, Person | None]]:
    body = await read_json(request)
    entries = [one for one in body.get("block_users") or [] if isinstance(one, dict)]
    names = [str(one.get("user") or one.get("user_id") or "") for one in entries]
    if not any(names):
        raise GraphError(100, "The parameter block_users is required.")
    return [(name, world.people.by_any(name)) for name in names]
