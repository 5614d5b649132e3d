"""People, messages and panels as a desk sees them, for tests and pictures. All are invented."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from console.domain.contact import (
    Caps,
    ContactFacts,
    CountryProfile,
    Hours,
    PastContact,
    Role,
)
from console.domain.contact_policy import Rules
from console.domain.delivery import Delivery
from console.domain.ids import (
    AccountId,
    ContactPointId,
    ConversationId,
    DebtorId,
    PortfolioId,
    PromiseId,
)
from console.domain.money import Money
from console.usecases.views import (
    ELSEWHERE,
    AccountRow,
    ActivityRow,
    ContactPointRow,
    InboxRow,
    InboxSection,
    ItemKind,
    MediaRow,
    PersonPanel,
    PromiseChip,
    PromiseRow,
    QueueRow,
    TemplateRow,
    TemplateShown,
    TermRow,
    ThreadItem,
)

NOW = datetime(2026, 11, 18, 18, 28, tzinfo=UTC)  # 13:28 in Bogotá, a Wednesday
TODAY = date(2026, 11, 18)
ZONE = "America/Bogota"


def cop(units: int) -> Money:
    """Whole pesos of Colombia."""
    return Money(units * 100, "COP")


def mxn(units: float) -> Money:
    """Pesos of Mexico."""
    return Money(round(units * 100), "MXN")


def row(number: int, name: str, section: InboxSection, **changes: Any) -> InboxRow:
    """One conversation; `changes` are its fields."""
    plain = InboxRow(
        conversation_id=ConversationId(number),
        debtor_id=DebtorId(number),
        name=name,
        country="MX",
        section=section,
        last_at=NOW - timedelta(minutes=number * 7),
        preview="",
        preview_kind="text",
        preview_outgoing=False,
        preview_delivery=None,
        unread=0,
        waiting_since=None,
        window_closes_at=None,
        dpd=None,
        due=None,
        promise=None,
        draft=None,
        has_failed=False,
        claimed_by=None,
        pause=None,
        block=None,
        opted_out=False,
        resolved=False,
    )
    return replace(plain, **changes)


def window(minutes: int) -> datetime:
    """A window that closes in so many minutes."""
    return NOW + timedelta(minutes=minutes)


def rows() -> tuple[InboxRow, ...]:
    """The list of the design, with some rows that are hard to fit."""
    expiring, reply = InboxSection.WINDOW_EXPIRING, InboxSection.NEEDS_REPLY
    promised, opened = InboxSection.PROMISES_TODAY, InboxSection.OPEN
    yesterday = NOW - timedelta(hours=22)
    return (
        row(
            1,
            "Jorge Iván Castañeda Lugo",
            expiring,
            preview="Le comparto la liga para pagar hoy",
            preview_outgoing=True,
            preview_delivery=Delivery.READ,
            last_at=yesterday,
            dpd=58,
            due=mxn(18240.5),
            window_closes_at=window(18),
        ),
        row(
            2,
            "Rosa Elena Villaseñor",
            expiring,
            last_at=yesterday,
            dpd=33,
            due=mxn(4310),
            preview="¿Pudo hacer la transferencia, doña Rosa?",
            preview_outgoing=True,
            preview_delivery=Delivery.DELIVERED,
            window_closes_at=window(72),
        ),
        row(
            3,
            "Jesús Ernesto Valdivia",
            reply,
            unread=2,
            dpd=74,
            due=mxn(9420),
            preview="¿Me pueden esperar al viernes? Ese día me depositan 🙏",
            waiting_since=NOW - timedelta(minutes=23),
            window_closes_at=window(1417),
        ),
        row(
            4,
            "María Fernanda Ochoa Ríos",
            reply,
            country="CO",
            preview="",
            preview_kind="audio",
            waiting_since=NOW - timedelta(minutes=16),
            dpd=45,
            due=cop(486_200),
            window_closes_at=window(1424),
        ),
        row(
            5,
            "Luis Alberto Peña Cárdenas",
            reply,
            country="CO",
            preview="Mañana paso",
            dpd=8,
            due=cop(129_900),
            draft="Buenas tardes, don Luis. Le confirmo que el abono quedó aplicado",
            promise=PromiseChip("open", TODAY, cop(60_000)),
            last_at=NOW - timedelta(minutes=30),
        ),
        row(
            6,
            "Ana Karen Domínguez",
            reply,
            preview="Sí, dígame",
            claimed_by="Diego",
            dpd=94,
            due=mxn(31775),
            window_closes_at=window(1392),
            last_at=NOW - timedelta(minutes=48),
        ),
        row(
            7,
            "Óscar Mauricio Beltrán",
            reply,
            country="CO",
            unread=1,
            dpd=154,
            due=cop(2_940_000),
            pause="dispute",
            last_at=NOW - timedelta(minutes=57),
            preview="No reconozco esa deuda, nunca pedí ese crédito",
        ),
        row(
            8,
            "Guadalupe Ríos Arteaga",
            promised,
            preview="Gracias, confirmo mi pago de hoy",
            preview_outgoing=True,
            preview_delivery=Delivery.READ,
            dpd=27,
            due=mxn(2180),
            promise=PromiseChip("open", TODAY, mxn(1090)),
            last_at=NOW - timedelta(minutes=101),
        ),
        row(
            9,
            "Yesica Paola Mena",
            opened,
            country="CO",
            preview="recordatorio_promesa",
            preview_kind="template",
            preview_outgoing=True,
            preview_delivery=Delivery.DELIVERED,
            dpd=15,
            due=cop(312_000),
            last_at=yesterday,
        ),
        row(
            10,
            "María de los Ángeles Guadalupe Fernández de Córdoba y Villavicencio-Olivares",
            opened,
            unread=128,
            dpd=367,
            due=mxn(1_234_567_890.12),
            has_failed=True,
            preview="Buenas 😀😀😀 ya le dije que el lunes paso al banco a depositar todo",
            waiting_since=NOW - timedelta(hours=30),
            window_closes_at=window(5),
        ),
        row(
            11,
            "Ramón Cásares",
            opened,
            preview="ya no me escriban",
            opted_out=True,
            dpd=0,
            due=mxn(0),
        ),
        row(
            12,
            "+52 55 5555 0199",
            opened,
            debtor_id=None,
            country=None,
            unread=1,
            preview="hola",
            window_closes_at=window(900),
        ),
    )


def item(number: int, text: str | None = None, **changes: Any) -> ThreadItem:
    """One line of a thread, a minute after the one before."""
    plain = ThreadItem(
        id=f"m{number}",
        order=number,
        item=ItemKind.MESSAGE,
        kind_name="text",
        outgoing=False,
        at=NOW - timedelta(minutes=300 - number),
        text=text,
    )
    return replace(plain, **changes)


REMINDER = TemplateShown(
    name="recordatorio_31_60",
    language="es_CO",
    header=None,
    body="Hola, María Fernanda. Tu crédito terminado en *4471* tiene un saldo vencido de "
    "*$ 486.200*. ¿Cómo prefieres ponerte al día?",
    footer="Responde SALIR para no recibir más mensajes.",
    buttons=("Pagar ahora", "Quiero un acuerdo", "Ya pagué"),
    chosen="Quiero un acuerdo",
    chosen_at=NOW - timedelta(minutes=237),
)


def talk(
    pdf: str | None = "/nowhere/a.pdf",
) -> tuple[ThreadItem, ...]:
    """The design's conversation."""
    return (
        item(36, None, kind_name="template", outgoing=True, delivery=Delivery.READ,
             template=REMINDER, read_at=NOW - timedelta(hours=4)),
        item(63, "Quiero un acuerdo", kind_name="button", choice="Quiero un acuerdo",
             quoted_text="Hola, María Fernanda. Tu crédito terminado en *4471* tiene un saldo",
             quoted_outgoing=True, quoted_id="m36"),
        item(274, None, item=ItemKind.EVENT, kind_name="CLAIMED", author="Laura Méndez"),
        item(275, "Hola, María Fernanda. Soy Laura, de Financiera Horizonte. "
             "Vi que quieres llegar a un acuerdo. ¿Qué fecha te queda mejor?",
             outgoing=True, author="Laura Méndez", delivery=Delivery.READ),
        item(282, None, kind_name="document", media=MediaRow(
            "d", "application/pdf", "comprobante_PSE_3nov.pdf", size_bytes=184_000, path=pdf)),
        item(284, None, kind_name="audio", media=MediaRow(
            "v", "audio/ogg; codecs=opus", None, voice=True, size_bytes=61_000, path=pdf,
            duration_s=23, peaks=tuple((n * 37 % 90) + 9 for n in range(40)))),
        item(292, "@Diego ¿me confirmas si el abono del 3 nov por $ 120.000 ya quedó aplicado "
             "a la 4471?", item=ItemKind.NOTE, kind_name="note", author="Laura Méndez"),
        item(293, "Perfecto 👍🏽 *el treinta* me pagan. Más en https://horizonte.example/pagos",
             reactions=("🙏",)),
    )  # fmt: skip


