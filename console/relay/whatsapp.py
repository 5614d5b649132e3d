"""The client of Meta's Graph API: sends, lists templates, moves media."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import IO, Any

import httpx

from console.relay.config import MetaConfig
from console.relay.item import Json, obj, rows, text
from console.relay.lines import Lines

_AGENT = "acuerdo-relay/1"
# Given up before anything of the request was written: trying again cannot send twice.
_NEVER_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)
_CONNECTIONS = 64  # for everything but messages, which have lines of their own
_IDLE_S = 2.0  # shorter than any server's own limit, lest a request meet a closing connection


class MetaUnavailable(RuntimeError):  # noqa: N818 - named for what happened, like the project's Unavailable
    """Meta could not be reached, or answered with something that is not Graph."""


class MetaRefused(RuntimeError):  # noqa: N818 - named for what happened, like the project's Unavailable
    """Meta said no. `error` is its error object."""

    def __init__(self, http_status: int, error: Json) -> None:
        super().__init__(text(error.get("message")) or f"HTTP {http_status}")
        self.http_status = http_status
        self.error = error


@dataclass(frozen=True, slots=True)
class Taken:
    """Meta accepted the message."""

    message_id: str
    wa_id: str | None
    user_id: str | None
    message_status: str | None


@dataclass(frozen=True, slots=True)
class Rejected:
    """Meta refused the message, and said why."""

    http_status: int
    error: Json

    @property
    def code(self) -> int | None:
        """Meta's error number."""
        code = self.error.get("code")
        return code if isinstance(code, int) else None

    @property
    def transient(self) -> bool:
        """Whether Meta itself calls the refusal passing."""
        return self.error.get("is_transient") is True


@dataclass(frozen=True, slots=True)
class NotSent:
    """Nothing reached Meta."""

    reason: str


@dataclass(frozen=True, slots=True)
class Uncertain:
    """Meta may have the message or not; nobody here can tell."""

    reason: str


Outcome = Taken | Rejected | NotSent | Uncertain


@dataclass(frozen=True, slots=True)
class RemoteFile:
    """Where Meta keeps a file for the next few minutes."""

    url: str
    mime_type: str | None
    sha256: str | None
    size: int | None


