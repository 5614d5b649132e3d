"""The relay's configuration: a TOML file, and environment variables that win over it."""

import json
import os
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from console.relay import database_address
from console.relay.database_address import DatabaseAddress

PREFIX = "ACUERDO_RELAY__"
LOG_LEVELS = ("debug", "info", "warning", "error")


class ConfigError(ValueError):
    """One sentence that names the key and the remedy."""


@dataclass(frozen=True, slots=True)
class Hours:
    """The hours of the day, in one time zone, in which messages may leave."""

    opens: time
    closes: time
    zone: str = "UTC"

    def wait_s(self, now: datetime) -> float:
        """Seconds until sending is allowed; 0 when it is allowed at `now`."""
        local = now.astimezone(ZoneInfo(self.zone))
        if self.opens <= local.time() < self.closes:
            return 0.0
        day = local.date() + timedelta(days=0 if local.time() < self.opens else 1)
        opening = datetime.combine(day, self.opens, tzinfo=ZoneInfo(self.zone))
        return max(1.0, opening.timestamp() - now.timestamp())


@dataclass(frozen=True, slots=True)
class NumberConfig:
    """A business number that this relay sends from."""

    phone_number_id: str
    waba_id: str
    display_phone_number: str = ""
    messages_per_s: float = 80.0


@dataclass(frozen=True, slots=True)
class MetaConfig:
    """How to reach the Graph API, and the secrets shared with Meta."""

    token: str = field(default="", repr=False)
    app_secrets: tuple[str, ...] = field(default=(), repr=False)
    verify_token: str = field(default="", repr=False)
    base_url: str = "https://graph.facebook.com"
    version: str = "v25.0"
    timeout_s: float = 30.0


@dataclass(frozen=True, slots=True)
class LimitsConfig:
    """What the administrator allows at most, whatever a console asks. None: no limit.

    `requests_per_s` is for each token; `body_timeout_s` how long a request may take to arrive.
    """

    recipient_per_day: int | None = None
    hours: Hours | None = None
    requests_per_s: float | None = None
    connections: int = 2000
    body_timeout_s: float = 30.0


@dataclass(frozen=True, slots=True)
class LogConfig:
    """What is written to standard error."""

    level: str = "info"
    format: str = "text"


@dataclass(frozen=True, slots=True)
class RelayConfig:
    """Everything `acuerdo relay serve` needs."""

    database: DatabaseAddress
    media_dir: Path
    meta: MetaConfig
    numbers: tuple[NumberConfig, ...] = ()
    listen: str = "127.0.0.1:8080"
    public_url: str = ""
    retention_days: int = 30
    metrics_listen: str = ""
    tls_cert: str = ""
    tls_key: str = ""
    trusted_proxies: tuple[str, ...] = ()
    limits: LimitsConfig = LimitsConfig()
    log: LogConfig = LogConfig()

    def number(self, phone_number_id: str) -> NumberConfig | None:
        """The configured number of that id."""
        return next((n for n in self.numbers if n.phone_number_id == phone_number_id), None)

    def waba_ids(self) -> tuple[str, ...]:
        """The WhatsApp business accounts of the numbers, each once."""
        return tuple(dict.fromkeys(number.waba_id for number in self.numbers))


def load(path: Path | None, environ: Mapping[str, str] | None = None) -> RelayConfig:
    """The configuration in `path` (None: environment only), with `environ` laid over it.

    Relative paths are relative to the file's folder. Raises: ConfigError.
    """
    environ = os.environ if environ is None else environ
    tree = _read(path)
    _overlay(tree, environ)
    _refuse_unknown(tree)
    folder = path.parent if path else Path()
    return _build(tree, folder, _Secrets(folder, environ))


def split_address(listen: str, key: str = "relay.listen") -> tuple[str, int]:
    """Host and port of `HOST:PORT`; IPv6 hosts stand in brackets. Raises: ConfigError."""
    host, colon, port = listen.rpartition(":")
    if not (colon and host and port.isdecimal() and int(port) < 1 << 16):
        msg = f'{key} = "{listen}" is not an address; write HOST:PORT, such as 127.0.0.1:8080.'
        raise ConfigError(msg)
    return host.strip("[]"), int(port)


_KNOWN: dict[str, tuple[str, ...]] = {
    "relay": (
        "listen",
        "public_url",
        "database",
        "retention_days",
        "media_dir",
        "metrics_listen",
        "tls_cert",
        "tls_key",
        "trusted_proxies",
    ),
    "meta": ("base_url", "version", "token", "app_secrets", "verify_token", "timeout_s"),
    "limits": (
        "recipient_per_day",
        "hours",
        "requests_per_s",
        "connections",
        "body_timeout_s",
    ),
    "log": ("level", "format"),
}
_NUMBER_KEYS = ("phone_number_id", "waba_id", "display_phone_number", "messages_per_s")


