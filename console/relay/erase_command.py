"""What `acuerdo relay erase` does: asks the running relay, with a token of its own.

Only a running relay can forget what it has in memory.
"""

import secrets
import ssl
from datetime import timedelta
from typing import Any
from urllib.parse import quote

import httpx

from console.relay import tokens
from console.relay.config import RelayConfig, split_address
from console.relay.item import obj, text
from console.runtime.clock import Clock

_TIMEOUT_S = 600.0
_TOKEN_LIVES = timedelta(minutes=15)
_ANYWHERE = ("0.0.0.0", "::")  # noqa: S104 - compared, not listened at


class RelayAway(RuntimeError):  # noqa: N818 - named for what happened, like the project's Unavailable
    """The relay does not run, or something that it needs is away."""


class Refused(RuntimeError):  # noqa: N818 - named for what happened
    """The relay said no; the text is the relay's."""


def ask(config: RelayConfig, recipient: str, clock: Clock) -> dict[str, Any]:
    """Have the person erased; what was removed. Raises: RelayAway, Refused, TokenError."""
    name = f"erase-{secrets.token_hex(4)}"
    token = tokens.create(config, name, "admin", clock.now() + _TOKEN_LIVES)
    try:
        return _ask(config, recipient, token)
    finally:
        tokens.revoke(config, name)


def _ask(config: RelayConfig, recipient: str, token: str) -> dict[str, Any]:
    url = f"{_address(config)}/v1/people/{quote(recipient, safe='')}"
    headers = {"Authorization": f"Bearer {token}"}
    try:
        with httpx.Client(verify=_trust(config), timeout=_TIMEOUT_S, trust_env=False) as http:
            answer = http.delete(url, headers=headers)
    except httpx.HTTPError as error:
        raise RelayAway(f"{type(error).__name__}: {error}") from error
    try:
        found = obj(answer.json())
    except ValueError:
        found = {}
    if answer.is_success:
        return found
    message = text(obj(found.get("error")).get("message")) or f"HTTP {answer.status_code}"
    if answer.is_server_error:
        raise RelayAway(message)
    raise Refused(message)


def _address(config: RelayConfig) -> str:
    """Where this machine reaches the relay that it serves."""
    host, port = split_address(config.listen)
    if host in _ANYWHERE:
        host = "127.0.0.1" if host == _ANYWHERE[0] else "::1"
    scheme = "https" if config.tls_cert else "http"
    return f"{scheme}://[{host}]:{port}" if ":" in host else f"{scheme}://{host}:{port}"


def _trust(config: RelayConfig) -> ssl.SSLContext | bool:
    """Our own certificate, whatever name it is for: we speak to our own address."""
    if not config.tls_cert:
        return True
    context = ssl.create_default_context(cafile=config.tls_cert)
    context.check_hostname = False
    context.verify_flags |= ssl.VERIFY_X509_PARTIAL_CHAIN
    return context
