"""The desk behind the settings of the connection: tries a relay, and keeps it."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping

from console.app.connection import connect, connection_of
from console.app.services import RelayPlace
from console.app.workspace import Place
from console.runtime import secrets
from console.runtime.errors import Unavailable
from console.usecases.connecting import ConnectionResult, Reached

PATIENCE_S = 6.0
Apply = Callable[[RelayPlace], Awaitable[None]]


class RelaySetUp:
    """Implements usecases.connecting.ConnectionDesk; `apply` makes the desktop use it."""

    def __init__(
        self,
        place: Place,
        environ: Mapping[str, str],
        in_use: RelayPlace | None,
        apply: Apply,
    ) -> None:
        self._place = place
        self._environ = environ
        self._in_use = in_use
        self._apply = apply

    def current(self) -> tuple[str, bool]:
        """Implements ConnectionDesk."""
        return (self._in_use.url, bool(self._in_use.token)) if self._in_use else ("", False)

    async def test(self, url: str, token: str) -> ConnectionResult:
        """Implements ConnectionDesk."""
        import httpx  # noqa: PLC0415 - heavy, and needed by this button only

        from console.sync.relay_client import (  # noqa: PLC0415 - as httpx
            NOT_LET_IN_CODE,
            RelayClient,
            RelayRefused,
        )

        relay = RelayPlace(url.rstrip("/"), token or self._kept_token())
        loop = asyncio.get_running_loop()
        started = loop.time()
        async with relay.open() as http:
            try:
                async with asyncio.timeout(PATIENCE_S):
                    numbers = await RelayClient(http).numbers()
            except Unavailable as away:
                refused = away.code == NOT_LET_IN_CODE
                return ConnectionResult(Reached.NOT_LET_IN if refused else Reached.NO_ANSWER)
            except TimeoutError:
                return ConnectionResult(Reached.NO_ANSWER)
            except (RelayRefused, ValueError, KeyError, httpx.InvalidURL):
                return ConnectionResult(Reached.NOT_A_RELAY)
        shown = tuple(str(one.get("display_phone_number", "")) for one in numbers)
        latency_ms = round((loop.time() - started) * 1000)
        return ConnectionResult(Reached.OK, latency_ms, tuple(filter(None, shown)))

    async def save(self, url: str, token: str) -> None:
        """Implements ConnectionDesk."""
        relay = RelayPlace(url.rstrip("/"), token or self._kept_token())
        await asyncio.to_thread(connect, self._place, self._environ, relay)
        self._in_use = relay
        await self._apply(relay)

    def _kept_token(self) -> str:
        if self._in_use is not None and self._in_use.token:
            return self._in_use.token
        kept = connection_of(self._place, self._environ)
        if kept is not None:
            return kept.token
        token = secrets.open_key_store(self._environ).get(secrets.RELAY_TOKEN)
        return token.decode() if token else ""
