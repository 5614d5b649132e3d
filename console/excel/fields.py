"""The canonical fields of an import: how each is read, and in which kinds of file it stands."""

from dataclasses import dataclass
from enum import StrEnum

from console.domain.placement import FileKind


class Reading(StrEnum):
    """How the cells of a field are read. Also the type that is shown beside a column."""

    TEXT = "text"
    IDENTIFIER = "identifier"
    DOCUMENT = "document"
    PHONE = "phone"
    EMAIL = "email"
    MONEY = "money"
    DATE = "date"
    INTEGER = "integer"
    YES_NO = "yes_no"


@dataclass(frozen=True, slots=True)
class Field:
    """One canonical field. `several`: more than one column may feed it."""

    name: str
    reading: Reading
    several: bool = False


_SHARED = (
    Field("account_no", Reading.IDENTIFIER),
    Field("debtor_id", Reading.IDENTIFIER),
    Field("doc_type", Reading.TEXT),
    Field("doc_number", Reading.DOCUMENT),
    Field("full_name", Reading.TEXT),
    Field("first_name", Reading.TEXT, several=True),
    Field("last_name", Reading.TEXT, several=True),
)
_PORTFOLIO = (
    Field("phone", Reading.PHONE, several=True),
    Field("reference_phone", Reading.PHONE, several=True),
    Field("phone_area", Reading.INTEGER, several=True),
    Field("due_amount", Reading.MONEY),
    Field("total_balance", Reading.MONEY),
    Field("minimum_payment", Reading.MONEY),
    Field("principal", Reading.MONEY),
    Field("interest", Reading.MONEY),
    Field("late_interest", Reading.MONEY),
    Field("fees", Reading.MONEY, several=True),
    Field("original_amount", Reading.MONEY),
    Field("instalment_amount", Reading.MONEY),
    Field("instalment_no", Reading.INTEGER),
    Field("instalments_overdue", Reading.INTEGER),
    Field("instalments_total", Reading.INTEGER),
    Field("days_past_due", Reading.INTEGER),
    Field("due_date", Reading.DATE),
    Field("last_payment_date", Reading.DATE),
    Field("last_payment_amount", Reading.MONEY),
    Field("email", Reading.EMAIL),
    Field("address", Reading.TEXT, several=True),
    Field("product", Reading.TEXT),
    Field("currency", Reading.TEXT),
    Field("portfolio_state", Reading.TEXT),
    Field("whatsapp_consent", Reading.YES_NO),
    Field("agent", Reading.TEXT),
    Field("zone", Reading.TEXT),
    Field("risk_score", Reading.TEXT),
    Field("bucket", Reading.TEXT),
    Field("past_behaviour", Reading.TEXT),
    Field("offer", Reading.TEXT),
    Field("payment_reference", Reading.IDENTIFIER),
    Field("status", Reading.TEXT),
)
_PAYMENTS = (
    Field("amount", Reading.MONEY),
    Field("currency", Reading.TEXT),
    Field("paid_on", Reading.DATE),
    Field("value_on", Reading.DATE),
    Field("operation_no", Reading.IDENTIFIER),
    Field("movement_type", Reading.TEXT),
    Field("channel", Reading.TEXT),
    Field("payment_reference", Reading.IDENTIFIER),
)
_RECALL = (Field("recall_on", Reading.DATE), Field("recall_reason", Reading.TEXT))
_CONTACTS = (
    Field("quality", Reading.TEXT),
    Field("contact_type", Reading.TEXT),
    Field("contact_value", Reading.TEXT),
    Field("source", Reading.TEXT),
    Field("reported_on", Reading.DATE),
)
_EXCLUSIONS = (
    Field("phone", Reading.PHONE, several=True),
    Field("phone_area", Reading.INTEGER, several=True),
    Field("email", Reading.EMAIL),
    Field("excluded_on", Reading.DATE),
    Field("excluded_until", Reading.DATE),
    Field("exclusion_reason", Reading.TEXT),
    Field("source", Reading.TEXT),
)

FIELDS: dict[FileKind, dict[str, Field]] = {
    kind: {field.name: field for field in _SHARED + own}
    for kind, own in (
        (FileKind.PORTFOLIO, _PORTFOLIO),
        (FileKind.PAYMENTS, _PAYMENTS),
        (FileKind.RECALL, _RECALL),
        (FileKind.CONTACTS, _CONTACTS),
        (FileKind.EXCLUSIONS, _EXCLUSIONS),
    )
}
BLOCK_FIELDS = frozenset(
    {"account_no", "due_amount", "total_balance", "minimum_payment", "days_past_due"}
    | {"due_date", "principal", "interest", "late_interest", "currency", "payment_reference"}
    | {"status", "instalments_overdue", "last_payment_date", "last_payment_amount"}
)
"""Fields that may repeat in a block of columns, once for each account of a row."""

BLOCK_AMOUNTS = (
    "due_amount", "total_balance", "minimum_payment", "principal", "interest", "late_interest",
)  # fmt: skip