@dataclass(frozen=True, slots=True)
class _Secrets:
    """Resolves `file:PATH` and `env:NAME`."""

    folder: Path
    environ: Mapping[str, str]

    def resolve(self, key: str, value: str) -> str:
        if value.startswith("env:"):
            return self._from_environment(key, value.removeprefix("env:"))
        if value.startswith("file:"):
            return self._from_file(key, self.folder / value.removeprefix("file:"))
        return value

    def _from_environment(self, key: str, name: str) -> str:
        if not (found := self.environ.get(name, "")):
            msg = f"{key} names the environment variable {name}, which is not set; set it."
            raise ConfigError(msg)
        return found

    def _from_file(self, key: str, path: Path) -> str:
        try:
            return path.read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError) as error:
            msg = f"{key} names the file {path}, which cannot be read ({error}); correct it."
            raise ConfigError(msg) from error


def _read(path: Path | None) -> dict[str, Any]:
    if path is None:
        return {}
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        msg = f"The configuration {path} cannot be read ({error.strerror}); give its path."
        raise ConfigError(msg) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        msg = f"The configuration {path} is not valid TOML ({error}); correct that place."
        raise ConfigError(msg) from error


def _overlay(tree: dict[str, Any], environ: Mapping[str, str]) -> None:
    for name in sorted(environ):
        if not name.startswith(PREFIX):
            continue
        section, *rest = name.removeprefix(PREFIX).lower().split("__")
        if section == "numbers":
            _overlay_number(tree, rest, name, environ[name])
        elif len(rest) == 1 and section in _KNOWN:
            _table(tree, section)[rest[0]] = environ[name]
        else:
            msg = f"The variable {name} names no key; write {PREFIX}SECTION__KEY."
            raise ConfigError(msg)


def _overlay_number(tree: dict[str, Any], rest: list[str], name: str, value: str) -> None:
    match rest:
        case []:
            try:
                tree["numbers"] = json.loads(value)
            except ValueError as error:
                msg = f"The variable {name} must be a JSON list of numbers ({error})."
                raise ConfigError(msg) from error
        case [index, key] if index.isdecimal():
            numbers = tree.setdefault("numbers", [])
            while len(numbers) <= min(int(index), 999):
                numbers.append({})
            numbers[min(int(index), 999)][key] = value
        case _:
            msg = f"The variable {name} names no key; write {PREFIX}NUMBERS__0__KEY."
            raise ConfigError(msg)


def _table(tree: dict[str, Any], section: str) -> dict[str, Any]:
    table = tree.setdefault(section, {})
    if not isinstance(table, dict):
        msg = f"[{section}] must be a table; write its keys under a [{section}] line."
        raise ConfigError(msg)
    return table


def _refuse_unknown(tree: dict[str, Any]) -> None:
    for section in tree:
        if section != "numbers" and section not in _KNOWN:
            known = ", ".join([*_KNOWN, "numbers"])
            msg = f"[{section}] is not a section of the configuration; known are: {known}."
            raise ConfigError(msg)
    for section, keys in _KNOWN.items():
        for key in _table(tree, section):
            if key not in keys:
                msg = f"{section}.{key} is not a key; known in [{section}]: {', '.join(keys)}."
                raise ConfigError(msg)


def _build(tree: dict[str, Any], folder: Path, secrets: _Secrets) -> RelayConfig:
    relay = tree["relay"]
    listen = _text(relay, "relay.listen", "127.0.0.1:8080")
    split_address(listen)
    if metrics := _text(relay, "relay.metrics_listen", ""):
        split_address(metrics, "relay.metrics_listen")
    return RelayConfig(
        database=_database(_text(relay, "relay.database", "relay.db"), folder, secrets),
        media_dir=folder / _text(relay, "relay.media_dir", "media"),
        meta=_meta(tree["meta"], secrets),
        numbers=_numbers(tree.get("numbers", [])),
        listen=listen,
        public_url=_text(relay, "relay.public_url", ""),
        retention_days=_whole(relay, "relay.retention_days", 30),
        metrics_listen=metrics,
        tls_cert=_file(relay, "relay.tls_cert", folder),
        tls_key=_file(relay, "relay.tls_key", folder),
        trusted_proxies=_listed(relay, "relay.trusted_proxies"),
        limits=_limits(tree["limits"]),
        log=_log(tree["log"]),
    )


def _database(value: str, folder: Path, secrets: _Secrets) -> DatabaseAddress:
    try:
        return database_address.parse(secrets.resolve("relay.database", value), folder)
    except ValueError as error:
        if isinstance(error, ConfigError):
            raise
        msg = (
            f"relay.database is not supported ({error}); give the path of a SQLite file, or"
            " postgresql://USER:PASSWORD@HOST/NAME."
        )
        raise ConfigError(msg) from error