def every_kind(picture: str | None = None) -> tuple[ThreadItem, ...]:
    """One of each kind and state that a thread can show."""
    states = [
        item(200 + n, state.name, outgoing=True, delivery=state)
        for n, state in enumerate(Delivery)
    ]
    return (
        *talk(),
        *states,
        item(
            220,
            "foto",
            kind_name="image",
            media=MediaRow("i", "image/png", "a.png", path=picture),
        ),
        item(221, None, kind_name="image", media=MediaRow("j", "image/jpeg", None)),
        item(
            222,
            None,
            kind_name="sticker",
            media=MediaRow("k", "image/webp", None, path=picture),
        ),
        item(
            223,
            None,
            kind_name="location",
            content={
                "latitude": 4.65,
                "longitude": -74.06,
                "name": "Efecty",
                "address": "Cra 13 #60-20",
            },
        ),
        item(
            224,
            None,
            kind_name="contacts",
            content={
                "contacts": [
                    {"name": {"formatted_name": "Pedro Ruiz"}, "phones": [{"phone": "+57 311"}]}
                ]
            },
        ),
        item(225, "Mensaje de antes", revoked=True),
        item(
            226, "Sí, *el viernes*", edited=True, quoted_text="¿Cuándo?", quoted_outgoing=True
        ),
        item(227, None, kind_name="poll", content={"type": "poll"}),
        item(228, "reenviado", forwarded=True),
        item(
            229,
            None,
            kind_name="video",
            media=MediaRow("w", "video/mp4", "recibo.mp4", size_bytes=3_400_000, path=picture),
        ),
        item(230, "No llegó", outgoing=True, delivery=Delivery.FAILED, error_code="131047"),
        item(
            231,
            "Buen día, le recuerdo su pago",
            outgoing=True,
            delivery=Delivery.FAILED,
            error_code="cancelled",
            error="contact_point_invalid",
        ),
        item(
            240,
            "Sent",
            kind_name="interactive",
            content={
                "type": "nfm_reply",
                "nfm_reply": {
                    "response_json": '{"flow_token":"x","fecha":"2026-11-30","cuotas":2}'
                },
            },
        ),
        item(
            241,
            "2 cuotas",
            kind_name="interactive",
            choice="2 cuotas",
            content={
                "type": "list_reply",
                "list_reply": {"title": "2 cuotas", "description": "30 nov y 15 dic"},
            },
        ),
        item(
            242,
            None,
            kind_name="order",
            content={
                "product_items": [
                    {
                        "product_retailer_id": "SKU-7",
                        "quantity": 2,
                        "item_price": 30_000,
                        "currency": "COP",
                    }
                ]
            },
        ),
        item(
            243,
            "Hola, vi su anuncio",
            content={"referral": {"headline": "Ponte al día", "source_url": "https://fb.me/x"}},
        ),
        item(244, "Pago 250", edited=True, first_text="Pago 200"),
        item(
            245,
            "Buenas tardes, ¿pudo pagar?",
            outgoing=True,
            delivery=Delivery.FAILED,
            error_code="131016",
        ),
        item(
            246,
            "Buenas tardes, ¿pudo pagar?",
            outgoing=True,
            delivery=Delivery.FAILED,
            error_code="131016",
            retried_id="m232",
        ),
        item(232, "Ya le marqué", outgoing=True, delivery=Delivery.SENT, author=ELSEWHERE),
        item(233, "palabra " * 900),
    )


