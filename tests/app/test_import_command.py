"""`acuerdo import`: the rule book's figures, once, or nothing changed."""

import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from console.app.cli import DONE, REFUSED, SOME_REFUSED, USAGE
from tests.app.conftest import CARDS, PAYMENTS, SAMPLES, STATED, Acuerdo
from tests.postgres import DATABASES

LANGUAGES = ("es", "pt_BR", "en")
EMPTY = {"created": 0, "updated": 0, "unchanged": 0, "withdrawn": 0}


def truth(name: str) -> Any:
    return json.loads((SAMPLES / f"{name}.truth.json").read_text(encoding="utf-8"))


@pytest.fixture(params=DATABASES)
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A place for a workspace: a folder, and a database of a server."""
    if request.param == "postgresql":
        return str(request.getfixturevalue("postgres_url"))
    return str(tmp_path / "w")


def test_the_portfolio_comes_out_as_the_rule_book_says(acuerdo: Acuerdo, place: str) -> None:
    known = truth("mx_banco_tarjetas")
    rows = ",".join(str(record["row"]) for record in known["sample"])
    words = ("--plain", "import", CARDS, *STATED, "--json", "--show-rows", rows)
    said = acuerdo(*words, workspace=place)
    assert (said.status, said.err) == (SOME_REFUSED, "")
    found = said.json
    for word in (
        "kind",
        "sheet",
        "header_row",
        "mapping",
        "rows_total",
        "records_total",
        "accepted",
        "skipped",
        "totals",
        "totals_by_currency",
        "debtors",
        "accounts",
        "not_workable",
        "sample",
    ):
        assert found[word] == known[word], word
    assert [(one["row"], one["code"]) for one in found["rejected"]] == [
        (one["row"], one["code"]) for one in known["rejected"]
    ]
    assert {(one["row"], one["code"]) for one in found["warnings"]} == {
        (one["row"], one["code"]) for one in known["warnings"]
    }
    assert all(one["message"] and one["column"] for one in found["rejected"][1:3])
    assert found["effect"] == EMPTY | {"created": 1971}
    assert found["seconds"] > 0
    segments = acuerdo("segments", "--json", workspace=place).json["segments"]
    assert sum(row["accounts"] for row in segments) == 1971
    assert sum(row["due_amount_minor"] or 0 for row in segments) == 2859294128
    queue = acuerdo("queue", "--segment", "91+", "--limit", 5, "--json", workspace=place)
    assert len(queue.json["rows"]) == 5


def test_the_same_file_twice_changes_nothing(acuerdo: Acuerdo, workspace: Path) -> None:
    said = acuerdo("import", CARDS, *STATED, "--json")
    assert said.json["effect"] == EMPTY | {"unchanged": 1971}
    assert workspace.exists()


def test_the_same_payments_twice_are_one(acuerdo: Acuerdo, workspace: Path) -> None:
    before = acuerdo("export", "payments", "--out", workspace / "a.xlsx", "--json").json
    said = acuerdo("import", PAYMENTS, *STATED, "--json")
    assert said.status == SOME_REFUSED
    after = acuerdo("export", "payments", "--out", workspace / "b.xlsx", "--json").json
    assert before["rows"] == after["rows"] == truth("mx_pagos_noviembre")["accepted"]


def test_payments_are_matched_as_the_rule_book_says(acuerdo: Acuerdo, workspace: Path) -> None:
    known = truth("mx_pagos_noviembre")
    found = acuerdo("import", PAYMENTS, *STATED, "--json").json
    for word in ("kind", "accepted", "totals", "matched"):
        assert found[word] == known[word], word
    assert workspace.exists()


def test_a_dry_run_says_what_would_happen_and_does_nothing(acuerdo: Acuerdo) -> None:
    said = acuerdo("--plain", "import", CARDS, *STATED, "--dry-run", "--json")
    assert said.status == SOME_REFUSED
    assert said.json["effect"] == EMPTY | {"created": 1971}
    assert said.json["dry_run"]
    segments = acuerdo("segments", "--json").json["segments"]
    assert sum(row["accounts"] for row in segments) == 0
    assert acuerdo("db", "check").status == DONE


def test_an_encrypted_workspace_is_made_and_opened_with_its_key_file(
    acuerdo: Acuerdo, tmp_path: Path
) -> None:
    key = {"ACUERDO_KEY_FILE": str(tmp_path / "key")}
    assert acuerdo("import", CARDS, *STATED, **key).status == SOME_REFUSED
    assert b"SQLite format 3" not in (tmp_path / "w" / "workspace.db").read_bytes()[:100]
    assert acuerdo("db", "check", **key).status == DONE
    assert acuerdo("segments", "--json", **key).json["segments"]
    other = {"ACUERDO_KEY_FILE": str(tmp_path / "other")}
    said = acuerdo("segments", **other)
    assert said.status in {REFUSED, 4}
    assert len(said.err.splitlines()) == 1


def test_it_says_in_a_person_s_words_what_happened(acuerdo: Acuerdo) -> None:
    said = acuerdo("--plain", "--lang", "en", "import", CARDS, *STATED)
    first, *rejected = said.out.splitlines()
    assert "2,000 rows, 1,971 accepted, 29 rejected" in first
    assert len(rejected) == 29


# --- what is refused ------------------------------------------------------------------------


def workbook(path: Path, *rows: tuple[Any, ...]) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    book.save(path)
    return path


def damaged(folder: Path) -> Path:
    file = folder / "rota.xlsx"
    file.write_bytes(CARDS.read_bytes()[:30_000])
    return file


def encrypted(folder: Path) -> Path:
    """The beginning of a workbook with a password: an OLE file with EncryptionInfo."""
    file = folder / "clave.xlsx"
    ole = bytes.fromhex("D0CF11E0A1B11AE1")
    names = "EncryptionInfo".encode("utf-16-le") + b"\0" * 64
    names += "EncryptedPackage".encode("utf-16-le")
    file.write_bytes(ole + b"\0" * 1016 + names + b"\0" * 4096)
    return file


def picture(folder: Path) -> Path:
    file = folder / "foto.xlsx"
    file.write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 5000)
    return file


def no_table(folder: Path) -> Path:
    return workbook(folder / "carta.xlsx", ("Estimados señores:",), ("les saludo",))


def no_column(folder: Path) -> Path:
    rows = [("Color", "Forma", "Sabor")] + [("rojo", "cubo", "dulce")] * 5
    return workbook(folder / "colores.xlsx", *rows)


def empty(folder: Path) -> Path:
    (folder / "vacia.xlsx").write_bytes(b"")
    return folder / "vacia.xlsx"


def missing(folder: Path) -> Path:
    return folder / "no_existe.xlsx"


def folder_itself(folder: Path) -> Path:
    (folder / "carpeta.xlsx").mkdir()
    return folder / "carpeta.xlsx"


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    "make", [damaged, encrypted, picture, no_table, no_column, empty, missing, folder_itself]
)
def test_a_file_that_cannot_be_used_changes_nothing(
    acuerdo: Acuerdo, workspace: Path, tmp_path: Path, make: Any, lang: str
) -> None:
    file = make(tmp_path)
    before = acuerdo("segments", "--json").json
    said = acuerdo("--lang", lang, "import", file, *STATED, "--json")
    assert (said.status, said.out) == (REFUSED, "")
    (sentence,) = said.err.splitlines()
    assert file.name in sentence
    assert sentence.endswith((".", ")", "»", '"'))
    assert "{" not in sentence
    assert acuerdo("segments", "--json").json == before
    assert workspace.exists()


def test_the_three_languages_differ(acuerdo: Acuerdo, tmp_path: Path) -> None:
    file = picture(tmp_path)
    told = {
        acuerdo("--lang", lang, "--plain", "import", file, *STATED).err for lang in LANGUAGES
    }
    assert len(told) == 3


# --- the other kinds ------------------------------------------------------------------------

RECALLS = SAMPLES / "mx_retiros.csv"
CONTACTS = SAMPLES / "co_contactos_largos.xlsx"
LOANS = SAMPLES / "co_agencia_libranzas.xlsx"
COLOMBIA = (
    "--creditor", "Libranzas del Magdalena", "--as-of", "2026-11-17", "--country", "CO",
)  # fmt: skip


def test_recalls_are_withdrawn_as_the_rule_book_says(acuerdo: Acuerdo, workspace: Path) -> None:
    known = truth("mx_retiros")
    foretold = acuerdo("import", RECALLS, *STATED, "--json", "--dry-run").json
    found = acuerdo("import", RECALLS, *STATED, "--json").json
    for word in ("totals", "matched", "unmatched", "debtors", "accounts", "recalled_accounts"):
        assert found[word] == known[word] == foretold[word], word
    assert found["effect"] == EMPTY | {"withdrawn": known["accounts"]} == foretold["effect"]
    again = acuerdo("import", RECALLS, *STATED, "--json").json
    assert again["effect"] == EMPTY | {"unchanged": known["accounts"]}
    segments = acuerdo("segments", "--json").json["segments"]
    assert sum(row["accounts"] for row in segments) == 1971 - known["accounts"]
    whole = acuerdo("import", CARDS, *STATED, "--json").json  # the same cut brings none back
    assert whole["effect"] == EMPTY | {"unchanged": 1971}
    assert workspace.exists()


def test_contacts_join_their_people(acuerdo: Acuerdo, place: str) -> None:
    known = truth("co_contactos_largos")
    acuerdo("--plain", "import", LOANS, *COLOMBIA, workspace=place)
    found = acuerdo("import", CONTACTS, *COLOMBIA, "--json", workspace=place).json
    for word in ("matched", "unmatched", "by_type", "by_quality", "debtors", "accounts"):
        assert found[word] == known[word], word
    first = found["effect"]
    assert first["created"] > 1000
    again = acuerdo("import", CONTACTS, *COLOMBIA, "--json", workspace=place).json
    assert again["effect"] == EMPTY | {"unchanged": sum(first.values())}


def test_exclusions_hold_for_whom_nobody_has_brought_yet(
    acuerdo: Acuerdo, tmp_path: Path
) -> None:
    cards = openpyxl.load_workbook(CARDS, data_only=True).worksheets[0]
    account = next(
        str(row[0]) for row in cards.iter_rows(min_row=5, values_only=True) if row[0]
    )
    rows = [("Cuenta excluida", "Motivo de exclusión"), (account, "NO CONTACTAR")]
    file = workbook(tmp_path / "exclusiones.xlsx", *rows)
    words = ("--plain", "import", file, *STATED, "--json", "--kind", "exclusions")
    found = acuerdo(*words).json
    assert (found["kind"], found["matched"]) == ("exclusions", 0)
    assert found["effect"] == EMPTY | {"created": 1}
    acuerdo("import", CARDS, *STATED)
    said = acuerdo("gate", "--account", account, "--json").json
    assert (said["allowed"], said["reason"]) == (False, "hard_block")
    assert acuerdo(*words).json["effect"] == EMPTY | {"unchanged": 1}


# --- the letter, and taking back ------------------------------------------------------------


def test_a_file_that_does_not_agree_with_the_letter_is_not_loaded(acuerdo: Acuerdo) -> None:
    due = truth("mx_banco_tarjetas")["totals"]["due_amount_minor"]
    words = ("--plain", "import", CARDS, *STATED, "--json", "--expect-rows", "2000")
    said = acuerdo(*words, "--expect-total", "28592941.00")
    assert (said.status, said.out) == (REFUSED, "")
    assert "28,592,941.28" in said.err
    assert acuerdo("import", "--history", "--json").json["imports"] == []
    dry = acuerdo(*words, "--expect-accounts", "1970", "--dry-run")
    assert dry.status == SOME_REFUSED
    assert dry.json["letter"] == [
        {"figure": "rows", "expected": 2000, "found": 2000, "difference": 0},
        {"figure": "accounts", "expected": 1970, "found": 1971, "difference": 1},
    ]
    total = f"{due // 100}.{due % 100:02d}"
    assert acuerdo(*words, "--expect-total", total).json["effect"]["created"] == 1971


def test_an_import_is_taken_back_once_and_the_newest_first(
    acuerdo: Acuerdo, workspace: Path
) -> None:
    before = acuerdo("segments", "--json").json
    recalled = acuerdo("import", RECALLS, *STATED, "--json").json["import"]
    newest, *_, first = acuerdo("import", "--history", "--json").json["imports"]
    assert (newest["import"], newest["state"], first["kind"]) == (recalled, "done", "portfolio")
    assert acuerdo("segments", "--json").json != before
    undone = acuerdo("import", "--undo", recalled, "--json")
    assert (undone.status, undone.json["kept"]) == (DONE, [])
    assert acuerdo("segments", "--json").json == before
    said = acuerdo("import", "--undo", recalled)
    assert (said.status, len(said.err.splitlines())) == (REFUSED, 1)
    newest, *_ = acuerdo("import", "--history", "--json").json["imports"]
    assert newest["state"] == "undone"
    audit = acuerdo("export", "audit", "--out", workspace / "audit.xlsx", "--json")
    assert audit.json["rows"] == 4


def test_there_is_no_undo_of_what_was_never_imported(acuerdo: Acuerdo, workspace: Path) -> None:
    assert acuerdo("import", "--undo", "99").status == REFUSED
    assert workspace.exists()


# --- options --------------------------------------------------------------------------------


def test_a_map_says_which_column_is_which(acuerdo: Acuerdo, tmp_path: Path) -> None:
    rows: list[tuple[Any, ...]] = [("Folio interno", "Quién", "Lo que debe", "Celular")]
    rows += [(f"A-{n}", f"Eva Ruiz {n}", 100 + n, f"551234{n:04d}") for n in range(5)]
    file = workbook(tmp_path / "rara.xlsx", *rows)
    mapping = tmp_path / "map.json"
    known = {
        "account_no": "Folio interno",
        "full_name": "Quién",
        "due_amount": ["Lo que debe"],
        "phone": "Celular",
    }  # fmt: skip - as a person writes it
    mapping.write_text(json.dumps(known), encoding="utf-8")
    said = acuerdo("--plain", "import", file, *STATED, "--map", mapping, "--json")
    assert said.status == DONE, said
    assert (said.json["accepted"], said.json["totals"]["due_amount_minor"]) == (5, 51_000)
    assert said.json["mapping"]["account_no"] == "Folio interno"


@pytest.mark.parametrize("text", ["{", "[1]", "3", None])
def test_a_map_that_cannot_be_read_is_refused(
    acuerdo: Acuerdo, tmp_path: Path, text: str | None
) -> None:
    mapping = tmp_path / "map.json"
    if text is not None:
        mapping.write_text(text, encoding="utf-8")
    said = acuerdo("--plain", "import", CARDS, *STATED, "--map", mapping)
    assert said.status == REFUSED
    assert "map.json" in said.err


@pytest.mark.parametrize(
    "known",
    [
        {"account_no": "Nada"},
        {"shoe_size": "RFC"},
        {"account_no": 3},
        {"account_no": [1]},
        {"blocks": 3},
        {"blocks": {"VISA": {"phone": "RFC"}}},
        {"readings": {"Nada": {"decimal": "comma"}}},
        {"readings": {"RFC": 1}},
        {"readings": 5},
    ],
)
def test_a_map_that_names_what_is_not_there_is_refused(
    acuerdo: Acuerdo, tmp_path: Path, known: dict[str, Any]
) -> None:
    mapping = tmp_path / "map.json"
    mapping.write_text(json.dumps(known), encoding="utf-8")
    said = acuerdo("--plain", "import", CARDS, *STATED, "--map", mapping)
    assert said.status == REFUSED
    assert len(said.err.splitlines()) == 1


def test_a_sheet_is_chosen_by_name(acuerdo: Acuerdo) -> None:
    words = ("--plain", "import", CARDS, *STATED, "--dry-run", "--json", "--sheet")
    assert acuerdo(*words, "ASIGNACION").json["sheet"] == "ASIGNACION"
    said = acuerdo(*words, "Hoja 99")
    assert said.status == REFUSED
    assert "Hoja 99" in said.err


def test_what_is_printed_names_the_place_and_the_history_its_words(acuerdo: Acuerdo) -> None:
    said = acuerdo("--plain", "import", CARDS, *STATED)
    assert "Fila 99, columna «Saldo Vencido»: «12,O45.50» no es un importe" in said.out
    assert len(said.out.splitlines()) == 1 + 29
    (line,) = acuerdo("import", "--history").out.splitlines()
    assert line.split()[3:5] == ["cartera", "cargada"]


def test_the_rejected_rows_come_as_a_workbook(acuerdo: Acuerdo, tmp_path: Path) -> None:
    report = tmp_path / "rechazadas.xlsx"
    acuerdo("--plain", "import", CARDS, *STATED, "--report", report, "--dry-run")
    book = openpyxl.load_workbook(report)
    sheet = book.worksheets[0]
    told = [[str(cell) for cell in row if cell is not None] for row in sheet.values]
    text = "\n".join(" ".join(row) for row in told)
    assert "12,O45.50" in text
    assert sum(1 for row in told if row) >= 30
    book.close()


@pytest.mark.parametrize(
    "words",
    [
        ("--as-of", "17/11/2026"),
        ("--country", "ZZ"),
        ("--kind", "letters"),
        ("--mode", "half"),
        ("--show-rows", "8,x"),
        ("--expect-total", "mucho"),
    ],
)
def test_a_wrong_option_is_wrong_usage(
    acuerdo: Acuerdo, tmp_path: Path, words: tuple[str, str]
) -> None:
    said = acuerdo("--plain", "import", CARDS, "--creditor", "Banco", *words)
    assert said.status == USAGE
    assert len(said.err.splitlines()) == 1
    assert not (tmp_path / "w").exists()
