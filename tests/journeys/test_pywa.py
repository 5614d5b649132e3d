"""A public WhatsApp library, written by others against Meta itself, works with the simulator.

pywa sends every kind of message, manages templates, media, profile, settings and its block
list, registers its webhook by Meta's handshake, checks every signature, and parses everything
that the simulator posts.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from pywa import errors, types
from pywa.types import templates as t
from pywa.types.callback import ContactInfoRequestButton

from console.simulator.receipt import receipt_png, statement_pdf
from console.simulator.resource import content
from tests.journeys.pywa_stage import ENDPOINT, Bot, bot_beside_simulator

pytestmark = pytest.mark.journey

ANA, ANA_ID = "525544330011", "5215544330011"
EVA, ISA = "525544330012", "525544330014"


@pytest.fixture(scope="module")
def bot() -> Iterator[Bot]:
    """One bot for the module; its people are told apart by their numbers."""
    with bot_beside_simulator() as made:
        made.wait(lambda: registered(made))
        made.write(**{"from": ANA, "name": "Ana", "text": "Hola"})
        made.hear(types.Message, lambda one: one.text == "Hola")
        yield made


def registered(bot: Bot) -> bool:
    return bool(bot.steer.get("/_sim/webhook").json()["url"])


def test_the_callback_was_registered_by_the_handshake_with_its_fields(bot: Bot) -> None:
    assert bot.steer.get("/_sim/webhook").json()["url"].endswith(ENDPOINT)
    fields = bot.steer.get("/_sim/business").json()["fields"]
    assert {"messages", "calls", "user_preferences", "account_update"} <= set(fields)


def test_every_kind_of_message_is_sent_and_read(bot: Bot) -> None:
    wa = bot.wa
    picture, paper = receipt_png(["RECIBO"]), statement_pdf(["Estado"])
    row = types.SectionRow(title="3 cuotas", callback_data="p3", description="sin interés")
    rows = types.SectionList("Ver planes", [types.Section(title="Planes", rows=[row])])
    image = wa.upload_media(picture, mime_type="image/png", filename="recibo.png")
    cards: list[Any] = [
        types.ImageCarouselCard(
            image="https://x.example/1.png",
            body="Plan",
            buttons=types.URLButton(title="Ver", url="https://x.example"),
        )
        for _ in range(2)
    ]
    flow = types.FlowButton(title="Abrir", flow_id="123", flow_action_screen="S1")
    theirs = bot.write(**{"from": ANA, "text": "¿y?"})
    sent = [
        wa.send_message(ANA, "Hola *Ana* 👋 ñ", tracker="try-1"),
        wa.send_message(ANA, "Respondo", reply_to_message_id=theirs),
        wa.send_image(ANA, image, caption="recibo"),
        wa.send_image(ANA, "https://x.example/a.jpg", caption="por enlace"),
        wa.send_image(ANA, image, caption="¿?", buttons=[types.Button("Sí", "YES")]),
        wa.send_document(ANA, paper, filename="estado.pdf", mime_type="application/pdf"),
        wa.send_audio(ANA, content("voice_es.ogg"), mime_type="audio/ogg"),
        wa.send_voice(ANA, content("voice_es.ogg"), mime_type="audio/ogg"),
        wa.send_sticker(ANA, content("sticker.webp"), mime_type="image/webp"),
        wa.send_video(ANA, "https://x.example/a.mp4"),
        wa.send_location(ANA, 19.43, -99.13, name="Sucursal", address="Calle 1"),
        wa.request_location(ANA, "¿Dónde estás?"),
        wa.request_contact_info(ANA, "¿Tu número?"),
        wa.send_contact(ANA, types.Contact(name=types.Contact.Name(formatted_name="Ana"))),
        wa.send_message(ANA, "¿Pagas?", buttons=[types.Button("Ya pagué", "PAID")]),
        wa.send_message(ANA, "Planes", header="H", footer="F", buttons=rows),
        wa.send_message(ANA, "Paga", buttons=types.URLButton("Pagar", "https://p.example")),
        wa.send_message(ANA, "Llama", buttons=types.VoiceCallButton("Llamar", ttl_minutes=100)),
        wa.send_message(ANA, "¿Te llamo?", buttons=types.CallPermissionRequestButton()),
        wa.send_message(ANA, "Tu contacto", buttons=ContactInfoRequestButton()),
        wa.send_message(ANA, "Flujo", buttons=flow),
        wa.send_carousel(ANA, body="Elige", cards=cards),
    ]
    assert len({one.id for one in sent}) == len(sent)
    assert sent[0].input == ANA
    for one in sent:
        read = bot.hear(types.MessageStatus, lambda s, one=one: is_read(s, one.id))  # type: ignore[misc]
        assert read.from_user.wa_id == ANA_ID
    first = bot.hear(
        types.MessageStatus,
        lambda s: s.id == sent[0].id and s.status == types.MessageStatusType.SENT,
    )
    assert first.tracker == "try-1"
    assert first.pricing is not None
    assert first.pricing.category.value == "service"
    voice = bot.hear(
        types.MessageStatus,
        lambda s: s.id == sent[7].id and s.status == types.MessageStatusType.PLAYED,
    )
    assert voice.id == sent[7].id
    reaction = wa.send_reaction(ANA, "👍", theirs)
    assert wa.remove_reaction(ANA, theirs).id != reaction.id
    assert wa.mark_message_as_read(theirs)
    assert wa.indicate_typing(theirs)


def is_read(status: types.MessageStatus[Any], wamid: str) -> bool:
    return status.id == wamid and status.status == types.MessageStatusType.READ


def test_a_business_scoped_id_is_written_to(bot: Bot) -> None:
    bot.write(**{"from": "MX.9988776655", "name": "Beto", "text": "sin teléfono"})
    message = bot.hear(types.Message, lambda one: one.text == "sin teléfono")
    assert (message.from_user.wa_id, message.from_user.bsuid) == (None, "MX.9988776655")
    answer = message.reply("Con gusto")
    read = bot.hear(types.MessageStatus, lambda s: is_read(s, answer.id))
    assert read.from_user.bsuid == "MX.9988776655"


def test_what_is_wrong_raises_pywas_own_errors(bot: Bot) -> None:
    wa = bot.wa
    with pytest.raises(errors.TemplateNotExists) as missing:
        wa.send_template(ANA, "no_existe", t.TemplateLanguage.SPANISH_MEX, [])
    assert missing.value.status_code == 404
    assert missing.value.fbtrace_id
    with pytest.raises(errors.TemplateParamCountMismatch):
        wa.send_template(ANA, "recordatorio_31_90", t.TemplateLanguage.SPANISH_MEX, [])
    with pytest.raises(errors.WhatsAppError, match="131009"):
        wa.send_message(ANA, "x", buttons=[types.Button("de veinte y pico letras", "A")])
    cold = wa.send_message("525544330099", "fuera de la ventana")
    failed = bot.hear(
        types.MessageStatus,
        lambda s: s.id == cold.id and s.status == types.MessageStatusType.FAILED,
    )
    assert isinstance(failed.error, errors.ReEngagementMessage)
    bot.steer.post("/_sim/faults", json={"action": "error", "code": 130429})
    with pytest.raises(errors.RateLimitHit) as limited:
        wa.send_message(ANA, "rápido")
    assert limited.value.is_transient is True


BODY = "Hola {{nombre}}, registramos tu pago de {{monto}} en la cuenta de siempre. Gracias."


def test_a_template_lives_from_submission_to_deletion(bot: Bot) -> None:
    wa = bot.wa
    header = t.HeaderText("Pago de {{mes}}", mes="enero")
    body = t.BodyText(BODY, nombre="Ana", monto="$ 120")
    reply = t.QuickReplyButton(text="Ya pagué")
    link = t.URLButton(
        text="Pagar", url="https://p.example/{{1}}", example="https://p.example/a"
    )
    call = t.PhoneNumberButton(text="Llamar", phone_number="525500000000")
    code = t.CopyCodeButton(example="REF123")
    template = t.Template(
        name="pago_de_pywa",
        language=t.TemplateLanguage.SPANISH_MEX,
        category=t.TemplateCategory.UTILITY,
        parameter_format=t.ParamFormat.NAMED,
        components=[
            header,
            body,
            t.FooterText(text="Responde ASESOR"),
            t.Buttons(buttons=[reply, link, call, code]),
        ],
    )
    made = wa.create_template(template)
    assert (made.status, made.category) == (
        t.TemplateStatus.PENDING,
        t.TemplateCategory.UTILITY,
    )
    approved = bot.hear(types.TemplateStatusUpdate, lambda u: u.template_id == made.id)
    assert approved.new_status == t.TemplateStatus.APPROVED
    shown = wa.get_template(made.id)
    kinds = [type(one) for one in shown.components]
    assert kinds == [t.HeaderText, t.BodyText, t.FooterText, t.Buttons]
    sent = wa.send_template(
        ANA,
        "pago_de_pywa",
        t.TemplateLanguage.SPANISH_MEX,
        [
            header.params(mes="mayo"),
            body.params(nombre="Ana", monto="$ 99"),
            reply.params(callback_data="PAID:7", index=0),
            link.params(url_variable="abc", index=1),
            code.params(coupon_code="REF777", index=3),
        ],
    )
    assert sent.status is not None
    bot.write(**{"from": ANA, "kind": "button", "text": "Ya pagué", "payload": "PAID:7"})
    tap = bot.hear(types.CallbackButton, lambda u: u.data == "PAID:7")
    assert tap.title == "Ya pagué"
    edited = wa.update_template(
        made.id, new_components=[t.BodyText(f"{BODY} Otra.", nombre="Ana", monto="$ 1")]
    )
    assert edited.success
    changed = bot.hear(types.TemplateComponentsUpdate, lambda u: u.template_id == made.id)
    assert changed.template_element == f"{BODY} Otra."
    with pytest.raises(errors.WhatsAppError) as capped:
        wa.update_template(made.id, new_components=[t.BodyText(BODY, nombre="A", monto="1")])
    assert capped.value.subcode == 2388037
    assert wa.delete_template("pago_de_pywa", template_id=made.id)
    with pytest.raises(errors.WhatsAppError) as barred:
        wa.create_template(template)
    assert barred.value.subcode == 2388023


def test_rich_templates_are_created_and_sent(bot: Bot) -> None:
    wa = bot.wa
    offer = t.LimitedTimeOffer(text="¡Se acaba!", has_expiration=True)
    picture = t.HeaderImage(example=receipt_png(["MUESTRA"]), mime_type="image/png")
    code = t.CopyCodeButton(example="DESC10")
    words = t.BodyText("Aprovecha el plazo para tu acuerdo, vigente por pocos días.")
    marketing = t.Template(
        name="oferta_de_pywa",
        language=t.TemplateLanguage.SPANISH_MEX,
        category=t.TemplateCategory.MARKETING,
        components=[picture, offer, words, t.Buttons(buttons=[code])],
    )
    cards = []
    for _ in range(2):
        image = t.HeaderImage(example=receipt_png(["TARJETA"]), mime_type="image/png")
        button = t.QuickReplyButton(text="Quiero este")
        cards.append(t.CarouselCard(components=[image, t.Buttons(buttons=[button])]))
    carousel = t.Template(
        name="carrusel_de_pywa",
        language=t.TemplateLanguage.SPANISH_MEX,
        category=t.TemplateCategory.MARKETING,
        components=[
            t.BodyText("Estos son los planes de pago que puedes elegir hoy."),
            t.Carousel(cards=cards),
        ],
    )
    for template in (marketing, carousel):
        made = wa.create_template(template)
        bot.hear(types.TemplateStatusUpdate, lambda u, made=made: u.template_id == made.id)  # type: ignore[misc]
    sent = wa.send_template(
        EVA,
        "oferta_de_pywa",
        t.TemplateLanguage.SPANISH_MEX,
        [
            picture.params(image="https://x.example/a.png"),
            offer.params(expiration_time=datetime.now(UTC) + timedelta(days=1)),  # noqa: TID251
            code.params(coupon_code="DESC10", index=0),
        ],
    )
    bot.hear(types.MessageStatus, lambda s: is_read(s, sent.id))
    filled = [
        t.CarouselCard.params(
            index=index,
            params=[
                t.HeaderImage.params(image="https://x.example/a.png"),
                t.QuickReplyButton.params(callback_data=f"PLAN:{index}", index=0),
            ],
        )
        for index in range(2)
    ]
    wa.send_template(
        EVA,
        "carrusel_de_pywa",
        t.TemplateLanguage.SPANISH_MEX,
        [t.Carousel.params(cards=filled)],
    )
    made_ones = wa.upsert_authentication_template(
        name="codigo_de_pywa",
        languages=[t.TemplateLanguage.SPANISH_MEX, t.TemplateLanguage.ENGLISH_US],
        otp_button=t.CopyCodeOTPButton(),
        code_expiration_minutes=5,
    )
    assert len(made_ones) == 2


def test_templates_are_listed_page_by_page(bot: Bot) -> None:
    wanted = [t.TemplateStatus.APPROVED, t.TemplateStatus.PAUSED]
    page = bot.wa.get_templates(statuses=wanted, pagination=types.Pagination(limit=20))
    seen = [one.id for one in page]
    while page.has_next:
        following = types.Pagination(limit=20, after=page.after)
        page = bot.wa.get_templates(statuses=wanted, pagination=following)
        seen += [one.id for one in page]
    assert len(set(seen)) == len(seen) > 40
    assert page.total_count == len(seen)


def test_media_goes_up_is_resolved_comes_down_and_is_deleted(bot: Bot) -> None:
    wa, paper = bot.wa, statement_pdf(["Estado de cuenta"])
    media = wa.upload_media(paper, mime_type="application/pdf", filename="estado.pdf")
    resolved = wa.get_media_url(media.id)
    assert (resolved.mime_type, resolved.file_size) == ("application/pdf", len(paper))
    assert wa.get_media_bytes(resolved.url) == paper
    assert wa.delete_media(media.id)
    with pytest.raises(errors.WhatsAppError):
        wa.get_media_url(media.id)
    with pytest.raises(errors.WhatsAppError):
        wa.upload_media(b"MZ", mime_type="application/x-msdownload", filename="a.exe")


def test_number_profile_settings_and_block_list(bot: Bot) -> None:
    wa = bot.wa
    number = wa.get_business_phone_number()
    assert number.id == bot.told["phone_number_id"]
    assert number.quality_rating == "GREEN"
    assert [one.id for one in wa.get_business_phone_numbers()] == [number.id]
    assert wa.update_business_profile(about="Cobranza amable", websites=["https://a.example"])
    profile = wa.get_business_profile()
    assert (profile.about, tuple(profile.websites or ())) == (
        "Cobranza amable",
        ("https://a.example",),
    )
    checking = types.UserIdentityChangeSettings(enable_identity_key_check=False)
    assert wa.update_business_phone_number_settings(user_identity_change=checking)
    settings = wa.get_business_phone_number_settings()
    assert settings.user_identity_change is not None
    assert wa.deregister_phone_number()
    with pytest.raises(errors.WhatsAppError, match="133010"):
        wa.send_message(ANA, "sin registro")
    assert wa.register_phone_number(pin="123456")
    assert wa.get_business_account().id == bot.told["waba_id"]
    bot.write(**{"from": ISA, "text": "molesto"})
    blocked = wa.block_users([ISA, "525544330077"])
    assert [one.input for one in blocked.added_users] == [ISA]
    assert len(blocked.failed_users) == 1
    assert len(list(wa.get_blocked_users())) == 1
    assert len(wa.unblock_users([ISA]).removed_users) == 1
    assert list(wa.get_blocked_users()) == []


MEDIA = ("image", "video", "document", "audio", "sticker")


def test_every_kind_of_inbound_message_is_parsed(bot: Bot) -> None:
    for kind in MEDIA:
        wamid = bot.write(**{"from": EVA, "kind": kind})
        message = bot.hear(types.Message, lambda u, w=wamid: u.id == w)  # type: ignore[misc]
        assert message.type.value == kind
        file = getattr(message, kind)
        assert bot.wa.get_media_bytes(bot.wa.get_media_url(file.id).url)
    kinds: list[tuple[dict[str, Any], Any]] = [
        ({"kind": "location"}, lambda m: m.location.latitude == 19.4326),
        ({"kind": "contacts", "contacts": [CARD]}, lambda m: len(m.contacts) == 1),
        ({"kind": "order"}, lambda m: m.order.products[0].quantity == 2),
        ({"kind": "reaction", "message_id": "wamid.X"}, lambda m: m.reaction.emoji == "👍"),
        ({"text": "a", "forwarded": True}, lambda m: m.forwarded),
        ({"text": "b", "reply_to": "wamid.Y"}, lambda m: m.reply_to_message is not None),
        ({"text": "c", "referral": AD}, lambda m: m.referral.source_id == "1202"),
        (
            {"kind": "unsupported"},
            lambda m: (
                m.error.error_code == 131051
                if hasattr(m.error, "error_code")
                else m.error.code == 131051
            ),
        ),
        ({"kind": "broken_interactive"}, lambda m: m.error.code == 131000),
    ]
    for given, holds in kinds:
        wamid = bot.write(**{"from": EVA}, **given)
        message = bot.hear(types.Message, lambda u, w=wamid: u.id == w)  # type: ignore[misc]
        assert holds(message), given


CARD = {"name": {"formatted_name": "Ana"}, "phones": [{"phone": "+52 55", "type": "CELL"}]}
AD = {
    "source_url": "https://fb.me/x", "source_id": "1202", "source_type": "ad",
    "headline": "Paga", "body": "Hoy", "media_type": "image",
    "image_url": "https://x.example/i.png", "ctwa_clid": "Aff",
}  # fmt: skip


def test_replies_edits_changes_and_calls_are_parsed(bot: Bot) -> None:
    offer = {"from": EVA, "reply_to": bot.wa.send_message(EVA, "¿Cómo pagas?").id}
    bot.write(**offer, kind="button_reply", id="PAID", title="Pagué")
    assert bot.hear(types.CallbackButton, lambda u: u.data == "PAID").title == "Pagué"
    bot.write(**offer, kind="list_reply", id="p3", title="3 cuotas")
    assert bot.hear(types.CallbackSelection).data == "p3"
    bot.write(**offer, kind="flow", response={"flow_token": "t", "dia": "15"})
    assert bot.hear(types.FlowCompletion).response["dia"] == "15"
    bot.write(**offer, kind="call_permission")
    assert bot.hear(types.CallPermissionUpdate).response.value == "accept"
    first = bot.write(**{"from": EVA, "text": "pago el lunez"})
    bot.write(**{"from": EVA, "kind": "edit", "message_id": first, "text": "el lunes"})
    assert bot.hear(types.EditedMessage).original_message_id == first
    bot.write(**{"from": EVA, "kind": "revoke", "message_id": first})
    assert bot.hear(types.DeletedMessage).original_message_id == first
    call = bot.write(**{"from": EVA, "kind": "call"})
    assert bot.hear(types.CallConnect).id == call
    bot.write(**{"from": EVA, "kind": "call", "event": "terminate", "id": call})
    assert bot.hear(types.CallTerminate).duration == 35
    bot.write(**{"from": EVA, "kind": "call", "event": "RINGING"})
    assert bot.hear(types.CallStatus).status.value == "RINGING"
    bot.write(**{"from": EVA, "kind": "preference", "value": "stop"})
    assert not bot.hear(types.UserMarketingPreferences)
    bot.write(**{"from": EVA, "kind": "identity"})
    assert bot.hear(types.IdentityChange).identity.acknowledged is False
    bot.write(**{"from": EVA, "kind": "echo", "text": "desde el teléfono"})
    assert bot.hear(types.OutgoingMessage).text == "desde el teléfono"
    bot.write(**{"from": EVA, "kind": "new_number", "number": "525544330013"})
    changed = bot.hear(types.PhoneNumberChange)
    assert (changed.old_wa_id, changed.new_wa_id) == ("5215544330012", "5215544330013")


def test_what_meta_tells_about_templates_and_the_account_is_parsed(bot: Bot) -> None:
    path = "/_sim/templates/recordatorio_1_30/status"
    for change in (
        {"quality": "YELLOW"},
        {"category": "MARKETING", "notice": True},
        {"status": "PAUSED"},
    ):
        assert bot.steer.post(path, json=change | {"language": "es_MX"}).status_code == 200
    graded = bot.hear(types.TemplateQualityUpdate)
    assert graded.new_quality_score.value == "YELLOW"
    warned = bot.hear(types.TemplateCategoryUpdate)
    assert warned.correct_category == t.TemplateCategory.MARKETING
    paused = bot.hear(
        types.TemplateStatusUpdate, lambda u: u.new_status == t.TemplateStatus.PAUSED
    )
    assert paused.other_info is not None
    bot.announce(field="account_update")
    restricted = bot.hear(types.AccountUpdate)
    assert restricted.restriction_info[0].type.value == "RESTRICTED_BIZ_INITIATED_MESSAGING"
    for event in ("ACCOUNT_VIOLATION", "DISABLED_UPDATE", "VOLUME_BASED_PRICING_TIER_UPDATE"):
        bot.announce(field="account_update", event=event)
        bot.hear(types.AccountUpdate, lambda u, e=event: u.event.value == e)  # type: ignore[misc]
