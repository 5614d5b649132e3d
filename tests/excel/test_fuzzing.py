"""Mutated workbooks of every format: read or refused, never a traceback, in bounded memory."""

import random
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.excel.dirty.builders import BUILDERS
from tests.excel.dirty.formats import write_ods, write_xls, write_xlsb

LIMIT_MB = 1_000
"""Of address space, the program and its libraries (about 400 MB) among it."""
ROOT = Path(__file__).parents[2]
HEADER = ["No. Crédito", "Nombre", "RFC", "Saldo Vencido", "Días de Atraso"]
SPREADSHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
Members = dict[str, bytes]
Mutation = Callable[[Members, random.Random], None]


def outcomes(paths: list[Path]) -> dict[str, str]:
    """What a process of its own, with little memory, makes of the files."""
    words = [sys.executable, "-m", "tests.excel.fuzz_child", str(LIMIT_MB), *map(str, paths)]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    found = dict(line.split(" ", 1) for line in done.stdout.splitlines())
    unread = [path.name for path in paths if path.name not in found]
    assert (done.returncode, unread[:1], done.stderr[-2000:]) == (0, [], "")
    return found


def members_of(path: Path) -> Members:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(path: Path, members: Members) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def flipped(members: Members, chance: random.Random) -> None:
    name = chance.choice(sorted(members))
    content = bytearray(members[name])
    for _ in range(chance.choice((1, 4, 40))):
        if content:
            content[chance.randrange(len(content))] = chance.randrange(256)
    members[name] = bytes(content)


def dropped(members: Members, chance: random.Random) -> None:
    members.pop(chance.choice(sorted(members)))


def truncated(members: Members, chance: random.Random) -> None:
    name = chance.choice(sorted(members))
    members[name] = members[name][: chance.randrange(len(members[name]) + 1)]


def swapped(members: Members, chance: random.Random) -> None:
    one, other = chance.sample(sorted(members), 2)
    members[one], members[other] = members[other], members[one]


def enlarged(members: Members, chance: random.Random) -> None:
    """Digits become many nines: sizes, indexes and references that nothing holds."""
    name = chance.choice(sorted(members))
    content = bytearray(members[name])
    places = [at for at, byte in enumerate(content) if chr(byte).isdigit()]
    for at in sorted(chance.sample(places, min(len(places), 5)), reverse=True):
        content[at : at + 1] = b"9" * chance.choice((5, 10, 21))
    members[name] = bytes(content)


MUTATIONS: tuple[Mutation, ...] = (flipped, flipped, dropped, truncated, swapped, enlarged)


@pytest.mark.parametrize("name", ["cl_retail_grupos", "uy_cooperativa", "br_consignado"])
def test_archives_with_mutated_members_are_read_or_refused(tmp_path: Path, name: str) -> None:
    ending, build = BUILDERS[name]
    whole = tmp_path / f"whole{ending}"
    build(whole)
    chance, paths = random.Random(name), []
    for nth in range(90):
        members = members_of(whole)
        for _ in range(chance.choice((1, 1, 3))):
            if len(members) > 1:
                chance.choice(MUTATIONS)(members, chance)
        paths.append(packed(tmp_path / f"{nth}{ending}", members))
    found = outcomes(paths)
    assert len({what.split()[0] for what in found.values()}) > 1


def test_mutated_old_workbooks_are_read_or_refused(tmp_path: Path) -> None:
    whole = tmp_path / "whole.xls"
    BUILDERS["gt_micro"][1](whole)
    content, chance, paths = whole.read_bytes(), random.Random(3), []
    for nth in range(150):
        mutated = bytearray(content)
        for _ in range(chance.choice((1, 3, 20, 100))):
            at = chance.randrange(len(mutated))
            mutated[at] = chance.choice((0, 255, chance.randrange(256)))
        paths.append(tmp_path / f"{nth}.xls")
        paths[-1].write_bytes(bytes(mutated))
    assert "READ" in " ".join(outcomes(paths).values())


def test_mutated_texts_are_read_or_refused(tmp_path: Path) -> None:
    chance, paths = random.Random(11), []
    for name in ("us_autos", "ar_cuotas", "pe_bloques", "hn_pagos"):
        ending, build = BUILDERS[name]
        whole = tmp_path / f"{name}{ending}"
        build(whole)
        for nth in range(20):
            mutated = bytearray(whole.read_bytes())
            for _ in range(chance.choice((1, 10, 100))):
                mutated[chance.randrange(len(mutated))] = chance.randrange(256)
            paths.append(tmp_path / f"{name}{nth}{ending}")
            paths[-1].write_bytes(bytes(mutated))
    outcomes(paths)


