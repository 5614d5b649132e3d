"""An import that was read and not yet loaded, as it is kept and as it is shown again."""

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from console.domain.placement import FileKind, RowNote
from console.runtime.errors import InputRefused
from console.usecases.control_totals import Letter
from console.usecases.importing import ImportSettings, Issue, Simulated
from console.usecases.views import BatchRow, Outlook, StagedBatch

ISSUES_SHOWN = 2_000
KEPT_AS_NOTES = ("rejected", "warnings")
NOT_KEPT = (*KEPT_AS_NOTES, "sample")


def remembered(json: dict[str, Any]) -> dict[str, Any]:
    """The import JSON without the lists that are kept as notes."""
    return {name: value for name, value in json.items() if name not in NOT_KEPT}


def told(outlook: Outlook) -> dict[str, Any]:
    """What a comparison with the workspace adds to the import JSON."""
    buckets = [
        {
            "bucket": bucket,
            "accounts": accounts,
            "due_amount_minor": due,
            "before_minor": before,
        }
        for bucket, accounts, due, before in outlook.effect.by_bucket
    ]
    more = {"buckets": buckets} if buckets else {}
    return {**outlook.findings, **more, "operation": asdict(outlook.operation)}


def issues_of(
    rejected: Sequence[RowNote], warnings: Sequence[RowNote], lang: str
) -> tuple[Issue, ...]:
    """Rejections, then warnings, in words; the first of them."""
    from console.excel import wording  # noqa: PLC0415 - with the reader

    numbered = [(note, True) for note in rejected] + [(note, False) for note in warnings]
    return tuple(
        Issue(
            row=note.row,
            code=note.code,
            rejected=is_rejected,
            column=note.column,
            value=note.value,
            message=wording.reason(note, lang),
            remedy=wording.remedy(note, lang),
        )
        for note, is_rejected in numbered[:ISSUES_SHOWN]
    )


def resumed(
    batch: StagedBatch,
    notes: Sequence[RowNote],
    outlook: Outlook,
    before: BatchRow | None,
    lang: str,
) -> Simulated:
    """A waiting batch as it was simulated, compared with the workspace as it is now."""
    from console.excel import wording  # noqa: PLC0415 - with the reader
    from console.excel.report import note_json  # noqa: PLC0415

    counts = batch.report.get("rejected_counts", {})
    rejected = [note for note in notes if note.code in counts]
    warnings = [note for note in notes if note.code not in counts]

    def say(note: RowNote) -> str:
        return wording.sentence(note, lang)

    json = batch.report | {
        "rejected": [note_json(note, say) for note in rejected],
        "warnings": [note_json(note, say) for note in warnings],
        "sample": [],
    }
    return Simulated(
        batch_id=batch.id,
        settings=ImportSettings(
            creditor=batch.creditor,
            country=batch.country,
            currency=batch.currency,
            as_of=batch.as_of,
            kind=FileKind(batch.kind),
            mode=batch.mode,
            portfolio=batch.portfolio,
            sheet=batch.report.get("sheet"),
        ),
        path=Path(batch.path or batch.filename),
        sha256=batch.sha256,
        json=json | told(outlook),
        issues=issues_of(rejected, warnings, lang),
        effect=outlook.effect,
        imported_before=before,
        operation=outlook.operation,
        letter=Letter(**batch.letter),
    )


def report_again(simulated: Simulated, notes: Sequence[RowNote], stated: Any) -> Any:  # noqa: ANN401 - excel is imported late
    """The report of a reading of which only the notes were kept: the layout is looked for
    again with the columns that were confirmed.

    Raises: InputRefused when the file is not there any more.
    """
    from console.excel import inspection  # noqa: PLC0415 - heavy
    from console.excel.overrides import overridden  # noqa: PLC0415
    from console.excel.report import Report  # noqa: PLC0415

    path = simulated.path
    if not path.is_file():
        raise InputRefused("import_file_gone", file=path.name)
    found = inspection.inspect(path, stated, sheet=simulated.settings.sheet)
    mapping = {
        field: tuple([headers] if isinstance(headers, str) else headers)
        for field, headers in simulated.json.get("mapping", {}).items()
        if field != "blocks"
    }
    layout = overridden(found.layout, mapping, path.name)
    rejected = simulated.json.get("rejected_counts", {})
    return Report(stated, layout, rejected=[note for note in notes if note.code in rejected])
