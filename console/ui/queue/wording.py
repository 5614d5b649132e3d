"""Segments, sums and results of the worklist in words."""

from collections import Counter

from PySide6.QtCore import QCoreApplication

from console.domain.money import Money
from console.runtime import formats, reasons
from console.usecases.send_templates import BulkLine

translate = QCoreApplication.translate


def segment_name(segment: str | None) -> str:
    """The segment as the tree writes it."""
    names = {
        None: translate("QueueWords", "Todas"),
        "preventive": translate("QueueWords", "Preventiva"),
        "1-30": translate("QueueWords", "1–30"),
        "31-90": translate("QueueWords", "31–90"),
        "91+": translate("QueueWords", "91 o más"),
        "unknown": translate("QueueWords", "Sin antigüedad"),
        "excluded": translate("QueueWords", "Excluidas"),
    }
    return names.get(segment, segment or "")


def segment_title(segment: str | None) -> str:
    """The segment as the heading of the list writes it."""
    titles = {
        None: translate("QueueWords", "Todas las cuentas"),
        "1-30": translate("QueueWords", "1 a 30 días"),
        "31-90": translate("QueueWords", "31 a 90 días"),
        "91+": translate("QueueWords", "91 días o más"),
        "excluded": translate("QueueWords", "Fuera de gestión"),
    }
    return titles.get(segment) or segment_name(segment)


def sum_text(sums: tuple[Money, ...]) -> str:
    """One sum exactly; several currencies in short, each with its code. They never add up."""
    if len(sums) == 1:
        return formats.money(sums[0])
    return short_sums(sums)


def short_sums(sums: tuple[Money, ...]) -> str:
    """`$11.2 M`, or `$8.940 M COP + $61.2 M MXN`; a dash without any."""
    if len(sums) == 1:
        return formats.short_money(sums[0])
    return " + ".join(f"{formats.short_money(one)} {one.currency}" for one in sums) or "—"


def tree_sum(sums: tuple[Money, ...]) -> str:
    """What the narrow tree has room for; several currencies stand in the tooltip."""
    if len(sums) > 1:
        return translate("QueueWords", "varias")
    return short_sums(sums)


def bulk_result(result: tuple[BulkLine, ...], lang: str) -> str:
    """Who was written to, and who was left out and why."""
    sent = sum(line.message_id is not None for line in result)
    refused = Counter(line.refused.reason for line in result if line.refused is not None)
    one = translate("QueueWords", "Plantilla en camino a una persona.")
    many = translate("QueueWords", "Plantilla en camino a {count} personas.")
    text = one if sent == 1 else many.format(count=sent)
    if refused:
        why = ", ".join(
            f"{reasons.title(reason, lang)} {count}" for reason, count in refused.most_common()
        )
        left = translate("QueueWords", "Fuera por la política: {why}.").format(why=why)
        text = f"{text} {left}"
    return text
