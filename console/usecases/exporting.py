"""What leaves the house as a file: kinds of export, creditors' layouts, the port."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from console.domain.ids import PortfolioId
from console.domain.money import Money


class ExportKind(StrEnum):
    """The exports of the command line and of the screens."""

    QUEUE = "queue"
    ACTIVITIES = "activities"
    BEST_LAST = "best_last"
    PROMISES = "promises"
    PAYMENTS = "payments"
    CONVERSATIONS = "conversations"
    AUDIT = "audit"


class FileFormat(StrEnum):
    """What is written."""

    XLSX = "xlsx"
    CSV = "csv"


@dataclass(frozen=True, slots=True)
class ColumnChoice:
    """A column of a layout. `field` is a field of the kind, or `extra:` and the header that
    the creditor's own file has; `title` and `format` (in Excel's words) are the kind's when
    empty.
    """

    field: str
    title: str = ""
    format: str = ""


@dataclass(frozen=True, slots=True)
class ExportProfile:
    """The layout in which a creditor wants one kind of export, saved under a name.

    Without columns: the kind's own. `file_name` may hold {creditor}, {kind}, {segment},
    {date} and {time}. `creditor`, where set, also narrows the rows to that creditor's.
    `notice`: a line above the header says who took it and when.
    """

    name: str
    kind: ExportKind
    creditor: str | None = None
    columns: tuple[ColumnChoice, ...] = ()
    segment: str | None = None
    file_format: FileFormat = FileFormat.XLSX
    file_name: str = "{creditor}_{kind}_{date}"
    delimiter: str = ";"
    encoding: str = "utf-8-sig"
    decimal: str = "."
    notice: bool = False


@dataclass(frozen=True, slots=True)
class ExportWish:
    """What to write where. Days are of the desk's time zone, both included.

    `password` locks the workbook; `masked` hides what identifies a person.
    """

    kind: ExportKind
    target: Path
    segment: str | None = None
    portfolio_id: PortfolioId | None = None
    from_on: date | None = None
    to_on: date | None = None
    creditor: str | None = None
    profile: ExportProfile | None = None
    password: str | None = field(default=None, repr=False)
    masked: bool = False


@dataclass(frozen=True, slots=True)
class ExportScope:
    """Which rows an export has: None means all. Days of the desk and their instants agree."""

    segment: str | None = None
    portfolio_id: PortfolioId | None = None
    creditor: str | None = None
    from_on: date | None = None
    to_on: date | None = None
    from_at: datetime | None = None
    to_at: datetime | None = None


@dataclass(slots=True)
class AccountLine:
    """One account of a worklist, with what a creditor may want to know of it.

    `phones` and `email` are read only where they are wanted; `extra` holds the columns of the
    creditor's file that have no field of their own.
    """

    person: str | None
    doc_type: str | None
    doc_number: str | None
    client_code: str | None
    address: str | None
    region: str | None
    country: str
    account_no: str | None
    creditor: str
    portfolio: str
    product: str | None
    currency: str
    due: Money
    balance: Money | None
    minimum_payment: Money | None
    last_payment: Money | None
    last_payment_on: date | None
    dpd: int | None
    due_on: date | None
    as_of: date
    segment: str
    status: str | None
    block_reason: str | None
    agent: str | None
    payment_reference: str | None
    priority: int
    terms: tuple[tuple[str, int], ...]
    promise_state: str | None = None
    promise_due_on: date | None = None
    promise_amount: Money | None = None
    last_contact_at: datetime | None = None
    claimed_by: str | None = None
    phones: tuple[str, ...] = ()
    email: str | None = None
    extra: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written."""

    target: Path
    rows: int
    seconds: float


class ExportRight(StrEnum):
    """What an operator may take out of the house."""

    FULL = "full"
    MASKED = "masked"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class FieldOffer:
    """A field that a layout may choose; `standard` ones stand in the file by default."""

    code: str
    title: str
    standard: bool


@dataclass(frozen=True, slots=True)
class ExportPreview:
    """The headings and the first rows, as texts, and what the file may be called."""

    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    file_name: str = ""


class ExportDesk(Protocol):
    """Writes files of what the workspace holds.

    Raises: runtime.errors.InputRefused when the file cannot be written (open in another
    program, no space), when the operator may not have it, or when a creditor or a field is
    not known; Unavailable when the workspace does not answer.
    """

    async def export(
        self, wish: ExportWish, on_rows: Callable[[int], None], cancelled: Callable[[], bool]
    ) -> Exported | None:
        """Write it whole or not at all; None when cancelled."""
        ...

    async def preview(self, wish: ExportWish) -> ExportPreview:
        """The first rows of what would be written."""
        ...

    async def fields(self, wish: ExportWish) -> tuple[FieldOffer, ...]:
        """What its layout may choose from, in the interface's language; also the columns that
        the creditors' own files brought.
        """
        ...
