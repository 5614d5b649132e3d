"""Files as creditors of many countries send them, built the same at every run.

Each has its truth beside this module, written from the rule book (what every cell means), not
from what the importer made of it. People, companies, numbers and debts are invented.
"""

import zipfile
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]  # no stubs exist

from tests.excel.dirty.formats import ERROR, write_ods, write_xls, write_xlsb

Rows = Sequence[Sequence[object]]
MAC_DAY_ZERO = date(1904, 1, 1)


class Formula:
    """A formula with the result that is stored beside it."""

    def __init__(self, text: str, result: object) -> None:
        self.text, self.result = text, result


def serial_1904(year: int, month: int, day: int) -> float:
    return float((date(year, month, day) - MAC_DAY_ZERO).days)


def put(sheet: Any, rows: Rows, day: Any) -> None:
    """Cells by their kind: dates are date cells, text is never a formula."""
    for r, row in enumerate(rows):
        for c, cell in enumerate(row):
            if isinstance(cell, Formula):
                sheet.write_formula(r, c, cell.text, None, cell.result)
            elif isinstance(cell, date):
                sheet.write_datetime(r, c, datetime(cell.year, cell.month, cell.day), day)  # noqa: DTZ001 - a cell's day
            elif isinstance(cell, (int, float)):
                sheet.write_number(r, c, cell)
            elif cell:
                sheet.write_string(r, c, str(cell))


def cl_retail_grupos(path: Path) -> None:
    """Chile: instructions first, merged groups over the header, subtotals, hidden row and
    column, several phones in a cell, a formula; pesos without decimals.
    """
    rows: Rows = [
        ["CARTERA CASTIGADA COMERCIAL ANDES"],
        ["Corte: 16-11-2026"],
        [],
        ["Cliente", "", "", "Contacto", "", "Deuda"],
        ["RUT", "Nombres", "Apellidos", "Teléfonos", "Correo", "N° Contrato",
         "Monto en mora", "Días Mora", "Sucursal"],
        ["12.345.678-5", "Ana María", "Pérez  Soto", "9 6123 4567 / 2 2345 6789",
         "ANA@CORREO.CL", "C-0001", "$ 1.234.567", 45, "Talca"],
        ["9.876.543-3", "JOSÉ", "ROJAS", "56 9 8765 4321\n+56 2 2345 6789", "sin correo",
         "C-0002", "850.000", "12 días", "Talca"],
        ["Subtotal Talca", "", "", "", "", "", "2.084.567"],
        ["7.654.321-K", "Rosa", "Díaz", "999999999", "", "C-0003", 320000, "", "Curicó"],
        ["15.432.198-5", "Luis", "Mora Gil", "961112233", "luis@mora.cl", "C-0004",
         Formula("=100000*2", 200000), 90, "Curicó"],
        ["RUT", "Nombres", "Apellidos", "Teléfonos", "Correo", "N° Contrato",
         "Monto en mora", "Días Mora", "Sucursal"],
        ["76.123.456-0", "", "Comercial Total Ltda", "22345678", "", "C-0005", "1.500,5", "0"],
        ["15.432.198-5", "Luis", "Mora Gil", "961112233", "", "c0001", 5000, 10, "Curicó"],
        ["11.111.111-1", "SIN", "NOMBRE", "", "", "C-0006", -5000, 10, "Curicó"],
        ["", "", "", "", "", "", 10, "", "Curicó"],
        ["Gran Total", "", "", "", "", "", Formula("=SUM(G6:G15)", 2606078)],
        ["Uso interno"],
    ]  # fmt: skip
    with xlsxwriter.Workbook(str(path)) as book:
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        prose = book.add_worksheet("Instrucciones")
        put(prose, [["Cómo leer esta planilla"], ["No compartir", "gracias"]], day)
        sheet = book.add_worksheet("Cartera")
        put(sheet, rows, day)
        for first, last, text in ((0, 2, "Cliente"), (3, 4, "Contacto"), (5, 8, "Deuda")):
            sheet.merge_range(3, first, 3, last, text)
        sheet.merge_range(0, 0, 0, 8, "CARTERA CASTIGADA COMERCIAL ANDES")
        sheet.set_row(9, None, None, {"hidden": True})
        sheet.set_column(8, 8, None, None, {"hidden": True})


