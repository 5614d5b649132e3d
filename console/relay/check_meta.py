"""What Meta says of the token, the numbers and the webhooks.

Source: Meta, Graph API "debug_token", Cloud API "phone numbers", "webhook overrides" (2026-11).
"""

import email.utils
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any, Self

import httpx

from console.relay import graph_versions
from console.relay.config import NumberConfig, RelayConfig
from console.relay.findings import Finding, good, problem, warning
from console.relay.item import obj, rows, text
from console.relay.webhook import PATH
from console.runtime.clock import Clock

_TIMEOUT_S = 10.0
_TOKEN_WARNS = timedelta(days=14)
_MOST_SKEW_S = 30.0
_SCOPES = ("whatsapp_business_messaging", "whatsapp_business_management")
_NUMBER_FIELDS = (
    "id,display_phone_number,verified_name,status,quality_rating,throughput,"
    "whatsapp_business_manager_messaging_limit,health_status,webhook_configuration"
)
Json = dict[str, Any]


class _Refused(Exception):  # noqa: N818 - Meta's answer, not a fault
    """Meta answered with an error; the text is Meta's."""


def run(config: RelayConfig, clock: Clock) -> Iterator[Finding]:
    """Ask Meta. Nothing is asked twice, nothing is changed."""
    yield _version(config.meta.version, clock.now())
    with _Asker(config, clock) as asker:
        try:
            yield _token(asker, config.meta.token, clock.now())
            for number in config.numbers:
                yield from _number(asker, number, config.public_url)
            for waba_id in config.waba_ids():
                yield _subscription(asker, waba_id)
        except httpx.HTTPError as error:
            why = f"{type(error).__name__}: {error}"
            yield problem("meta", "meta_away", url=config.meta.base_url, why=why)
            return
        yield good("meta", "meta_answers", url=config.meta.base_url)
        yield asker.clock_finding()


class _Asker:
    """Asks the Graph API, and compares its clock with ours."""

    def __init__(self, config: RelayConfig, clock: Clock) -> None:
        headers = {"Authorization": f"Bearer {config.meta.token}"}
        self._http = httpx.Client(headers=headers, timeout=_TIMEOUT_S, trust_env=False)
        self._root = f"{config.meta.base_url}/{config.meta.version}"
        self._clock = clock
        self._skew_s: float | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._http.close()

    def get(self, path: str, **query: str) -> Json:
        """The object at `path`. Raises: _Refused, httpx.HTTPError."""
        answer = self._http.get(f"{self._root}/{path}", params=query)
        self._compare(answer.headers.get("date"))
        try:
            found = obj(answer.json())
        except ValueError as error:
            raise _Refused(f"HTTP {answer.status_code}") from error
        if error_object := obj(found.get("error")):
            raise _Refused(text(error_object.get("message")) or f"HTTP {answer.status_code}")
        return found

    def clock_finding(self) -> Finding:
        """Whether Meta's clock and ours agree."""
        if self._skew_s is None:
            return good("clock", "clock_unknown")
        if abs(self._skew_s) > _MOST_SKEW_S:
            return problem("clock", "clock_skewed", seconds=round(self._skew_s))
        return good("clock", "clock_right")

    def _compare(self, date: str | None) -> None:
        try:
            theirs = email.utils.parsedate_to_datetime(date or "")
        except ValueError:
            return
        if theirs.tzinfo is not None:
            self._skew_s = (self._clock.now() - theirs).total_seconds()


def _version(version: str, now: datetime) -> Finding:
    name = "graph version"
    if not graph_versions.is_version(version):
        return problem(name, "version_malformed", version=version)
    if version not in graph_versions.ENDS_ON:
        if graph_versions.is_older_than_known(version):
            return problem(name, "version_ended", version=version, day="–")
        return good(name, "version_unknown", version=version)
    ends_on = graph_versions.ENDS_ON[version]
    if ends_on is None:
        return good(name, "version_current", version=version)
    return _version_until(version, ends_on, now)


