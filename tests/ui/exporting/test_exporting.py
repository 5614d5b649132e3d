"""The export sheet and its presenter."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from console.domain.ids import PortfolioId
from console.runtime.errors import InputRefused, Unavailable
from console.ui.exporting import presenter as export_presenter
from console.ui.exporting.presenter import Draft, ExportPresenter, Period
from console.ui.exporting.sheet import ExportSheet
from console.ui.exporting.subject import Subject
from console.usecases.exporting import (
    ColumnChoice,
    Exported,
    ExportKind,
    ExportProfile,
    FileFormat,
)
from tests.ui.desk import OFFERS, PREVIEW, Ownership, Shelf, context

NOW = datetime(2026, 11, 18, 16, tzinfo=UTC)
TARGET = Path("salida") / "cola.xlsx"
PROFILE = ExportProfile(
    "Diario",
    ExportKind.QUEUE,
    "Banco Cerro Azul",
    (ColumnChoice("due", "SALDO", "0.00"), ColumnChoice("extra:Plaza")),
    segment="31-90",
    file_format=FileFormat.CSV,
    decimal=",",
    notice=True,
)


class View:
    """Notes what it is told to show."""

    def __init__(self) -> None:
        self.said: list[tuple[str, Any]] = []

    def __getattr__(self, name: str) -> Any:
        return lambda *values: self.said.append((name, values))

    def last(self, name: str) -> Any:
        return next(values for said, values in reversed(self.said) if said == name)


@dataclass
class Profiles:
    kept: dict[str, ExportProfile] = field(default_factory=dict)

    def all(self) -> tuple[ExportProfile, ...]:
        return tuple(self.kept.values())

    def save(self, profile: ExportProfile, by: str, at: datetime) -> None:
        assert (by, at) == ("Laura", NOW)
        self.kept[profile.name] = profile


class Creditors:
    def creditors(self) -> tuple[str, ...]:
        return ("Banco Cerro Azul", "Financiera Río")


@dataclass
class Unit:
    export_profiles: Profiles
    exports: Creditors = field(default_factory=Creditors)


@dataclass
class Desk:
    presenter: ExportPresenter
    view: View
    shelf: Shelf
    profiles: Profiles
    owner: Ownership


@pytest.fixture
async def desk(monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setattr(export_presenter, "DEBOUNCE_S", 0)
    view, shelf, owner = View(), Shelf(), Ownership()
    profiles = Profiles(
        {"Diario": PROFILE, "Pagos": ExportProfile("Pagos", ExportKind.PAYMENTS)}
    )
    subject = Subject(ExportKind.QUEUE, "1-30", PortfolioId(3))
    presenter = ExportPresenter(view, context(Unit(profiles), NOW), owner.tasks, shelf, subject)
    presenter.start()
    await owner.settle()
    return Desk(presenter, view, shelf, profiles, owner)


async def test_it_opens_with_the_kinds_layouts_fields_and_first_rows(desk: Desk) -> None:
    assert desk.view.last("show_profiles") == ((PROFILE,),)
    assert desk.view.last("show_fields") == (OFFERS,)
    assert desk.view.last("show_preview") == (PREVIEW,)
    (wish,) = desk.shelf.wishes
    assert (wish.segment, wish.portfolio_id) == ("1-30", 3)


async def test_a_creditor_is_chosen_instead_of_what_was_looked_at(desk: Desk) -> None:
    assert desk.view.last("show_creditors") == (("Banco Cerro Azul", "Financiera Río"),)
    desk.presenter.change(Draft(ExportKind.QUEUE, creditor="Financiera Río"))
    await desk.owner.settle()
    wish = desk.shelf.wishes[-1]
    assert wish.profile is not None
    assert (wish.profile.creditor, wish.portfolio_id) == ("Financiera Río", None)


async def test_what_was_looked_at_narrows_only_that_kind(desk: Desk) -> None:
    desk.presenter.choose_kind(ExportKind.PAYMENTS)
    await desk.owner.settle()
    wish = desk.shelf.wishes[-1]
    assert (wish.kind, wish.segment, wish.portfolio_id) == (ExportKind.PAYMENTS, None, None)
    (shown,) = desk.view.last("show_profiles")
    assert [one.name for one in shown] == ["Pagos"]


async def test_a_draft_becomes_a_wish(desk: Desk) -> None:
    columns = (ColumnChoice("due", "SALDO"),)
    draft = Draft(
        ExportKind.QUEUE, columns, "", Period.LAST_MONTH, masked=True, password="llave"
    )
    desk.presenter.change(draft)
    desk.presenter.run(TARGET)
    await desk.owner.settle()
    (wish,) = (one for one in desk.shelf.wishes if one.target == TARGET)
    assert wish.profile is not None
    assert (wish.target, wish.password, wish.masked) == (TARGET, "llave", True)
    assert "llave" not in repr(wish)
    assert wish.profile.columns == columns
    assert (wish.from_on, wish.to_on) == (date(2026, 10, 1), date(2026, 10, 31))
    (done,) = desk.view.last("show_done")
    assert done == Exported(TARGET, 7, 0.1)


@pytest.mark.parametrize(
    ("period", "days"),
    [
        (Period.ALL, (None, None)),
        (Period.TODAY, (date(2026, 11, 18), date(2026, 11, 18))),
        (Period.WEEK, (date(2026, 11, 12), date(2026, 11, 18))),
        (Period.MONTH, (date(2026, 11, 1), date(2026, 11, 18))),
    ],
)
async def test_periods_are_days_of_the_desk(desk: Desk, period: Period, days: Any) -> None:
    desk.presenter.change(Draft(ExportKind.QUEUE, period=period))
    await desk.owner.settle()
    assert (desk.shelf.wishes[-1].from_on, desk.shelf.wishes[-1].to_on) == days


async def test_a_layout_brings_its_own_segment_and_creditor(desk: Desk) -> None:
    desk.presenter.choose_profile(PROFILE)
    assert desk.view.last("show_profile") == (PROFILE,)
    desk.presenter.change(
        Draft(
            ExportKind.QUEUE,
            PROFILE.columns,
            "Banco Cerro Azul",
            file_format=FileFormat.CSV,
            notice=True,
        )
    )
    desk.presenter.run(TARGET)
    await desk.owner.settle()
    (wish,) = (one for one in desk.shelf.wishes if one.target == TARGET)
    assert (wish.profile, wish.segment, wish.portfolio_id) == (PROFILE, None, None)


async def test_what_is_chosen_is_kept_as_a_layout(desk: Desk) -> None:
    desk.presenter.change(Draft(ExportKind.QUEUE, (ColumnChoice("person"),)))
    desk.presenter.save_profile("Nuevo")
    await desk.owner.settle()
    kept = desk.profiles.kept["Nuevo"]
    assert (kept.columns, kept.segment) == ((ColumnChoice("person"),), "1-30")
    assert desk.view.last("show_saved") == (kept,)


async def test_a_password_alone_reads_nothing_again(desk: Desk) -> None:
    before = len(desk.shelf.wishes)
    desk.presenter.change(Draft(ExportKind.QUEUE, password="a"))
    await desk.owner.settle()
    assert len(desk.shelf.wishes) == before


@pytest.mark.parametrize(
    "failure", [Unavailable("la base"), InputRefused("NOT_WRITABLE", file="cola.xlsx")]
)
async def test_what_goes_wrong_is_shown(desk: Desk, failure: Exception) -> None:
    desk.shelf.failure = failure
    desk.presenter.run(TARGET)
    await desk.owner.settle()
    assert desk.view.last("show_failure") == (failure,)
    desk.presenter.change(Draft(ExportKind.QUEUE, masked=True))
    await desk.owner.settle()
    assert desk.view.last("show_failure") == (failure,)


async def test_a_stopped_export_says_so(desk: Desk) -> None:
    desk.presenter.run(TARGET)
    desk.presenter.cancel()
    await desk.owner.settle()
    assert desk.view.last("show_cancelled") == ()


# --- the sheet ----------------------------------------------------------------------------


@pytest.fixture
def sheet(qtbot: QtBot) -> Iterator[ExportSheet]:
    window = QWidget()
    window.resize(1200, 800)
    qtbot.addWidget(window)
    window.show()
    made = ExportSheet(ExportKind.QUEUE, lambda error: f"no: {error}", window)
    made.open()
    made.show_profiles((PROFILE,))
    made.show_creditors(("Banco Cerro Azul", "Financiera Río"))
    made.show_fields(OFFERS)
    made.show_preview(PREVIEW)
    yield made
    made.hide()
    window.close()


def test_the_kinds_own_columns_are_ticked(sheet: ExportSheet) -> None:
    assert sheet.draft() == Draft(
        ExportKind.QUEUE,
        (ColumnChoice("person"), ColumnChoice("account_no"), ColumnChoice("due")),
    )


def test_space_alt_arrows_and_f2_choose_order_and_title(
    qtbot: QtBot, sheet: ExportSheet
) -> None:
    columns = sheet.columns
    columns.setFocus()
    columns.setCurrentRow(2)
    with qtbot.waitSignal(sheet.changed):
        qtbot.keyClick(columns, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(columns, Qt.Key.Key_Space)
    assert [one.field for one in sheet.draft().columns] == ["person", "account_no"]
    qtbot.keyClick(columns, Qt.Key.Key_Space)
    columns.item(1).setText("SALDO")
    assert sheet.draft().columns == (
        ColumnChoice("person"), ColumnChoice("due", "SALDO"), ColumnChoice("account_no"),
    )  # fmt: skip
    columns.move_current(-1)
    columns.move_current(-1)
    assert sheet.draft().columns[0] == ColumnChoice("due", "SALDO")


def test_without_a_column_there_is_nothing_to_export(sheet: ExportSheet) -> None:
    for row in range(3):
        sheet.columns.item(row).setCheckState(Qt.CheckState.Unchecked)
    assert not sheet.go.isEnabled()


def test_a_layout_fills_the_sheet(qtbot: QtBot, sheet: ExportSheet) -> None:
    sheet.options.password.setText("x")
    sheet.show_profile(PROFILE)
    draft = sheet.draft()
    assert (draft.columns, draft.file_format, draft.notice) == (
        PROFILE.columns, FileFormat.CSV, True,
    )  # fmt: skip
    assert (draft.password, draft.creditor) == ("", "Banco Cerro Azul")
    assert not sheet.options.password.isEnabled()
    with qtbot.waitSignal(sheet.profile_chosen) as told:
        sheet.options.profile.setCurrentIndex(1)
        sheet.options.profile.activated.emit(1)
    assert told.args == [PROFILE]


def test_enter_asks_where_and_remembers_the_folder(
    qtbot: QtBot, sheet: ExportSheet, tmp_path: Path
) -> None:
    kept: list[str] = []
    sheet._remember = kept.append
    sheet.columns.setFocus()
    sheet.choose_target()
    dialog = sheet.findChild(QFileDialog)
    assert dialog is not None
    assert Path(dialog.selectedFiles()[0]).name == "Cola de trabajo.xlsx"
    with qtbot.waitSignal(sheet.confirmed) as told:
        dialog.fileSelected.emit(str(tmp_path / "c.xlsx"))
    dialog.close()
    assert told.args == [tmp_path / "c.xlsx"]
    assert kept == [str(tmp_path)]


def test_the_layouts_file_name_is_proposed(qtbot: QtBot, sheet: ExportSheet) -> None:
    sheet.show_preview(replace(PREVIEW, file_name="Cerro Azul 2026-11-18.xlsx"))
    sheet.choose_target()
    dialog = sheet.findChild(QFileDialog)
    assert dialog is not None
    assert Path(dialog.selectedFiles()[0]).name == "Cerro Azul 2026-11-18.xlsx"
    dialog.close()


def test_closing_while_it_runs_stops_it_first(qtbot: QtBot, sheet: ExportSheet) -> None:
    sheet.show_running(4096)
    assert "4" in sheet.said.text()
    assert not sheet.go.isEnabled()
    with qtbot.waitSignal(sheet.stopped):
        qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert sheet.isVisible()
    sheet.show_cancelled()
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()


def test_it_says_how_it_ended(sheet: ExportSheet) -> None:
    sheet.show_running(0)
    sheet.show_done(Exported(TARGET, 1234, 0.5))
    assert "234" in sheet.said.text()
    assert "cola.xlsx" in sheet.said.text()
    assert sheet.open_folder.isVisible()
    sheet.show_failure(InputRefused("NOT_WRITABLE", file="cola.xlsx"))
    assert sheet.said.text().startswith("no: ")
    sheet.show_preview(replace(PREVIEW, rows=()))
    assert sheet.said.text()


def test_a_layout_is_kept_under_its_name(qtbot: QtBot, sheet: ExportSheet) -> None:
    assert not sheet.keep.isEnabled()
    sheet.name.setText("  Semanal ")
    with qtbot.waitSignal(sheet.save_confirmed) as told:
        sheet.keep.click()
    assert told.args == ["Semanal"]
    sheet.show_profiles((PROFILE, replace(PROFILE, name="Semanal")))
    sheet.show_saved(replace(PROFILE, name="Semanal"))
    assert sheet.options.name() == "Semanal"
