"""The canonical fields in words, in the order of the chooser."""

from PySide6.QtCore import QCoreApplication

from console.domain.placement import FileKind

translate = QCoreApplication.translate


def field_names(kind: FileKind) -> tuple[tuple[str, str], ...]:
    """(canonical, words) of the fields that a file of that kind may have."""
    wanted = {
        FileKind.PORTFOLIO: (*_PERSON, *_ACCOUNT, *_CONTACT, *_MORE),
        FileKind.PAYMENTS: (*_PERSON, *_PAYMENT),
        FileKind.RECALL: (*_PERSON, *_RECALL),
        FileKind.CONTACTS: (*_PERSON, *_CONTACTS),
        FileKind.EXCLUSIONS: (*_PERSON, *_EXCLUSIONS),
    }.get(kind, (*_PERSON, *_ACCOUNT, *_CONTACT, *_MORE))
    words = _words()
    return tuple((name, words[name]) for name in wanted)


def type_name(code: str) -> str:
    """The reading of a column in words."""
    names = {
        "text": translate("ImportFields", "Texto"),
        "identifier": translate("ImportFields", "Clave"),
        "document": translate("ImportFields", "Identificación"),
        "phone": translate("ImportFields", "Teléfono"),
        "email": translate("ImportFields", "Correo"),
        "money": translate("ImportFields", "Dinero"),
        "date": translate("ImportFields", "Fecha"),
        "integer": translate("ImportFields", "Entero"),
        "yes_no": translate("ImportFields", "Sí/No"),
    }
    return names.get(code, code)


def why_name(code: str) -> str:
    """What speaks for a proposed field, in words."""
    names = {
        "exact": translate("ImportFields", "Nombre conocido"),
        "synonym": translate("ImportFields", "Sinónimo conocido"),
        "words": translate("ImportFields", "Palabras del nombre"),
        "alike": translate("ImportFields", "Nombre parecido"),
        "content": translate("ImportFields", "Por lo que contiene"),
        "debt": translate("ImportFields", "El más parecido a deuda"),
        "saved": translate("ImportFields", "Del archivo anterior"),
        "stated": translate("ImportFields", "Lo indicaste tú"),
    }
    return names.get(code, "")


def kind_name(kind: FileKind) -> str:
    """What a file brings, in words."""
    names = {
        FileKind.PORTFOLIO: translate("ImportFields", "Cartera"),
        FileKind.PAYMENTS: translate("ImportFields", "Pagos"),
        FileKind.CONTACTS: translate("ImportFields", "Contactos"),
        FileKind.RECALL: translate("ImportFields", "Retiros"),
        FileKind.EXCLUSIONS: translate("ImportFields", "Exclusiones"),
    }
    return names[kind]


_PERSON = (
    "account_no",
    "debtor_id",
    "doc_type",
    "doc_number",
    "full_name",
    "first_name",
    "last_name",
)
_ACCOUNT = (
    "due_amount",
    "total_balance",
    "minimum_payment",
    "days_past_due",
    "due_date",
    "instalment_no",
    "currency",
    "status",
    "product",
    "payment_reference",
    "last_payment_date",
    "last_payment_amount",
)
_CONTACT = (
    "phone",
    "reference_phone",
    "phone_area",
    "email",
    "address",
    "whatsapp_consent",
)
_MORE = (
    "principal",
    "interest",
    "late_interest",
    "fees",
    "original_amount",
    "instalment_amount",
    "instalments_overdue",
    "instalments_total",
    "portfolio_state",
    "agent",
    "zone",
    "risk_score",
    "bucket",
    "past_behaviour",
    "offer",
)
_PAYMENT = (
    "amount",
    "currency",
    "paid_on",
    "value_on",
    "payment_reference",
    "operation_no",
    "movement_type",
    "channel",
)
_RECALL = ("recall_on", "recall_reason")
_CONTACTS = ("quality", "contact_type", "contact_value", "source", "reported_on")
_EXCLUSIONS = (
    "phone",
    "phone_area",
    "email",
    "exclusion_reason",
    "excluded_on",
    "excluded_until",
    "source",
)