def ar_cuotas(path: Path) -> None:
    """Argentina: UTF-16 with tabs, one row an instalment, area codes apart, decimal commas."""
    rows = [
        (
            "Legajo|Tipo Doc|Nro Documento|Apellido y Nombre|Cód. Área|Celular|"
            "Tel. Alternativo|E-mail|Operación|Cuota Nº|Importe Vencido|Saldo Total|Fecha Vto.|"
            "Estado|Provincia"
        ),
        (
            "L-1|DNI|20.284.567|PÉREZ, JUAN|11|45678901||juan@x.com.ar|OP-100|1/3|1.234,50|"
            "10.000,00|05/09/2026|Vigente|Buenos Aires"
        ),
        (
            "L-1|DNI|20.284.567|PÉREZ, JUAN|11|45678901||juan@x.com.ar|OP-100|2/3|1.234,50|"
            "10.000,00|05/10/2026|Vigente|Buenos Aires"
        ),
        (
            "L-1|DNI|20.284.567|PÉREZ, JUAN|11|45678901||juan@x.com.ar|OP-100|2/3|1.234,50|"
            "10.000,00|05/10/2026|Vigente|Buenos Aires"
        ),
        (
            "L-2|CUIT|20-28456789-8|GÓMEZ, ANA|351|6123456|4444444||OP-200|1/1|12,O45|1|"
            "05/10/2026|Vigente|Córdoba"
        ),
        (
            "L-2|CUIT|20-28456789-8|GÓMEZ, ANA|351|6123456|(011) 4555-1234|ana@|OP-201|1/2|"
            "999,999|2.000,00|17/11/26|En mora|Córdoba"
        ),
        "L-3|||SIN DOC||N/A|||OP-300|1|500||2026-10-01|DEMANDA JUDICIAL|Córdoba",
        "",
        (
            "L-4|DNI|5.123.456|LÓPEZ, EVA||+54 9 261 455 1234|||OP-401|1|(1.000,00)|0|"
            "01/11/2026|Vigente|Mendoza"
        ),
        "L-4|DNI|5.123.456|LÓPEZ, EVA||+54 9 261 455 1234|||OP-400|1|0|0,00|01/11/2026|Pagada|",
        "TOTAL||||||||||4.468,99",
    ]
    path.write_bytes("\r\n".join(rows).replace("|", "\t").encode("utf-16"))


def uy_cooperativa(path: Path) -> None:
    """Uruguay: OpenDocument with a hidden larger sheet first, two currencies, cédulas with and
    without dots, a failed formula, dates in words.
    """
    header = ["Nº Socio", "Cuenta", "C.I.", "Nombre completo", "Celular", "Teléfono fijo",
              "Moneda", "Deuda vencida", "Deuda total", "Días de atraso", "Último pago",
              "Observaciones"]  # fmt: skip
    rows: Rows = [
        header,
        [1001, "U-1", "1.234.567-2", "Ana Souto", "094 123 456", "2901 2345", "$U", 15300.5,
         20000, 35, date(2026, 10, 1), "llamar"],
        [1002, "U-2", 45678905, "Luis Paz", 94234567, "", "U$S", "1.250,75", "US$ 3,000.00",
         "61 días", "15-set-2026"],
        [1003, "U-3", "2.345.678-0", "Eva Rius", "099-345-678; 098 765 432", "", "UYU", ERROR,
         100, 5],
        [1003, "U-4", "2.345.678-0", "Eva Rius", "099-345-678", "", "ME", 500, "", "no sabe"],
        [1004, "U-5", "211234560019", "Almacén La Única S.R.L.", "", "4733 1234", "", "3.000",
         3000, "", 0],
        [1005, "U-6", "", "Sin Cédula", "094 123 456", "", "$", 100, 100, -5, "31/12/9999"],
        [1006, "U-7", 9876549, "Omar Pi", "1234567890", "", "Dólares", "2.000,005", 2500, 10],
    ]  # fmt: skip
    old: Rows = [header, *[[n, f"V-{n}", "", "Viejo", "", "", "", 1, 1, 1] for n in range(60)]]
    write_ods(path, [("Datos viejos", old, True), ("Socios", rows, False)])


