"""A portfolio of any size as Excel itself would save it: 15 columns, shared strings, rows with
spans, dates as styled numbers. Written as text, because a library would take minutes.
"""

import random
import zipfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from xml.sax.saxutils import escape

AS_OF = date(2026, 11, 17)
HEADERS = (
    "No. Crédito", "RFC", "Nombre del Cliente", "Celular", "Correo electrónico", "Producto",
    "Divisa", "Saldo Vencido", "Saldo Total", "Días de Atraso", "Fecha de Vencimiento",
    "Fecha Último Pago", "Estado", "Referencia de pago", "Estatus",
)  # fmt: skip
FIRST = ("José Ángel", "María Fernanda", "Óscar", "Rosa", "Ignacio", "Lucía", "Iván", "Nélida")
LAST = (
    "Muñoz", "Ochoa", "Beltrán", "Villaseñor", "Trueba", "Zubieta", "Peñaloza", "Galván",
    "Ibargüen", "Landeros", "Quintero", "Sandoval", "Figueres", "Cervera", "Olivares",
    "Urrutia",
)  # fmt: skip
PLACES = (
    ("55", "Ciudad de México"), ("33", "Jalisco"), ("81", "Nuevo León"),
    ("664", "Baja California"), ("998", "Quintana Roo"), ("442", "Querétaro"),
)  # fmt: skip
PRODUCTS = ("CLÁSICA", "ORO", "PLATINO", "BÁSICA", "NÓMINA")
STATUSES = ("VENCIDO", "VIGENTE", "PREJUDICIAL", "CASTIGADO", "CONVENIO")
SERIAL_ZERO = date(1899, 12, 30)
LETTERS = "ABCDEFGHIJKLMNO"
DATE_STYLE = 1
BLOCK = 5_000

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels"'
    ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default'
    f' Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml"'
    f' ContentType="{_TYPE}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml"'
    f' ContentType="{_TYPE}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="'
    f'{_TYPE}.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="{_TYPE}'
    '.sharedStrings+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1"'
    f' Type="{_RELS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELS}"><sheets><sheet'
    ' name="Cartera" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_RELS}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="rId2" Type="{_RELS}/styles" Target="styles.xml"/><Relationship Id='
    f'"rId3" Type="{_RELS}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
    "xl/styles.xml": f'<styleSheet xmlns="{_MAIN}"><fonts count="1"><font/></fonts><fills'
    ' count="1"><fill><patternFill/></fill></fills><borders count="1"><border/>'
    '</borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2">'
    '<xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>',
}


def write(path: Path, rows: int) -> Path:
    """Write the portfolio; the same number of rows is the same file."""
    strings: dict[str, int] = {}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=4) as archive:
        for name, text in _PARTS.items():
            archive.writestr(name, _HEAD + text)
        with archive.open("xl/worksheets/sheet1.xml", "w") as part:
            part.write(
                f'{_HEAD}<worksheet xmlns="{_MAIN}"><dimension ref="A1:O{rows + 1}"/>'
                "<sheetData>".encode()
            )
            for block in _blocks(rows, strings):
                part.write(block.encode())
            part.write(b"</sheetData></worksheet>")
        with archive.open("xl/sharedStrings.xml", "w") as part:
            part.write(f'{_HEAD}<sst xmlns="{_MAIN}" uniqueCount="{len(strings)}">'.encode())
            texts = list(strings)
            for start in range(0, len(texts), BLOCK):
                some = texts[start : start + BLOCK]
                part.write("".join(f"<si><t>{escape(one)}</t></si>" for one in some).encode())
            part.write(b"</sst>")
    return path


def _blocks(rows: int, strings: dict[str, int]) -> Iterator[str]:
    chance = random.Random(7)
    block = [_xml(1, HEADERS, strings)]
    for number in range(rows):
        block.append(_xml(number + 2, _cells(chance, number), strings))
        if len(block) >= BLOCK:
            yield "".join(block)
            block = []
    yield "".join(block)


def _cells(chance: random.Random, number: int) -> tuple[object, ...]:
    """One account; two people have three. One amount and one date in ten are texts."""
    person = number * 2 // 3
    area, state = PLACES[person % len(PLACES)]
    first, last = FIRST[person % len(FIRST)], LAST[person // 8 % len(LAST)]
    phone = f"{area}{(person * 7919 + 2_000_000) % 10 ** (10 - len(area)):0{10 - len(area)}d}"
    due, dpd = round(chance.lognormvariate(8.6, 0.9), 2), chance.randrange(-10, 240)
    due_on, paid_on = AS_OF - timedelta(days=dpd), AS_OF - timedelta(days=dpd + 30)
    birth = f"{person % 90 + 10:02d}{person // 90 % 12 + 1:02d}{person // 1080 % 28 + 1:02d}"
    return (
        f"5512-{number:07d}",
        f"{last[0]}A{first[0]}X".replace("Ó", "O") + birth + f"{person % 46656:03X}"[-3:],
        f"{first} {last} {LAST[person // 128 % len(LAST)]} {person % 9973}",
        f"({area}) {phone[len(area) :]}" if number % 5 == 0 else phone,
        f"{last[:3].lower()}.{person}@example.org" if number % 2 else None,
        PRODUCTS[number % len(PRODUCTS)],
        "MXN",
        f"${due:,.2f}" if number % 10 == 3 else due,
        round(due * 2.4, 2),
        dpd,
        due_on.strftime("%d/%m/%Y") if number % 10 == 7 else due_on,
        paid_on,
        state,
        f"4012{number * 104729 % 10**10:010d}",
        STATUSES[chance.randrange(100) % 5 if number % 7 == 0 else number % 4],
    )


def _xml(number: int, cells: tuple[object, ...], strings: dict[str, int]) -> str:
    written = [f'<row r="{number}" spans="1:{len(cells)}">']
    for letter, cell in zip(LETTERS, cells, strict=True):
        if isinstance(cell, str):
            index = strings.setdefault(cell, len(strings))
            written.append(f'<c r="{letter}{number}" t="s"><v>{index}</v></c>')
        elif isinstance(cell, date):
            days = (cell - SERIAL_ZERO).days
            written.append(f'<c r="{letter}{number}" s="{DATE_STYLE}"><v>{days}</v></c>')
        elif cell is not None:
            written.append(f'<c r="{letter}{number}"><v>{cell}</v></c>')
    written.append("</row>")
    return "".join(written)
