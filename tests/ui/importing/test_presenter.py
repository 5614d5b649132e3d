from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from console.domain.ids import BatchId
from console.domain.placement import FileKind
from console.runtime.errors import InputRefused, Unavailable
from console.ui.importing.presenter import ImportPresenter, Step
from console.usecases.control_totals import Letter
from console.usecases.import_maps import SavedMap
from console.usecases.importing import (
    ImportCancelled,
    ImportSettings,
    Inspected,
    Loaded,
    Progress,
    Simulated,
)
from console.usecases.ports import ChangeSet, Topic
from console.usecases.views import BatchRow, StagedBatch, Undone
from tests.ui.desk import Ownership
from tests.ui.importing import found
from tests.ui.queue.test_presenter import View


class Desk:
    """An import desk whose long step waits for `gate` and looks for the wish to stop."""

    def __init__(self) -> None:
        self.inspected: list[tuple[Path, ImportSettings]] = []
        self.simulated: list[ImportSettings] = []
        self.discarded: list[Simulated] = []
        self.loads = 0
        self.refusal: Exception | None = None
        self.stops: list[Any] = []
        self.runs_on = False
        self.left: list[StagedBatch] = []
        self.resumed: list[StagedBatch] = []
        self.undone: list[BatchId] = []
        self.letters: list[Letter] = []
        self.forgotten: list[int] = []
        self.mode_found = "full"

    async def inspect(self, path: Path, settings: ImportSettings) -> Inspected:
        if self.refusal is not None:
            raise self.refusal
        self.inspected.append((path, settings))
        return replace(found.INSPECTED, path=path, mode_found=self.mode_found)

    async def simulate(
        self, path: Path, settings: ImportSettings, on_progress: Any, cancelled: Any
    ) -> Simulated:
        self.simulated.append(settings)
        self.stops.append(cancelled)
        if self.refusal is not None:
            raise self.refusal
        on_progress(Progress("read", 10, 100))
        while self.runs_on and not cancelled():
            await owner_turn()
        if self.runs_on:
            raise ImportCancelled
        return found.simulated(30)

    async def load(self, simulated: Simulated, on_progress: Any) -> Loaded:
        self.loads += 1
        on_progress(Progress("load", 0, None))
        return found.LOADED

    async def discard(self, simulated: Simulated) -> None:
        self.discarded.append(simulated)

    async def write_rejected(self, simulated: Simulated, target: Path) -> int:
        return 10

    async def recent(self) -> tuple[BatchRow, ...]:
        return found.RECENT

    async def waiting(self) -> tuple[StagedBatch, ...]:
        return tuple(self.left)

    async def resume(self, batch: StagedBatch) -> Simulated:
        if self.refusal is not None:
            raise self.refusal
        self.resumed.append(batch)
        return found.simulated(30)

    async def forget(self, batch: StagedBatch) -> None:
        self.left.remove(batch)

    async def undo(self, batch_id: BatchId) -> Undone:
        if self.refusal is not None:
            raise self.refusal
        self.undone.append(batch_id)
        return Undone(3, 2)

    async def keep_letter(self, simulated: Simulated, letter: Letter) -> None:
        self.letters.append(letter)

    async def maps(self, creditor: str, country: str) -> tuple[SavedMap, ...]:
        return ()

    async def forget_map(self, map_id: int) -> None:
        self.forgotten.append(map_id)


async def owner_turn() -> None:
    import asyncio  # noqa: PLC0415 - one turn of the loop, named for the reader

    await asyncio.sleep(0)


class Wizard:
    """The presenter with its fakes, and the gestures that lead to a step."""

    def __init__(self) -> None:
        self.desk, self.view, self.owner = Desk(), View(), Ownership()
        self.presenter = ImportPresenter(self.view, self.desk, self.owner.tasks, found.SETTINGS)

    async def choose(self) -> None:
        self.presenter.choose_file(found.FILE)
        await self.owner.settle()

    async def simulate(self) -> None:
        await self.choose()
        self.presenter.confirm_columns()
        await self.owner.settle()


@pytest.fixture
def wizard() -> Wizard:
    return Wizard()


async def test_a_file_is_looked_at_and_its_cut_off_day_becomes_the_form_s(
    wizard: Wizard,
) -> None:
    wizard.presenter.settings = replace(
        found.SETTINGS, as_of=found.SETTINGS.as_of.replace(day=1)
    )
    await wizard.choose()
    (settings,) = wizard.view.last("show_settings")
    assert settings.as_of == found.INSPECTED.as_of_found
    assert wizard.view.count("show_inspected") == 1


async def test_the_road_from_file_to_queues(wizard: Wizard) -> None:
    await wizard.simulate()
    assert wizard.view.last("show_progress") == (Progress("read", 10, 100),)
    wizard.presenter.confirm_load()
    wizard.presenter.confirm_load()
    await wizard.owner.settle()
    assert wizard.desk.loads == 1
    assert wizard.view.last("show_loaded") == (found.LOADED,)
    steps = [values[0] for said, values in wizard.view.said if said == "show_step"]
    assert steps == [Step.SIMULATION, Step.LOAD]


