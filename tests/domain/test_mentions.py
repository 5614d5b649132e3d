"""Who is named in a note."""

import pytest

from console.domain.mentions import mentioned

TEAM = ("Diego Ríos", "Laura Méndez", "Laura Peña", "ana")


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("@Diego ¿me confirmas?", ("Diego Ríos",)),
        ("gracias, @diegorios.", ("Diego Ríos",)),
        ("@LauraMéndez y @ana", ("Laura Méndez", "ana")),
        ("@laura", ("Laura Méndez", "Laura Peña")),
        ("escribe a diego@example.com", ()),
        ("@nadie @ @@ana", ()),
        ("", ()),
    ],
)
def test_those_who_are_called_are_found(text: str, called: tuple[str, ...]) -> None:
    assert mentioned(text, TEAM) == called