class GraphClient:
    """Speaks to one base URL with one token. Close it when done."""

    def __init__(self, meta: MetaConfig) -> None:
        self._root = f"{meta.base_url}/{meta.version}"
        timeout = httpx.Timeout(meta.timeout_s, connect=min(5.0, meta.timeout_s))
        headers = {"Authorization": f"Bearer {meta.token}", "User-Agent": _AGENT}
        tls = httpx.create_ssl_context(trust_env=False)  # read once: it takes long

        def make(limits: httpx.Limits) -> httpx.AsyncClient:
            return httpx.AsyncClient(
                timeout=timeout, limits=limits, headers=headers, verify=tls, trust_env=False
            )

        self._http = make(httpx.Limits(max_connections=_CONNECTIONS, keepalive_expiry=_IDLE_S))
        self._lines = Lines(make, _IDLE_S)

    async def close(self) -> None:
        """Let go of the connections."""
        await self._http.aclose()
        await self._lines.close()

    async def send(self, phone_number_id: str, message: Json) -> Outcome:
        """Post one message. Never raises for what the network or Meta does."""
        try:
            url = f"{self._root}/{phone_number_id}/messages"
            async with self._lines.one() as line:
                answer = await line.post(url, json=message)
        except _NEVER_SENT as error:
            return NotSent(_named(error))
        except httpx.HTTPError as error:
            return Uncertain(_named(error))
        return _outcome(answer)

    async def templates(self, waba_id: str) -> list[Any]:
        """Every template of the account, all pages. Raises: MetaUnavailable, MetaRefused."""
        url = f"{self._root}/{waba_id}/message_templates"
        query: dict[str, str] = {"limit": "100", "fields": _TEMPLATE_FIELDS}
        found: list[Any] = []
        for _ in range(1000):
            page = await self._json("GET", url, params=query)
            found += rows(page.get("data"))
            paging = obj(page.get("paging"))
            after = text(obj(paging.get("cursors")).get("after"))
            if not (after and paging.get("next")):
                break
            query["after"] = after
        return found

    async def submit_template(self, waba_id: str, template: Json) -> Json:
        """Submit a template for review. Raises: MetaUnavailable, MetaRefused."""
        url = f"{self._root}/{waba_id}/message_templates"
        return await self._json("POST", url, json=template)

    async def edit_template(self, template_id: str, template: Json) -> Json:
        """Replace a template's components. Raises: MetaUnavailable, MetaRefused."""
        return await self._json("POST", f"{self._root}/{template_id}", json=template)

    async def unpause_template(self, template_id: str) -> Json:
        """Let a paused template be sent again. Raises: MetaUnavailable, MetaRefused."""
        return await self._json("POST", f"{self._root}/{template_id}/unpause")

    async def delete_template(self, waba_id: str, name: str, template_id: str | None) -> Json:
        """Delete a template in one language, or in all without `template_id`.

        Raises: MetaUnavailable, MetaRefused.
        """
        query = {"name": name, **({"hsm_id": template_id} if template_id else {})}
        url = f"{self._root}/{waba_id}/message_templates"
        return await self._json("DELETE", url, params=query)

    async def phone_number(self, phone_number_id: str) -> Json:
        """Meta's record of a number. Raises: MetaUnavailable, MetaRefused."""
        query = {"fields": "id,display_phone_number,quality_rating,status"}
        return await self._json("GET", f"{self._root}/{phone_number_id}", params=query)

    async def number_record(self, phone_number_id: str, fields: str) -> Json:
        """Some fields of a number. Raises: MetaUnavailable, MetaRefused."""
        query = {"fields": fields}
        return await self._json("GET", f"{self._root}/{phone_number_id}", params=query)

    async def portfolio_of(self, waba_id: str) -> str | None:
        """The business portfolio that owns an account. Raises: MetaUnavailable, MetaRefused."""
        query = {"fields": "owner_business_info"}
        found = await self._json("GET", f"{self._root}/{waba_id}", params=query)
        return text(obj(found.get("owner_business_info")).get("id"))

    async def message_history(self, phone_number_id: str, message_id: str) -> list[Json]:
        """What became of a message, as events. Raises: MetaUnavailable, MetaRefused."""
        url = f"{self._root}/{phone_number_id}/message_history"
        query = {"message_id": message_id, "fields": _HISTORY_FIELDS, "limit": "25"}
        found = await self._json("GET", url, params=query)
        events: list[Json] = []
        for entry in map(obj, rows(found.get("data"))):
            told = entry.get("events")
            events += map(obj, rows(told) or rows(obj(told).get("data")))
        return events

    async def forget_contact(self, phone_number_id: str, user_id: str) -> None:
        """Take a person out of the contact book. Raises: MetaUnavailable, MetaRefused."""
        url = f"{self._root}/{phone_number_id}/contact_book"
        await self._json("DELETE", url, params={"bsuid": user_id})

    async def upload(
        self, phone_number_id: str, name: str, content: IO[bytes], mime_type: str
    ) -> str:
        """Upload a file, piece by piece; its media id. Raises: MetaUnavailable, MetaRefused."""
        answer = await self._json(
            "POST",
            f"{self._root}/{phone_number_id}/media",
            data={"messaging_product": "whatsapp", "type": mime_type},
            files={"file": (name, content, mime_type)},
        )
        if not (media_id := text(answer.get("id"))):
            msg = "Meta's answer to the upload has no id"
            raise MetaUnavailable(msg)
        return media_id

    async def resolve(self, media_id: str, phone_number_id: str | None) -> RemoteFile:
        """Where to download a file. Raises: MetaUnavailable, MetaRefused."""
        query = {"phone_number_id": phone_number_id} if phone_number_id else {}
        found = await self._json("GET", f"{self._root}/{media_id}", params=query)
        if not (url := text(found.get("url"))):
            msg = "Meta's answer names no url for the file"
            raise MetaUnavailable(msg)
        size = found.get("file_size")
        return RemoteFile(
            url=url,
            mime_type=text(found.get("mime_type")),
            sha256=text(found.get("sha256")),
            size=int(size) if isinstance(size, int | str) and str(size).isdecimal() else None,
        )

    @asynccontextmanager
    async def download(self, url: str) -> AsyncIterator[AsyncIterator[bytes]]:
        """The bytes at `url`, in pieces. Raises: MetaUnavailable, MetaRefused."""
        try:
            async with self._http.stream("GET", url) as answer:
                if answer.status_code != httpx.codes.OK:
                    raise MetaRefused(answer.status_code, {})
                yield answer.aiter_bytes()
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise MetaUnavailable(_named(error)) from error

    async def _json(self, method: str, url: str, **request: Any) -> Json:  # noqa: ANN401 - httpx's
        try:
            answer = await self._http.request(method, url, **request)
        except httpx.HTTPError as error:
            raise MetaUnavailable(_named(error)) from error
        body = _body(answer)
        if answer.is_success:
            return body
        if error_object := obj(body.get("error")):
            raise MetaRefused(answer.status_code, error_object)
        msg = f"HTTP {answer.status_code}"
        raise MetaUnavailable(msg)


_HISTORY_FIELDS = "id,message_id,events{delivery_status,timestamp}"
_TEMPLATE_FIELDS = (
    "id,name,status,category,correct_category,previous_category,language,components,"
    "quality_score,rejected_reason,parameter_format,message_send_ttl_seconds"
)


def _outcome(answer: httpx.Response) -> Outcome:
    body = _body(answer)
    if answer.is_success:
        message = obj(next(iter(rows(body.get("messages"))), None))
        contact = obj(next(iter(rows(body.get("contacts"))), None))
        if message_id := text(message.get("id")):
            return Taken(
                message_id,
                text(contact.get("wa_id")),
                text(contact.get("user_id")),
                text(message.get("message_status")),
            )
        return Uncertain("Meta's answer names no message")
    if error := obj(body.get("error")):
        return Rejected(answer.status_code, error)
    if answer.status_code in (httpx.codes.SERVICE_UNAVAILABLE, httpx.codes.TOO_MANY_REQUESTS):
        return NotSent(f"HTTP {answer.status_code}")
    if answer.is_client_error:
        return Rejected(answer.status_code, {"message": f"HTTP {answer.status_code}"})
    return Uncertain(f"HTTP {answer.status_code} without an explanation")


def _body(answer: httpx.Response) -> Json:
    try:
        return obj(answer.json())
    except (ValueError, RecursionError):
        return {}


def _named(error: Exception) -> str:
    return f"{type(error).__name__}: {error}".rstrip(": ")
