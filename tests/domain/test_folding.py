"""Folding texts: quick ways give what Unicode's rules give."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from console.domain.folding import folded


def plainly(text: str) -> str:
    flat = unicodedata.normalize("NFKD", text).casefold()
    return " ".join("".join(c for c in flat if not unicodedata.combining(c)).split())


@given(st.text(st.characters(max_codepoint=0x24F)) | st.text())
def test_every_text_folds_by_unicode_s_rules(text: str) -> None:
    assert folded(text) == plainly(text)


def test_names_fold() -> None:
    assert folded("  José  ÁNGEL Muñoz ") == "jose angel munoz"