def _words() -> dict[str, str]:
    return {
        "account_no": translate("ImportFields", "Cuenta · número"),
        "debtor_id": translate("ImportFields", "Persona · clave de cliente"),
        "doc_type": translate("ImportFields", "Persona · tipo de documento"),
        "doc_number": translate("ImportFields", "Persona · documento"),
        "full_name": translate("ImportFields", "Persona · nombre completo"),
        "first_name": translate("ImportFields", "Persona · nombres"),
        "last_name": translate("ImportFields", "Persona · apellidos"),
        "due_amount": translate("ImportFields", "Cuenta · vencido"),
        "total_balance": translate("ImportFields", "Cuenta · saldo total"),
        "minimum_payment": translate("ImportFields", "Cuenta · pago mínimo"),
        "days_past_due": translate("ImportFields", "Cuenta · días de mora"),
        "due_date": translate("ImportFields", "Cuenta · vencimiento"),
        "instalment_no": translate("ImportFields", "Cuenta · número de cuota"),
        "currency": translate("ImportFields", "Cuenta · moneda"),
        "status": translate("ImportFields", "Cuenta · estado"),
        "product": translate("ImportFields", "Cuenta · producto"),
        "payment_reference": translate("ImportFields", "Pago · referencia"),
        "last_payment_date": translate("ImportFields", "Cuenta · último pago"),
        "last_payment_amount": translate("ImportFields", "Cuenta · importe del último pago"),
        "phone": translate("ImportFields", "Teléfono · celular"),
        "reference_phone": translate("ImportFields", "Teléfono · de referencia"),
        "phone_area": translate("ImportFields", "Teléfono · código de área"),
        "email": translate("ImportFields", "Correo electrónico"),
        "address": translate("ImportFields", "Domicilio"),
        "whatsapp_consent": translate("ImportFields", "Consentimiento de WhatsApp"),
        "principal": translate("ImportFields", "Saldo · capital"),
        "interest": translate("ImportFields", "Saldo · intereses"),
        "late_interest": translate("ImportFields", "Saldo · intereses moratorios"),
        "fees": translate("ImportFields", "Saldo · gastos"),
        "original_amount": translate("ImportFields", "Cuenta · monto original"),
        "instalment_amount": translate("ImportFields", "Cuenta · valor de la cuota"),
        "instalments_overdue": translate("ImportFields", "Cuenta · cuotas vencidas"),
        "instalments_total": translate("ImportFields", "Cuenta · cuotas en total"),
        "portfolio_state": translate("ImportFields", "Cuenta · estado de la cartera"),
        "agent": translate("ImportFields", "Gestor"),
        "zone": translate("ImportFields", "Zona"),
        "risk_score": translate("ImportFields", "Calificación de riesgo"),
        "bucket": translate("ImportFields", "Tramo del acreedor"),
        "past_behaviour": translate("ImportFields", "Comportamiento previo"),
        "offer": translate("ImportFields", "Oferta"),
        "amount": translate("ImportFields", "Pago · importe"),
        "paid_on": translate("ImportFields", "Pago · fecha"),
        "value_on": translate("ImportFields", "Pago · fecha valor"),
        "operation_no": translate("ImportFields", "Pago · número de operación"),
        "movement_type": translate("ImportFields", "Pago · tipo de movimiento"),
        "channel": translate("ImportFields", "Pago · canal"),
        "recall_on": translate("ImportFields", "Retiro · fecha"),
        "recall_reason": translate("ImportFields", "Retiro · motivo"),
        "quality": translate("ImportFields", "Contacto · calidad"),
        "contact_type": translate("ImportFields", "Contacto · tipo"),
        "contact_value": translate("ImportFields", "Contacto · dato"),
        "source": translate("ImportFields", "Contacto · fuente"),
        "reported_on": translate("ImportFields", "Contacto · fecha del reporte"),
        "exclusion_reason": translate("ImportFields", "Exclusión · motivo"),
        "excluded_on": translate("ImportFields", "Exclusión · desde"),
        "excluded_until": translate("ImportFields", "Exclusión · hasta"),
    }
