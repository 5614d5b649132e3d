"""Who may ask: bearer tokens and their roles."""

from collections.abc import Awaitable, Callable
from functools import partial

from starlette.requests import Request
from starlette.responses import Response

from console.relay import tokens
from console.relay.answers import Refusal
from console.relay.database import Database
from console.relay.tokens import Bearer

Endpoint = Callable[[Request], Awaitable[Response]]
SUPERVISING = ("supervisor", "admin")


class Door:
    """Lets requests with a valid token through."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def bearer(self, request: Request) -> Bearer:
        """Who asks. Raises: Refusal 401."""
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() != "bearer" or not token:
            raise Refusal(401, "unauthorized", "a bearer token is needed")
        found = await self._database.read(partial(tokens.bearer_of, token=token.strip()))
        if found is None:
            raise Refusal(401, "unauthorized", "this token is not valid, or no longer")
        return found

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
            request.state.bearer = bearer
            return await endpoint(request)

        return enter
