"""Amounts, dates, documents and phones: what is written reads back."""

from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal

import phonenumbers
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from console.excel import words
from console.excel.amounts import Sign, minor_of, proven_sign
from console.excel.cells import DIGITS_LOST, UNREADABLE, identifier_of, text_of
from console.excel.dates import DateReader, impossible_orders
from console.excel.documents import Document, DocumentReader
from console.excel.numbers import whole_number
from console.excel.phones import (
    QUICK_COUNTRIES,
    NoPhone,
    PhoneReader,
    parsed,
    pieces_of,
    plan_of,
)

minors = st.integers(min_value=-(10**13), max_value=10**13)
signs = st.sampled_from([",", "."])
days = st.dates(date(1990, 1, 1), date(2099, 12, 31))
MONTHS_ES = [
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
]
MONTHS_PT = ["jan", "fev", "mar", "abr", "mai", "jun", "jul", "ago", "set", "out", "nov", "dez"]


def rendered(minor: int, sign: str, *, grouped: bool, symbol: str, negative: str) -> str:
    whole, cents = divmod(abs(minor), 100)
    digits = f"{whole:,}".replace(",", "." if sign == "," else ",") if grouped else str(whole)
    amount = f"{symbol}{digits}{sign}{cents:02}"
    if minor >= 0:
        return amount
    return {
        "front": f"-{amount}",
        "inside": f"{symbol}-{digits}{sign}{cents:02}",
        "behind": f"{amount}-",
        "round": f"({amount})",
    }[negative]


@given(
    minors,
    signs,
    signs,
    st.booleans(),
    st.sampled_from(["", "$", "$ ", "R$ ", "S/ ", "S/.", "US$", "U$S ", "$U ", "MXN ", "\xa0"]),
    st.sampled_from(["front", "inside", "behind", "round"]),
)
def test_an_amount_reads_back_however_it_is_written(
    minor: int, sign: Sign, column_sign: Sign, grouped: bool, symbol: str, negative: str
) -> None:
    written = rendered(minor, sign, grouped=grouped, symbol=symbol, negative=negative)
    assert minor_of(written, column_sign, 2) == minor
    assert proven_sign(written) == sign


@given(st.integers(0, 10**15), signs)
def test_whole_amounts_with_several_groups_read_one_way(whole: int, sign: Sign) -> None:
    written = f"{whole:,}".replace(",", "." if sign == "," else ",")
    if written.count(".") + written.count(",") > 1:
        assert minor_of(written, "," if sign == "." else ".", 0) == whole


@given(st.decimals("-1e11", "1e11", places=4, allow_nan=False))
def test_numbers_are_rounded_half_up_as_their_digits_stand(amount: Decimal) -> None:
    exact = Decimal(repr(float(amount))) * 100
    expected = int(exact.quantize(Decimal(1), rounding=ROUND_HALF_UP))
    assert minor_of(float(amount), ".", 2) == expected


@pytest.mark.parametrize(
    ("text", "sign", "minor"),
    [
        ("1.234.567,89", ".", 123456789),
        ("1,234,567.89", ",", 123456789),
        ("1234,5", ".", 123450),
        ("1.234.567", ".", 123456700),
        ("1.234", ".", 123),
        ("1.234", ",", 123400),
        ("1,234", ",", 123),
        ("1,234", ".", 123400),
        ("0.125", ",", 13),
        ("1234.567", ",", 123457),
        ("(1.250,00)", ".", -125000),
        ("-R$ 469,14", ",", -46914),
        ("R$ -877,38", ",", -87738),
        ("1 234 567,89", ".", 123456789),
        ("12.5 USD", ",", 1250),
        (".50", ".", 50),
        ("Q 1,500.00", ".", 150000),
        ("L. 250.5", ".", 25050),
        ("Gs. 1.500.000", ",", 150000000),
        ("Bs 10,50", ",", 1050),
        ("RD$1,234.50", ".", 123450),
        ("$1,234.50 M.N.", ".", 123450),
        ("B/. 20.00", ".", 2000),
    ],
)
def test_amounts_of_the_rule_book(text: str, sign: Sign, minor: int) -> None:
    assert minor_of(text, sign, 2) == minor


@pytest.mark.parametrize(
    "text",
    [
        "1.00.000",
        "12,345,6",
        "12,O45",
        "PENDIENTE",
        "1.250.4",
        "1,25,3",
        "--5",
        "1-2",
        "$",
        "5%",
        "1.234,567.8",
        "(5",
        "1.5E+05",
        "12,345.67.8",
        "٣٤",
    ],
)
def test_broken_groups_letters_and_words_are_no_amount(text: str) -> None:
    assert minor_of(text, ".", 2) is UNREADABLE
    assert proven_sign(text) is None


