"""A network that can be taken away from one console."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import httpx
from typing_extensions import override

from console.app.services import TIMEOUT_S, RelayPlace


@dataclass
class Cable:
    """Whether it is plugged in."""

    is_in: bool = True


class _Stream(httpx.AsyncByteStream):
    def __init__(self, inner: httpx.AsyncByteStream, cable: Cable) -> None:
        self._inner, self._cable = inner, cable

    @override
    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for chunk in self._inner:
            if not self._cable.is_in:
                raise httpx.ReadError("the cable is out")
            yield chunk

    @override
    async def aclose(self) -> None:
        await self._inner.aclose()


class _Transport(httpx.AsyncHTTPTransport):
    """Nothing passes without the cable; an answer on its way is lost when it is pulled."""

    def __init__(self, cable: Cable) -> None:
        super().__init__()
        self._cable = cable

    @override
    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        if not self._cable.is_in:
            raise httpx.ConnectError("the cable is out", request=request)
        response = await super().handle_async_request(request)
        assert isinstance(response.stream, httpx.AsyncByteStream)
        response.stream = _Stream(response.stream, self._cable)
        return response


@dataclass(frozen=True)
class WiredPlace(RelayPlace):
    """The relay at the other end of a cable."""

    cable: Cable = field(default_factory=Cable)

    @override
    def open(self) -> httpx.AsyncClient:
        headers = {"Authorization": f"Bearer {self.token}"}
        return httpx.AsyncClient(
            base_url=self.url,
            headers=headers,
            timeout=TIMEOUT_S,
            transport=_Transport(self.cable),
        )
