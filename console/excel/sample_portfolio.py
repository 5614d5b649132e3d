"""Makes a card portfolio as a Mexican bank might send it: plausible, messy, wholly invented.

The demo and the tests import it. Every person, number and debt is made up from the seed; only
the shapes are valid.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from console.excel.refused import FileRefused, RefusalCode

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]  # no stubs exist

HEADERS = (
    "No. Crédito", "No. Cliente", "Nombre del Cliente", "RFC", "Producto", "Divisa",
    "Saldo Vencido", "Saldo Total", "Pago Mínimo", "Días de Atraso", "Fecha de Vencimiento",
    "Fecha Último Pago", "Importe Último Pago", "Celular", "Teléfono casa",
    "Correo electrónico", "Calle y número", "Colonia", "Municipio", "Estado", "C.P.",
    "Referencia de pago", "Autoriza WhatsApp", "Gestor", "Estatus",
)  # fmt: skip
WIDTHS = (14, 12, 34, 15, 12, 8, 14, 14, 12, 10, 14, 14, 14, 16, 16, 30, 26, 20, 18, 18, 8, 22)
MALE = (
    "AURELIO", "BENITO", "CIRO", "DAMIAN", "EVARISTO", "FABIAN", "GASPAR", "HILARIO",
    "ISAIAS", "JACINTO", "LEOCADIO", "MACARIO", "NAZARIO", "OCTAVIO", "PLACIDO",
)  # fmt: skip
FEMALE = (
    "ADELAIDA", "BRIGIDA", "CARLOTA", "DELFINA", "EULALIA", "FERMINA", "GENOVEVA",
    "HERMINIA", "IRENE", "JOVITA", "LEONOR", "MATILDE", "NOELIA", "OFELIA", "PETRA",
)  # fmt: skip
SURNAMES = (
    "ALTAMIRA", "BALCAZAR", "CERVERA", "DONJUAN", "ECHENIQUE", "FIGUERES", "GALVAN",
    "HINOSTROZA", "IBARGUEN", "JUSTINIANI", "LANDEROS", "MONTEVERDE", "NAVARRETE",
    "OLIVARES", "PEÑALOZA", "QUINTERO", "RIVADENEYRA", "SANDOVAL", "TRUEBA", "URRUTIA",
    "VILLASEÑOR", "ZUBIETA",
)  # fmt: skip
COMPANIES = ("TALLERES", "ABARROTES", "TRANSPORTES", "PAPELERIA", "FERRETERIA", "TOTAL HOGAR")
PLACES = (
    ("55", "Ciudad de México", "Coyoacán", "04100"),
    ("33", "Jalisco", "Zapopan", "45010"),
    ("81", "Nuevo León", "Monterrey", "64000"),
    ("664", "Baja California", "Tijuana", "22010"),
    ("998", "Quintana Roo", "Cancún", "77500"),
    ("442", "Querétaro", "Querétaro", "76000"),
    ("222", "Puebla", "Puebla", "72000"),
)
STREETS = ("Calle Luna", "Av. Robles", "Calle Gálvez", "Blvd. Cedros", "Priv. Jazmín")
DISTRICTS = ("Del Valle", "Lomas Verdes", "San Ángel", "Centro", "Jardines del Sur")
PRODUCTS = ("CLÁSICA", "ORO", "PLATINO", "BÁSICA", "NÓMINA")
AGENTS = ("AHERRERA", "VORTIZ", "PNAVA", "JCASTRO", "LSOTO")
OPEN_STATUS = ("VENCIDO", "VIGENTE", "PREJUDICIAL", "CASTIGADO")
BLOCKED_STATUS = ("FALLECIDO", "DEMANDA JUDICIAL", "NO CONTACTAR", "CONVENIO", "LIQUIDADO")
CONSENTS = ("SI", "SI", "S", "X", "", "NO")

DPD_BANDS = ((-12, 0), (1, 30), (31, 90), (91, 420))
DPD_WEIGHTS = (18, 34, 28, 20)
PERSONA_DPD = (8, 22, 45, 3, 67, 15, 101, 38)
CARDS_PER_PERSON = (1, 1, 1, 1, 2)
BAD_SHARE = 0.02
BLOCKED_SHARE = 0.03
NO_PHONE_SHARE = 0.04
COMPANY_SHARE = 0.03
FIRST_DATA_ROW = 4
NAME_COLUMN, RFC_COLUMN, DUE_COLUMN, DPD_COLUMN, DUE_ON_COLUMN = 2, 3, 6, 9, 10
LAST_ON_COLUMN, PHONE_COLUMN, MAIL_COLUMN, REFERENCE_COLUMN = 11, 13, 15, 21
SERIAL_ZERO = date(1899, 12, 30)
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

Row = list[object]
Person = tuple[str, str]
"""Name and phone in E.164."""


@dataclass(frozen=True, slots=True)
class Written:
    """What was written: rows of data, and how many of them are wrong on purpose."""

    rows: int
    bad_rows: int


def write_sample(
    path: Path,
    *,
    creditor: str,
    as_of: date,
    rows: int,
    seed: int,
    people: Sequence[Person] = (),
) -> Written:
    """Write an .xlsx with title rows, the header in row 4, `rows` rows of data, a totals row
    and a note. `people` stand among the rows with ordinary debts, workable and reachable at
    their phones. The same arguments write the same data.

    Raises: FileRefused when it cannot be written there.
    """
    chance = random.Random(seed)  # noqa: S311 - invented data, repeatable on purpose
    found = _portfolio(chance, as_of, max(rows, len(people)), people)
    bad = _spoil(chance, found, protected=len(people))
    order = list(range(len(found)))
    chance.shuffle(order)
    try:
        _write(path, creditor, as_of, [found[index] for index in order])
    except OSError as reason:
        raise FileRefused(RefusalCode.NOT_WRITABLE, path.name) from reason
    return Written(len(found), bad)


def _portfolio(
    chance: random.Random, as_of: date, rows: int, people: Sequence[Person]
) -> list[Row]:
    found = [_persona(chance, as_of, nth, *person) for nth, person in enumerate(people)]
    while len(found) < rows:
        person = _stranger(chance)
        for _ in range(chance.choice(CARDS_PER_PERSON)):
            if len(found) < rows:
                status = (
                    chance.choice(BLOCKED_STATUS)
                    if chance.random() < BLOCKED_SHARE
                    else chance.choice(OPEN_STATUS)
                )
                found.append(_row(chance, as_of, person, _dpd(chance), status))
    return found


@dataclass(frozen=True, slots=True)
class _Debtor:
    client: int
    name: str
    rfc: str
    phone: object
    home: object
    mail: str
    address: tuple[str, str, str, str, int]
    consent: str


def _persona(chance: random.Random, as_of: date, nth: int, name: str, phone: str) -> Row:
    national = phone.removeprefix("+52")
    if len(national) == len("15512345678") and national[0] == "1":
        national = national[1:]
    words = name.upper().split()
    place = next((p for p in PLACES if national.startswith(p[0])), PLACES[0])
    debtor = _Debtor(
        client=10_000_000 + nth,
        name=name.upper(),
        rfc=_rfc(chance, words[0], words[-1]),
        phone=_spoken(chance, national) if phone.startswith("+52") else phone,
        home="",
        mail="",
        address=_address(chance, place),
        consent="SI",
    )
    return _row(chance, as_of, debtor, PERSONA_DPD[nth % len(PERSONA_DPD)], "VENCIDO")


def _stranger(chance: random.Random) -> _Debtor:
    first = chance.choice(MALE + FEMALE)
    father, mother = chance.sample(SURNAMES, 2)
    place = chance.choice(PLACES)
    company = chance.random() < COMPANY_SHARE
    name = (
        f"{chance.choice(COMPANIES)} {father} S.A. DE C.V."
        if company
        else f"{father} {mother} {first}"
    )
    reachable = chance.random() >= NO_PHONE_SHARE
    return _Debtor(
        client=chance.randrange(10_100_000, 10_999_999),
        name=name,
        rfc=_rfc(chance, first, father, company=company),
        phone=_spoken(chance, _national(chance, place[0])) if reachable else "",
        home=_spoken(chance, _national(chance, place[0])) if chance.random() < 0.3 else "",  # noqa: PLR2004 - a share
        mail=f"{first}.{father}{chance.randrange(40, 99)}@example.org".lower().replace("ñ", "n")
        if chance.random() < 0.5  # noqa: PLR2004 - a share
        else "",
        address=_address(chance, place),
        consent=chance.choice(CONSENTS),
    )


def _row(chance: random.Random, as_of: date, debtor: _Debtor, dpd: int, status: str) -> Row:
    due = round(chance.lognormvariate(8.6, 0.9), 2)
    balance = round(due * chance.uniform(1.0, 3.5), 2)
    due_on = as_of - timedelta(days=dpd)
    last_on = due_on - timedelta(days=chance.randrange(20, 60))
    card = f"{chance.choice((5512, 5513, 5520))}-{chance.randrange(10**6, 10**7)}"
    return [
        card, debtor.client, debtor.name, debtor.rfc, chance.choice(PRODUCTS),
        chance.choice(("MXN", "MXN", "MXP")), due, balance, round(balance / 12, 2), dpd, due_on,
        (last_on - SERIAL_ZERO).days, round(due * 0.2, 2), debtor.phone, debtor.home,
        debtor.mail, *debtor.address, f"4012{chance.randrange(10**14, 10**15)}", debtor.consent,
        chance.choice(AGENTS), status,
    ]  # fmt: skip


def _dpd(chance: random.Random) -> int:
    low, high = chance.choices(DPD_BANDS, DPD_WEIGHTS)[0]
    return chance.randint(low, high)


def _address(
    chance: random.Random, place: tuple[str, str, str, str]
) -> tuple[str, str, str, str, int]:
    _, state, town, code = place
    street = f"{chance.choice(STREETS)} {chance.randrange(1, 999)}"
    return street, chance.choice(DISTRICTS), town, state, int(code)


def _national(chance: random.Random, area: str) -> str:
    rest = 10 - len(area)
    return area + str(chance.randrange(2 * 10 ** (rest - 1), 9 * 10 ** (rest - 1)))


def _spoken(chance: random.Random, national: str) -> object:
    """A phone as people type it."""
    area = national[:2] if national[:2] in ("55", "33", "81") else national[:3]
    rest = national[len(area) :]
    return chance.choice(
        (
            national,
            int(national),
            f"+52 {area} {rest[:-4]} {rest[-4:]}",
            f"({area}) {rest[:-4]}-{rest[-4:]}",
            f"044{national}",
            f"521{national}",
        )
    )


def _rfc(chance: random.Random, first: str, surname: str, *, company: bool = False) -> str:
    letters = (surname[:3] if company else surname[:2] + first[:2]).replace("Ñ", "X")
    letters = "".join(letter if letter in LETTERS else "X" for letter in letters)
    letters = letters.ljust(3 if company else 4, "X")
    born = date(1950, 1, 1) + timedelta(days=chance.randrange(18_000))
    tail = "".join(chance.choice(LETTERS + "123456789") for _ in range(2))
    return f"{letters}{born:%y%m%d}{tail}{chance.randrange(10)}"


def _spoil(chance: random.Random, found: list[Row], *, protected: int) -> int:
    """Make about two rows in a hundred wrong, at least one of each kind in a large file."""
    faults = (
        {DUE_COLUMN: "PENDIENTE"},
        {DUE_COLUMN: "12,O45.50"},
        {DUE_COLUMN: -245.1},
        {DUE_COLUMN: ""},
        {DUE_ON_COLUMN: "31/02/2026"},
        {DPD_COLUMN: "6O"},
        {0: "", 1: "", RFC_COLUMN: "XAXX010101000"},
        {PHONE_COLUMN: "22282826349"},
        {MAIL_COLUMN: "sin.arroba.example.org"},
        {RFC_COLUMN: "XXXX991399AA1"},
        {NAME_COLUMN: "S/N"},
        {LAST_ON_COLUMN: "POR DEFINIR"},
    )
    free = range(protected, len(found))
    count = min(len(free), round(len(found) * BAD_SHARE))
    chosen = chance.sample(free, count)
    for nth, index in enumerate(chosen):
        if nth % (len(faults) + 1) == len(faults):
            found[index][0] = found[free[index == free[0]]][0]
            continue
        for column, cell in faults[nth % (len(faults) + 1)].items():
            found[index][column] = cell
    return count


def _write(path: Path, creditor: str, as_of: date, found: list[Row]) -> None:
    import xlsxwriter  # type: ignore[import-untyped]  # noqa: PLC0415 - no stubs; late: slow

    with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False}) as book:
        book.set_properties({"created": datetime(as_of.year, as_of.month, as_of.day)})  # noqa: DTZ001 - a day
        sheet = book.add_worksheet("ASIGNACION")
        bold = book.add_format({"bold": True, "bg_color": "#D9E2F3", "border": 1})
        money = book.add_format({"num_format": "#,##0.00"})
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        for index, width in enumerate(WIDTHS):
            sheet.set_column(index, index, width)
        sheet.write_string(0, 0, creditor.upper())
        sheet.write_string(1, 0, "Asignación de cartera vencida · Tarjeta de crédito")
        sheet.write_string(2, 0, "Fecha de corte:")
        sheet.write_datetime(2, 1, datetime(as_of.year, as_of.month, as_of.day), day)  # noqa: DTZ001 - a day
        sheet.write_row(FIRST_DATA_ROW - 1, 0, HEADERS, bold)
        sheet.freeze_panes(FIRST_DATA_ROW, 1)
        for number, row in enumerate(found, start=FIRST_DATA_ROW):
            _write_row(sheet, number, row, money, day)
        last = FIRST_DATA_ROW + len(found)
        sheet.write_string(last, 0, "TOTAL")
        total = sum(cell for row in found if isinstance(cell := row[DUE_COLUMN], float))
        sheet.write_number(last, DUE_COLUMN, round(total, 2), money)
        sheet.write_string(
            last + 2, 0, "Información confidencial. Saldos sujetos a verificación."
        )


def _write_row(sheet: "Worksheet", number: int, row: Row, money: object, day: object) -> None:
    for index, cell in enumerate(row):
        if isinstance(cell, date):
            moment = datetime(cell.year, cell.month, cell.day)  # noqa: DTZ001 - a day
            sheet.write_datetime(number, index, moment, day)
        elif isinstance(cell, float):
            sheet.write_number(number, index, cell, money)
        elif isinstance(cell, int):
            sheet.write_number(number, index, cell)
        elif cell:
            sheet.write_string(number, index, str(cell))
