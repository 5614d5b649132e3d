"""Layouts as files: read from JSON, and what the written file is called."""

import json
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from string import Formatter
from typing import Any

from console.app.export_fields import field_of
from console.runtime.errors import InputRefused
from console.usecases.exporting import ColumnChoice, ExportKind, ExportProfile, FileFormat

FORBIDDEN_IN_FILES = str.maketrans(dict.fromkeys('<>:"/\\|?*', " "))
DELIMITERS = frozenset({";", ",", "\t", "|"})
IN_FILE_NAMES = frozenset({"creditor", "kind", "segment", "date", "time"})
DECIMALS = frozenset({".", ","})


def layout_from(file: Path) -> ExportProfile:
    """The layout that a JSON file describes: keys as ExportProfile has them; `columns` is a
    list of fields, or of objects with field, title and format.

    Raises: InputRefused.
    """
    try:
        given = json.loads(file.read_text(encoding="utf-8"))
        profile = _layout(given)
    except (OSError, ValueError, TypeError, KeyError, AttributeError, LookupError) as reason:
        raise InputRefused("export_layout_bad", file=file.name, why=_said(reason)) from reason
    return checked(profile)


def _layout(given: Mapping[str, Any]) -> ExportProfile:
    rest = {key: value for key, value in given.items() if key not in {"columns", "kind"}}
    if "file_format" in rest:
        rest["file_format"] = FileFormat(rest["file_format"])
    columns = tuple(
        ColumnChoice(one) if isinstance(one, str) else ColumnChoice(**one)
        for one in given.get("columns", ())
    )
    return ExportProfile(**rest, kind=ExportKind(given["kind"]), columns=columns)


def checked(profile: ExportProfile) -> ExportProfile:
    """The layout, if it can be written. Raises: InputRefused naming what cannot."""
    for choice in profile.columns:
        if field_of(profile.kind, choice.field) is None:
            raise InputRefused("export_field_unknown", field=choice.field, profile=profile.name)
    wrong = [
        name
        for name, good in (
            ("name", bool(profile.name.strip())),
            ("delimiter", profile.delimiter in DELIMITERS),
            ("decimal", profile.decimal in DECIMALS),
            ("encoding", _is_encoding(profile.encoding)),
            ("file_name", _is_pattern(profile.file_name)),
        )
        if not good
    ]
    if wrong:
        raise InputRefused("export_layout_bad", file=profile.name, why=", ".join(wrong))
    return profile


def file_name(
    profile: ExportProfile | None, kind: ExportKind, now: datetime, segment: str | None
) -> str:
    """What the file is called, with its ending; `now` in the desk's own zone."""
    pattern = profile.file_name if profile is not None else "{kind}_{date}"
    ending = profile.file_format.value if profile is not None else FileFormat.XLSX.value
    filled = pattern.format(
        creditor=(profile.creditor if profile is not None else None) or "",
        kind=kind.value,
        segment=segment or (profile.segment if profile is not None else None) or "",
        date=f"{now:%Y-%m-%d}",
        time=f"{now:%H%M}",
    )
    stem = " ".join(filled.translate(FORBIDDEN_IN_FILES).split()).strip(" ._-")
    return f"{stem or kind.value}.{ending}"


def target_of(
    out: Path,
    kind: ExportKind,
    profile: ExportProfile | None,
    now: datetime,
    segment: str | None,
) -> Path:
    """The file itself, or inside a folder the one that the layout names."""
    if profile is None or not out.is_dir():
        return out
    return out / file_name(profile, kind, now, segment)


def _is_encoding(name: str) -> bool:
    try:
        "ñ".encode(name)
    except LookupError:
        return False
    except UnicodeEncodeError:
        return True
    return True


def _is_pattern(pattern: str) -> bool:
    """Whether it holds the known names alone, and nothing that looks into them."""
    try:
        names = {name for _text, name, _form, _turn in Formatter().parse(pattern)}
    except ValueError:
        return False
    return bool(pattern.strip()) and names <= {None, *IN_FILE_NAMES}


def _said(reason: Exception) -> str:
    """What Python says of it, in one line."""
    return " ".join(str(reason).split())[:200] or type(reason).__name__
