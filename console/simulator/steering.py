"""`/_sim/`: how a test, a teacher or the demo steers this world. No part of WhatsApp.

People
  GET  personas             everybody, with state, facts, open window
  POST personas             {phone or username, name, kind, language?, facts?}: somebody new
  POST accounts             {"accounts": [{phone, account, amount?}]}: what people owe on
  POST inbound              {from, kind?, ...}: a person does something (see `dictation`)
  GET  payments.csv         what was paid, as a creditor's file; GET payments: with the promises
The business and Meta
  POST updates              {field, event?, value?}: a webhook of any field (see `news`);
                            GET: the fields and events that have samples
  GET, POST business        registration, quality, messaging_limit, throughput, account_mode and
                            allowed, blocked_by (an error code for every send), pacing,
                            webhook_version, identity_check, fields ... (see `business`)
  POST templates/NAME/status  {language?, status?, reason?, quality?, category?, notice?}
  GET, POST webhook         where webhooks go, what waits, how attempts ended; POST {url}
Misfortunes
  GET, POST, DELETE faults  {side: send|webhook, action, count, recipient?, kind?, code?, http?,
                            delay_s?, copies?}; GET lists them and what is known (see `faults`)
Looking
  GET  sent                 everything accepted and refused; ?after=N&limit=M pages; `attempts`
                            and `accepted` count by biz_opaque_callback_data
  GET  sent/proof           counts, and every callback data that was accepted more than once
  GET  received             everything that people wrote, with read marks
Time
  GET  clock                now, speed, how much is still to happen
  POST clock                {advance_s}: lived seconds pass at once
  POST reset                begin again as at the start
"""

import ipaddress
from collections.abc import Awaitable, Callable
from dataclasses import asdict
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from console.simulator import news
from console.simulator.answer import answered
from console.simulator.body_checks import Json
from console.simulator.dictation import Dictation
from console.simulator.faults import ACTIONS
from console.simulator.graph_error import GraphError
from console.simulator.request_body import read_json
from console.simulator.template import Template
from console.simulator.world import World

SHOWN_AT_MOST = 2000
Handler = Callable[[Request], Awaitable[Response]]


def _refused(message: str, status: int = 400) -> Response:
    return answered({"error": {"message": message}}, status)


