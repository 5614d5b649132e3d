"""The palette's offers as lines of its list."""

from PySide6.QtCore import QCoreApplication

from console.runtime import formats
from console.ui.actions.action import Offer
from console.ui.actions.catalogue import place_titles
from console.ui.palette.presenter import Found
from console.ui.widgets.chips import bucket_kind
from console.ui.widgets.results import ResultRow, caption_row
from console.usecases.views import MessageFound, PersonFound, TemplateRow


def rows_of(found: Found) -> tuple[ResultRow, ...]:
    """Part by part, each under its caption."""
    translate = QCoreApplication.translate
    said = " ".join(found.words)
    place = found.here[0].action.place if found.here else ""
    here = place_titles().get(place, "")
    if place == "inbox":
        here = translate("Palette", "En esta conversación")
    parts = (
        (here, tuple(map(_action, found.here))),
        (translate("Palette", "Ir a"), tuple(map(_action, found.go_to))),
        (translate("Palette", "Personas"), tuple(map(_person, found.people))),
        (
            translate("Palette", "Personas con «{words}» en sus mensajes").format(words=said),
            tuple(map(_message, found.messages)),
        ),
        (translate("Palette", "Plantillas"), tuple(map(_template, found.templates))),
    )
    return tuple(
        row for caption, rows in parts if rows for row in (caption_row(caption), *rows)
    )


def _action(offer: Offer) -> ResultRow:
    action = offer.action
    keys = tuple(offer.keys.split()) if action.place == "window" else (offer.keys,)
    return ResultRow(
        offer,
        action.title,
        action.detail,
        action.icon or "bolt",
        keys=tuple(filter(None, (" ".join(keys),))),
    )


def _person(hit: PersonFound) -> ResultRow:
    due = formats.money(hit.due, hit.country) if hit.due else ""
    tail = f"··{hit.account_no[-4:]}" if hit.account_no else ""
    return ResultRow(
        hit,
        hit.name,
        " · ".join(part for part in (tail, due) if part),
        person_id=str(hit.debtor_id),
        chip=f"{hit.dpd} d" if hit.dpd is not None and hit.dpd > 0 else "",
        chip_kind=bucket_kind(hit.dpd),
    )


def _message(hit: MessageFound) -> ResultRow:
    translate = QCoreApplication.translate
    said = f"«{hit.text}»"
    if hit.is_note:
        said = translate("Palette", "{text} en nota interna").format(text=said)
    return ResultRow(
        hit,
        hit.name,
        said,
        person_id=str(hit.debtor_id or hit.conversation_id),
        chip=f"{hit.dpd} d" if hit.dpd else "",
        chip_kind=bucket_kind(hit.dpd),
        marks_detail=True,
    )


def _template(row: TemplateRow) -> ResultRow:
    return ResultRow(row, row.name, f"{row.category.lower()} · {row.language}", "layout")
