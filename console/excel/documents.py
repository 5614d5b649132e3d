"""Identity documents: normal form, type, validity, and zeros that a spreadsheet has lost."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from console.excel.cells import Cell, DigitsLost, identifier_of, text_of

GENERIC = frozenset({"XAXX010101000", "XEXX010101000"})
SHORTEST = 4
MOST_LOST_ZEROS = 3

TYPE_WORDS = {
    "CC": "CC",
    "CEDULA DE CIUDADANIA": "CC",
    "CEDULA CIUDADANIA": "CC",
    "CE": "CE",
    "CEDULA DE EXTRANJERIA": "CE",
    "CEDULA EXTRANJERIA": "CE",
    "CARNE DE EXTRANJERIA": "CE",
    "CARNET DE EXTRANJERIA": "CE",
    "NIT": "NIT",
    "TI": "TI",
    "TARJETA DE IDENTIDAD": "TI",
    "PASAPORTE": "PASSPORT",
    "PASSAPORTE": "PASSPORT",
    "PASSPORT": "PASSPORT",
    "PAS": "PASSPORT",
    "PA": "PASSPORT",
    "PPT": "PPT",
    "PEP": "PEP",
    "RFC": "RFC",
    "CURP": "CURP",
    "DNI": "DNI",
    "RUC": "RUC",
    "RUT": "RUT",
    "RUN": "RUT",
    "CUIT": "CUIT",
    "CUIL": "CUIT",
    "CI": "CI",
    "CPF": "CPF",
    "CNPJ": "CNPJ",
    "RG": "RG",
    "SSN": "SSN",
    "ITIN": "ITIN",
    "EIN": "EIN",
    "DPI": "DPI",
    "DUI": "DUI",
    "RTN": "RTN",
    "DIMEX": "DIMEX",
}
CEDULAS = frozenset({"CEDULA", "CED", "CEDULA DE IDENTIDAD", "CEDULA IDENTIDAD"})

SHAPES: dict[str, tuple[tuple[str, re.Pattern[str]], ...]] = {
    "MX": (("CURP", re.compile(r".{18}")), ("RFC", re.compile(r".{10}|.{12}|.{13}"))),
    "CO": (("CC", re.compile(r".+")),),
    "PE": (
        ("DNI", re.compile(r"\d{8}")),
        ("CE", re.compile(r"\d{9}")),
        ("RUC", re.compile(r"\d{11}")),
    ),
    "CL": (("RUT", re.compile(r".+")),),
    "AR": (("DNI", re.compile(r"\d{7,8}")), ("CUIT", re.compile(r"\d{11}"))),
    "EC": (("CI", re.compile(r"\d{10}")), ("RUC", re.compile(r"\d{13}"))),
    "UY": (("CI", re.compile(r"\d{7,8}")), ("RUT", re.compile(r"\d{12}"))),
    "BR": (("CPF", re.compile(r"\d{11}")), ("CNPJ", re.compile(r"\d{14}"))),
}
FIXED: dict[str, tuple[tuple[str, int], ...]] = {
    "PE": (("DNI", 8),),
    "EC": (("CI", 10), ("RUC", 13)),
    "BR": (("CPF", 11), ("CNPJ", 14)),
}
RFC = re.compile(r"[A-ZÑ&]{3,4}(\d{2})(\d{2})(\d{2})(?:[A-Z0-9]{3})?")
PLAIN_RFC = re.compile(
    r"(?:[A-Z]{4}(?=.{6}(?:.{3})?$)|[A-Z]{3}(?=.{9}$))"
    r"\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|1\d|2[0-8])(?:[A-Z0-9]{3})?",
    re.ASCII,
)
RFC_LENGTHS = frozenset({10, 12, 13})
CI_WEIGHTS = (2, 9, 8, 7, 6, 3, 4)


@dataclass(frozen=True, slots=True)
class Document:
    """What a document cell says. `number` None: no usable document. `code` is the warning
    that it deserves (ID_MISSING, ID_INVALID, ID_ZEROS_RESTORED, DIGITS_LOST) or None.
    """

    type: str | None
    number: str | None
    code: str | None = None


MISSING = Document(None, None, "ID_MISSING")
LOST = Document(None, None, "DIGITS_LOST")


def country_type(words: str, country: str) -> str | None:
    """The document type that a type column or a header names, e.g. "C.C." or "Cédula"."""
    plain = _plain(words)
    if plain in CEDULAS:
        return "CC" if country == "CO" else "CI"
    joined = plain.replace(" ", "")
    return TYPE_WORDS.get(plain) or TYPE_WORDS.get(joined)


def header_type(header: str, country: str) -> str | None:
    """The one type that a header such as "RFC" or "CEDULA DEUDOR" names, if it names one."""
    plain = _plain(header)
    known = {kind for word in plain.split() if (kind := country_type(word, country))}
    return next(iter(known)) if len(known) == 1 else country_type(plain, country)


class DocumentReader:
    """Reads one document column of a file."""

    def __init__(self, country: str, header: str) -> None:
        self._country = country
        self._named = header_type(header, country)
        self._shapes = SHAPES.get(country, ())
        self._prefix = _prefix_of(country)
        self._is_mexican = country == "MX"
        self.quick_type = "RFC" if self._is_mexican else None

    def read(self, cell: Cell, type_cell: Cell = "") -> Document:
        """The document of a cell, with its type, and the warning it deserves."""
        text = identifier_of(cell)
        if isinstance(text, DigitsLost):
            return LOST
        if not text:
            return MISSING
        upper = text.upper()
        given = country_type(text_of(type_cell), self._country) if type_cell != "" else None
        if not self._is_mexican or not upper.isalnum():
            match = self._prefix.match(upper)
            if match is not None:
                given = given or country_type(match[1], self._country)
                upper = upper[match.end() :]
        number = upper if upper.isalnum() else "".join(filter(str.isalnum, upper))
        if _is_nothing(number):
            return MISSING
        return self._typed(number, upper, given)

    def quick(self, cell: Cell) -> str | None:
        """The number of an ordinary Mexican RFC, without remark, of type `quick_type`. None
        says nothing: then `read` tells.
        """
        if (
            self.quick_type is not None
            and type(cell) is str
            and PLAIN_RFC.fullmatch(cell)
            and cell not in GENERIC
        ):
            return cell
        return None

    def _typed(self, number: str, upper: str, given: str | None) -> Document:
        kind = given or self._by_shape(number, upper)
        valid = is_valid(self._country, kind, number) or _is_rfc_with_ampersand(kind, upper)
        if valid:
            return Document(kind, number)
        if number.isdigit() and (restored := self._restored(number, given)) is not None:
            return restored
        return Document(kind, number, "ID_INVALID")

    def _by_shape(self, number: str, upper: str) -> str | None:
        fitting = [kind for kind, shape in self._shapes if shape.fullmatch(number)]
        if not fitting and "&" in upper and self._country == "MX":
            return "RFC"
        if self._named in fitting or not fitting:
            return self._named
        if self._country in ("CO", "CL") and self._named is not None:
            return self._named  # there every shape fits, so the header knows better
        return fitting[0]

    def _restored(self, number: str, given: str | None) -> Document | None:
        for kind, length in self._restorable(given):
            if 0 < length - len(number) <= MOST_LOST_ZEROS:
                padded = number.zfill(length)
                if is_valid(self._country, kind, padded):
                    return Document(kind, padded, "ID_ZEROS_RESTORED")
        return None

    def _restorable(self, given: str | None) -> tuple[tuple[str, int], ...]:
        fixed = FIXED.get(self._country, ())
        if given is not None:
            return tuple(pair for pair in fixed if pair[0] == given)
        if self._country == "PE" and self._named not in (None, "DNI"):
            return ()
        return tuple(sorted(fixed, key=lambda pair: pair[0] != self._named))


def is_valid(country: str, kind: str | None, number: str) -> bool:
    """Whether `number` is a valid document of that kind, as far as it can be told.

    A kind of which nothing is known is valid; a number of no kind is not, where the country's
    shapes are known.
    """
    if kind is None:
        return country not in SHAPES
    check = CHECKS.get((country, kind))
    return check is None or check(number)


def is_rfc(number: str) -> bool:
    """Whether shape and date of a Mexican RFC are right. Its last digit is not checked: many
    issued ones fail.
    """
    match = RFC.fullmatch(number)
    if match is None or len(number) not in RFC_LENGTHS:
        return False
    year, month, day = int(match[1]), int(match[2]), int(match[3])
    if 1 <= month <= 12 and 1 <= day <= 28:  # noqa: PLR2004 - every month has these days
        return True
    return any(_is_day(century + year, month, day) for century in (1900, 2000))


def _is_rfc_with_ampersand(kind: str | None, upper: str) -> bool:
    return kind == "RFC" and "&" in upper and is_rfc(re.sub(r"[^A-ZÑ&0-9]", "", upper))


def _is_nothing(number: str) -> bool:
    return len(number) < SHORTEST or number.count(number[0]) == len(number) or number in GENERIC


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _digits(low: int, high: int) -> Callable[[str], bool]:
    return lambda number: number.isascii() and number.isdigit() and low <= len(number) <= high


def _stdnum(country: str, kind: str) -> Callable[[str], bool]:
    """A check of python-stdnum, imported when it is first needed."""

    def check(number: str) -> bool:
        from stdnum import get_cc_module  # noqa: PLC0415 - heavy; see above

        module = get_cc_module(country, kind)
        return module is not None and bool(module.is_valid(number))

    return check


def _is_uruguayan_ci(number: str) -> bool:
    if not _digits(7, 8)(number):
        return False
    padded = number.zfill(8)
    total = sum(w * int(digit) for w, digit in zip(CI_WEIGHTS, padded, strict=False))
    return -total % 10 == int(padded[-1])


CHECKS: dict[tuple[str, str], Callable[[str], bool]] = {
    ("MX", "RFC"): is_rfc,
    ("MX", "CURP"): _stdnum("mx", "curp"),
    ("CO", "CC"): _digits(3, 10),
    ("CO", "CE"): _digits(5, 8),
    ("CO", "NIT"): _stdnum("co", "nit"),
    ("PE", "DNI"): _digits(8, 8),
    ("PE", "CE"): _digits(9, 9),
    ("PE", "RUC"): _stdnum("pe", "ruc"),
    ("CL", "RUT"): _stdnum("cl", "rut"),
    ("AR", "DNI"): _digits(7, 8),
    ("AR", "CUIT"): _stdnum("ar", "cuit"),
    ("EC", "CI"): _stdnum("ec", "ci"),
    ("EC", "RUC"): _stdnum("ec", "ruc"),
    ("UY", "CI"): _is_uruguayan_ci,
    ("UY", "RUT"): _stdnum("uy", "rut"),
    ("BR", "CPF"): _stdnum("br", "cpf"),
    ("BR", "CNPJ"): _stdnum("br", "cnpj"),
}

WRITTEN_TYPES = {
    "MX": "RFC|CURP",
    "CO": r"C\.?\s?C|C\.?\s?E|N\.?\s?I\.?\s?T|T\.?\s?I|CEDULA|CÉDULA|PPT|PEP",
    "PE": r"D\.?\s?N\.?\s?I|C\.?\s?E|R\.?\s?U\.?\s?C|L\.?\s?E",
    "CL": r"R\.?\s?U\.?\s?T|R\.?\s?U\.?\s?N",
    "AR": r"D\.?\s?N\.?\s?I|CUIT|CUIL",
    "EC": r"C\.?\s?I|R\.?\s?U\.?\s?C|CEDULA|CÉDULA|C\.?\s?C",
    "UY": r"C\.?\s?I|R\.?\s?U\.?\s?T|CEDULA|CÉDULA",
    "BR": "CPF|CNPJ",
}


def _prefix_of(country: str) -> re.Pattern[str]:
    """What stands before the number when a type is written inside the cell."""
    types = WRITTEN_TYPES.get(country, "DNI|CI|NIT|RUC|RUT|RTN|DUI|DPI|CEDULA|CÉDULA")
    if country == "MX":  # an RFC begins with letters, so the type needs a separator
        return re.compile(rf"({types})[\s.:#°º-]+(?=[A-ZÑ&]{{3,4}}\d)")
    return re.compile(rf"({types})\.?\s*(?:N[°ºRO.]+)?[\s.:#°º-]*(?=\d)")


def _plain(words: str) -> str:
    decomposed = unicodedata.normalize("NFKD", words.upper())
    kept = "".join(c for c in decomposed if not unicodedata.combining(c))
    return " ".join(
        re.sub(r"[^A-Z0-9\s_/-]", "", kept)
        .replace("_", " ")
        .replace("/", " ")
        .replace("-", " ")
        .split()
    )
