"""What the contact policy is asked and what it answers; contact_policy is the policy."""

from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum


class Reason(StrEnum):
    """Why a message may not go. In the order in which the gate looks (domain.md 5.2)."""

    PLACEMENT_INACTIVE = "placement_inactive"
    HARD_BLOCK = "hard_block"
    CONTACT_POINT_INVALID = "contact_point_invalid"
    NOT_A_LIABLE_PARTY = "not_a_liable_party"
    OPTED_OUT = "opted_out"
    NO_CONSENT = "no_consent"
    MARKETING_STOPPED = "marketing_stopped"
    SOFT_PAUSE = "soft_pause"
    ZONE_UNKNOWN = "zone_unknown"
    HOLIDAY = "holiday"
    OUTSIDE_HOURS = "outside_hours"
    CAP_REACHED = "cap_reached"
    WINDOW_CLOSED = "window_closed"
    TEMPLATE_NOT_APPROVED = "template_not_approved"
    VARIABLES_MISSING = "variables_missing"
    PAYMENTS_NOT_FRESH = "payments_not_fresh"
    CLAIMED_BY_ANOTHER = "claimed_by_another"
    KILL_SWITCH = "kill_switch"


class HardBlock(StrEnum):
    """Nothing goes out. Only a supervisor lifts it, with a reason."""

    DECEASED = "deceased"
    BANKRUPTCY = "bankruptcy"
    LEGAL = "legal"
    FRAUD = "fraud"
    NO_CONTACT = "no_contact"
    MINOR = "minor"
    RECALLED = "recalled"
    PAID = "paid"
    AGREEMENT = "agreement"


class SoftPause(StrEnum):
    """No message of ours opens an exchange; answering the debtor is allowed."""

    DISPUTE = "dispute"
    COMPLAINT = "complaint"
    PAYMENT_CLAIMED = "payment_claimed"
    VULNERABLE = "vulnerable"
    PROMISE_OPEN = "promise_open"
    CREDITOR_FREEZE = "creditor_freeze"


class Role(StrEnum):
    """Whose number a contact point is. Only liable parties may be written to."""

    DEBTOR = "debtor"
    CO_DEBTOR = "co_debtor"
    REFERENCE = "reference"


class Channel(StrEnum):
    """How somebody was contacted."""

    WHATSAPP = "whatsapp"
    CALL = "call"
    SMS = "sms"
    EMAIL = "email"
    VISIT = "visit"


@dataclass(frozen=True, slots=True)
class PastContact:
    """One contact that we made.

    `opened_by_us` is False for an answer inside an exchange that the debtor opened (exempt
    from the caps, but logged).
    """

    at: datetime
    channel: Channel = Channel.WHATSAPP
    opened_by_us: bool = True


@dataclass(frozen=True, slots=True)
class ContactFacts:
    """Everything that the gate must know about one debtor and one contact point.

    `regions` are candidates for state or province codes (ISO 3166-2 without the country,
    "SP"); `zones` candidates for the IANA zone (empty: unknown). With several candidates the
    gate requires that every one allows. `contacts` reach back at least eight days.
    `last_inbound_at` is the debtor's newest message, `two_way_at` the newest instant at which
    both had written. `window_closes_at` is the end of Meta's customer-service window, aware
    UTC, None when it never opened. `marketing_stopped_at`: they stopped marketing messages in
    WhatsApp then, and have not resumed them.
    """

    country: str
    zones: tuple[str, ...]
    regions: tuple[str, ...] = ()
    placement_active: bool = True
    hard_block: HardBlock | None = None
    contact_point_valid: bool = True
    role: Role = Role.DEBTOR
    opted_out_at: datetime | None = None
    consent: bool | None = None
    soft_pause: SoftPause | None = None
    contacts: tuple[PastContact, ...] = ()
    last_inbound_at: datetime | None = None
    window_closes_at: datetime | None = None
    claimed_by: str | None = None
    payments_loaded_on: date | None = None
    two_way_at: datetime | None = None
    marketing_stopped_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """What one wants to send. A free-form message has no template.

    `template_status` is Meta's word ("APPROVED" …). `missing` are the template's variables
    that have no value. `says_unpaid` asks for fresh payment files. `is_marketing`: Meta's
    category, which people may stop in WhatsApp without stopping the rest. `by` is the operator.
    """

    by: str
    template: str | None = None
    template_status: str | None = None
    missing: tuple[str, ...] = ()
    says_unpaid: bool = False
    is_marketing: bool = False


@dataclass(frozen=True, slots=True)
class Hours:
    """Opening of one weekday, local time; `closes` itself is outside."""

    opens: time
    closes: time


@dataclass(frozen=True, slots=True)
class Caps:
    """How often we may open a contact. None means no such cap."""

    per_day: int | None = None
    per_week: int | None = None
    min_gap_days: int | None = None
    one_channel_per_week: bool = False
    direct_contact_only: bool = False


@dataclass(frozen=True, slots=True)
class CountryProfile:
    """One country's (or state's) rules of contact, as its data file states them.

    `hours` maps the weekday (0 = Monday) to its opening; a missing day is closed. `rule` is
    the short name shown to agents ("Ley 2300"), `source` the legal text, `verified_on` when a
    person last read it. `hours` is the policy we ship, `legal_hours` the law where it is
    wider (empty: `hours` is the law); never is anything sent outside either.
    `replies_any_hour` lets answers to the debtor's own messages go at any hour; `rule_names`
    are the rule's short names by language.
    """

    country: str
    region: str | None
    hours: dict[int, Hours]
    closed_on_holidays: bool
    caps: Caps
    consent_required: bool
    default_zone: str
    rule: str
    source: str
    verified_on: date
    holiday_subdivision: str | None = None
    legal_hours: dict[int, Hours] = field(default_factory=dict)
    replies_any_hour: bool = False
    rule_names: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Allowed:
    """The message may go, and must have left before `until`.

    `until` is the earliest instant at which that ends (legal hours or, for free text, Meta's
    window), `rule` what ends it. `hours_local` is today's opening in the debtor's own time.
    """

    until: datetime
    rule: str
    is_reply: bool = False
    hours_local: tuple[datetime, datetime] | None = None
    contacts_left_today: int | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """The message may not go: an ordinary outcome, shown and audited.

    `retry_at` is the next instant at which it would be allowed if nothing else changes, None
    where waiting does not cure it. `detail` are the facts for the sentence: which block, which
    holiday, which variables, the zone where it is too late, the cap as "day:1:1" (cap, made,
    allowed), "gap:2" or "channel:call". `then` is what would still refuse the message after
    the wait (a window that closes before the next opening, a template under review).
    """

    reason: Reason
    rule: str
    retry_at: datetime | None = None
    detail: str | None = None
    hours_local: tuple[datetime, datetime] | None = None
    then: Reason | None = None


Decision = Allowed | Refused
