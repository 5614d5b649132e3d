"""Proposes which column feeds which field, by name and by what the column contains."""

from collections.abc import Sequence
from dataclasses import dataclass

from console.domain.placement import FileKind
from console.excel.blocks import find_blocks
from console.excel.container import column_letter
from console.excel.content import (
    CHECKED_DOCUMENT,
    FEWEST_CELLS,
    PERSONAL,
    Sampled,
    by_cells,
    by_content,
    is_of_another,
    says_nothing,
)
from console.excel.debtness import debtness
from console.excel.fields import FIELDS, Field
from console.excel.layout import ColumnProposal, Mapping
from console.excel.profile import ALMOST_ALL, MOST, Profile
from console.excel.vocabulary import SURE, Vocabulary, Why, vocabulary_of, words_of

LEAST_CONFIDENCE = 60
MOST_ALTERNATIVES = 3
STATUS_BY_CONTENT = 90

ADDRESS_ORDER = (
    ("calle", "direccion", "domicilio", "endereco", "logradouro", "street", "address"),
    ("exterior", "interior", "complemento"),
    ("colonia", "barrio", "bairro", "distrito", "parroquia", "localidad", "poblacion"),
    ("municipio", "delegacion", "alcaldia", "ciudad", "cidade", "city", "comuna", "canton"),
    ("provincia",),
    ("estado", "departamento", "region", "uf", "state", "entidad"),
    ("cp", "postal", "cep", "zip"),
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """One field that one column may feed."""

    score: int
    column: int
    field: str


@dataclass(frozen=True, slots=True)
class Proposed:
    """A whole mapping with what speaks for it."""

    mapping: Mapping
    blocks: dict[str, Mapping]
    scores: dict[int, int]
    alternatives: dict[int, tuple[str, ...]]
    why: dict[int, Why]

    def mapped(self, name: str) -> bool:
        """Whether some column feeds the field, in a block or outside."""
        return name in self.mapping or any(name in block for block in self.blocks.values())


def propose(
    headers: Sequence[str],
    profiles: Sequence[Profile],
    kind: FileKind,
    sampled: Sampled,
) -> Proposed:
    """The likeliest mapping of the headers in a file of this kind: by the names, where they
    tell, and by the cells.
    """
    vocabulary, fields = vocabulary_of(kind), FIELDS[kind]
    blocks = find_blocks(headers, vocabulary) if kind is FileKind.PORTFOLIO else {}
    in_blocks = {
        c for block in blocks.values() for columns in block.columns for c in (columns,)
    }
    candidates = [
        candidate
        for column, header in enumerate(headers)
        if column not in in_blocks
        for candidate in _candidates(column, header, profiles[column], vocabulary, fields)
    ]
    block_mappings = {
        name: _assigned(block.candidates(profiles, fields), fields)[0]
        for name, block in blocks.items()
    }
    in_block_fields = {name for block in block_mappings.values() for name in block}
    outside = [c for c in candidates if c.field not in in_block_fields]
    outside += _documents(headers, profiles, fields, in_blocks, outside)
    mapping, scores = _assigned(outside, fields)
    why = _whys(mapping, headers, vocabulary, scores, outside)
    if kind is FileKind.PORTFOLIO and not in_block_fields & {"due_amount", "total_balance"}:
        _find_debt(mapping, scores, headers, profiles)
        why |= dict.fromkeys(scores.keys() - why.keys(), Why.DEBT)

    def silent() -> list[int]:
        return [c for c in range(len(headers)) if c not in scores and c not in in_blocks]

    scores |= by_content(mapping, headers, profiles, fields, silent(), vocabulary)
    unnamed = [
        c for c in silent() if says_nothing(headers[c]) and not vocabulary.is_never(headers[c])
    ]
    scores |= by_cells(mapping, profiles, fields, unnamed, sampled)
    why |= dict.fromkeys(scores.keys() - why.keys(), Why.CONTENT)
    for name, block in blocks.items():
        scores.update(block.scores(block_mappings[name]))
        why |= {c[0]: Why.EXACT for c in block_mappings[name].values()}
    return Proposed(
        _ordered(mapping, headers, fields),
        block_mappings,
        scores,
        _alternatives(candidates),
        why,
    )


def proposals(
    headers: Sequence[str],
    profiles: Sequence[Profile],
    proposed: Proposed,
    kind: FileKind,
    first_column: int,
) -> tuple[ColumnProposal, ...]:
    """One line per column with a header, as the mapping screen shows them."""
    fields = FIELDS[kind]
    by_column = {c: (name, "") for name, columns in proposed.mapping.items() for c in columns}
    for block, mapping in proposed.blocks.items():
        by_column |= {c: (name, block) for name, columns in mapping.items() for c in columns}
    lines = []
    for column, header in enumerate(headers):
        if not header and not profiles[column].filled:
            continue
        name, block = by_column.get(column, ("", ""))
        reading = fields[name].reading if name else None
        lines.append(
            ColumnProposal(
                column=column,
                letter=column_letter(column + first_column),
                header=header,
                field=name or None,
                confidence=proposed.scores.get(column, 0) if name else 0,
                type_label=profiles[column].type_label(reading).value,
                examples=tuple(profiles[column].examples),
                alternatives=tuple(
                    other for other in proposed.alternatives.get(column, ()) if other != name
                ),
                block=block or None,
                why=proposed.why.get(column) if name else None,
            )
        )
    return tuple(lines)


def state_column(mapping: Mapping, headers: Sequence[str]) -> int | None:
    """The address column that names the state, department or region, the widest there is."""
    for word in ("estado", "uf", "state", "entidad", "departamento", "region", "provincia"):
        for column in mapping.get("address", ()):
            if word in words_of(headers[column]):
                return column
    return None


def _candidates(
    column: int,
    header: str,
    profile: Profile,
    vocabulary: Vocabulary,
    fields: dict[str, Field],
) -> list[Candidate]:
    named = vocabulary.candidates(header)
    if "status" in fields and "estado" in words_of(header) and _is_status(profile):
        named = named | {"status": STATUS_BY_CONTENT}
        named.pop("address", None)
    if is_of_another(header):
        named = {n: score for n, score in named.items() if score >= SURE or n not in PERSONAL}
    return [
        Candidate(score - profile.penalty(fields[name].reading, name), column, name)
        for name, score in named.items()
    ]


def _documents(
    headers: Sequence[str],
    profiles: Sequence[Profile],
    fields: dict[str, Field],
    taken: set[int],
    candidates: Sequence[Candidate],
) -> list[Candidate]:
    """Columns of checked documents whose name does not say so, where no name does."""
    if "doc_number" not in fields or any(
        c.field == "doc_number" and c.score >= CHECKED_DOCUMENT for c in candidates
    ):
        return []
    return [
        Candidate(CHECKED_DOCUMENT, column, "doc_number")
        for column, profile in enumerate(profiles)
        if column not in taken
        and not is_of_another(headers[column])
        and profile.share(profile.checked) >= ALMOST_ALL
        and profile.filled >= FEWEST_CELLS
    ]


def _whys(
    mapping: Mapping,
    headers: Sequence[str],
    vocabulary: Vocabulary,
    scores: dict[int, int],
    candidates: Sequence[Candidate],
) -> dict[int, Why]:
    """What speaks for each column's field: its name, or what it holds."""
    named = {(c.column, c.field) for c in candidates if c.score != CHECKED_DOCUMENT}
    return {
        column: vocabulary.why(headers[column], name)
        if (column, name) in named
        else Why.CONTENT
        for name, columns in mapping.items()
        for column in columns
        if column in scores
    }


def _is_status(profile: Profile) -> bool:
    return profile.share(profile.statuses) >= MOST


def _assigned(
    candidates: Sequence[Candidate], fields: dict[str, Field]
) -> tuple[Mapping, dict[int, int]]:
    """Best first; a column feeds one field, a field has one column unless it takes several."""
    mapping: Mapping = {}
    scores: dict[int, int] = {}
    for candidate in sorted(candidates, key=lambda c: (-c.score, c.column)):
        if candidate.score < LEAST_CONFIDENCE or candidate.column in scores:
            continue
        if candidate.field in mapping and not fields[candidate.field].several:
            continue
        mapping[candidate.field] = (*mapping.get(candidate.field, ()), candidate.column)
        scores[candidate.column] = candidate.score
    return mapping, scores


def _find_debt(
    mapping: Mapping,
    scores: dict[int, int],
    headers: Sequence[str],
    profiles: Sequence[Profile],
) -> None:
    """Where no name says which amount is owed, the amount whose name speaks most of debt."""
    if "due_amount" in mapping or "total_balance" in mapping:
        return
    rated = [
        (debtness(header), -column)
        for column, header in enumerate(headers)
        if column not in scores
        and profiles[column].share(profiles[column].money) >= MOST
        and profiles[column].share(profiles[column].days) < ALMOST_ALL
    ]
    best, at = max(rated, default=(0, 0))
    if best > 0:
        mapping["due_amount"] = (-at,)
        scores[-at] = LEAST_CONFIDENCE + best


def _ordered(mapping: Mapping, headers: Sequence[str], fields: dict[str, Field]) -> Mapping:
    """Fields in their own order, columns in the sheet's; an address from street to state."""
    ordered = {name: tuple(sorted(mapping[name])) for name in fields if name in mapping}
    if "address" in ordered:
        ordered["address"] = tuple(
            sorted(ordered["address"], key=lambda c: (_address_rank(headers[c]), c))
        )
    return ordered


def _address_rank(header: str) -> int:
    words = set(words_of(header))
    return next(
        (rank for rank, named in enumerate(ADDRESS_ORDER) if words & set(named)),
        len(ADDRESS_ORDER),
    )


def _alternatives(candidates: Sequence[Candidate]) -> dict[int, tuple[str, ...]]:
    found: dict[int, tuple[str, ...]] = {}
    for candidate in sorted(candidates, key=lambda c: -c.score):
        known = found.get(candidate.column, ())
        if len(known) < MOST_ALTERNATIVES:
            found[candidate.column] = (*known, candidate.field)
    return found