@given(
    days,
    st.sampled_from("/-."),
    st.sampled_from(["DMY", "MDY"]),
    st.sampled_from(["", " 00:00:00", " 13:45", "T10:30:00Z", " 1:05 p. m."]),
)
def test_a_date_reads_back_in_its_column_order(
    day: date, mark: str, order: str, clock: str
) -> None:
    reader = DateReader("DMY" if order == "DMY" else "MDY", is_1904=False)
    shape = f"%d{mark}%m{mark}%Y" if order == "DMY" else f"%m{mark}%d{mark}%Y"
    assert reader.read(day.strftime(shape) + clock) == day
    assert reader.read(day.strftime(f"%Y{mark}%m{mark}%d") + clock) == day


@given(days, st.booleans())
def test_a_date_reads_back_as_serial_words_and_digits(day: date, is_1904: bool) -> None:
    reader = DateReader("DMY", is_1904=is_1904)
    epoch = date(1904, 1, 1) if is_1904 else date(1899, 12, 30)
    assert reader.read((day - epoch).days) == day
    assert reader.read((day - epoch).days + 0.75) == day
    assert reader.read(day.strftime("%Y%m%d")) == day
    assert reader.read(float(day.strftime("%Y%m%d"))) == day
    assert reader.read(datetime.combine(day, time(8, 30))) == day
    assert reader.read(f"{day.day} de {MONTHS_ES[day.month - 1]} de {day.year}") == day
    assert reader.read(f"{day.day:02}-{MONTHS_PT[day.month - 1].upper()}-{day.year}") == day
    assert reader.read(f"{day:%B} {day.day}, {day.year}") == day
    if 2000 <= day.year <= 2079:
        assert reader.read(day.strftime("%d/%m/%y")) == day


@pytest.mark.parametrize(
    "cell",
    [
        "00/00/0000",
        "0000-00-00",
        "01/01/1900",
        "31/12/9999",
        "12/31/9999",
        0,
        1,
        0.0,
        time(),
        date(1900, 1, 1),
        date(9999, 12, 31),
    ],
)
def test_never_is_no_date(cell: str | float | date | time) -> None:
    assert DateReader("DMY", is_1904=False).read(cell) is None


@pytest.mark.parametrize(
    "cell",
    [
        "31/02/2026",
        "45/10/2026",
        "2026/15/01",
        "2026-02-30",
        "PROXIMO MES",
        "2026-00-10",
        "AYER",
        "13/25/2026",
        "17/11/1989",
        "17/11/2100",
        500,
        99999,
        True,
        "17/11-2026",
        time(5),
        timedelta(3),
    ],
)
def test_what_is_no_date_is_never_turned_round(cell: str | float | time | timedelta) -> None:
    assert DateReader("DMY", is_1904=False).read(cell) is UNREADABLE


@given(days)
def test_only_days_above_twelve_prove_an_order(day: date) -> None:
    assert impossible_orders(day.strftime("%d/%m/%Y")) == (False, day.day > 12)
    assert impossible_orders(day.strftime("%m/%d/%Y")) == (day.day > 12, False)


@given(st.integers(-3000, 9999), st.sampled_from(["", " días", " DIAS", "d", " days", " d"]))
def test_days_past_due_read_back(dpd: int, ending: str) -> None:
    assert whole_number(f"{dpd}{ending}") == dpd
    assert whole_number(float(dpd)) == dpd


@pytest.mark.parametrize(
    "cell", ["MORA", "6O", "> 120", "60-90", "MAS DE 90", "trinta", 4.5, True, date(2026, 1, 1)]
)
def test_other_words_are_no_days(cell: str | float | date) -> None:
    assert whole_number(cell) is UNREADABLE


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("  a\xa0 b\n c ", "a b c"),
        ("'5512", "5512"),
        ("n/a", ""),
        ("#REF!", ""),
        ("NÃO TEM", ""),
        ("=1+1", "=1+1"),
        ("😀 ñ", "😀 ñ"),
        (12345.0, "12345"),
        (True, "TRUE"),
        ("--", ""),
    ],
)
def test_text_is_tidied_and_nothing_is_nothing(cell: str | float, found: str) -> None:
    assert text_of(cell) == found


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("12345.0", "12345"),
        (5.511987654321e12, "5511987654321"),
        ("5.511987654321E+12", "5511987654321"),
        ("5,511987654321E+12", "5511987654321"),
        ("5.51E+12", DIGITS_LOST),
        (4.01281334171591e18, DIGITS_LOST),
        ("12E5", "12E5"),
        ("007", "007"),
    ],
)
def test_identifiers_keep_their_digits_or_say_that_they_lost_them(
    cell: str | float, found: object
) -> None:
    assert identifier_of(cell) == found