async def test_a_chosen_field_goes_into_the_mapping(wizard: Wizard) -> None:
    await wizard.choose()
    wizard.presenter.choose_field("K", "zone")
    wizard.presenter.choose_field("I", None)
    wizard.presenter.confirm_columns()
    await wizard.owner.settle()
    mapping = wizard.desk.simulated[-1].mapping
    assert mapping is not None
    assert mapping["zone"] == ("SEG_INT",)
    assert mapping["reference_phone"] == ()  # said to be nothing, so not proposed again


async def test_another_sheet_or_kind_looks_again_without_the_old_mapping(
    wizard: Wizard,
) -> None:
    await wizard.choose()
    wizard.presenter.choose_field("K", "zone")
    wizard.presenter.choose_sheet("Pagos_nov")
    await wizard.owner.settle()
    wizard.presenter.choose_kind(FileKind.PAYMENTS)
    await wizard.owner.settle()
    assert wizard.desk.inspected[1][1].sheet == "Pagos_nov"
    assert wizard.desk.inspected[1][1].mapping is None
    assert wizard.desk.inspected[2][1].kind is FileKind.PAYMENTS


async def test_cancelling_in_the_middle_goes_back_to_the_columns(wizard: Wizard) -> None:
    wizard.desk.runs_on = True
    await wizard.simulate()
    wizard.presenter.cancel()
    await wizard.owner.settle()
    assert wizard.view.count("show_cancelled") == 1
    assert wizard.presenter.step is Step.COLUMNS


async def test_a_cancelled_run_is_not_revived_by_the_next_one(wizard: Wizard) -> None:
    wizard.desk.runs_on = True
    await wizard.simulate()
    wizard.presenter.cancel()
    wizard.desk.runs_on = False
    wizard.presenter.confirm_columns()
    await wizard.owner.settle()
    assert wizard.desk.stops[0]()
    assert not wizard.desk.stops[1]()
    assert wizard.view.count("show_simulated") == 1


async def test_leaving_while_it_runs_does_not_bring_the_columns_back(wizard: Wizard) -> None:
    wizard.desk.runs_on = True
    await wizard.simulate()
    wizard.presenter.start_over()
    await wizard.owner.settle()
    assert wizard.view.count("forget_file") == 1
    assert wizard.view.count("show_cancelled") == 0


async def test_leaving_a_dry_run_discards_what_was_staged(wizard: Wizard) -> None:
    await wizard.simulate()
    wizard.presenter.start_over()
    await wizard.owner.settle()
    assert [one.batch_id for one in wizard.desk.discarded] == [9]


async def test_another_file_after_a_load_discards_nothing(wizard: Wizard) -> None:
    await wizard.simulate()
    wizard.presenter.confirm_load()
    await wizard.owner.settle()
    wizard.presenter.start_over()
    await wizard.owner.settle()
    assert wizard.desk.discarded == []


async def test_a_refused_file_is_forgotten_and_said_on_the_first_page(wizard: Wizard) -> None:
    wizard.desk.refusal = InputRefused("encrypted", file="a.xlsx")
    await wizard.choose()
    assert wizard.view.last("show_refused") == (wizard.desk.refusal, Step.FILE)
    assert wizard.presenter.path is None


async def test_a_sheet_without_a_table_leaves_the_columns_that_were_found(
    wizard: Wizard,
) -> None:
    await wizard.choose()
    wizard.desk.refusal = InputRefused("no_table", sheet="Catálogo")
    wizard.presenter.choose_sheet("Catálogo")
    await wizard.owner.settle()
    assert wizard.view.last("show_refused")[1] is Step.COLUMNS
    assert wizard.presenter.settings.sheet == "Cartera"


async def test_trouble_while_reading_goes_back_to_the_columns(wizard: Wizard) -> None:
    await wizard.choose()
    wizard.desk.refusal = Unavailable("workspace.db")
    wizard.presenter.confirm_columns()
    await wizard.owner.settle()
    assert wizard.view.last("show_refused") == (wizard.desk.refusal, Step.COLUMNS)


async def test_another_country_is_read_again_only_when_the_person_goes_on(
    wizard: Wizard,
) -> None:
    await wizard.choose()
    wizard.presenter.turn_to(Step.FILE)
    wizard.presenter.change_settings(replace(found.SETTINGS, country="CO", currency="COP"))
    await wizard.owner.settle()
    assert len(wizard.desk.inspected) == 1
    wizard.presenter.turn_to(Step.COLUMNS)
    await wizard.owner.settle()
    assert wizard.desk.inspected[-1][1].country == "CO"


async def test_the_rejected_rows_are_saved_and_told(wizard: Wizard, tmp_path: Path) -> None:
    await wizard.simulate()
    wizard.presenter.save_rejected(tmp_path / "r.xlsx")
    await wizard.owner.settle()
    assert wizard.view.last("show_saved") == (tmp_path / "r.xlsx", 10)


