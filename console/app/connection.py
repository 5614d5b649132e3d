"""Which relay this console talks to: kept beside the workspace, the token in the key store."""

import json
from collections.abc import Mapping
from pathlib import Path

from console.app.services import RelayPlace
from console.app.workspace import Place
from console.runtime import secrets
from console.runtime.paths import config_folder

FILE = "relay.json"
URL_VARIABLE = "ACUERDO_RELAY_URL"


def connection_of(place: Place, environ: Mapping[str, str]) -> RelayPlace | None:
    """The relay that was set up for the workspace, or that the environment names.

    Raises: Unavailable without a key store, InputRefused for a token file that is not fit.
    """
    url = environ.get(URL_VARIABLE) or _kept_url(place)
    if not url:
        return None
    token = secrets.open_key_store(environ).get(secrets.RELAY_TOKEN)
    return RelayPlace(url.rstrip("/"), token.decode() if token else "")


def connect(place: Place, environ: Mapping[str, str], relay: RelayPlace) -> None:
    """Keep the relay's address, and its token in the key store."""
    if relay.token:
        secrets.open_key_store(environ).put(secrets.RELAY_TOKEN, relay.token.encode())
    file = _file(place)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps({"url": relay.url}), encoding="utf-8")


def _kept_url(place: Place) -> str:
    try:
        found = json.loads(_file(place).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return ""
    return str(found.get("url", "")) if isinstance(found, dict) else ""


def _file(place: Place) -> Path:
    return (config_folder() if place.is_shared else Path(place.text)) / FILE
