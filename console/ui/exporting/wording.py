"""Names of what is exported, as the sheet says them."""

from PySide6.QtCore import QCoreApplication

from console.ui.exporting.presenter import Period
from console.usecases.exporting import ExportKind, FileFormat


def kind_texts() -> tuple[tuple[str, str], ...]:
    """Every kind of export with its name."""
    translate = QCoreApplication.translate
    return (
        (ExportKind.QUEUE.value, translate("Exporting", "Cola de trabajo")),
        (ExportKind.ACTIVITIES.value, translate("Exporting", "Gestiones")),
        (ExportKind.BEST_LAST.value, translate("Exporting", "Mejor y última gestión")),
        (ExportKind.PROMISES.value, translate("Exporting", "Promesas")),
        (ExportKind.PAYMENTS.value, translate("Exporting", "Pagos")),
        (ExportKind.CONVERSATIONS.value, translate("Exporting", "Conversaciones")),
        (ExportKind.AUDIT.value, translate("Exporting", "Auditoría")),
    )


def period_texts() -> tuple[tuple[str, str], ...]:
    """Every period with its name."""
    translate = QCoreApplication.translate
    return (
        (Period.ALL.value, translate("Exporting", "Todo")),
        (Period.TODAY.value, translate("Exporting", "Hoy")),
        (Period.WEEK.value, translate("Exporting", "Últimos 7 días")),
        (Period.MONTH.value, translate("Exporting", "Este mes")),
        (Period.LAST_MONTH.value, translate("Exporting", "El mes pasado")),
    )


def format_texts() -> tuple[tuple[str, str], ...]:
    """Every file format with its name."""
    translate = QCoreApplication.translate
    return (
        (FileFormat.XLSX.value, translate("Exporting", "Excel (.xlsx)")),
        (FileFormat.CSV.value, translate("Exporting", "Texto separado (.csv)")),
    )
