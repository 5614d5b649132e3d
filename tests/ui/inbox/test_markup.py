"""WhatsApp's marks become spans, and nothing of the text is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.ui.inbox.thread.markup import Span, note_spans, plain, spans_of


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("hola", (Span("hola"),)),
        ("*sí*", (Span("sí", bold=True),)),
        ("_sí_ ~no~", (Span("sí", italic=True), Span(" "), Span("no", strike=True))),
        ("*_las dos_*", (Span("las dos", bold=True, italic=True),)),
        ("```a\n b```", (Span("a\n b", mono=True),)),
        ("`x`", (Span("x", mono=True),)),
        ("2 * 3 * 4", (Span("2 * 3 * 4"),)),
        ("un_nombre_de_archivo", (Span("un_nombre_de_archivo"),)),
        ("*sin\ncerrar*", (Span("*sin\ncerrar*"),)),
        (
            "ve a www.p.example.",
            (Span("ve a "), Span("www.p.example", link="https://www.p.example"), Span(".")),
        ),
        (
            "(https://a.example/x_y)",
            (Span("("), Span("https://a.example/x_y", link="https://a.example/x_y"), Span(")")),
        ),
    ],
)  # fmt: skip
def test_marks_are_read_as_whatsapp_reads_them(text: str, spans: tuple[Span, ...]) -> None:
    assert spans_of(text) == spans


@given(st.text(alphabet="ab *_~`\n.w:/", max_size=200))
def test_only_marks_vanish_from_a_text(text: str) -> None:
    kept = "".join(span.text for span in spans_of(text))
    marks = dict.fromkeys(map(ord, "*_~`"))
    assert kept.translate(marks) == text.translate(marks)


def test_a_text_full_of_marks_is_read_in_no_time() -> None:
    assert "".join(span.text for span in spans_of("*a " * 1_300)).count("a") == 1_300


def test_a_preview_is_one_line_without_marks() -> None:
    assert plain("*Hola*\n\n  _tú_") == "Hola tú"


def test_names_called_in_a_note_stand_out_and_addresses_do_not() -> None:
    spans = note_spans("@Diego mira *@ana* y a@b.example https://x.example/@ana")
    assert [span.text for span in spans if span.mention] == ["@Diego", "@ana"]
    assert "".join(span.text for span in spans).startswith("@Diego mira @ana y a@b.example")
