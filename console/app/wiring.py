"""Which gesture of a screen goes to which method of its presenter."""

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the screens are imported when they are first opened
    from console.ui.exporting.presenter import ExportPresenter
    from console.ui.exporting.sheet import ExportSheet
    from console.ui.importing.presenter import ImportPresenter
    from console.ui.importing.widget import ImportWidget
    from console.ui.palette.presenter import PalettePresenter
    from console.ui.promises.presenter import PromisesPresenter
    from console.ui.promises.widget import PromisesWidget
    from console.ui.queue.presenter import QueuePresenter
    from console.ui.queue.widget import QueueWidget
    from console.ui.settings.presenter import SettingsPresenter
    from console.ui.settings.widget import SettingsWidget
    from console.ui.shell.window import MainWindow


def wire_palette(
    window: "MainWindow", presenter: "PalettePresenter", come_up: Callable[[str], None]
) -> None:
    """The palette."""
    card = window.palette_card
    window.palette_wanted.connect(come_up)
    card.opened.connect(presenter.open)
    card.typed.connect(presenter.type)
    card.chosen.connect(presenter.choose)
    card.closed.connect(presenter.close)


def wire_queue(widget: "QueueWidget", presenter: "QueuePresenter") -> None:
    """The worklist."""
    widget.segment_chosen.connect(presenter.choose_segment)
    widget.filter_typed.connect(presenter.type_filter)
    widget.line_opened.connect(presenter.open_line)
    widget.end_reached.connect(presenter.reach_end)
    widget.work_clicked.connect(presenter.work_in_order)
    widget.bulk_wanted.connect(presenter.offer_templates)
    widget.template_previewed.connect(presenter.preview_template)
    widget.template_confirmed.connect(presenter.send_template)


def wire_promises(widget: "PromisesWidget", presenter: "PromisesPresenter") -> None:
    """The list of promises."""
    widget.tab_chosen.connect(presenter.choose_tab)
    widget.filter_typed.connect(presenter.type_filter)
    widget.row_opened.connect(presenter.open_row)
    widget.cancel_confirmed.connect(presenter.cancel)


def wire_export(sheet: "ExportSheet", presenter: "ExportPresenter") -> None:
    """The export sheet."""
    sheet.kind_chosen.connect(presenter.choose_kind)
    sheet.profile_chosen.connect(presenter.choose_profile)
    sheet.changed.connect(presenter.change)
    sheet.confirmed.connect(presenter.run)
    sheet.stopped.connect(presenter.cancel)
    sheet.save_confirmed.connect(presenter.save_profile)


def wire_import(widget: "ImportWidget", presenter: "ImportPresenter") -> None:
    """The import wizard."""
    widget.file_chosen.connect(presenter.choose_file)
    widget.settings_changed.connect(presenter.change_settings)
    widget.sheet_chosen.connect(presenter.choose_sheet)
    widget.kind_chosen.connect(presenter.choose_kind)
    widget.field_chosen.connect(presenter.choose_field)
    widget.reading_chosen.connect(presenter.choose_reading)
    widget.header_row_chosen.connect(presenter.choose_header_row)
    widget.map_forgotten.connect(presenter.forget_map)
    widget.back_clicked.connect(presenter.turn_to)
    widget.columns_confirmed.connect(presenter.confirm_columns)
    widget.load_confirmed.connect(presenter.confirm_load)
    widget.cancelled.connect(presenter.cancel)
    widget.started_over.connect(presenter.start_over)
    widget.rejected_target.connect(presenter.save_rejected)
    widget.resume_wanted.connect(presenter.resume)
    widget.forget_wanted.connect(presenter.forget)
    widget.undo_wanted.connect(presenter.undo)
    widget.letter_changed.connect(presenter.keep_letter)


def wire_settings(widget: "SettingsWidget", presenter: "SettingsPresenter") -> None:
    """The settings of the connection; looks are the window's affair."""
    widget.test_clicked.connect(presenter.test)
    widget.save_clicked.connect(presenter.save)
