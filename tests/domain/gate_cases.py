"""Random debtors, proposals, rules and instants for the send gate."""

from datetime import UTC, date, datetime, time, timedelta

from hypothesis import strategies as st

from console.domain.contact import (
    Caps,
    Channel,
    ContactFacts,
    CountryProfile,
    HardBlock,
    Hours,
    PastContact,
    Proposal,
    Role,
    SoftPause,
)
from console.domain.contact_policy import Rules

ZONES = (
    "America/Mexico_City",
    "America/Bogota",
    "America/Santiago",
    "America/Punta_Arenas",
    "America/Sao_Paulo",
    "America/New_York",
    "America/Los_Angeles",
    "America/Havana",
    "Pacific/Galapagos",
    "Pacific/Easter",
    "Australia/Lord_Howe",
    "Asia/Kathmandu",
)
START = datetime(2026, 1, 1, tzinfo=UTC)
QUARTERS_OF_YEAR = 365 * 96


def quarter(n: int) -> datetime:
    return START + timedelta(minutes=15 * n)


starts = st.integers(0, QUARTERS_OF_YEAR).map(quarter)
seconds = st.one_of(st.just(0), st.integers(1, 899))
opening_times = st.integers(16, 44).map(lambda n: time(n // 4, n % 4 * 15))
closing_times = st.integers(48, 91).map(lambda n: time(n // 4, n % 4 * 15))
weeks = st.dictionaries(
    st.integers(0, 6), st.builds(Hours, opening_times, closing_times), max_size=7
)
caps = st.builds(
    Caps,
    per_day=st.none() | st.integers(1, 2),
    per_week=st.none() | st.integers(1, 3),
    min_gap_days=st.none() | st.integers(1, 3),
    one_channel_per_week=st.booleans(),
    direct_contact_only=st.booleans(),
)
profiles = st.builds(
    CountryProfile,
    country=st.just("XX"),
    region=st.none(),
    hours=weeks,
    closed_on_holidays=st.booleans(),
    caps=caps,
    consent_required=st.sampled_from([False, False, False, True]),
    default_zone=st.just("America/Bogota"),
    rule=st.sampled_from(["Ley A", "Ley B"]),
    source=st.just("invented"),
    verified_on=st.just(date(2026, 1, 1)),
    legal_hours=st.just({}) | weeks,
    replies_any_hour=st.booleans(),
)


@st.composite
def questions(draw: st.DrawFn) -> tuple[ContactFacts, Proposal, Rules, datetime]:
    """A debtor with a history around `now`, mostly without blocks so that time matters."""
    start = draw(starts)
    now = start + timedelta(seconds=draw(seconds))
    near = st.integers(-9 * 96, 4).map(lambda n: start + timedelta(minutes=15 * n))
    contacts = st.builds(PastContact, near, st.sampled_from(Channel), st.booleans())
    closes_at = draw(st.none() | st.integers(-4, 96).map(lambda n: start + n * QUARTER))
    heard_at = None
    if closes_at is not None:
        heard_at = draw(st.sampled_from([None, closes_at - DAY, closes_at - DAY - QUARTER]))
    facts = ContactFacts(
        country="XX",
        zones=tuple(draw(st.lists(st.sampled_from(ZONES), max_size=2, min_size=0, unique=True)))
        if draw(rarely)
        else (draw(st.sampled_from(ZONES)),),
        placement_active=not draw(rarely),
        hard_block=draw(st.sampled_from(HardBlock)) if draw(rarely) else None,
        contact_point_valid=not draw(rarely),
        role=Role.REFERENCE if draw(rarely) else draw(st.sampled_from([*Role][:2])),
        opted_out_at=now if draw(rarely) else None,
        consent=draw(st.sampled_from([True, True, True, None, False])),
        soft_pause=draw(st.sampled_from([None, None, *SoftPause])),
        contacts=tuple(draw(st.lists(contacts, max_size=5))),
        last_inbound_at=heard_at,
        window_closes_at=closes_at,
        claimed_by=draw(st.sampled_from([None, "ana", "ana", "ana", "luis"])),
        payments_loaded_on=draw(st.none() | days_before(now)),
        two_way_at=draw(st.none() | near),
        marketing_stopped_at=now if draw(rarely) else None,
    )
    holiday_days = st.dictionaries(days_around(now), st.just("Fiesta"), max_size=6)
    rules = Rules(
        profiles=tuple(draw(st.lists(profiles, min_size=0 if draw(rarely) else 1, max_size=2))),
        creditor_hours=draw(st.none() | weeks),
        local_holidays=frozenset(draw(st.lists(days_around(now), max_size=3))),
        holidays=draw(holiday_days),
        window_margin_s=draw(st.sampled_from([0, 120, 900])),
        kill_switch="spam" if draw(rarely) else None,
    )
    return facts, draw(proposals), rules, now


DAY, QUARTER = timedelta(hours=24), timedelta(minutes=15)
rarely = st.sampled_from([False] * 15 + [True])
proposals = st.builds(
    Proposal,
    by=st.just("ana"),
    template=st.sampled_from([None, "recordatorio", "recordatorio"]),
    template_status=st.sampled_from(["APPROVED"] * 5 + ["PAUSED", None]),
    missing=st.sampled_from([(), (), (), ("monto", "fecha")]),
    says_unpaid=st.sampled_from([False, False, True]),
    is_marketing=st.booleans(),
)


def days_before(now: datetime) -> st.SearchStrategy[date]:
    return st.integers(0, 5).map(lambda n: now.date() - timedelta(days=n))


def days_around(now: datetime) -> st.SearchStrategy[date]:
    return st.integers(-1, 9).map(lambda n: now.date() + timedelta(days=n))
