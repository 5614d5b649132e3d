"""How much a column's name speaks of a debt, for files whose amounts have strange names."""

from console.excel.vocabulary import words_of

DEBT_WORDS = (
    (
        3,
        frozenset(
            {"vencido", "vencida", "vencidos", "atraso", "atrasado", "mora", "exigible"}
            | {"aberto", "due"}
        ),
    ),
    (3, frozenset({"overdue"})),
    (2, frozenset({"deuda", "divida", "debt", "adeudo", "devedor", "deudor"})),
    (2, frozenset({"saldo", "balance"})),
    (1, frozenset({"monto", "importe", "valor", "amount", "total"})),
    (
        -4,
        frozenset(
            {"pago", "pagado", "cobro", "abono", "abonado", "cuota", "parcela", "capital"}
            | {"interes"}
        ),
    ),
    (-4, frozenset({"gastos", "favor", "limite", "minimo", "original"})),
)


def debtness(header: str) -> int:
    """How much a name speaks of a debt, against a payment or a part of one."""
    words = set(words_of(header))
    return sum(points for points, named in DEBT_WORDS if words & named)
