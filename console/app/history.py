"""`acuerdo import --history` and `--undo`: what was imported, and taking it back."""

from console.app.cli import DONE, SOME_REFUSED, Call
from console.app.importing import ImportService
from console.app.workspace import opened, place_of
from console.runtime import formats, sentences
from console.usecases.views import BatchRow

OPERATOR = "acuerdo import"


def run(call: Call) -> int:
    """List the newest imports, or undo one."""
    options = call.options
    place = place_of(options.workspace, call.environ)
    with opened(place, call.environ) as worker:
        service = ImportService(worker, by=OPERATOR, lang=call.lang, now=call.clock.now)
        if options.undo is not None:
            return _undo(call, service)
        rows = service.recent()
    call.answer({"imports": [_json(row) for row in rows]})
    for row in rows:
        call.line(_line(row, call.lang))
    return DONE


def _undo(call: Call, service: ImportService) -> int:
    undone = service.undo(call.options.undo)
    kept = [{"what": one.what, "why": one.why, "count": one.count} for one in undone.kept]
    call.answer(
        {
            "import": call.options.undo,
            "restored": undone.restored,
            "removed": undone.removed,
            "kept": kept,
        }
    )
    call.say(
        "import_undone",
        id=call.options.undo,
        restored=formats.integer(undone.restored),
        removed=formats.integer(undone.removed),
    )
    for one in undone.kept:
        call.say(f"undo_kept_{one.what}_{one.why}", count=formats.integer(one.count))
    return SOME_REFUSED if kept else DONE


def _json(row: BatchRow) -> dict[str, object]:
    return {
        "import": row.id,
        "file": row.filename,
        "creditor": row.creditor,
        "kind": row.kind,
        "as_of": row.as_of,
        "at": row.at,
        "by": row.by,
        "state": row.state,
        "accepted": row.accepted,
        "rejected": row.rejected,
        "effect": {
            "created": row.created,
            "updated": row.updated,
            "unchanged": row.unchanged,
            "withdrawn": row.withdrawn,
        },
        "undo_until": row.undo_until,
        "undone_at": row.undone_at,
        "undone_by": row.undone_by,
    }


def _line(row: BatchRow, lang: str) -> str:
    day = formats.day(row.at.date(), lang, "short")
    kind = sentences.sentence("cli", f"kind_{row.kind}", lang)
    state = sentences.sentence("cli", f"import_state_{row.state}", lang)
    return f"{row.id:>6}  {day}  {kind:<11}  {state:<10}  {row.filename}  {row.creditor}"
