"""The command line: one parser, one module per command, five exit statuses.

Exit status: 0 done · 1 done, some items refused · 2 wrong usage · 3 input refused ·
4 something outside unavailable · 70 a mistake of the program (a report was written).
"""

import argparse
import json
import sys
import traceback
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from importlib import import_module
from os import environ
from pathlib import Path
from typing import Any, NoReturn

from typing_extensions import override

from console import __version__
from console.runtime import sentences
from console.runtime.clock import Clock, SystemClock
from console.runtime.errors import InputRefused, Unavailable

DONE, SOME_REFUSED, USAGE, REFUSED, UNAVAILABLE, MISTAKE, INTERRUPTED = 0, 1, 2, 3, 4, 70, 130
COMMANDS = (
    "desktop",
    "demo",
    "import",
    "export",
    "template",
    "segments",
    "queue",
    "gate",
    "promises",
    "db",
    "relay",
    "simulator",
    "doctor",
)
BY_ITSELF = {"simulator"}
"""Commands that parse their own arguments."""


class WrongUsage(Exception):  # noqa: N818 - what the person typed, not an accident
    """The command line cannot be understood."""


@dataclass(frozen=True, slots=True)
class Call:
    """One call of a command: what was asked, in which language, and where answers go."""

    options: argparse.Namespace
    lang: str
    environ: Mapping[str, str]
    clock: Clock = field(default_factory=SystemClock)

    @property
    def wants_json(self) -> bool:
        """Whether standard output must hold one JSON object and nothing else."""
        return bool(self.options.json)

    def say(self, code: str, **fields: object) -> None:
        """Print a sentence for a person; silent with --json."""
        if not self.wants_json:
            print(self.sentence(code, **fields))

    def sentence(self, code: str, **fields: object) -> str:
        """A sentence of the command line's table."""
        return sentences.sentence("cli", code, self.lang, **fields)

    def line(self, text: str = "") -> None:
        """Print a line of a table; silent with --json."""
        if not self.wants_json:
            print(text)

    def answer(self, value: Mapping[str, Any]) -> None:
        """Print the JSON object, if JSON was asked for."""
        if self.wants_json:
            print(json.dumps(value, ensure_ascii=False, default=_plain))


def main(argv: Sequence[str], env: Mapping[str, str] = environ) -> int:
    """Run one command and return its exit status. Nothing ever ends in a traceback."""
    lang = _language(argv, env)
    try:
        return _run(argv, lang, env)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        sys.stderr.close()  # the reader of our output went away: nothing to tell it
        return DONE
    except Exception as error:  # noqa: BLE001 - the last resort: a report instead of a traceback
        text, status = _why(error, lang)
        print(text, file=sys.stderr)
        return status


def _why(error: Exception, lang: str) -> tuple[str, int]:
    """One sentence for a person, and the exit status."""
    match error:
        case WrongUsage():
            return sentences.sentence("cli", "usage", lang, detail=str(error)), USAGE
        case InputRefused():
            return explain(error, lang), REFUSED
        case Unavailable():
            return explain_unavailable(error, lang), UNAVAILABLE
        case _:
            return sentences.sentence("cli", "mistake", lang, report=_report(error)), MISTAKE


def explain(refused: InputRefused, lang: str) -> str:
    """What was refused, where, and the remedy, in one sentence."""
    if sentences.has("refusals", refused.code):
        return sentences.sentence("refusals", refused.code, lang, **refused.fields)
    from console.excel import wording  # noqa: PLC0415 - the rest are files that a reader refuses

    return wording.refusal(refused, lang)


def explain_unavailable(away: Unavailable, lang: str) -> str:
    """The sentence of an Unavailable, with its remedy where there is one."""
    code = away.code if sentences.has("refusals", away.code) else "unavailable"
    text = sentences.sentence("refusals", code, lang, what=away.what)
    if away.remedy and sentences.has("refusals", away.remedy):
        text += " " + sentences.sentence("refusals", away.remedy, lang, what=away.what)
    return text


