"""`acuerdo relay`: the server between Meta and the consoles."""

import argparse
from collections.abc import Callable
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from console.app.cli import DONE, SOME_REFUSED, UNAVAILABLE, Call
from console.runtime.errors import InputRefused, Unavailable
from console.runtime.sentences import sentence

if TYPE_CHECKING:
    from console.relay.config import RelayConfig

_MOST_DAYS = 36500


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """serve, check, config, erase, token create, token list, token revoke."""
    verbs = parser.add_subparsers(dest="verb", required=True)
    for name in ("serve", "check"):
        verbs.add_parser(name).add_argument("--config", type=Path)
    config = verbs.add_parser("config")
    config.add_argument("config_verb", nargs="?", choices=("example", "check"))
    config.add_argument("--config", type=Path)
    token = verbs.add_parser("token").add_subparsers(dest="token_verb", required=True)
    create = token.add_parser("create")
    create.add_argument(
        "--role", choices=("agent", "supervisor", "worker", "admin"), required=True
    )
    ends = create.add_mutually_exclusive_group()
    ends.add_argument("--expires-in-days", type=_days)
    ends.add_argument("--expires", type=datetime.fromisoformat)
    for verb in (create, token.add_parser("revoke")):
        verb.add_argument("--name", required=True)
        verb.add_argument("--config", type=Path)
    token.add_parser("list").add_argument("--config", type=Path)
    erase = verbs.add_parser("erase")
    erase.add_argument("recipient")
    erase.add_argument("--config", type=Path)


def run(call: Call) -> int:
    """Do it."""
    from console.relay.config import ConfigError  # noqa: PLC0415 - servers only
    from console.relay.database import StorageUnavailable  # noqa: PLC0415 - servers only
    from console.relay.database_file import DatabaseInUse  # noqa: PLC0415 - servers only
    from console.relay.schema import NewerDatabase  # noqa: PLC0415 - servers only
    from console.relay.tokens import TokenError  # noqa: PLC0415 - servers only

    try:
        return _do(call)
    except (ConfigError, TokenError, NewerDatabase, DatabaseInUse) as error:
        raise InputRefused("relay_configuration", detail=str(error)) from error
    except StorageUnavailable as error:
        raise Unavailable(str(error), code="relay_database_away") from error
    except OSError as error:
        raise Unavailable(str(error), code="relay_cannot_listen") from error


def _do(call: Call) -> int:
    from console.relay import config, config_example, serve  # noqa: PLC0415 - servers only

    options = call.options
    if options.verb == "config" and options.config_verb != "check":
        print(config_example.EXAMPLE)
        return DONE
    settings = config.load(options.config, call.environ)
    if options.verb == "config":
        call.answer({"ok": True, "numbers": len(settings.numbers)})
        call.say("configuration_read", count=len(settings.numbers))
        return DONE
    if options.verb == "serve":
        serve.run(settings, call.clock, lambda url: _ready(call, url))
        return DONE
    if options.verb == "check":
        return _check(call, settings)
    if options.verb == "erase":
        return _erase(call, settings)
    return _TOKEN_VERBS[options.token_verb](call, settings)


def _create(call: Call, settings: "RelayConfig") -> int:
    from console.relay import tokens  # noqa: PLC0415 - servers only

    options, ends_at = call.options, _ends_at(call)
    token = tokens.create(settings, options.name, options.role, ends_at)
    described = {"name": options.name, "role": options.role, "token": token}
    call.answer({**described, "expires_at": ends_at})
    call.line(token)
    return DONE


def _revoke(call: Call, settings: "RelayConfig") -> int:
    from console.relay import tokens  # noqa: PLC0415 - servers only

    name = call.options.name
    tokens.revoke(settings, name)
    call.answer({"name": name, "revoked": True})
    call.say("token_revoked", name=name)
    return DONE


def _list(call: Call, settings: "RelayConfig") -> int:
    from console.relay import tokens  # noqa: PLC0415 - servers only

    listed = tokens.listing(settings)
    call.answer({"tokens": [asdict(one) for one in listed]})
    for one in listed:
        ends = one.expires_at.isoformat(timespec="minutes") if one.expires_at else "–"
        used = one.last_used_at.isoformat(timespec="minutes") if one.last_used_at else "–"
        call.line(
            call.sentence("token_listed", name=one.name, role=one.role, ends=ends, used=used)
        )
    return DONE


def _erase(call: Call, settings: "RelayConfig") -> int:
    from console.relay import erase_command  # noqa: PLC0415 - servers only

    try:
        erased = erase_command.ask(settings, call.options.recipient, call.clock)
    except erase_command.RelayAway as error:
        raise Unavailable(str(error), code="relay_not_running") from error
    except erase_command.Refused as error:
        raise InputRefused("relay_refused", detail=str(error)) from error
    call.answer(erased)
    call.say("person_erased", **erased)
    return SOME_REFUSED if erased["waiting"] else DONE


_TOKEN_VERBS: dict[str, Callable[[Call, "RelayConfig"], int]] = {
    "create": _create,
    "revoke": _revoke,
    "list": _list,
}


def _ends_at(call: Call) -> datetime | None:
    """When the token ends, as an aware instant; an instant without a zone is UTC."""
    options = call.options
    if options.expires_in_days:
        return call.clock.now() + timedelta(days=options.expires_in_days)
    ends: datetime | None = options.expires
    if ends is not None and ends.tzinfo is None:
        return ends.replace(tzinfo=UTC)
    return ends


def _days(text: str) -> int:
    days = int(text)
    if not 0 < days < _MOST_DAYS:
        raise ValueError(text)
    return days


def _check(call: Call, settings: "RelayConfig") -> int:
    from console.relay import check  # noqa: PLC0415 - servers only

    results = check.run(settings, call.clock)
    told = [sentence("checks", one.code, call.lang, **one.fields) for one in results]
    found = [
        {"name": one.name, "ok": one.ok, "level": one.level, "message": message}
        for one, message in zip(results, told, strict=True)
    ]
    call.answer({"checks": found})
    for one, message in zip(results, told, strict=True):
        call.line(f"{_MARKS[one.level]} {one.name}: {message}")
    return DONE if all(one.ok for one in results) else UNAVAILABLE


_MARKS = {"ok": "✓", "warning": "!", "problem": "✗"}


def _ready(call: Call, url: str) -> None:
    call.answer({"listening": url})
    call.say("relay_listening", url=url)