ACCOUNTS = (
    AccountRow(AccountId(1), "100044714471", "Libre inversión", "Financiera Horizonte", 45,
               date(2026, 10, 4), cop(486_200), cop(3_214_900), TODAY, None, None, "7700123",
               workable=True),
    AccountRow(AccountId(2), "200000930093", "Tarjeta Horizonte", "Financiera Horizonte", 0,
               date(2026, 12, 4), cop(0), cop(742_350), TODAY, None, None, None, workable=True),
)  # fmt: skip


def facts(**changes: Any) -> ContactFacts:
    """María Fernanda: one contact today, an open window."""
    plain = ContactFacts(
        country="CO",
        zones=(ZONE,),
        consent=True,
        contacts=(PastContact(NOW - timedelta(hours=4)),),
        last_inbound_at=NOW - timedelta(minutes=16),
        window_closes_at=window(1424),
    )
    return replace(plain, **changes)


def promise(number: int, units: int, due_on: date, state: str) -> PromiseRow:
    """A promise of hers."""
    return PromiseRow(
        PromiseId(f"p{number}"), DebtorId(4), AccountId(1), ConversationId(4),
        "María Fernanda Ochoa Ríos", "100044714471", "Libre inversión", "Financiera Horizonte",
        cop(units), cop(units), due_on, state, "PSE", None, NOW, "Laura Méndez", 45,
    )  # fmt: skip


