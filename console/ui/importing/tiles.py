"""The large counts of an import, by the kind of its file."""

from typing import Any

from PySide6.QtCore import QCoreApplication

from console.domain.placement import FileKind
from console.usecases.importing import Simulated
from console.usecases.views import Effect

translate = QCoreApplication.translate
Tile = tuple[str, int, str, str]
"""Name, count, token of the dot's colour, and what it means."""


def tiles_of(simulated: Simulated, effect: Effect) -> tuple[Tile, ...]:
    """What stands in the row of counts."""
    rejected = len(simulated.json.get("rejected", ()))
    left_out = (
        translate("ImportEffect", "Rechazadas"),
        rejected,
        "bad_solid" if rejected else "border2",
        translate("ImportEffect", "con su motivo, abajo"),
    )
    kind = simulated.settings.kind
    if kind is FileKind.PAYMENTS:
        return (_moves(simulated.json), *_matching(simulated.json), left_out)
    if kind is FileKind.RECALL:
        return (_recalled(effect), _same(effect), *_matching(simulated.json), left_out)
    if kind is FileKind.CONTACTS:
        return (*_data(effect), _same(effect), *_matching(simulated.json)[1:], left_out)
    if kind is FileKind.EXCLUSIONS:
        return (*_excluded(effect), _same(effect), *_matching(simulated.json)[1:], left_out)
    return (*_accounts(effect), left_out)


def _accounts(effect: Effect) -> tuple[Tile, ...]:
    return (
        (
            translate("ImportEffect", "Nuevas"),
            effect.created,
            "accent",
            translate("ImportEffect", "cuentas que no estaban"),
        ),
        (
            translate("ImportEffect", "Actualizadas"),
            effect.updated,
            "ok_solid",
            translate("ImportEffect", "saldo, mora o teléfono"),
        ),
        (
            translate("ImportEffect", "Sin cambios"),
            effect.unchanged,
            "border2",
            translate("ImportEffect", "iguales al corte anterior"),
        ),
        (
            translate("ImportEffect", "Se retiran"),
            effect.withdrawn,
            "warn_solid",
            translate("ImportEffect", "ya no vienen; no se borran"),
        ),
    )


def _moves(found: dict[str, Any]) -> Tile:
    accepted = found.get("accepted")
    return (
        translate("ImportEffect", "Movimientos"),
        accepted if isinstance(accepted, int) else 0,
        "accent",
        translate("ImportEffect", "pagos y reversos aceptados"),
    )


def _recalled(effect: Effect) -> Tile:
    return (
        translate("ImportEffect", "Se retiran"),
        effect.withdrawn + effect.updated,
        "warn_solid",
        translate("ImportEffect", "con fecha y motivo; no se borran"),
    )


def _data(effect: Effect) -> tuple[Tile, ...]:
    return (
        (
            translate("ImportEffect", "Datos nuevos"),
            effect.created,
            "accent",
            translate("ImportEffect", "teléfonos, correos y domicilios"),
        ),
        (
            translate("ImportEffect", "Cambian de calidad"),
            effect.updated,
            "ok_solid",
            translate("ImportEffect", "titular, codeudor o referencia"),
        ),
    )


def _excluded(effect: Effect) -> tuple[Tile, ...]:
    return (
        (
            translate("ImportEffect", "Exclusiones nuevas"),
            effect.created,
            "warn_solid",
            translate("ImportEffect", "personas, teléfonos o cuentas"),
        ),
        (
            translate("ImportEffect", "Con otro motivo"),
            effect.updated,
            "ok_solid",
            translate("ImportEffect", "ya estaban excluidas"),
        ),
    )


def _same(effect: Effect) -> Tile:
    return (
        translate("ImportEffect", "Sin cambios"),
        effect.unchanged,
        "border2",
        translate("ImportEffect", "ya se sabían"),
    )


def _matching(found: dict[str, Any]) -> tuple[Tile, ...]:
    """Lines with and without an account, once they have been compared."""
    words = (
        ("matched", translate("ImportEffect", "Con cuenta"), "ok_solid"),
        ("unmatched", translate("ImportEffect", "Sin cuenta"), "warn_solid"),
    )
    hint = translate("ImportEffect", "por número o referencia")
    return tuple(
        (name, len(known) if isinstance(known, list) else known, dot, hint)
        for key, name, dot in words
        if isinstance(known := found.get(key), int | list)
    )