def _version_until(version: str, ends_on: date, now: datetime) -> Finding:
    said = {"version": version, "day": ends_on.isoformat()}
    days = (ends_on - now.date()).days
    if days < 0:
        return problem("graph version", "version_ended", **said)
    if days < graph_versions.WARN_DAYS:
        return warning("graph version", "version_ends", **said)
    return good("graph version", "version_served", **said)


def _token(asker: _Asker, token: str, now: datetime) -> Finding:
    try:
        found = obj(asker.get("debug_token", input_token=token).get("data"))
    except _Refused as error:
        return problem("token", "token_refused", why=error)
    if found.get("is_valid") is False:
        why = text(obj(found.get("error")).get("message")) or "is_valid: false"
        return problem("token", "token_refused", why=why)
    scopes = {text(scope) for scope in rows(found.get("scopes"))}
    if lacking := [scope for scope in _SCOPES if scopes and scope not in scopes]:
        return problem("token", "token_lacks", scopes=", ".join(lacking))
    expires_s = found.get("expires_at")
    if not isinstance(expires_s, int) or not expires_s:
        return good("token", "token_valid")
    return _token_until(datetime.fromtimestamp(expires_s, UTC), now)


def _token_until(ends_at: datetime, now: datetime) -> Finding:
    said = {"day": ends_at.date().isoformat()}
    if ends_at <= now:
        return problem("token", "token_ended", **said)
    if ends_at - now < _TOKEN_WARNS:
        return warning("token", "token_ends", **said)
    return good("token", "token_valid_until", **said)


def _number(asker: _Asker, number: NumberConfig, public_url: str) -> Iterator[Finding]:
    name = f"number {number.phone_number_id}"
    try:
        found = asker.get(number.phone_number_id, fields=_NUMBER_FIELDS)
    except _Refused as error:
        yield problem(name, "number_refused", number=number.phone_number_id, why=error)
        return
    yield _health(name, number, found)
    yield from _callback(number, obj(found.get("webhook_configuration")), public_url)


def _health(name: str, number: NumberConfig, found: Json) -> Finding:
    status = text(found.get("status")) or "CONNECTED"
    quality = text(found.get("quality_rating")) or "UNKNOWN"
    may_send = text(obj(found.get("health_status")).get("can_send_message")) or "AVAILABLE"
    said = {
        "number": text(found.get("display_phone_number")) or number.phone_number_id,
        "status": status,
        "quality": quality,
        "health": may_send,
        "limit": text(found.get("whatsapp_business_manager_messaging_limit")) or "–",
        "throughput": text(obj(found.get("throughput")).get("level")) or "–",
    }
    if may_send == "BLOCKED" or status != "CONNECTED":
        return problem(name, "number_blocked", **said)
    if may_send == "LIMITED" or quality == "RED":
        return warning(name, "number_poor", **said)
    return good(name, "number_healthy", **said)


def _callback(number: NumberConfig, urls: Json, public_url: str) -> Iterator[Finding]:
    """The address that counts: the number's, else its account's, else the app's."""
    if not urls or not public_url:
        return
    name = f"callback {number.phone_number_id}"
    kinds = ("phone_number", "whatsapp_business_account", "application")
    effective = next((url for kind in kinds if (url := text(urls.get(kind)))), "")
    expected = f"{public_url.rstrip('/')}{PATH}"
    if effective == expected:
        yield good(name, "callback_right", url=effective)
    elif effective:
        yield problem(name, "callback_elsewhere", url=effective, expected=expected)
    else:
        yield problem(name, "callback_missing", expected=expected)


def _subscription(asker: _Asker, waba_id: str) -> Finding:
    name = f"webhooks of {waba_id}"
    try:
        found = asker.get(f"{waba_id}/subscribed_apps")
    except _Refused as error:
        return problem(name, "subscription_refused", account=waba_id, why=error)
    if not rows(found.get("data")):
        return problem(name, "subscription_missing", account=waba_id)
    return good(name, "subscribed", account=waba_id)
