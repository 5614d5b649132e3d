"""How a recipient is addressed on the wire."""

from console.usecases.ports import Recipient


def address_of(recipient: Recipient, phone_number_id: str = "") -> dict[str, object]:
    """The addressing keys of wire.commands.SendMessage: by phone, else by user id.

    The conversation's own business number wins over `phone_number_id`. A business-scoped user
    id never goes into `to`: Meta would strip its letters. Source: whatsapp.md 4.1.
    """
    number = recipient.phone_number_id or phone_number_id or None
    address: dict[str, object] = {"phone_number_id": number}
    if recipient.phone:
        return address | {"to": recipient.phone}
    return address | {"recipient": recipient.user_id}