def hostile(folder: Path) -> Iterator[Path]:
    """Workbooks that are small on disk and want to be enormous, and other traps."""
    plain = folder / "plain.xlsx"
    BUILDERS["mx_enganosa"][1](plain)
    sheet = "xl/worksheets/sheet1.xml"

    def book(name: str, **parts: str) -> Path:
        members = members_of(plain) | {
            {"sheet": sheet, "strings": "xl/sharedStrings.xml"}[part]: xml.encode()
            for part, xml in parts.items()
        }
        return packed(folder / name, members)

    def cells(inner: str, more: str = "") -> str:
        return (
            f'<worksheet xmlns="{SPREADSHEET}">{more}<sheetData>{inner}</sheetData></worksheet>'
        )

    far = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    yield book("far.xlsx", sheet=cells('<row r="1"><c r="A1"><v>1</v></c></row>' + far))
    stated = '<dimension ref="A1:XFD1048576"/>'
    yield book("stated.xlsx", sheet=cells('<row r="1"><c r="A1"><v>1</v></c></row>', stated))
    beyond = '<row r="4294967295"><c r="ZZZZ4294967295"><v>1</v></c></row>'
    yield book("beyond.xlsx", sheet=cells(beyond))
    yield book("nested.xlsx", sheet="<a>" * 200_000 + "</a>" * 200_000)
    wild = '<row r="1"><c r="A1" t="s"><v>4000000000</v></c><c r="B1" t="s"><v>x</v></c></row>'
    yield book("wild_strings.xlsx", sheet=cells(wild * 3))
    counted = f'<sst xmlns="{SPREADSHEET}" count="4294967295" uniqueCount="4294967295"></sst>'
    yield book("counted.xlsx", strings=counted)
    entity = '<!DOCTYPE a [<!ENTITY b "lol"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>'
    yield book("entities.xlsx", strings=entity + f'<sst xmlns="{SPREADSHEET}">&c;</sst>')
    merged = cells('<row r="1"><c r="A1"><v>1</v></c></row>').replace(
        "</worksheet>",
        '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells></worksheet>',
    )
    yield book("merged.xlsx", sheet=merged)
    members = members_of(plain)
    members["xl/_rels/workbook.xml.rels"] = members["xl/_rels/workbook.xml.rels"].replace(
        b'Target="worksheets/sheet1.xml"', b'Target="../../../../etc/passwd"'
    )
    yield packed(folder / "outside.xlsx", members)
    yield from _wide_ods(folder)
    for name, column in (("wide", 16_383), ("far", 0x5000_0001)):
        binary = folder / f"{name}.xlsb"
        write_xlsb(binary, "Hoja", [HEADER, ["A-1", "ANA", "", 10, 5]])
        members = members_of(binary)
        part = "xl/worksheets/sheet1.bin"
        second = b"\x06\x18\x01\x00\x00\x00"  # a text of 24 bytes in column 1: "Nombre"
        moved = b"\x06\x18" + column.to_bytes(4, "little")
        members[part] = members[part].replace(second, moved, 1)
        yield packed(binary, members)
    old = folder / "old.xls"
    write_xls(old, [("Hoja", [HEADER, ["A-1", "ANA", "", 10, 5]], False)])
    old.write_bytes(old.read_bytes().replace(b"\x02\x02\x00\x01\x00", b"\x02\x02\x00\xff\xff"))
    yield old


def _wide_ods(folder: Path) -> Iterator[Path]:
    for nth, (before, after) in enumerate(
        (
            ("<table:table-cell ", '<table:table-cell table:number-columns-repeated="16384" '),
            ("<table:table-row>", '<table:table-row table:number-rows-repeated="1048576">'),
            ("<table:table-row>", '<table:table-row table:number-rows-repeated="4294967295">'),
            (
                "<table:table-cell ",
                '<table:table-cell table:number-columns-repeated="18446744073709551615" ',
            ),
        )
    ):
        path = folder / f"ods{nth}.ods"
        write_ods(path, [("Hoja", [HEADER, ["A-1", "ANA", "", 10, 5]], False)])
        members = members_of(path)
        content = members["content.xml"].decode().replace(before, after)
        members["content.xml"] = content.encode()
        yield packed(path, members)
    path = folder / "both.ods"
    write_ods(path, [("Hoja", [HEADER, ["A-1", "ANA", "", 10, 5]], False)])
    members = members_of(path)
    content = members["content.xml"].decode()
    content = content.replace(
        "<table:table-cell ", '<table:table-cell table:number-columns-repeated="16384" '
    ).replace("<table:table-row>", '<table:table-row table:number-rows-repeated="1048576">')
    members["content.xml"] = content.encode()
    yield packed(path, members)


def test_traps_are_read_or_refused_in_little_memory(tmp_path: Path) -> None:
    found = outcomes(list(hostile(tmp_path)))
    refused = {
        "far.xlsx": "TOO_LARGE",
        "stated.xlsx": "TOO_LARGE",
        "beyond.xlsx": "TOO_LARGE",
        "counted.xlsx": "DAMAGED",
        "ods1.ods": "TOO_LARGE",
        "far.xlsb": "TOO_LARGE",
    }
    assert {name: found[name] for name in refused} == refused
