"""What a person does in the export sheet, and what comes of it."""

import asyncio
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Protocol
from zoneinfo import ZoneInfo

from console.runtime.errors import InputRefused, Unavailable
from console.runtime.tasks import TaskOwner
from console.ui.exporting.subject import Subject
from console.usecases.context import Context
from console.usecases.exporting import (
    ColumnChoice,
    ExportDesk,
    Exported,
    ExportKind,
    ExportPreview,
    ExportProfile,
    ExportWish,
    FieldOffer,
    FileFormat,
)
from console.usecases.ports import UnitOfWork

DEBOUNCE_S = 0.2


class Period(StrEnum):
    """Which days are taken."""

    ALL = "all"
    TODAY = "today"
    WEEK = "week"
    MONTH = "month"
    LAST_MONTH = "last_month"


@dataclass(frozen=True, slots=True)
class Draft:
    """What is chosen in the sheet at this moment. No columns: the kind's own; no creditor:
    everybody's.
    """

    kind: ExportKind
    columns: tuple[ColumnChoice, ...] = ()
    creditor: str = ""
    period: Period = Period.ALL
    file_format: FileFormat = FileFormat.XLSX
    masked: bool = False
    notice: bool = False
    password: str = ""


class ExportView(Protocol):
    """What the sheet shows."""

    def show_profiles(self, profiles: tuple[ExportProfile, ...]) -> None:
        """The saved layouts of the kind."""
        ...

    def show_creditors(self, names: tuple[str, ...]) -> None:
        """Whose rows may be wanted alone."""
        ...

    def show_fields(self, fields: tuple[FieldOffer, ...]) -> None:
        """What may be chosen, the kind's own columns taken."""
        ...

    def show_profile(self, profile: ExportProfile) -> None:
        """A saved layout's columns and format."""
        ...

    def show_preview(self, preview: ExportPreview) -> None:
        """The first rows of what would be written."""
        ...

    def show_running(self, rows: int) -> None:
        """It is being written; so many rows are."""
        ...

    def show_done(self, done: Exported) -> None:
        """The file is there."""
        ...

    def show_cancelled(self) -> None:
        """Nothing was written."""
        ...

    def show_failure(self, error: InputRefused | Unavailable) -> None:
        """What went wrong, where, and the remedy."""
        ...

    def show_saved(self, profile: ExportProfile) -> None:
        """The layout is kept."""
        ...


class ExportPresenter:
    """Keeps the draft, previews it, writes it, and saves it as a layout."""

    def __init__(
        self,
        view: ExportView,
        context: Context,
        tasks: TaskOwner,
        desk: ExportDesk,
        subject: Subject,
    ) -> None:
        self._view = view
        self._context = context
        self._tasks = tasks
        self._desk = desk
        self._subject = subject
        self._draft = Draft(subject.kind)
        self._profile: ExportProfile | None = None
        self._stopped = False

    # --- gestures ---------------------------------------------------------------------------

    def start(self) -> None:
        """The sheet is shown."""
        self._tasks.start("export.kind", self._show_kind())

    def choose_kind(self, kind: ExportKind) -> None:
        """Something else is to be exported."""
        self._draft, self._profile = Draft(kind), None
        self._tasks.start("export.kind", self._show_kind())

    def choose_profile(self, profile: ExportProfile | None) -> None:
        """A saved layout, or the kind's own columns."""
        self._profile = profile
        if profile is None:
            self._tasks.start("export.kind", self._show_kind())
        else:
            self._view.show_profile(profile)

    def change(self, draft: Draft) -> None:
        """Anything in the sheet was changed."""
        seen = replace(self._draft, password="")
        self._draft = draft
        if replace(draft, password="") != seen:
            self._tasks.start("export.preview", self._preview(DEBOUNCE_S))

    def run(self, target: Path) -> None:
        """Write it."""
        self._stopped = False
        self._tasks.start("export.run", self._run(self._wish(target)))

    def cancel(self) -> None:
        """Stop writing; nothing of it stays."""
        self._stopped = True

    def save_profile(self, name: str) -> None:
        """Keep what is chosen as a layout."""
        self._tasks.start("export.save", self._save(replace(self._layout(), name=name)))

    # --- what they make happen --------------------------------------------------------------

    def _layout(self) -> ExportProfile:
        draft = self._draft
        base = self._profile or ExportProfile("", draft.kind, segment=self._subject_segment())
        return replace(
            base,
            creditor=draft.creditor or None,
            columns=draft.columns,
            file_format=draft.file_format,
            notice=draft.notice,
        )

    def _subject_segment(self) -> str | None:
        """What was looked at narrows only the kind that was looked at."""
        return self._subject.segment if self._draft.kind is self._subject.kind else None

    def _wish(self, target: Path) -> ExportWish:
        draft, subject = self._draft, self._subject
        from_on, to_on = self._days(draft.period)
        is_same = draft.kind is subject.kind and self._profile is None
        return ExportWish(
            draft.kind,
            target,
            segment=self._subject_segment() if is_same else None,
            portfolio_id=subject.portfolio_id if is_same and not draft.creditor else None,
            from_on=from_on,
            to_on=to_on,
            profile=self._layout(),
            password=draft.password or None,
            masked=draft.masked,
        )

    def _days(self, period: Period) -> tuple[date | None, date | None]:
        """The first and the last day, in the desk's zone."""
        today = self._context.now().astimezone(ZoneInfo(self._context.zone)).date()
        first = today.replace(day=1)
        return {
            Period.ALL: (None, None),
            Period.TODAY: (today, today),
            Period.WEEK: (today - timedelta(days=6), today),
            Period.MONTH: (first, today),
            Period.LAST_MONTH: (
                (first - timedelta(days=1)).replace(day=1),
                first - timedelta(days=1),
            ),
        }[period]

    async def _show_kind(self) -> None:
        runner = self._context.runner
        known = await runner.read(lambda uow: uow.export_profiles.all())
        self._view.show_profiles(tuple(p for p in known if p.kind is self._draft.kind))
        self._view.show_creditors(await runner.read(lambda uow: uow.exports.creditors()))
        self._view.show_fields(await self._desk.fields(self._wish(Path())))
        await self._preview(0)

    async def _preview(self, after_s: float) -> None:
        await asyncio.sleep(after_s)
        try:
            self._view.show_preview(await self._desk.preview(self._wish(Path())))
        except (InputRefused, Unavailable) as error:
            self._view.show_failure(error)

    async def _run(self, wish: ExportWish) -> None:
        self._view.show_running(0)
        try:
            done = await self._desk.export(wish, self._view.show_running, lambda: self._stopped)
        except (InputRefused, Unavailable) as error:
            self._view.show_failure(error)
            return
        self._stopped = True  # counts that are still on their way say nothing any more
        if done is None:
            self._view.show_cancelled()
        else:
            self._view.show_done(done)

    def _count(self, rows: int) -> None:
        if not self._stopped:
            self._view.show_running(rows)

    async def _save(self, profile: ExportProfile) -> None:
        context = self._context
        await context.runner.write(partial(_keep, profile, context))
        self._profile = profile
        known = await context.runner.read(lambda uow: uow.export_profiles.all())
        self._view.show_profiles(tuple(p for p in known if p.kind is profile.kind))
        self._view.show_saved(profile)


def _keep(profile: ExportProfile, context: Context, uow: UnitOfWork) -> None:
    uow.export_profiles.save(profile, context.by, context.now())
