"""Who may ask: bearer tokens, their roles, and until when."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime
from functools import partial

from starlette.requests import Request
from starlette.responses import Response

from console.relay import tokens
from console.relay.answers import Refusal
from console.relay.database import Database
from console.relay.request_limits import Rates
from console.relay.tokens import Bearer
from console.relay.transaction import Transaction
from console.runtime.clock import Clock

Endpoint = Callable[[Request], Awaitable[Response]]
SUPERVISING = ("supervisor", "admin")
_NOTED_EVERY_S = 60.0


class Door:
    """Lets requests with a valid token through."""

    def __init__(self, database: Database, clock: Clock, rates: Rates) -> None:
        self._database = database
        self._clock = clock
        self._rates = rates
        self._noted_s: dict[str, float] = {}

    async def bearer(self, request: Request) -> Bearer:
        """Who asks. Raises: Refusal 401."""
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() != "bearer" or not token:
            raise Refusal(401, "unauthorized", "a bearer token is needed")
        found = await self._database.read(partial(tokens.bearer_of, token=token.strip()))
        if found is None:
            raise Refusal(401, "unauthorized", "this token is not valid, or no longer")
        now = self._clock.now()
        if found.expired(now):
            message = "this token has expired; ask the administrator for a new one"
            raise Refusal(401, "token_expired", message)
        self._note_use(found.name, now)
        return found

    def _note_use(self, name: str, now: datetime) -> None:
        """Have the use written down, not more often than needed; nobody waits for it."""
        now_s = asyncio.get_running_loop().time()
        if now_s - self._noted_s.get(name, -_NOTED_EVERY_S) >= _NOTED_EVERY_S:
            self._noted_s[name] = now_s
            self._database.submit(partial(_note_use, name=name, now=now))

    async def is_still_open(self, request: Request) -> bool:
        """Whether the token of a long-lived request is still valid."""
        try:
            await self.bearer(request)
        except Refusal:
            return False
        return True

    def guarded(self, endpoint: Endpoint, roles: tuple[str, ...] = tokens.ROLES) -> Endpoint:
        """`endpoint` for those who have one of `roles`; they are in request.state.bearer."""

        async def enter(request: Request) -> Response:
            bearer = await self.bearer(request)
            if bearer.role not in roles:
                allowed = " or ".join(roles)
                raise Refusal(403, "forbidden", f"this needs the role {allowed}")
            self._rates.take(bearer.name)
            request.state.bearer = bearer
            return await endpoint(request)

        return enter


def _note_use(transaction: Transaction, name: str, now: datetime) -> None:
    tokens.note_use(transaction.connection, name, now)
