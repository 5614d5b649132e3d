"""The pictures, documents and dice that need no server."""

import io
from datetime import UTC, datetime

import pytest
from hypothesis import given, strategies
from PIL import Image

from console.simulator.chance import INBOUND, OUTBOUND, wamid
from console.simulator.envelope import as_bytes
from console.simulator.graph_error import GraphError
from console.simulator.media import MediaStore
from console.simulator.personas.actor import until_night_s
from console.simulator.receipt import receipt_png, statement_pdf
from console.simulator.resource import content
from console.simulator.review import verdict
from console.simulator.wa_id import wa_id_of


@given(strategies.lists(strategies.text(max_size=40), min_size=1, max_size=6))
def test_any_receipt_is_a_picture_that_others_can_open(lines: list[str]) -> None:
    picture = Image.open(io.BytesIO(receipt_png(lines)))
    picture.load()
    assert (picture.format, picture.mode) == ("PNG", "RGB")


def test_a_receipt_has_ink_on_it() -> None:
    picture = Image.open(io.BytesIO(receipt_png(["COMPROBANTE", "MONTO $1,500.00"])))
    colours = {colour for _, colour in picture.convert("RGB").getcolors() or []}
    assert len(colours) == 3


@given(strategies.lists(strategies.text(max_size=60), max_size=5))
def test_a_statement_is_a_pdf_whatever_is_written_in_it(lines: list[str]) -> None:
    file = statement_pdf(lines)
    assert file.startswith(b"%PDF-1.4")
    assert file.endswith(b"%%EOF\n")


@given(strategies.recursive(strategies.text(), strategies.lists))
def test_metas_spelling_of_json_reads_back(value: object) -> None:
    import json  # noqa: PLC0415 - only here

    body = {"a": value}
    assert json.loads(as_bytes(body)) == body


@given(strategies.integers(), strategies.integers(min_value=0))
def test_ids_differ_by_direction_and_count(seed: int, nth: int) -> None:
    made = {
        wamid(seed, direction, "5215512345678", n)
        for direction in (INBOUND, OUTBOUND)
        for n in (nth, nth + 1)
    }
    assert len(made) == 4


@given(strategies.from_regex(r"^(52|54|55|57)\d{8,11}$", fullmatch=True))
def test_a_whatsapp_id_is_its_own_whatsapp_id(number: str) -> None:
    once = wa_id_of(number)
    assert wa_id_of(once) == once or number.startswith("54")


def test_shipped_files_are_what_they_claim_and_small() -> None:
    for language in ("es", "pt", "en"):
        sound = content(f"voice_{language}.ogg")
        assert sound.startswith(b"OggS")
        assert len(sound) < 60_000
    sticker = Image.open(io.BytesIO(content("sticker.webp")))
    assert (sticker.format, sticker.size) == ("WEBP", (512, 512))


def test_media_and_its_addresses_live_as_long_as_metas() -> None:
    store = MediaStore(1)
    media = store.upload(b"%PDF", "application/pdf", None, now_s=0)
    path = store.address(media, now_s=0)
    token = path.rpartition("=")[2]
    assert store.at_address(token, now_s=299) == media
    assert store.at_address(token, now_s=300) is None
    assert store.find(media.id, now_s=30 * 86400 - 1) == media
    assert store.find(media.id, now_s=30 * 86400) is None
    with pytest.raises(GraphError) as refused:
        store.upload(b"x" * (5 * 1024 * 1024 + 1), "image/png", None, now_s=0)
    assert refused.value.code == 131053


@pytest.mark.parametrize(
    ("hour_utc", "waits_h"), [(18, 9.5), (3, 0.5), (4, 0.0), (10, 0.0), (12, 15.5)]
)
def test_whoever_works_at_night_waits_for_it(hour_utc: int, waits_h: float) -> None:
    now = datetime(2026, 11, 20, hour_utc, tzinfo=UTC)
    assert until_night_s(now, "America/Mexico_City") / 3600 == waits_h


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Hola {{nombre}}, tu pago vence mañana.", "APPROVED"),
        ("Hola {{Nombre}}, tu pago vence mañana.", "REJECTED"),
        ("Hola {{1}}, tu pago de {{3}} vence mañana.", "REJECTED"),
        ("Hola {{nombre}}{{monto}}, tu pago vence mañana.", "REJECTED"),
        ("Mándanos tu INE para regularizar tu cuenta.", "REJECTED"),
        ("Paga en bit.ly/abc hoy mismo, {{nombre}}, por favor.", "REJECTED"),
    ],
)
def test_the_reviewer_reads_the_words(text: str, status: str) -> None:
    assert verdict([{"type": "BODY", "text": text}], "UTILITY")[0] == status
