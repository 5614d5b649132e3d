"""Texts as they are compared; the rule is the domain's."""

from console.domain.folding import folded, folded_or_none, key_of, like

__all__ = ["folded", "folded_or_none", "key_of", "like"]
