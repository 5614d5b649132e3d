"""What `acuerdo relay check` looks at."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

import httpx
import sqlalchemy as sa

from console.relay import schema
from console.relay.config import NumberConfig, RelayConfig
from console.relay.database import make_engine
from console.relay.item import obj, rows, text

_TIMEOUT_S = 10.0


@dataclass(frozen=True, slots=True)
class CheckResult:
    """One thing that works, or does not; `message` says what to do then."""

    name: str
    ok: bool
    message: str


def run(config: RelayConfig) -> list[CheckResult]:
    """Look at configuration, database, Meta, token and subscription; changes nothing."""
    return [_configuration(config), _database(config), *_meta(config)]


def _configuration(config: RelayConfig) -> CheckResult:
    if not config.numbers:
        return CheckResult("configuration", ok=False, message="Add a [[numbers]] entry.")
    message = f"{len(config.numbers)} number(s), listening at {config.listen}."
    return CheckResult("configuration", ok=True, message=message)


def _database(config: RelayConfig) -> CheckResult:
    if not config.database.exists():
        message = f"{config.database} does not exist yet; the relay makes it when it starts."
        return CheckResult("database", ok=True, message=message)
    engine = make_engine(config.database, writer=True)
    try:
        with engine.begin() as connection:
            schema.prepare(connection)
            found = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar()
    except (sa.exc.SQLAlchemyError, schema.NewerDatabase) as error:
        message = str(getattr(error, "orig", None) or error)
        return CheckResult("database", ok=False, message=f"{config.database}: {message}")
    finally:
        engine.dispose()
    message = f"{config.database} can be written; its integrity check says {found}."
    return CheckResult("database", ok=found == "ok", message=message)


def _meta(config: RelayConfig) -> Iterator[CheckResult]:
    headers = {"Authorization": f"Bearer {config.meta.token}"}
    with httpx.Client(headers=headers, timeout=_TIMEOUT_S, trust_env=False) as http:
        get = partial(_get, http, f"{config.meta.base_url}/{config.meta.version}")
        try:
            for number in config.numbers:
                yield _token(get, number)
            for waba_id in config.waba_ids():
                yield _subscription(get, waba_id)
        except httpx.HTTPError as error:
            message = f"{config.meta.base_url} cannot be reached ({error}); check the network."
            yield CheckResult("meta", ok=False, message=message)
            return
    yield CheckResult("meta", ok=True, message=f"{config.meta.base_url} answers.")


Get = Callable[[str], dict[str, object]]


def _get(http: httpx.Client, root: str, path: str) -> dict[str, object]:
    answer = http.get(f"{root}/{path}")
    try:
        return obj(answer.json())
    except ValueError:
        return {"error": {"message": f"HTTP {answer.status_code}"}}


def _token(get: Get, number: NumberConfig) -> CheckResult:
    name = f"token for {number.phone_number_id}"
    found = get(f"{number.phone_number_id}?fields=id,display_phone_number,quality_rating")
    if error := obj(found.get("error")):
        message = f"Meta refuses it: {text(error.get('message'))}; renew meta.token."
        return CheckResult(name, ok=False, message=message)
    shown = text(found.get("display_phone_number")) or number.phone_number_id
    quality = text(found.get("quality_rating")) or "UNKNOWN"
    return CheckResult(name, ok=True, message=f"{shown} is reachable, quality {quality}.")


def _subscription(get: Get, waba_id: str) -> CheckResult:
    name = f"webhooks of {waba_id}"
    found = get(f"{waba_id}/subscribed_apps")
    if error := obj(found.get("error")):
        message = f"Meta does not say: {text(error.get('message'))}."
        return CheckResult(name, ok=False, message=message)
    if not rows(found.get("data")):
        message = f"No app is subscribed; POST /{waba_id}/subscribed_apps once."
        return CheckResult(name, ok=False, message=message)
    return CheckResult(name, ok=True, message="An app is subscribed.")