def br_consignado(path: Path) -> None:
    """Brazil: binary workbook with days counted from 1904, CPFs as numbers, area code apart,
    phones in scientific notation, eight-digit mobiles.
    """
    rows: Rows = [
        ["Relatório de inadimplência"],
        ["CPF/CNPJ", "Nome do Cliente", "DDD", "Fone", "WhatsApp", "Nº do Contrato", "Produto",
         "Valor em Atraso", "Saldo Devedor", "Vencimento", "Situação", "E-mail"],
        [1234567890, "Ana Lima", 11, "98765-4321", "", "CT-1", "Consignado", 1500.255, 3000,
         serial_1904(2026, 10, 10), "Ativo", "ana@lima.com.br"],
        ["529.982.247-25", "Beto Sá", 21, "8765-4321", "+55 21 98765-4321", "CT-2", "Cartão",
         "R$ 1.234,56", "R$ 2.000", "10/11/2026", "Acordo", "beto@sa.com.br"],
        ["987.654.321-01", "Caio Reis", "", "5.51E+12", "5.511987654321E+12", "CT-3", "", 10,
         10, serial_1904(2026, 11, 14), "Óbito - FALECIDA", "não tem"],
        ["", "Davi", "", "", "", "", "Consignado", 50, 50, "", "Ativo"],
        ["111.444.777-35", "", 11, "3456-7890", "", "CT-4", "Consignado", "1.234", "", "",
         "Quitado", ""],
        ["111.444.777-35", "Eli Nery", 11, "3456-7890", "", "CT-5", "Consignado", 1, 1,
         "31/04/2026", "Ativo", ""],
        ["", "Total geral", "", "", "", "", "", 2796.41],
    ]  # fmt: skip
    write_xlsb(path, "Inadimplência", rows, is_1904=True)


def gt_micro(path: Path) -> None:
    """Guatemala: Excel 97 with days from 1904, a hidden sheet of parameters, quetzal signs, a
    client code that lends its document, running numbers that are no account.
    """
    rows: Rows = [
        ["FINANCIERA QUETZAL"],
        ["No.", "Código Cliente", "DPI", "Nombres", "Apellidos", "Teléfono", "No. Préstamo",
         "Saldo Capital", "Intereses", "Monto en Mora", "Total Adeudado", "Fecha Vencimiento",
         "Ejecutivo"],
        [1, "GT-01", "2345 67890 0101", "María", "López", "5123-4567", "P-001", 1000, 50.5,
         250.1, 1050.5, serial_1904(2026, 10, 1), "JC"],
        [2, "GT-02", 1234567890101.0, "José", "Chuc", 55551234, "P-002", 2000, 0, "Q 1,500.00",
         "Q2,000.00", "05/11/2026", "JC"],
        [3, "GT-03", "N/D", "Ana", "Tzul", "22345678 ext. 12", "P-003", ERROR, 0, 300, 300,
         "12/31/9999", "MR"],
        [4, "GT-04", "3456 78901 0101", "Eva", "Xol", "5123-9999", "p002", 1, 0, 1, 1, "",
         "MR"],
        [5, "", "", "Solo", "Nombre", "", "", 1, 1, 1, 1, "", "MR"],
        ["", "", "", "Sub Total", "", "", "", 3001, 50.5, 551.1],
        [6, "GT-01", "", "María", "López", "5123-4567", "P-004", 10, 0, "1.00.000", 10,
         serial_1904(2026, 11, 10), "JC"],
        [7, "GT-01", "", "María", "López", "5123-4567", "P-005", 10, 0, 0.005, 10,
         serial_1904(2026, 11, 10), "JC"],
    ]  # fmt: skip
    hidden: Rows = [["Tasa", "Valor"], ["Mora", 0.05]]
    write_xls(path, [("Parámetros", hidden, True), ("Mora", rows, False)], is_1904=True)


def us_autos(path: Path) -> None:
    """United States: pipes, Windows-1252, English names, months first, a note with a line break
    inside quotes, an empty line, leading zeros that count.
    """
    lines = [
        (
            "Account Number|SSN|First Name|Last Name|Mobile Phone|Home Phone|Amount Past Due|"
            "Current Balance|Due Date|Last Payment Date|Last Payment Amount|Status|State|"
            "Opt-in WhatsApp|Notes"
        ),
        (
            "000123|123-45-6789|José|Peña|(305) 358-1234|N/A|$1,234.56|12,345|10/05/2026|"
            '09/05/26|100|Open|FL|Y|"llama ""tarde"""'
        ),
        "000124|987-65-4321|Ana|Ruiz|+1 786 358 9876||(50.00)|9,876.50|10/05/2026|||Open|FL||",
        "123|111-11-1111|Luis|Soto|3053581236||0|1,000.00|13/10/2026|||Open|TX||",
        (
            "125|078-05-1120|Eva|Paz|3053581235|555|1 250.00|2000|10/25/2026|00/00/0000||"
            "Bankruptcy Ch.7|FL|No|"
        ),
        (
            '126|219-09-9999|María|"Del Río"|7863589876|7863589876|75.5|75.50|"Nov 3, 2026"|||'
            'DO NOT CONTACT|FL||"wrote twice:\r\nno answer"'
        ),
        "",
        "Total||||||5,000.00",
    ]
    path.write_bytes("\r\n".join(lines).encode("cp1252"))