async def test_a_new_portfolio_lengthens_the_history(wizard: Wizard) -> None:
    wizard.presenter.data_changed(ChangeSet(topics=frozenset({Topic.PORTFOLIO})))
    wizard.presenter.data_changed(ChangeSet(topics=frozenset({Topic.OUTBOX})))
    await wizard.owner.settle()
    assert wizard.view.said == [("show_recent", (found.RECENT,))]


# --- left over, letter, undo ----------------------------------------------------------------


async def test_what_a_crash_left_is_offered_and_taken_up_again(wizard: Wizard) -> None:
    wizard.desk.left = [found.WAITING]
    wizard.presenter.start()
    await wizard.owner.settle()
    assert wizard.view.last("show_waiting") == ((found.WAITING,),)
    wizard.presenter.resume(found.WAITING)
    await wizard.owner.settle()
    assert wizard.desk.resumed == [found.WAITING]
    assert wizard.view.count("show_simulated") == 1
    wizard.presenter.confirm_load()
    await wizard.owner.settle()
    assert wizard.desk.loads == 1


async def test_what_a_crash_left_is_discarded(wizard: Wizard) -> None:
    wizard.desk.left = [found.WAITING]
    wizard.presenter.forget(found.WAITING)
    await wizard.owner.settle()
    assert wizard.view.last("show_waiting") == ((),)


async def test_what_cannot_be_taken_up_is_said_on_the_first_page(wizard: Wizard) -> None:
    wizard.desk.refusal = InputRefused("import_cut_off", file="a.xlsx")
    wizard.presenter.resume(found.WAITING)
    await wizard.owner.settle()
    assert wizard.view.last("show_refused") == (wizard.desk.refusal, Step.FILE)


async def test_figures_of_the_letter_are_kept(wizard: Wizard) -> None:
    wizard.presenter.keep_letter(Letter(rows=3))
    await wizard.simulate()
    wizard.presenter.keep_letter(Letter(rows=4))
    await wizard.owner.settle()
    assert wizard.desk.letters == [Letter(rows=4)]


async def test_an_import_is_taken_back_and_the_history_read_again(wizard: Wizard) -> None:
    wizard.presenter.undo(BatchId(3))
    await wizard.owner.settle()
    assert wizard.desk.undone == [3]
    assert wizard.view.last("show_undone") == (Undone(3, 2),)
    assert wizard.view.count("show_recent") == 1
    wizard.desk.refusal = InputRefused("undo_newer", file="a.xlsx", id=3, newer="b", newer_id=4)
    wizard.presenter.undo(BatchId(3))
    await wizard.owner.settle()
    assert wizard.view.last("show_refused") == (wizard.desk.refusal, Step.FILE)
    assert wizard.view.count("show_recent") == 2


async def test_another_header_row_and_reading_are_handed_to_the_desk(wizard: Wizard) -> None:
    await wizard.choose()
    wizard.presenter.choose_header_row(found.INSPECTED.header_row)
    assert len(wizard.desk.inspected) == 1
    wizard.presenter.choose_header_row(7)
    await wizard.owner.settle()
    assert wizard.desk.inspected[-1][1].header_rows == (7,)
    wizard.presenter.choose_reading("E", "comma")
    wizard.presenter.choose_reading("H", "MDY")
    wizard.presenter.confirm_columns()
    await wizard.owner.settle()
    assert wizard.desk.simulated[-1].readings == {
        "SDO_VENC": {"decimal": "comma"},
        "F_ULT_PAGO": {"order": "MDY"},
    }
    wizard.presenter.choose_sheet("Pagos_nov")
    await wizard.owner.settle()
    assert wizard.presenter.settings.header_rows == ()
    assert wizard.presenter.settings.readings is None


async def test_what_was_remembered_is_forgotten_and_the_file_looked_at_again(
    wizard: Wizard,
) -> None:
    await wizard.choose()
    looked = len(wizard.desk.inspected)
    wizard.presenter.forget_map()
    await wizard.owner.settle()
    assert wizard.desk.forgotten == [4]
    assert len(wizard.desk.inspected) == looked + 1


async def test_a_protected_file_is_looked_at_again_with_its_password(wizard: Wizard) -> None:
    wizard.desk.refusal = InputRefused("ENCRYPTED", file="a.xlsx")
    await wizard.choose()
    assert wizard.presenter.path is not None
    wizard.desk.refusal = None
    wizard.presenter.change_settings(replace(wizard.presenter.settings, password="clave"))
    wizard.presenter.turn_to(Step.COLUMNS)
    await wizard.owner.settle()
    assert wizard.desk.inspected[-1][1].password == "clave"


async def test_a_file_that_calls_itself_an_update_withdraws_nothing(wizard: Wizard) -> None:
    wizard.desk.mode_found = "delta"
    await wizard.choose()
    assert wizard.presenter.settings.mode == "delta"
    assert wizard.view.last("show_settings")[0].mode == "delta"
    wizard.desk.mode_found = "full"
    await wizard.choose()
    assert wizard.presenter.settings.mode == "full"
