"""Every screen with rows in it, for eyes: `python tests/ui/screens_gallery.py FOLDER [NAME…]`.

Writes a picture per scene, theme, zoom and window size. Nothing is compared here; people look.
"""

import os
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QPainter, QPixmap, QRegion
from PySide6.QtWidgets import QApplication, QWidget

from console.app.export_fields import FIELDS
from console.runtime import sentences
from console.runtime.errors import InputRefused, Unavailable
from console.ui.exporting.sheet import ExportSheet
from console.ui.importing.presenter import Step
from console.ui.importing.widget import ImportWidget
from console.ui.promises.presenter import Listed, Tab, tab_of, totals
from console.ui.promises.widget import PromisesWidget
from console.ui.queue.columns import QueueColumns
from console.ui.queue.lines import SegmentChoice
from console.ui.queue.widget import QueueWidget
from console.ui.settings.presenter import Choices
from console.ui.settings.widget import SettingsWidget
from console.ui.shell.window import MainWindow
from console.ui.theme.theme import Scheme, Theme
from console.usecases.connecting import ConnectionResult, Reached
from console.usecases.exporting import Exported, ExportKind, ExportProfile, FieldOffer
from console.usecases.importing import Progress
from tests.ui.desk import PREVIEW
from tests.ui.importing import found
from tests.ui.promises import rows as promised
from tests.ui.queue import rows as queued

SIZES = ((1_440, 900), (1_100, 700))
LOOKS: tuple[tuple[Scheme, float], ...] = (
    ("light", 1.0),
    ("dark", 1.0),
    ("light", 1.5),
    ("dark", 1.5),
)
After = Callable[[], None]
Scene = Callable[[], tuple[str, QWidget, After | None]]


def _queue(shown: int, total: int, *, mixed: bool = True) -> QueueWidget:
    columns = QueueColumns(lambda: queued.NOW, "es", queued.MEXICO)
    widget = QueueWidget(columns, "es")
    widget.show_tree(queued.tree(mixed=mixed), SegmentChoice(None if mixed else "31-90"))
    widget.show_page(queued.page(shown, total=total, mixed=mixed), more=False)
    return widget


def queue() -> tuple[str, QWidget, After | None]:
    widget = _queue(40, 6_204, mixed=False)
    checked = frozenset(line.row.account_id for line in queued.lines(11) if line.row.priority)
    widget.table.set_checked(frozenset(checked))
    widget.table.checked_changed.emit(checked)

    def after() -> None:
        widget.table.select_key(queued.line(1).row.account_id)
        widget.explain_current()

    return "queues", widget, after


def queue_mixed() -> tuple[str, QWidget, After | None]:
    widget = _queue(10_000, 16_204)
    checked = frozenset(line.row.account_id for line in queued.lines(5))
    widget.table.set_checked(frozenset(checked))
    widget.table.checked_changed.emit(checked)
    return "queues", widget, widget.table.setFocus


def queue_empty() -> tuple[str, QWidget, After | None]:
    columns = QueueColumns(lambda: queued.NOW, "es", queued.MEXICO)
    widget = QueueWidget(columns, "es")
    widget.show_tree((), SegmentChoice(None))
    widget.show_page(queued.page(0), more=False)
    return "queues", widget, None


def queue_nothing() -> tuple[str, QWidget, After | None]:
    widget = _queue(3, 3, mixed=False)
    widget.search.setText("zzz")
    widget.show_page(queued.page(0), more=False)
    return "queues", widget, None


def queue_send() -> tuple[str, QWidget, After | None]:
    widget = _queue(40, 6_204, mixed=False)

    def after() -> None:
        widget.show_bulk_offer(queued.TEMPLATES, queued.lines(24))
        widget.show_bulk_preview(queued.BOUND, "Jorge Iván Castañeda Lugo")

    return "queues", widget, after


def _import() -> ImportWidget:
    def explain(error: InputRefused | Unavailable) -> str:
        return str(error)

    widget = ImportWidget(found.SETTINGS, "es", explain)
    widget.show_recent(found.RECENT)
    return widget


def import_file() -> tuple[str, QWidget, After | None]:
    widget = _import()

    def after() -> None:
        widget.file_page.form.creditor.clear()
        widget.file_page.drop.file_chosen.emit(found.FILE)

    return "import", widget, after