def panel(**changes: Any) -> PersonPanel:
    """María Fernanda's panel."""
    plain = PersonPanel(
        conversation_id=ConversationId(4),
        debtor_id=DebtorId(4),
        name="María Fernanda Ochoa Ríos",
        country="CO",
        region="Bogotá",
        doc_type="CC",
        doc_number="52418318",
        client_code="C-100",
        language="es",
        address=None,
        email=None,
        phone="+573125554890",
        contact_points=(
            ContactPointRow(
                ContactPointId(1), "phone", "+573125554890", Role.DEBTOR, valid=True,
                consent=True, consent_at=datetime(2025, 3, 14, tzinfo=UTC), opted_out_at=None,
            ),
            ContactPointRow(
                ContactPointId(2), "phone", "+576015550000", Role.DEBTOR, valid=False,
                consent=None, consent_at=None, opted_out_at=None,
            ),
        ),
        accounts=ACCOUNTS,
        promises=(
            promise(1, 120_000, date(2026, 11, 3), "kept"),
            promise(2, 150_000, date(2026, 9, 12), "kept"),
        ),
        activities=(
            ActivityRow("a1", NOW, "Laura Méndez", "NEGOT", "whatsapp", DebtorId(4), None, None,
                        None, None, None, "Pide dos cuotas"),
            ActivityRow("a2", NOW, "Sistema", "PAID_CONF", "payment", DebtorId(4), None, None,
                        None, None, None, None, cop(120_000), date(2026, 11, 3)),
        ),
        facts=facts(),
        claimed_by="Laura Méndez",
        priority=72,
        terms=(
            TermRow("waiting", 20),
            TermRow("amount", 18, "48620000"),
            TermRow("kept", 15, "2/2"),
            TermRow("attempts", -7, "3"),
        ),
    )  # fmt: skip
    return replace(plain, **changes)


def queue_row(**changes: Any) -> QueueRow:
    """Her first account as the worklist shows it."""
    first = ACCOUNTS[0]
    plain = QueueRow(
        account_id=first.id, debtor_id=DebtorId(4), portfolio_id=PortfolioId(1),
        person="María Fernanda Ochoa Ríos", country="CO", account_no=first.account_no,
        product=first.product, dpd=45, due=first.due, balance=first.balance, priority=72,
        terms=(), last_contact_at=None, last_contact_inbound=True, last_contact_failed=False,
        window_closes_at=None, promise=None, claimed_by=None, facts=facts(),
    )  # fmt: skip
    return replace(plain, **changes)


def templates() -> tuple[TemplateRow, ...]:
    """Approved templates."""

    def one(name: str, body: str, category: str, quality: str | None) -> TemplateRow:
        components: tuple[dict[str, object], ...] = (
            {"type": "BODY", "text": body},
            {"type": "FOOTER", "text": "Responde SALIR para no recibir más mensajes."},
            {"type": "BUTTONS", "buttons": [
                {"type": "QUICK_REPLY", "text": "Pagar ahora"},
                {"type": "QUICK_REPLY", "text": "Quiero un acuerdo"},
            ]},
        )  # fmt: skip
        return TemplateRow(name, "es_CO", "APPROVED", category, quality, components)

    return (
        one("recordatorio_31_60", "Hola, {{nombre}}. Tu crédito terminado en "
            "*{{cuenta}}* tiene un saldo vencido de *{{monto}}*. Puedes "
            "ponerte al día antes del {{limite}}. ¿Cómo prefieres?", "UTILITY", "GREEN"),
        one("oferta_acuerdo_2_pagos", "Hola, {{nombre}}. Podemos dividir tu pago en dos.",
            "UTILITY", "GREEN"),
        one("cierre_de_mes_descuento", "Este mes hay descuento.", "MARKETING", "YELLOW"),
    )  # fmt: skip


def country_rules(**changes: Any) -> Rules:
    """Colombia's hours, as the tests need them."""
    week = {day: Hours(time(7), time(19)) for day in range(5)} | {5: Hours(time(8), time(15))}
    profile = CountryProfile(
        country="CO", region=None, hours=week, closed_on_holidays=True, caps=Caps(per_day=2),
        consent_required=False, default_zone=ZONE, rule="Ley 2300", source="Ley 2300 de 2023",
        verified_on=date(2026, 11, 1),
    )  # fmt: skip
    return replace(
        Rules((profile,), holidays={date(2026, 12, 8): "Inmaculada Concepción"}), **changes
    )
