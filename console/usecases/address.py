"""How a recipient is addressed on the wire."""

from console.usecases.ports import Recipient


def address_of(recipient: Recipient) -> dict[str, object]:
    """The addressing keys of wire.commands.SendMessage: by phone, else by user id.

    A business-scoped user id never goes into `to`: Meta would strip its letters.
    Source: whatsapp.md 4.1.
    """
    address: dict[str, object] = {"phone_number_id": recipient.phone_number_id}
    if recipient.phone:
        return address | {"to": recipient.phone}
    return address | {"recipient": recipient.user_id}
