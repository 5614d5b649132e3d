"""A person's own mapping laid over the proposed one, and its form to keep and use again."""

import json
from collections.abc import Mapping as AnyMapping
from dataclasses import replace
from pathlib import Path

from console.excel.cells import tidy
from console.excel.fields import BLOCK_FIELDS, FIELDS
from console.excel.layout import Layout, Mapping
from console.excel.refused import FileRefused, RefusalCode

BLOCKS = "blocks"
Headers = str | list[str] | tuple[str, ...] | None


def read_map(path: Path) -> dict[str, object]:
    """The JSON of a map file: field to header, or to a list of headers.

    Raises: FileRefused for a file that is no such JSON.
    """
    try:
        found = json.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError as reason:
        raise FileRefused(RefusalCode.NOT_FOUND, path.name) from reason
    except (OSError, ValueError) as reason:
        raise FileRefused(RefusalCode.BAD_MAP, path.name) from reason
    if not isinstance(found, dict):
        raise FileRefused(RefusalCode.BAD_MAP, path.name)
    return found


def overridden(layout: Layout, wanted: AnyMapping[str, object], file: str) -> Layout:
    """The layout with a person's choices: the fields they name take the columns they name,
    and give up any other; null takes a field away; a column feeds one field only.

    Raises: FileRefused for a field or a header that there is not.
    """
    mapping, blocks = dict(layout.mapping), dict(layout.blocks)
    for name, headers in wanted.items():
        if name == BLOCKS:
            blocks = _blocks(layout, headers, file)
        else:
            _refuse_unknown_field(layout, name, file)
            mapping[name] = _columns(layout, headers, file)
    chosen = {c for name in wanted if name != BLOCKS for c in mapping.get(name, ())}
    chosen |= {c for block in blocks.values() for columns in block.values() for c in columns}
    kept = {
        name: columns
        if name in wanted
        else tuple(column for column in columns if column not in chosen)
        for name, columns in mapping.items()
    }
    return replace(layout, mapping={name: c for name, c in kept.items() if c}, blocks=blocks)


def _blocks(layout: Layout, wanted: object, file: str) -> dict[str, Mapping]:
    if wanted is None:
        return {}
    if not isinstance(wanted, dict) or not all(isinstance(b, dict) for b in wanted.values()):
        raise FileRefused(RefusalCode.BAD_MAP, file)
    blocks: dict[str, Mapping] = {}
    for block, fields in wanted.items():
        unknown = next((name for name in fields if name not in BLOCK_FIELDS), None)
        if unknown is not None:
            raise FileRefused(RefusalCode.UNKNOWN_FIELD, file, field=str(unknown))
        blocks[str(block)] = {
            name: _columns(layout, headers, file) for name, headers in fields.items()
        }
    return blocks


def _refuse_unknown_field(layout: Layout, name: str, file: str) -> None:
    if name not in FIELDS[layout.kind]:
        raise FileRefused(RefusalCode.UNKNOWN_FIELD, file, field=name)


def _columns(layout: Layout, headers: object, file: str) -> tuple[int, ...]:
    if headers is None:
        return ()
    named = [headers] if isinstance(headers, str) else headers
    if not isinstance(named, (list, tuple)) or not all(isinstance(h, str) for h in named):
        raise FileRefused(RefusalCode.BAD_MAP, file)
    return tuple(_column(layout, header, file) for header in named)


def _column(layout: Layout, header: str, file: str) -> int:
    """The column of that header; spaces and case do not matter."""
    wanted = tidy(header).casefold()
    for column, found in enumerate(layout.headers):
        if found.casefold() == wanted:
            return column
    raise FileRefused(
        RefusalCode.UNKNOWN_COLUMN,
        file,
        column=header,
        columns=", ".join(found for found in layout.headers if found),
    )