DOCUMENTS = [
    ("CL", "RUT", "12.345.678-5", Document("RUT", "123456785")),
    ("CL", "RUT", "12.345.678-k", Document("RUT", "12345678K", "ID_INVALID")),
    ("CO", "CEDULA", "C.C. 1.032.456.789", Document("CC", "1032456789")),
    ("CO", "Identificación", 52123456.0, Document("CC", "52123456")),
    ("PE", "DNI", "DNI 45871236", Document("DNI", "45871236")),
    ("PE", "DNI", 432452, Document("DNI", "00432452", "ID_ZEROS_RESTORED")),
    ("PE", "DNI", 1234, Document("DNI", "1234", "ID_INVALID")),
    ("PE", "Documento", "20131312955", Document("RUC", "20131312955")),
    ("PE", "DNI", "001234567", Document("CE", "001234567")),
    ("MX", "RFC", "VECJ880326XK4", Document("RFC", "VECJ880326XK4")),
    ("MX", "RFC", "vecj-880326-xk4", Document("RFC", "VECJ880326XK4")),
    ("MX", "RFC", "VECJ881326XK4", Document("RFC", "VECJ881326XK4", "ID_INVALID")),
    ("MX", "RFC", "XAXX010101000", Document(None, None, "ID_MISSING")),
    ("MX", "RFC", "NIT950910MH5", Document("RFC", "NIT950910MH5")),
    ("MX", "Documento", "BOXW310820HNERXN09", Document("CURP", "BOXW310820HNERXN09")),
    ("BR", "CPF", 11144477735, Document("CPF", "11144477735")),
    ("BR", "CPF", "1.144.477-35", Document("CPF", "114447735", "ID_INVALID")),
    ("BR", "CPF/CNPJ", "13.347.016/0001-17", Document("CNPJ", "13347016000117")),
    ("EC", "CEDULA", 926687856.0, Document("CI", "0926687856", "ID_ZEROS_RESTORED")),
    ("UY", "CI", "1.234.567-2", Document("CI", "12345672")),
    ("AR", "DNI", "20.123.456", Document("DNI", "20123456")),
    ("AR", "Documento", "20-05536168-2", Document("CUIT", "20055361682")),
    ("AR", "DNI", "11111111", Document(None, None, "ID_MISSING")),
    ("CO", "CEDULA", "5.51E+09", Document(None, None, "DIGITS_LOST")),
]


@pytest.mark.parametrize(("country", "header", "cell", "found"), DOCUMENTS)
def test_documents_of_the_rule_book(
    country: str, header: str, cell: str | float, found: Document
) -> None:
    assert DocumentReader(country, header).read(cell) == found


def test_a_type_column_wins_over_the_header() -> None:
    reader = DocumentReader("CO", "CEDULA")
    assert reader.read("213123432-1", "N.I.T.") == Document("NIT", "2131234321")
    assert reader.read("412345", "Cédula de extranjería") == Document("CE", "412345")


PHONES = [
    ("MX", "55 5257 3743", "+525552573743"),
    ("MX", "5213331692062", "+523331692062"),
    ("MX", "+52 1 333 169 2062", "+523331692062"),
    ("MX", "044 55 5257 3743", "+525552573743"),
    ("MX", "01 (656) 396-2452", "+526563962452"),
    ("MX", "55-5257-3743 ext. 12", "+525552573743"),
    ("MX", "22282826349", NoPhone.INVALID),
    ("MX", "9999999999", NoPhone.PLACEHOLDER),
    ("MX", "1234567890", NoPhone.PLACEHOLDER),
    ("MX", "12", NoPhone.PLACEHOLDER),
    ("MX", "+1 305 555 0123", "+13055550123"),
    ("MX", "+57 310 645 4965", "+573106454965"),
    ("PE", "(01) 6258847", "+5116258847"),
    ("PE", "51947674402", "+51947674402"),
    ("BR", "(11) 8765-4321", "+5511987654321"),
    ("BR", "55 11 8765 4321", "+5511987654321"),
    ("BR", "21 3808-7678", "+552138087678"),
    ("EC", "042560696", "+59342560696"),
    ("EC", "096-158-3660", "+593961583660"),
    ("CL", "9 8765 4321", "+56987654321"),
    ("CO", "5.51E+12", NoPhone.INVALID),
]


@pytest.mark.parametrize(("country", "written", "found"), PHONES)
def test_phones_of_the_rule_book(country: str, written: str, found: str | NoPhone) -> None:
    assert PhoneReader(country).read(written) == found


def test_an_argentine_number_of_a_mobile_column_gets_its_nine() -> None:
    reader = PhoneReader("AR")
    assert reader.read("11 2345-6789", cellular=True) == "+5491123456789"
    assert reader.read("11 2345-6789") == "+541123456789"