def _run(argv: Sequence[str], lang: str, env: Mapping[str, str]) -> int:
    shared, words = _take_shared(argv)
    name = _command(words)
    module = import_module(f"console.app.commands.{name.replace('import', 'import_')}")
    if name in BY_ITSELF:
        return int(module.run(list(argv[list(argv).index(name) + 1 :])))
    parser = _parser(lang)
    commands = parser.add_subparsers(dest="command", parser_class=_Parser)
    for known in COMMANDS:
        summary = sentences.sentence("cli", f"help_{known}", lang)
        child = commands.add_parser(
            known, help=summary, description=summary, allow_abbrev=False
        )
        if known == name:
            module.add_arguments(child)
    options = parser.parse_args(words if name in words else [*words, name])
    for key, value in shared.items():
        setattr(options, key, value)
    return int(module.run(Call(options, lang, env)))


def _take_shared(argv: Sequence[str]) -> tuple[dict[str, Any], list[str]]:
    """The options that may stand anywhere, and the words that are left."""
    shared: dict[str, Any] = {"workspace": None, "lang": None, "json": False, "plain": False}
    rest: list[str] = []
    words = iter(argv)
    for word in words:
        name, given, value = word.removeprefix("--").partition("=")
        if word in {"--json", "--plain"}:
            shared[name] = True
        elif word.startswith("--") and name in {"workspace", "lang"}:
            shared[name] = value if given else next(words, None)
            if not shared[name]:
                raise WrongUsage(word)
        else:
            rest.append(word)
    if shared["lang"] not in {None, *sentences.LANGUAGES}:
        raise WrongUsage(f"--lang {shared['lang']}")
    return shared, rest


def _command(words: Sequence[str]) -> str:
    """The command's name: the first word that is no option."""
    for word in words:
        if word in COMMANDS:
            return word
        if not word.startswith("-"):
            raise WrongUsage(word)
    return "desktop"


def _language(argv: Sequence[str], env: Mapping[str, str]) -> str:
    """The interface language: --lang, else ACUERDO_LANG, else Spanish."""
    wanted = env.get("ACUERDO_LANG", "")
    for index, word in enumerate(argv):
        if word == "--lang" and index + 1 < len(argv):
            wanted = argv[index + 1]
        elif word.startswith("--lang="):
            wanted = word.partition("=")[2]
    return wanted if wanted in sentences.LANGUAGES else sentences.FALLBACK


class _Parser(argparse.ArgumentParser):
    """Raises instead of printing English usage and leaving."""

    @override
    def error(self, message: str) -> NoReturn:
        raise WrongUsage(message)


def _parser(lang: str) -> _Parser:
    def text(code: str) -> str:
        return sentences.sentence("cli", code, lang)

    parser = _Parser(prog="acuerdo", description=text("help"), allow_abbrev=False)
    parser.add_argument("--version", action="version", version=f"acuerdo {__version__}")
    parser.add_argument("--workspace", help=text("help_workspace"))
    parser.add_argument("--lang", choices=sentences.LANGUAGES, help=text("help_lang"))
    parser.add_argument("--json", action="store_true", help=text("help_json"))
    parser.add_argument("--plain", action="store_true", help=text("help_plain"))
    return parser


def _report(error: BaseException) -> Path:
    """Write what happened to a file that a person can send; its path."""
    from console.runtime.paths import log_folder  # noqa: PLC0415 - only when it is needed

    folder = log_folder()
    folder.mkdir(parents=True, exist_ok=True)
    stamp = SystemClock().now().astimezone(UTC).strftime("%Y%m%dT%H%M%S")
    path = folder / f"crash-{stamp}.txt"
    path.write_text("".join(traceback.format_exception(error)), encoding="utf-8")
    return path


def _plain(value: object) -> Any:  # noqa: ANN401 - what json takes
    """Dates, instants, paths and sets as JSON."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, set | frozenset):
        return sorted(value)
    return str(value)
