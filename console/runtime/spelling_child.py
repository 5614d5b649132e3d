"""Hunspell in a process of its own: the library holds Python's lock for seconds.

Each line in is a question, each line out its answer, as JSON: {"lang", "words"} is answered
by the wrong ones, {"lang", "suggest"} by what may be meant. It ends when nobody asks any more.
"""

import json
import sys
from functools import cache
from typing import Any

from console.runtime import resources
from console.runtime.spelling import DICTIONARIES

MOST = 5


def main() -> int:
    """Answer until the questions end."""
    for line in sys.stdin.buffer:
        answer = json.dumps(answer_to(json.loads(line)), ensure_ascii=False)
        sys.stdout.buffer.write(answer.encode() + b"\n")
        sys.stdout.buffer.flush()
    return 0


def answer_to(question: dict[str, Any]) -> list[str]:
    """The wrong words, or what may be meant instead of one."""
    dictionary = _dictionary(question["lang"])
    if "suggest" in question:
        return list(dictionary.suggest(question["suggest"]))[:MOST]
    return [word for word in question["words"] if not dictionary.spell(word)]


@cache
def _dictionary(lang: str) -> Any:  # noqa: ANN401 - the library has no types
    import hunspell  # noqa: PLC0415 - native, and absent on some machines

    name = DICTIONARIES[lang]
    try:
        folder = str(resources.path(f"dictionaries/{name}"))
    except FileNotFoundError:
        return hunspell.Hunspell(name)
    return hunspell.Hunspell(name, hunspell_data_dir=folder)


if __name__ == "__main__":
    raise SystemExit(main())
