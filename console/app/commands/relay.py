"""`acuerdo relay`: the server between Meta and the consoles."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from console.app.cli import DONE, UNAVAILABLE, Call
from console.runtime.errors import InputRefused, Unavailable

if TYPE_CHECKING:
    from console.relay.config import RelayConfig


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """serve, check, token create, token revoke, config."""
    verbs = parser.add_subparsers(dest="verb", required=True)
    for name in ("serve", "check"):
        verbs.add_parser(name).add_argument("--config", type=Path)
    verbs.add_parser("config")
    token = verbs.add_parser("token").add_subparsers(dest="token_verb", required=True)
    create = token.add_parser("create")
    create.add_argument(
        "--role", choices=("agent", "supervisor", "worker", "admin"), required=True
    )
    for verb in (create, token.add_parser("revoke")):
        verb.add_argument("--name", required=True)
        verb.add_argument("--config", type=Path)


def run(call: Call) -> int:
    """Do it."""
    from console.relay.config import ConfigError  # noqa: PLC0415 - servers only
    from console.relay.schema import NewerDatabase  # noqa: PLC0415 - servers only
    from console.relay.tokens import TokenError  # noqa: PLC0415 - servers only

    try:
        return _do(call)
    except (ConfigError, TokenError, NewerDatabase) as error:
        raise InputRefused("relay_configuration", detail=str(error)) from error
    except OSError as error:
        raise Unavailable(str(error), code="relay_cannot_listen") from error


def _do(call: Call) -> int:
    from console.relay import config, serve, tokens  # noqa: PLC0415 - servers only

    options = call.options
    if options.verb == "config":
        print(config.example())
        return DONE
    settings = config.load(options.config, call.environ)
    if options.verb == "serve":
        serve.run(settings, call.clock, lambda url: _ready(call, url))
        return DONE
    if options.verb == "check":
        return _check(call, settings)
    if options.token_verb == "create":  # noqa: S105 - a verb, not a secret
        token = tokens.create(settings, options.name, options.role)
        call.answer({"name": options.name, "role": options.role, "token": token})
        call.line(token)
        return DONE
    tokens.revoke(settings, options.name)
    call.answer({"name": options.name, "revoked": True})
    call.say("token_revoked", name=options.name)
    return DONE


def _check(call: Call, settings: "RelayConfig") -> int:
    from console.relay import check  # noqa: PLC0415 - servers only

    results = check.run(settings)
    found = [{"name": one.name, "ok": one.ok, "message": one.message} for one in results]
    call.answer({"checks": found})
    for result in results:
        call.line(f"{'✓' if result.ok else '✗'} {result.name}: {result.message}")
    return DONE if all(result.ok for result in results) else UNAVAILABLE


def _ready(call: Call, url: str) -> None:
    call.answer({"listening": url})
    call.say("relay_listening", url=url)
