"""`acuerdo simulator`: it parses its own arguments, for it shares nothing with the rest."""

from collections.abc import Sequence


def run(arguments: Sequence[str]) -> int:
    """`serve …`."""
    from console.simulator import serve  # noqa: PLC0415 - a server

    words = list(arguments)
    if words[:1] == ["serve"]:
        words = words[1:]
    return serve.main(words)