def import_refused() -> tuple[str, QWidget, After | None]:
    def explain(_error: InputRefused | Unavailable) -> str:
        return (
            "cartera_noviembre.xlsx está protegido con contraseña. Ábrelo en Excel, quítale "
            "la contraseña en Archivo, Información, y vuelve a elegirlo. No cambió nada."
        )

    widget = ImportWidget(found.SETTINGS, "es", explain)
    widget.show_recent(())
    widget.show_refused(InputRefused("encrypted", file="cartera_noviembre.xlsx"))
    return "import", widget, None


def import_columns() -> tuple[str, QWidget, After | None]:
    widget = _import()
    widget.show_inspecting(found.FILE)
    widget.show_inspected(found.INSPECTED)
    return "import", widget, None


def import_progress() -> tuple[str, QWidget, After | None]:
    widget = _import()
    widget.show_inspecting(found.FILE)
    widget.show_step(Step.SIMULATION)
    widget.show_progress(Progress("read", 3_974, 6_214))
    return "import", widget, None


def import_simulated() -> tuple[str, QWidget, After | None]:
    widget = _import()
    widget.show_inspecting(found.FILE)
    widget.show_step(Step.SIMULATION)
    widget.show_simulated(found.simulated(2_000))
    return "import", widget, None


def import_mixed() -> tuple[str, QWidget, After | None]:
    widget = _import()
    widget.show_inspecting(found.FILE)
    widget.show_step(Step.SIMULATION)
    changes = {"json": found.found_json(0, 0, "MXN", "USD"), "imported_before": found.RECENT[0]}
    widget.show_simulated(found.simulated(0, **changes))
    return "import", widget, None


def import_payments() -> tuple[str, QWidget, After | None]:
    widget = _import()
    widget.show_inspecting(found.FILE)
    widget.show_step(Step.SIMULATION)
    widget.show_simulated(found.payments())
    return "import", widget, None


def import_left_over() -> tuple[str, QWidget, After | None]:
    widget = _import()
    widget.show_waiting((found.WAITING, replace(found.WAITING, is_whole=False)))
    return "import", widget, None


def import_loading() -> tuple[str, QWidget, After | None]:
    widget = _import()
    widget.show_inspecting(found.FILE)
    widget.show_step(Step.LOAD)
    widget.show_progress(Progress("load", 0, None))
    return "import", widget, None


def import_loaded() -> tuple[str, QWidget, After | None]:
    widget = _import()
    widget.show_inspecting(found.FILE)
    widget.show_simulated(found.simulated(104))
    widget.show_step(Step.LOAD)
    widget.show_loaded(found.LOADED)
    return "import", widget, None


def _listed(tab: Tab, count: int) -> Listed:
    every = promised.promises(count)
    groups = {row.id: tab_of(row, promised.TODAY) for row in every}
    rows = tuple(row for row in every if tab in {Tab.ALL, groups[row.id]})
    counts = {one: sum(group is one for group in groups.values()) for one in Tab}
    return Listed(tab, rows, counts | {Tab.ALL: count}, totals(rows), promised.TODAY)


def promises() -> tuple[str, QWidget, After | None]:
    widget = PromisesWidget("es")
    widget.show_promises(_listed(Tab.ALL, 400))
    return "promises", widget, lambda: widget.table.select_key("promise-2")


def promises_cancel() -> tuple[str, QWidget, After | None]:
    widget = PromisesWidget("es")
    widget.show_promises(_listed(Tab.ALL, 400))

    def after() -> None:
        widget.table.select_key("promise-2")
        widget.ask_to_cancel()

    return "promises", widget, after


def promises_empty() -> tuple[str, QWidget, After | None]:
    widget = PromisesWidget("es")
    widget.show_promises(_listed(Tab.OVERDUE, 0))
    return "promises", widget, None


def settings() -> tuple[str, QWidget, After | None]:
    widget = SettingsWidget(str)
    widget.show_choices(Choices("Laura Méndez", theme=Theme.current().scheme))
    widget.show_connection("https://rele.despacho-norte.mx", has_token=True)
    result = ConnectionResult(Reached.OK, 84, ("+52 55 1234 5678",))
    return "settings", widget, lambda: widget.show_tested(result)


def settings_trouble() -> tuple[str, QWidget, After | None]:
    widget = SettingsWidget(str)
    widget.show_choices(Choices(""))
    widget.show_connection("http://rele.despacho-norte.mx", has_token=False)

    def after() -> None:
        widget.show_address_trouble("insecure")
        widget.show_tested(ConnectionResult(Reached.NOT_LET_IN))
        widget.operator.editingFinished.emit()

    return "settings", widget, after