def _meta(table: dict[str, Any], secrets: _Secrets) -> MetaConfig:
    listed = _listed(table, "meta.app_secrets")
    if not listed:
        msg = "meta.app_secrets is missing; list the app secret that signs the webhooks."
        raise ConfigError(msg)
    for key in ("token", "verify_token"):
        if not table.get(key):
            msg = f"meta.{key} is missing; give it, or file:PATH or env:NAME for it."
            raise ConfigError(msg)
    return MetaConfig(
        token=secrets.resolve("meta.token", _text(table, "meta.token", "")),
        app_secrets=tuple(secrets.resolve("meta.app_secrets", item) for item in listed),
        verify_token=secrets.resolve(
            "meta.verify_token", _text(table, "meta.verify_token", "")
        ),
        base_url=_text(table, "meta.base_url", "https://graph.facebook.com").rstrip("/"),
        version=_text(table, "meta.version", "v25.0"),
        timeout_s=_number(table, "meta.timeout_s", 30.0),
    )


def _numbers(listed: Any) -> tuple[NumberConfig, ...]:  # noqa: ANN401 - anything TOML holds
    if not isinstance(listed, list) or not all(isinstance(row, dict) for row in listed):
        msg = "numbers must be a list of tables; write each under a [[numbers]] line."
        raise ConfigError(msg)
    return tuple(_one_number(row, place) for place, row in enumerate(listed, start=1))


def _one_number(row: dict[str, Any], place: int) -> NumberConfig:
    for key in row:
        if key not in _NUMBER_KEYS:
            msg = f"numbers.{key} (number {place}) is not a key; {', '.join(_NUMBER_KEYS)} are."
            raise ConfigError(msg)
    for key in ("phone_number_id", "waba_id"):
        if not row.get(key):
            msg = f"numbers.{key} (number {place}) is missing; Meta's app panel shows it."
            raise ConfigError(msg)
    return NumberConfig(
        phone_number_id=str(row["phone_number_id"]),
        waba_id=str(row["waba_id"]),
        display_phone_number=str(row.get("display_phone_number", "")),
        messages_per_s=_number(row, "numbers.messages_per_s", 80.0),
    )


def _limits(table: dict[str, Any]) -> LimitsConfig:
    per_day = _whole(table, "limits.recipient_per_day", 0)
    hours = _text(table, "limits.hours", "")
    return LimitsConfig(
        recipient_per_day=per_day or None,
        hours=_hours(hours) if hours else None,
        requests_per_s=_number(table, "limits.requests_per_s", 0.0) or None,
        connections=_whole(table, "limits.connections", 2000),
        body_timeout_s=_number(table, "limits.body_timeout_s", 30.0),
    )


def _hours(text: str) -> Hours:
    span, _, zone = text.partition(" ")
    opens, _, closes = span.partition("-")
    try:
        hours = Hours(time.fromisoformat(opens), time.fromisoformat(closes), zone or "UTC")
        ZoneInfo(hours.zone)
    except (ValueError, OSError, KeyError) as error:
        msg = f'limits.hours = "{text}" is not understood; write "08:00-20:00 America/Lima".'
        raise ConfigError(msg) from error
    if hours.opens >= hours.closes:
        msg = f'limits.hours = "{text}" closes before it opens; put the earlier hour first.'
        raise ConfigError(msg)
    return hours


def _log(table: dict[str, Any]) -> LogConfig:
    log = LogConfig(_text(table, "log.level", "info"), _text(table, "log.format", "text"))
    if log.level not in LOG_LEVELS:
        msg = f'log.level = "{log.level}" is not one of {", ".join(LOG_LEVELS)}.'
        raise ConfigError(msg)
    if log.format not in ("text", "json"):
        msg = f'log.format = "{log.format}" is neither text nor json.'
        raise ConfigError(msg)
    return log


def _listed(table: dict[str, Any], key: str) -> tuple[str, ...]:
    """A list of texts; in a variable, separated by commas."""
    value = table.get(key.rpartition(".")[2], [])
    if isinstance(value, str):
        value = [part.strip() for part in value.split(",") if part.strip()]
    if not isinstance(value, list) or not all(isinstance(one, str) and one for one in value):
        msg = f'{key} must be a list of texts; write ["…", "…"].'
        raise ConfigError(msg)
    return tuple(value)


def _file(table: dict[str, Any], key: str, folder: Path) -> str:
    """A path, relative to the configuration's folder; empty where none is given."""
    value = _text(table, key, "")
    return str(folder / value) if value else ""


def _text(table: dict[str, Any], key: str, default: str) -> str:
    value = table.get(key.rpartition(".")[2], default)
    if not isinstance(value, str):
        msg = f"{key} must be text; put it in quotation marks."
        raise ConfigError(msg)
    return value


def _number(table: dict[str, Any], key: str, default: float) -> float:
    return _parsed(table, key, default, float)


def _whole(table: dict[str, Any], key: str, default: int) -> int:
    return int(_parsed(table, key, default, int))


def _parsed(
    table: dict[str, Any], key: str, default: float, parse: Callable[[str], float]
) -> float:
    value = table.get(key.rpartition(".")[2], default)
    try:
        parsed = parse(str(value))
    except ValueError as error:
        msg = f'{key} = "{value}" is not a number; write digits only.'
        raise ConfigError(msg) from error
    if not (parsed > 0 or (parsed == 0 and default == 0)):
        msg = f"{key} = {value} is not possible; give a number above zero."
        raise ConfigError(msg)
    return parsed