def test_an_area_code_goes_in_front_unless_the_phone_is_valid_alone() -> None:
    reader = PhoneReader("BR")
    assert reader.read("99217-2010", area="81") == "+5581992172010"
    assert reader.read("9217-2010", area="81") == "+5581992172010"
    assert reader.read("(11) 98765-4321", area="81") == "+5511987654321"


def test_a_cell_may_hold_several_phones() -> None:
    assert pieces_of("55 1;33 2 / 44 3|55 4\n66 5, N/A") == [
        "55 1",
        "33 2",
        "44 3",
        "55 4",
        "66 5",
    ]
    assert pieces_of("5,51E+12") == ["5,51E+12"]
    assert pieces_of("5,511987654321E+12") == ["5511987654321"]
    assert pieces_of(525691871807.0) == ["525691871807"]


@given(
    st.sampled_from(sorted(QUICK_COUNTRIES)),
    st.text("0123456789", min_size=7, max_size=14),
    st.booleans(),
)
def test_the_quick_way_says_what_a_full_parse_says(
    country: str, digits: str, plus: bool
) -> None:
    number = "+" + digits if plus else digits
    quick = plan_of(country).quick(number)
    assert quick is None or quick == parsed(number, country)


NUMBERS = {
    "MX": ("5552", 10), "CO": ("3104", 10), "PE": ("9876", 9), "CL": ("9612", 9),
    "EC": ("9912", 9), "BR": ("119876", 11), "US": ("305358", 10), "AR": ("114567", 10),
    "UY": ("9412", 8), "PY": ("98112", 9), "BO": ("7123", 8), "GT": ("5123", 8),
    "HN": ("9912", 8), "CR": ("8812", 8), "DO": ("809234", 10), "SV": ("7123", 8),
    "NI": ("8512", 8), "PA": ("6123", 8), "VE": ("414123", 10), "PR": ("787234", 10),
}  # fmt: skip
"""How valid national numbers begin, and how many digits they have."""


@given(st.sampled_from(sorted(NUMBERS)), st.integers(0, 999_999), st.integers(0, 5))
def test_a_phone_reads_back_however_its_country_writes_it(
    country: str, tail: int, style: int
) -> None:
    beginning, length = NUMBERS[country]
    national = beginning + f"{tail:06}"[: length - len(beginning)]
    number = phonenumbers.parse(national, country)
    assume(phonenumbers.is_valid_number(number) and national != "1234567890")
    formats = phonenumbers.PhoneNumberFormat
    written = (
        phonenumbers.format_number(number, formats.NATIONAL),
        phonenumbers.format_number(number, formats.INTERNATIONAL),
        phonenumbers.format_number(number, formats.E164),
        national,
        phonenumbers.format_number(number, formats.INTERNATIONAL).replace(" ", "-"),
        phonenumbers.format_number(number, formats.NATIONAL) + " ext. 9",
    )[style]
    e164 = phonenumbers.format_number(number, formats.E164)
    assert PhoneReader(country).read(written) == e164


@pytest.mark.parametrize(
    ("status", "found"),
    [
        ("VENCIDO", None),
        ("Fallecida", "deceased"),
        ("En proceso JUDICIAL", "legal"),
        ("PREJUDICIAL", None),
        ("Pre-Judicial", None),
        ("EXTRAJUDICIAL", None),
        ("Não contatar", "no_contact"),
        ("SUPLANTACIÓN", "fraud"),
        ("CONCURSO", "bankruptcy"),
        ("CONVENIO VIGENTE", "agreement"),
        ("LIQUIDADA", "paid"),
        ("ILEGALIDAD", None),
    ],
)
def test_status_words_forbid_work(status: str, found: str | None) -> None:
    assert words.block_reason(status) == found


def test_ind_baixa_has_letters_of_its_own() -> None:
    assert words.block_reason("C", is_baixa=True) == "agreement"
    assert words.block_reason("Q", is_baixa=True) == "paid"
    assert words.block_reason("C") is None


@pytest.mark.parametrize(
    ("text", "country", "found"),
    [
        ("MXP", "MX", "MXN"),
        ("S/.", "PE", "PEN"),
        ("ME", "PE", "USD"),
        ("MN", "PE", "PEN"),
        ("$", "CO", "COP"),
        ("U$S", "UY", "USD"),
        ("$U", "UY", "UYU"),
        ("R$", "BR", "BRL"),
        ("dólares", "EC", "USD"),
        ("?", "MX", "EUR"),
    ],
)
def test_currencies_of_the_rule_book(text: str, country: str, found: str) -> None:
    assert words.currency_of(text, country, "EUR") == found


def test_mail_needs_one_at_and_a_dot_behind_it() -> None:
    assert words.mail_of("Ana@Example.ORG") == "ana@example.org"
    for wrong in ("ana.example.org", "a@@b.org", "a b@c.org", "ana@example", "@x.org"):
        assert words.mail_of(wrong) is None
