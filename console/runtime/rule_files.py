"""The rules that ship as data, read once: priority, promises, results of activities."""

from functools import cache

from console.domain.activity import Disposition, dispositions_of
from console.domain.canned import CannedReply, replies_of
from console.domain.lint_words import Vocabulary, vocabulary_of
from console.domain.priority import Weights, weights_of
from console.domain.promise import PromiseLimits, limits_of
from console.runtime import resources


@cache
def priority_weights() -> Weights:
    """The weights of the explained priority."""
    return weights_of(resources.read_toml("priority/weights.toml"))


@cache
def promise_limits(currency: str) -> PromiseLimits:
    """The limits of a one-payment promise in `currency`."""
    return limits_of(resources.read_toml("promises/limits.toml"), currency)


@cache
def dispositions() -> dict[str, Disposition]:
    """The catalogue of results by code, best first."""
    return dispositions_of(resources.read_toml("dispositions.toml"))


@cache
def lint_words() -> Vocabulary:
    """What the second look before sending searches for."""
    return vocabulary_of(resources.read_toml("lint/words.toml"))


@cache
def starter_replies() -> tuple[CannedReply, ...]:
    """The canned replies with which a workspace begins."""
    return replies_of(resources.read_toml("canned/starter.toml"))
