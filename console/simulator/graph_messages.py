"""`POST /{phone}/messages` in all its forms, and the history of a message."""

import asyncio
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from console.simulator.answer import answered
from console.simulator.body_checks import Json, required, required_object
from console.simulator.delivery import Addressed
from console.simulator.faults import Fault
from console.simulator.graph_error import GraphError
from console.simulator.ledger import Refusal, Sent
from console.simulator.outgoing import Outgoing
from console.simulator.request_body import page, read_json
from console.simulator.world import World

REACHABLE_BACK_S = 30 * 24 * 3600
HOLD_STEP_S = 0.05


async def send(world: World, _: str, request: Request) -> Response:
    """Accept a message, a read mark or a typing sign, or refuse it as Meta does."""
    body = await read_json(request)
    if body.get("status"):
        return _mark_read(world, body)
    return await _send_message(world, body, request)


async def send_marketing(world: World, _: str, request: Request) -> Response:
    """The Marketing Messages API: marketing templates only."""
    body = await read_json(request)
    given = required_object(body, "template")
    if body.get("type") != "template" or any(
        one.category != "MARKETING" for one in world.templates.named(str(given.get("name")))
    ):
        raise GraphError(134100, "Only marketing templates may be sent here.")
    return await _send_message(world, body, request)


async def _send_message(world: World, body: Json, request: Request) -> Response:
    fault = world.faults.take("send", _addresses(world, body))
    try:
        await _suffer_before(world, fault, request)
        addressed, message = _checked(world, body)
    except GraphError as error:
        _note_refusal(world, body, error)
        raise
    fail_with = fault.code if fault and fault.action == "fail" else None
    sent = world.delivery.accept(addressed, message, fail_with)
    world.keep()  # also when the client will not wait for the answer
    if fault and fault.action == "delay":
        await asyncio.sleep(fault.delay_s)
    if fault and fault.action == "timeout":
        await _hold(world, request)
    return answered(_accepted(sent, addressed, message))


def _addresses(world: World, body: Json) -> set[str]:
    named = {str(body[key]) for key in ("to", "recipient") if body.get(key)}
    for name in list(named):
        if person := world.people.by_any(name):
            named |= {person.user_id, person.wa_id or "", f"+{person.wa_id}"}
    return named


async def _hold(world: World, request: Request) -> None:
    """Keep the client waiting until it gives up, or the simulator stops."""
    while not (  # noqa: ASYNC110 - the server offers no event for either
        world.is_stopping() or await request.is_disconnected()
    ):
        await asyncio.sleep(HOLD_STEP_S)


async def _suffer_before(world: World, fault: Fault | None, request: Request) -> None:
    if fault is None:
        return
    if fault.action == "drop":
        await _hold(world, request)
        raise GraphError(2, "The request was lost.")
    if fault.action == "5xx":
        raise GraphError(2, "Please retry later.", http=fault.http)
    if fault.action == "error":
        raise GraphError(fault.code, "Ordered for this request.")


def _checked(world: World, body: Json) -> tuple[Addressed, Outgoing]:
    world.business.check_may_send()
    world.rates.spend_number()
    message = world.checker.check(body)
    addressed = world.delivery.address(body)
    world.delivery.check_by_user_id(addressed, message)
    _check_targets(world, body)
    world.rates.spend_pair(addressed.person.key)
    return addressed, message


def _check_targets(world: World, body: Json) -> None:
    """A reaction must point to a known message of the last 30 days."""
    if body.get("type") == "reaction":
        _known_recent(world, str(body["reaction"]["message_id"]))


def _known_recent(world: World, wamid: str) -> None:
    at_s = world.ledger.at_of(wamid)
    if at_s is None or world.clock.epoch_s() - at_s > REACHABLE_BACK_S:
        raise GraphError(131009, f"Message id {wamid} is not valid.")


def _note_refusal(world: World, body: Json, error: GraphError) -> None:
    callback = body.get("biz_opaque_callback_data")
    refusal = Refusal(
        world.clock.epoch_s(),
        str(body.get("to") or body.get("recipient")),
        error.code,
        error.details,
        str(callback) if callback is not None else None,
    )
    world.ledger.refused.append(refusal)
    world.note("refused", "", refusal)


def _accepted(sent: Sent, addressed: Addressed, message: Outgoing) -> dict[str, Any]:
    contact: dict[str, Any] = {"input": addressed.input}
    if addressed.by_user_id:
        contact["user_id"] = addressed.person.user_id
    else:
        contact["wa_id"] = addressed.person.wa_id
    accepted: dict[str, Any] = {"id": sent.wamid}
    if message.type == "template":
        accepted["message_status"] = sent.message_status
    return {"messaging_product": "whatsapp", "contacts": [contact], "messages": [accepted]}


def _mark_read(world: World, body: Json) -> Response:
    if body["status"] != "read":
        raise GraphError(100, "Param status must be one of {READ}")
    wamid = str(required(body, "message_id"))
    _known_recent(world, wamid)
    if received := world.ledger.received.get(wamid):
        received.read_at_s = world.clock.epoch_s()
        world.note("received", wamid, received)
    typing = body.get("typing_indicator")
    if typing is not None and typing != {"type": "text"}:
        raise GraphError(100, "Param typing_indicator['type'] must be one of {TEXT}")
    return answered({"success": True})


async def history(world: World, _: str, request: Request) -> Response:
    """How a message fared and whether its webhooks arrived (Message History API)."""
    wamid = request.query_params.get("message_id")
    if not wamid:
        raise GraphError(100, "The parameter message_id is required.")
    sent = world.ledger.sent.get(wamid)
    rows = [] if sent is None else [_history_row(world, sent)]
    return answered(page(request, rows))


def _history_row(world: World, sent: Sent) -> Json:
    events = [{"delivery_status": "ACCEPTED", "timestamp": sent.at_s}]
    events += [_event(world, sent, status) for status in sent.statuses]
    made_id = sent.wamid.removeprefix("wamid.")[:24]
    return {"id": made_id, "message_id": sent.wamid, "events": {"data": events}}


def _event(world: World, sent: Sent, status: dict[str, Any]) -> Json:
    tries = [one for one in sent.webhook_attempts if one["status"] == status["status"]]
    event = {"delivery_status": status["status"].upper(), "timestamp": status["at_s"]}
    if tries:
        heard = any(one["outcome"] == "200" for one in tries)
        event |= {
            "webhook_update_state": "SUCCESS" if heard else "FAILED",
            "webhook_uri": tries[-1]["url"],
            "application": {"id": world.settings.app_id, "name": "Acuerdo"},
        }
        if not heard:
            event["error_description"] = str(tries[-1]["outcome"])
    return event