def export_sheet() -> tuple[str, QWidget, After | None]:
    widget = _queue(40, 6_204, mixed=False)

    def after() -> None:
        sheet = ExportSheet(ExportKind.QUEUE, str, widget)
        sheet.show_profiles(())
        sheet.show_fields(_offers())
        sheet.show_preview(PREVIEW)
        sheet.open()

    return "queues", widget, after


def export_done() -> tuple[str, QWidget, After | None]:
    widget = _queue(40, 6_204, mixed=False)

    def after() -> None:
        sheet = ExportSheet(ExportKind.QUEUE, str, widget)
        sheet.show_profiles((ExportProfile("Cerro Azul diario", ExportKind.QUEUE),))
        sheet.show_fields(_offers())
        sheet.show_preview(PREVIEW)
        sheet.open()
        sheet.show_done(Exported(Path("Cerro Azul diario.xlsx"), 6204, 0.8))

    return "queues", widget, after


def _offers() -> tuple[FieldOffer, ...]:
    return tuple(
        FieldOffer(field.code, sentences.sentence("exports", field.code, "es"), field.standard)
        for field in FIELDS[ExportKind.QUEUE]
    )


SCENES: dict[str, Scene] = {
    "export": export_sheet,
    "export-done": export_done,
    "queue": queue,
    "queue-mixed": queue_mixed,
    "queue-empty": queue_empty,
    "queue-nothing": queue_nothing,
    "queue-send": queue_send,
    "import-file": import_file,
    "import-refused": import_refused,
    "import-columns": import_columns,
    "import-progress": import_progress,
    "import-simulated": import_simulated,
    "import-mixed": import_mixed,
    "import-payments": import_payments,
    "import-left-over": import_left_over,
    "import-loading": import_loading,
    "import-loaded": import_loaded,
    "promises": promises,
    "promises-cancel": promises_cancel,
    "promises-empty": promises_empty,
    "settings": settings,
    "settings-trouble": settings_trouble,
}


def in_window(key: str, widget: QWidget, size: tuple[int, int]) -> MainWindow:
    """The screen inside the whole window, as a person meets it."""
    window = MainWindow()
    for name, title, icon in (
        ("inbox", "Bandeja", "inbox"),
        ("queues", "Colas", "list"),
        ("promises", "Promesas", "calendar-check"),
        ("import", "Importar", "upload"),
    ):
        window.add_section(name, title, icon, widget if name == key else QWidget())
    settings = widget if key == "settings" else QWidget()
    window.add_section("settings", "Ajustes", "sliders", settings, at_bottom=True)
    window.open_section(key)
    window.show_badge("inbox", 12)
    window.show_badge("promises", 5, is_alert=True)
    window.show_workspace("Financiera Horizonte")
    window.show_operator("Laura Méndez")
    window.show_today(34, 9)
    window.show_connection("online", 84)
    window.resize(*size)
    return window


def picture(window: QWidget) -> QPixmap:
    """The window and whatever floats over it, as the screen would show them."""
    image = QPixmap(window.size())
    image.fill(Theme.current().color("bg"))
    window.render(image)
    painter = QPainter(image)
    for other in QApplication.topLevelWidgets():
        if other is not window and other.isVisible():
            shot = QPixmap(other.size())
            shot.fill("transparent")
            other.render(shot, QPoint(), QRegion(), QWidget.RenderFlag.DrawChildren)
            painter.drawPixmap(other.pos() - window.pos(), shot)
    painter.end()
    return image


def main(
    folder: Path,
    wanted: list[str],
    looks: tuple[tuple[Scheme, float], ...] = LOOKS,
    sizes: tuple[tuple[int, int], ...] = SIZES,
) -> None:
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    folder.mkdir(parents=True, exist_ok=True)
    for scheme, zoom in looks:
        Theme.current().apply(app, scheme, zoom)
        for name in wanted or SCENES:
            for size in sizes:
                key, widget, after = SCENES[name]()
                window = in_window(key, widget, size)
                window.show()
                window.activateWindow()
                app.processEvents()
                if after is not None:
                    after()
                    app.processEvents()
                label = f"{name}-{scheme}-{round(zoom * 100)}-{size[0]}"
                picture(window).save(str(folder / f"{label}.png"))
                for other in app.topLevelWidgets():
                    other.close()
                    other.deleteLater()
                app.sendPostedEvents(None, QEvent.Type.DeferredDelete)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
