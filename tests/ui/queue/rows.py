"""Worklist rows as a desk of two countries sees them, for tests and for the picture book."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import cycle, islice

from console.domain.contact import Allowed, ContactFacts, Decision, Reason, Refused
from console.domain.ids import AccountId, DebtorId, PortfolioId
from console.domain.money import Money
from console.ui.queue.lines import Branch, Page, QueueLine, branches
from console.usecases.bind_template import Bound
from console.usecases.views import (
    PromiseChip,
    QueueRow,
    SegmentRow,
    TemplateRow,
    TemplateShown,
    TermRow,
)

NOW = datetime(2026, 11, 18, 19, 28, tzinfo=UTC)  # 13:28 in Mexico City
MEXICO, BOGOTA = "America/Mexico_City", "America/Bogota"
OPEN = Allowed(NOW + timedelta(hours=8, minutes=32), "REDECO")
TOMORROW = Refused(Reason.CAP_REACHED, "Ley 2300", NOW + timedelta(hours=17), "day:1:1")
NIGHT = Refused(Reason.OUTSIDE_HOURS, "Ley 2300", NOW + timedelta(hours=40), BOGOTA)
NO_PHONE = Refused(Reason.CONTACT_POINT_INVALID, "contact_point")
EXCLUDED = Refused(Reason.HARD_BLOCK, "exclusions", None, "deceased")
TERMS = (
    TermRow("amount", 30, "1290600"),
    TermRow("next_bucket", 24, "3"),
    TermRow("kept", 8, "4/5"),
    TermRow("replied", 10, "1"),
    TermRow("promise_broken", 13, "1"),
    TermRow("attempts", -4, "2"),
    TermRow("promise_open", -12, "4"),
)
NAMES = (
    "Jorge Iván Castañeda Lugo",
    "Marisol Tapia Hernández",
    "Guadalupe Esperanza del Socorro Villavicencio y Fernández de Córdoba Ruiz de Alarcón",
    "PEÑA DE LA CRUZ LUIS ÁNGEL",
    "Blanca Estela Moreno Cruz",
    "Raúl Armando Sifuentes",
    "Verónica Zúñiga Palacios",
    "Héctor Salgado Núñez",
    "Teresa Olvera Gutiérrez",
    "Miguel Ángel Rentería",
    "Leticia Barragán Soto",
    "Ernesto Del Río Camacho",
    "Patricia Yáñez Corona",
)
_AMOUNTS = (1_824_050, 1_290_600, 431_000, 2_748_090_000_055, 911_575, 3_100_200, 674_030)
_DPD = (58, 47, 33, 12, 141, -3, 36, 104, 0, None, 76)
_DECISIONS: tuple[Decision, ...] = (
    OPEN, OPEN, OPEN, OPEN, OPEN, TOMORROW, OPEN, NO_PHONE, OPEN, NIGHT, OPEN, EXCLUDED,
)  # fmt: skip
_PROMISES = (
    None,
    PromiseChip("broken", NOW.date() - timedelta(days=1), Money(320_000, "MXN")),
    None,
    PromiseChip("open", NOW.date(), Money(500_000, "MXN")),
    PromiseChip("open", NOW.date() + timedelta(days=2), Money(1_250_000_00, "MXN")),
    PromiseChip("kept", NOW.date() - timedelta(days=9), Money(100_000, "MXN")),
)
_WINDOWS_MIN = (18, 1_439, 72, 0, 1_200, 0, 0)
_CONTACTS_H = (24, 19, 23, 48, 3, 80, None)
_AGENTS = ("Laura Méndez", None, "Diego Rueda", None, None)


def line(number: int, *, currency: str = "MXN", decision: Decision | None = None) -> QueueLine:
    """The account `number` of the list; a smaller number comes first."""
    inbound = _CONTACTS_H[number % len(_CONTACTS_H)]
    window = _WINDOWS_MIN[number % len(_WINDOWS_MIN)]
    amount = _AMOUNTS[number % len(_AMOUNTS)]
    promise = _PROMISES[number % len(_PROMISES)]
    if promise is not None:
        promise = replace(promise, amount=Money(promise.amount.minor, currency))
    row = QueueRow(
        account_id=AccountId(number + 1),
        debtor_id=DebtorId(number + 1),
        portfolio_id=PortfolioId(1),
        person=NAMES[number % len(NAMES)],
        country="CO" if currency == "COP" else "MX",
        account_no=f"5512-{(number * 7919) % 10**7:07}",
        product=("tarjeta", "préstamo personal", "libre inversión")[number % 3],
        dpd=_DPD[number % len(_DPD)],
        due=Money(amount, currency),
        balance=Money(amount * 2, currency),
        priority=max(3, 97 - number * 3),
        terms=TERMS if number else (*TERMS, TermRow("waiting", 15)),
        last_contact_at=None if inbound is None else NOW - timedelta(hours=inbound),
        last_contact_inbound=number % 2 == 0,
        last_contact_failed=number % 7 == 5,
        window_closes_at=NOW + timedelta(minutes=window) if window else None,
        promise=promise,
        claimed_by=_AGENTS[number % len(_AGENTS)],
        facts=ContactFacts("MX", (BOGOTA if currency == "COP" else MEXICO,)),
        creditor="Banco Horizonte",
    )
    return QueueLine(row, decision or _DECISIONS[number % len(_DECISIONS)])


def lines(count: int, *, mixed: bool = False) -> tuple[QueueLine, ...]:
    """That many rows; `mixed` alternates Mexican and Colombian accounts."""
    currencies = cycle(("MXN", "COP") if mixed else ("MXN",))
    return tuple(line(n, currency=next(currencies)) for n in range(count))


def page(count: int, *, total: int | None = None, mixed: bool = False) -> Page:
    """A first page of `count` rows; it goes on while `total` is larger."""
    found = lines(count, mixed=mixed)
    whole = count if total is None else total
    return Page(found, "cursor" if whole > count else None, whole)


def _segments(
    creditor: str | None, portfolio: int | None, country: str | None, *sums: tuple[int, str]
) -> list[SegmentRow]:
    names = ("preventive", "1-30", "31-90", "91+", "excluded")
    counts = islice(cycle((1_102, 1_890, 2_308, 904, 212)), len(names))
    return [
        SegmentRow(
            name,
            count,
            count - 3,
            tuple(Money(minor * (place + 1), currency) for minor, currency in sums),
            creditor,
            None if portfolio is None else PortfolioId(portfolio),
            country,
        )
        for place, (name, count) in enumerate(zip(names, counts, strict=True))
    ]


MX_SUM, CO_SUM, US_SUM = (409_621_040, "MXN"), (298_000_000_000, "COP"), (912_000, "USD")


def tree(*, mixed: bool = True) -> tuple[Branch, ...]:
    """Two creditors and all of them together; one of a long name, one of two currencies."""
    if not mixed:
        one = _segments("Banco Horizonte", 1, "MX", MX_SUM)
        return branches([*one, *_segments(None, None, None, MX_SUM)])
    return branches(
        [
            *_segments("Banco Horizonte", 1, "MX", MX_SUM, US_SUM),
            *_segments("Cooperativa de Ahorro y Crédito Los Andes", 2, "CO", CO_SUM),
            *_segments(None, None, None, MX_SUM, CO_SUM, US_SUM),
        ]
    )


BODY = (
    "Hola {{1}}, te escribimos de {{2}}. Tu cuenta tiene {{3}} vencidos. "
    "¿Podemos ayudarte a ponerte al día?"
)
TEMPLATES = tuple(
    TemplateRow(
        name,
        language,
        "APPROVED",
        category,
        "GREEN",
        ({"type": "BODY", "text": BODY},),
    )
    for name, language, category in (
        ("recordatorio_vencimiento", "es_MX", "UTILITY"),
        ("propuesta_de_plan_de_pagos_en_cuotas_con_descuento", "es_MX", "MARKETING"),
        ("promessa_de_pagamento", "pt_BR", "UTILITY"),
    )
)
BOUND = Bound(
    {"1": "Jorge Iván", "2": "Banco Horizonte", "3": "$18,240.50"},
    (),
    TemplateShown(
        "recordatorio_vencimiento",
        "es_MX",
        "Banco Horizonte",
        "Hola Jorge Iván, te escribimos de Banco Horizonte. Tu cuenta tiene $18,240.50 "
        "vencidos. ¿Podemos ayudarte a ponerte al día?",
        "Responde BAJA para no recibir más mensajes",
        ("Quiero pagar", "Necesito un plan", "Ya pagué"),
    ),
)