class Steering:
    """The handlers below `/_sim/`."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._handlers: dict[tuple[str, str], Handler] = {
            ("inbound", "POST"): self._inbound,
            ("updates", "GET"): self._fields,
            ("updates", "POST"): self._announce,
            ("faults", "GET"): self._faults,
            ("faults", "POST"): self._order_fault,
            ("faults", "DELETE"): self._clear_faults,
            ("sent", "GET"): self._sent,
            ("sent/proof", "GET"): self._proof,
            ("received", "GET"): self._received,
            ("business", "GET"): self._business,
            ("business", "POST"): self._change_business,
            ("payments.csv", "GET"): self._payments,
            ("personas", "GET"): self._personas,
            ("personas", "POST"): self._introduce,
            ("webhook", "GET"): self._webhook,
            ("webhook", "POST"): self._aim,
            ("reset", "POST"): self._reset,
            ("clock", "GET"): self._clock,
            ("clock", "POST"): self._advance,
            ("accounts", "POST"): self._accounts,
            ("payments", "GET"): self._payments_listed,
        }

    async def answer(self, request: Request) -> Response:
        """The answer to anything under `/_sim/`."""
        if not (self._world.settings.steered_from_anywhere or _is_local(request)):
            return _refused("steering is open to this machine only", 403)
        path = request.path_params["path"].strip("/")
        try:
            response = await self._steer(path, request)
        except GraphError as error:
            return _refused(error.details)
        except (ValueError, KeyError, TypeError) as error:
            return _refused(f"{type(error).__name__}: {error}")
        self._world.keep()
        return response

    async def _steer(self, path: str, request: Request) -> Response:
        if handler := self._handlers.get((path, request.method)):
            return await handler(request)
        match path.split("/"):
            case [""]:
                return Response(str(__doc__), media_type="text/plain; charset=utf-8")
            case ["templates", name, "status"] if request.method == "POST":
                return await self._template_status(request, name)
            case _:
                return _refused(f"nothing at {request.method} /_sim/{path}", 404)

    async def _inbound(self, request: Request) -> Response:
        wamid = Dictation(self._world).dictate(await read_json(request))
        return answered({"id": wamid})

    async def _fields(self, _: Request) -> Response:
        return answered({"fields": news.known_fields()})

    async def _announce(self, request: Request) -> Response:
        return answered(news.announce(self._world, await read_json(request)))

    async def _faults(self, _: Request) -> Response:
        return answered({"faults": self._world.faults.listed(), "known": ACTIONS})

    async def _order_fault(self, request: Request) -> Response:
        return answered(asdict(self._world.faults.add(await read_json(request))))

    async def _clear_faults(self, _: Request) -> Response:
        self._world.faults.clear()
        return answered({"success": True})

    async def _sent(self, request: Request) -> Response:
        query = request.query_params
        limit = int(query["limit"]) if "limit" in query else None
        return answered(self._world.ledger.shown(int(query.get("after", 0)), limit))

    async def _proof(self, _: Request) -> Response:
        return answered(self._world.ledger.proof())

    async def _business(self, _: Request) -> Response:
        return answered(self._world.business)

    async def _change_business(self, request: Request) -> Response:
        self._world.change_business(**await read_json(request))
        return answered(self._world.business)

    async def _payments(self, _: Request) -> Response:
        headers = {"Content-Disposition": 'attachment; filename="pagos.csv"'}
        text = self._world.payments.as_csv()
        return Response(text, media_type="text/csv; charset=utf-8", headers=headers)

    async def _received(self, _: Request) -> Response:
        return answered({"received": list(self._world.ledger.received.values())})

    async def _personas(self, _: Request) -> Response:
        now_s = self._world.clock.epoch_s()
        people = [
            asdict(one) | {"window_is_open": one.window_is_open(now_s)}
            for one in self._world.people
        ]
        return answered({"personas": people})

    async def _introduce(self, request: Request) -> Response:
        return answered(asdict(self._world.people.introduce(await read_json(request))))

    async def _webhook(self, _: Request) -> Response:
        courier = self._world.courier
        return answered(
            {
                "url": courier.url,
                "in_flight": courier.in_flight,
                "delivered": courier.delivered,
                "waiting": len(courier.undelivered),
                "undelivered": courier.waiting(SHOWN_AT_MOST),
                "attempts": list(courier.attempts),
            }
        )

    async def _aim(self, request: Request) -> Response:
        url = (await read_json(request)).get("url")
        self._world.change_business(
            app_url=str(url) if url else None, account_url=None, number_url=None
        )
        return answered({"url": self._world.courier.url})

    async def _reset(self, _: Request) -> Response:
        self._world.reset()
        return answered({"success": True})

    async def _clock(self, _: Request) -> Response:
        clock = self._world.clock
        return answered(
            {
                "now": clock.now().isoformat(),
                "epoch_s": clock.epoch_s(),
                "offset_s": clock.offset_s,
                "speed": self._world.timeline.speed,
                "still_to_happen": self._world.timeline.pending(),
            }
        )

    async def _advance(self, request: Request) -> Response:
        self._world.advance(float((await read_json(request))["advance_s"]))
        return await self._clock(request)

    async def _accounts(self, request: Request) -> Response:
        told = 0
        for row in (await read_json(request))["accounts"]:
            if person := self._world.people.by_any(str(row["phone"])):
                person.facts["cuenta"] = str(row["account"])
                if row.get("amount"):
                    person.facts["monto"] = str(row["amount"])
                self._world.people.keep(person)
                told += 1
        return answered({"told": told})

    async def _payments_listed(self, _: Request) -> Response:
        promises = list(self._world.cashier.promises.values())
        return answered({"payments": self._world.payments.made, "promises": promises})

    async def _template_status(self, request: Request, name: str) -> Response:
        body = await read_json(request)
        found = [
            one
            for one in self._world.templates.named(name)
            if body.get("language") in (None, one.language)
        ]
        if not found:
            return _refused(f"no template {name} in {body.get('language') or 'any'}", 404)
        for template in found:
            self._change(template, body)
        now_s = self._world.clock.epoch_s()
        shown: list[dict[str, Any]] = [one.shown(now_s) for one in found]
        return answered({"templates": shown})

    def _change(self, template: Template, body: Json) -> None:
        templates = self._world.templates.changes
        if category := body.get("category"):
            if body.get("notice"):
                templates.give_notice(template, str(category))
            else:
                templates.recategorise(template, str(category))
        if quality := body.get("quality"):
            templates.grade(template, str(quality))
        if status := body.get("status"):
            templates.change(template, str(status), str(body.get("reason") or "NONE"))


def _is_local(request: Request) -> bool:
    host = request.client.host if request.client else ""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