def co_multi(path: Path) -> None:
    """Colombia: a workbook with macros, read-me first, a hidden copy of everything, line breaks
    in the headers, document types in their own column.
    """
    header = ["TIPO\nIDENTIFICACIÓN", "NÚMERO\nIDENTIFICACIÓN", "NOMBRES Y APELLIDOS",
              "CELULARES", "OBLIGACIÓN", "SALDO\nEN MORA", "SALDO TOTAL", "FECHA DE\nMORA",
              "DÍAS\nMORA", "ESTADO", "CIUDAD", "LÍNEA"]  # fmt: skip
    rows: Rows = [
        ["AGENCIA DEL CARIBE"],
        ["Cartera asignada"],
        [],
        ["Generado por: sistema"],
        header,
        ["C.C.", "52.123.456", "ANA ROJAS", "3104567890/3157654321", "OB-1", "$1.250.000",
         "$ 5.000.000,00", date(2026, 10, 31), 30, "VIGENTE", "Bogotá", "Libre inversión"],
        ["NIT", "900.123.456-8", "TOTAL HOGAR S.A.S.", "6013456789", "OB-2", 2500000.4, 2600000,
         "01/09/2026", 60, "PRE-JURÍDICO", "Cali", "Comercial"],
        ["CE", "123456", "YU LI", "no tiene", "OB-3", 800000, 800000, "", "", "EXTRAJUDICIAL",
         "Cali", "Libranza"],
        ["CC", "ABC12", "JUAN GIL", "3104567890", "OB-4", 1, 1, "2026-11-30", 0,
         "CLIENTE FALLECIDO", "Cali", "Libranza"],
        ["CC", 52000001, "LUZ PAZ", "300 123 45678", "1.23E+17", 100, 100, "1/1/1900", 5,
         "ACTIVO", "Cali", "Libranza"],
        ["CC", "52.123.456", "ANA ROJAS", "", "OB-5", "abc", 5, "", 1, "VIGENTE", "Bogotá", ""],
        ["", "", "SUBTOTAL", "", "", 4550401, 8400401],
        ["TI", "1001234567", "NIÑO SOL", "3009876543", "OB-6", 300, 300, date(2026, 11, 29), 1,
         "VIGENTE", "Tunja", "Libranza"],
    ]  # fmt: skip
    plain = path.with_suffix(".tmp")
    with xlsxwriter.Workbook(str(plain)) as book:
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        put(book.add_worksheet("LEEME"), [["Lea primero"], ["Hoja", "Contenido"]], day)
        hidden = book.add_worksheet("BASE COMPLETA")
        put(hidden, [header, *[["CC", n, "X", "", n, 1, 1] for n in range(80)]], day)
        hidden.hide()
        sheet = book.add_worksheet("CARTERA NOV")
        put(sheet, rows, day)
        sheet.set_row(12, None, None, {"hidden": True})
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            new.writestr(part.filename, old.read(part))
        new.writestr("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504))
    plain.unlink()


def ec_sin_nombres(path: Path) -> None:
    """Ecuador: headers that say nothing; only the cells tell what a column is."""
    rows: Rows = [
        [f"Campo {letter}" for letter in "ABCDEFGHIJ"],
        ["OPE-0001", "1710034065", "PÉREZ LÓPEZ ANA", "0991234567", "ana@correo.ec", 120.5,
         date(2026, 10, 18), 30, "VIGENTE", "Quito"],
        ["OPE-0002", "923456784", "RUIZ PAZ EVA", "0987654321", "eva@correo.ec", 80.25,
         date(2026, 11, 7), 10, "VIGENTE", "Guayaquil"],
        ["OPE-0003", "0102345675", "SOL RÍOS IVÁN", "022345678", "ivan@correo.ec", 1999.99,
         date(2026, 9, 18), 60, "JUDICIAL", "Cuenca"],
        ["OPE-0004", "1309876546", "VERA GIL LUZ", "0998765432", "luz@correo.ec", 15,
         date(2026, 8, 19), 90, "VIGENTE", "Manta"],
        ["OPE-0005", "1710034065", "PÉREZ LÓPEZ ANA", "0991234567", "ana@correo.ec", 0,
         date(2026, 11, 16), 1, "CASTIGADO", "Quito"],
        ["OPE-0006", "0923456784", "RUIZ PAZ EVA", "0987654321", "eva@correo.ec", 44.4,
         date(2026, 11, 2), 15, "VIGENTE", "Guayaquil"],
    ]  # fmt: skip
    with xlsxwriter.Workbook(str(path)) as book:
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        put(book.add_worksheet("Export"), rows, day)


def mx_enganosa(path: Path) -> None:
    """Mexico: names that mean something else than usual: mails under "Contacto", phones under
    "Número", RFCs under "Clave", money under "Atraso" and days under "Mora".
    """
    rows: Rows = [
        ["Cliente", "Nombre Completo", "Clave", "Cuenta", "Atraso", "Mora", "Contacto",
         "Número", "Vencimiento", "Estado", "Segmento interno"],
        ["10021", "ANA LUZ SOSA", "SOLA900101AA1", "77-001", "1,250.50", 35, "ana@correo.mx",
         "55 5257 3743", date(2026, 10, 13), "Jalisco", "A2"],
        ["10022", "LUIS GIL ROJO", "GIRL850315BB2", "77-002", "3,000", 5, "luis@correo.mx",
         "044 55 5257 3744", date(2026, 11, 12), "Sonora", "B1"],
        ["10023", "EVA SOL MAR", "SOME781230CC3", "77-003", "980.00", 61, "eva@correo.mx",
         "+52 1 33 3825 1234", date(2026, 9, 17), "Puebla", "B1"],
        ["10024", "IVÁN PAZ RÍO", "XAXX010101000", "77-004", "12,345.67", 3, "ivan@correo.mx",
         "5552573746", date(2026, 11, 14), "Jalisco", "C"],
        ["10025", "LUZ VERA GIL", "VEGL990230DD4", "77-005", "45.10", 0, "luz@correo.mx",
         "8183456789", date(2026, 11, 17), "Nuevo León", "C"],
    ]  # fmt: skip
    with xlsxwriter.Workbook(str(path)) as book:
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        put(book.add_worksheet("Reporte"), rows, day)


def hn_pagos(path: Path) -> None:
    """Honduras: payments with reversals, repeated receipts and amounts of nothing."""
    lines = [
        "Reporte de pagos aplicados;;;;;;",
        "Fecha Pago;No. Recibo;Préstamo;Identidad;Nombre;Monto Pagado;Tipo de Movimiento",
        "03/11/2026;R-1;PR-001;0801-1990-12345;ANA MEJÍA;L 1,500.00;PAGO",
        "04/11/2026;R-2;;0801-1985-54321;LUIS ZELAYA;L. 250.5;PAGO",
        "04/11/2026;R-3;PR-001;0801-1990-12345;ANA MEJÍA;1500;PAGO",
        "05/11/2026;R-4;PR-001;0801-1990-12345;ANA MEJÍA;1500;Reverso de pago",
        "05/11/2026;R-5;PR-003;;EVA;0;PAGO",
        ";R-6;PR-003;;EVA;100;PAGO",
        "32/11/2026;R-7;PR-003;;EVA;100;PAGO",
        "06/11/2026;R-8;;;EVA;100;PAGO",
        "04/11/2026;R-2;;0801-1985-54321;LUIS ZELAYA;250.50;PAGO",
        "04/11/2026;R-9;;0801-1985-54321;LUIS ZELAYA;250.50;PAGO",
        "06/11/2026;R-10;PR-003;;EVA;uno;PAGO",
        "07/11/2026;R-11;PR-003;;EVA;-75;PAGO",
        "06/11/2026;R-12;PR-003;;EVA;;PAGO",
        "Total;;;;;3,601.00;",
    ]
    path.write_bytes("\n".join(lines).encode("cp850"))


def do_contactos(path: Path) -> None:
    """Dominican Republic: one datum a row, with qualities and types in many words."""
    rows: Rows = [
        ["Cédula", "Nombre", "Préstamo", "Relación", "Tipo de contacto", "Dato", "Fuente",
         "Fecha actualización"],
        ["001-1234567-8", "ANA CRUZ", "D-1", "Titular", "Celular", "809-234-5678", "buró",
         date(2026, 10, 1)],
        ["001-1234567-8", "ANA CRUZ", "D-1", "TT", "WhatsApp", "(809) 234-5678", "buró", ""],
        ["001-1234567-8", "ANA CRUZ", "D-1", "Garante", "Tel. casa", "829 234 5679", "", ""],
        ["001-7654321-8", "LUIS SOTO", "", "Titular", "Correo electrónico", "LUIS@Soto.DO", "",
         ""],
        ["001-7654321-8", "LUIS SOTO", "", "Vecino", "Celular", "8092345670", "", ""],
        ["001-7654321-8", "LUIS SOTO", "", "Referencia", "Celular", "0", "", ""],
        ["001-7654321-8", "LUIS SOTO", "", "Referencia", "Celular", "12345", "", ""],
        ["", "EVA", "", "Titular", "Celular", "8092345671", "", ""],
        ["001-7654321-8", "LUIS SOTO", "", "TT", "Domicilio", "C/ Duarte  5", "", "ayer"],
        ["001-7654321-8", "LUIS SOTO", "", "TT", "Dirección", "c/ duarte 5", "", ""],
    ]  # fmt: skip
    with xlsxwriter.Workbook(str(path)) as book:
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        put(book.add_worksheet("Contactos"), rows, day)


def cr_excluidos(path: Path) -> None:
    """Costa Rica: whom nobody may contact, by identity card, phone, mail or operation."""
    lines = [
        "Personas que no desean ser contactadas\t\t\t\t\t",
        "Identificación\tTeléfono\tCorreo electrónico\tOperación\tMotivo exclusión\tDesde",
        "1-0987-0654\t8812-3456\t\t\tsolicitud del cliente\t01/11/2026",
        "\t+506 2234 5678\t\t\t\t",
        "\t\tANA@correo.cr\t\tdemanda colectiva\t31/02/2026",
        "\t\t\tOP-9\tFRAUDE\t",
        "\t12345678\t\t\tplaceholder\t",
        "\t\t\tOP 9\totra vez\t",
        "Fin del listado\t\t\t\t\t",
    ]
    path.write_bytes(("\ufeff" + "\r\n".join(lines)).encode())


def pe_bloques(path: Path) -> None:
    """Peru: up to two accounts a row in numbered blocks, Windows-1252 with semicolons."""
    lines = [
        (
            "DNI;CLIENTE;CUENTA 1;SALDO VENCIDO 1;DIAS ATRASO 1;CUENTA 2;SALDO VENCIDO 2;"
            "DIAS ATRASO 2;CELULAR"
        ),
        "45678901;ANA QUISPE;101-1;S/ 1,500.50;35;101-2;200;5;987654321",
        "5678901;LUIS NUÑEZ;102-1;0;0;;0;0;987 654 322 / 987-654-323",
        "45678902;EVA RÍOS;;0;;;;;987654324",
        "45678903;IVÁN SOL;103-1;2,500;61;101-2;90;5;12345",
        "45678904;LUZ PAZ;;75.25;x;104-2;-5;3;",
    ]
    path.write_bytes("\r\n".join(lines).encode("cp1252"))


BUILDERS: dict[str, tuple[str, Callable[[Path], None]]] = {
    "cl_retail_grupos": (".xlsx", cl_retail_grupos),
    "ar_cuotas": (".txt", ar_cuotas),
    "uy_cooperativa": (".ods", uy_cooperativa),
    "br_consignado": (".xlsb", br_consignado),
    "gt_micro": (".xls", gt_micro),
    "us_autos": (".txt", us_autos),
    "co_multi": (".xlsm", co_multi),
    "ec_sin_nombres": (".xlsx", ec_sin_nombres),
    "mx_enganosa": (".xlsx", mx_enganosa),
    "hn_pagos": (".csv", hn_pagos),
    "do_contactos": (".xlsx", do_contactos),
    "cr_excluidos": (".tsv", cr_excluidos),
    "pe_bloques": (".csv", pe_bloques),
}
