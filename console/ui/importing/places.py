"""Countries of the wizard, their names and the currency that goes with each."""

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def countries() -> tuple[tuple[str, str], ...]:
    """(code, name), as the chooser lists them."""
    return (
        ("MX", translate("ImportPlaces", "México")),
        ("CO", translate("ImportPlaces", "Colombia")),
        ("PE", translate("ImportPlaces", "Perú")),
        ("CL", translate("ImportPlaces", "Chile")),
        ("AR", translate("ImportPlaces", "Argentina")),
        ("BR", translate("ImportPlaces", "Brasil")),
        ("EC", translate("ImportPlaces", "Ecuador")),
        ("US", translate("ImportPlaces", "Estados Unidos")),
    )


def currencies() -> tuple[tuple[str, str], ...]:
    """(code, name)."""
    names = {
        "MXN": translate("ImportPlaces", "MXN · peso mexicano"),
        "COP": translate("ImportPlaces", "COP · peso colombiano"),
        "PEN": translate("ImportPlaces", "PEN · sol peruano"),
        "CLP": translate("ImportPlaces", "CLP · peso chileno"),
        "ARS": translate("ImportPlaces", "ARS · peso argentino"),
        "BRL": translate("ImportPlaces", "BRL · real brasileño"),
        "USD": translate("ImportPlaces", "USD · dólar"),
    }
    return tuple(names.items())
