"""The TLS certificate of this server: whether it fits its key, and until when it holds."""

import ssl
from datetime import UTC, datetime


class UnusableCertificate(ValueError):  # noqa: N818 - named for what it is
    """The files cannot serve; the sentence says why."""


def ends_at(certificate: str, key: str) -> datetime:
    """When the certificate in the PEM file ends. Raises: UnusableCertificate.

    Server and client shake hands in memory, the client trusting this certificate alone:
    what a real client would trip over, this one does.
    """
    try:
        server_side = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        server_side.load_cert_chain(certificate, key or None)
        client_side = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        client_side.check_hostname = False
        client_side.verify_flags |= ssl.VERIFY_X509_PARTIAL_CHAIN
        client_side.load_verify_locations(certificate)
        found = _shake_hands(server_side, client_side)
    except (OSError, ssl.SSLError) as error:
        raise UnusableCertificate(str(error)) from error
    seconds = ssl.cert_time_to_seconds(str((found or {})["notAfter"]))
    return datetime.fromtimestamp(seconds, UTC)


def _shake_hands(server_side: ssl.SSLContext, client_side: ssl.SSLContext) -> dict[str, object]:
    to_client, to_server = ssl.MemoryBIO(), ssl.MemoryBIO()
    client = client_side.wrap_bio(to_client, to_server)
    server = server_side.wrap_bio(to_server, to_client, server_side=True)
    for _ in range(10):
        for side in (client, server):
            try:
                side.do_handshake()
            except ssl.SSLWantReadError:
                continue
        if client.version() and client.getpeercert():
            return dict(client.getpeercert() or {})
    msg = "the handshake did not end"
    raise ssl.SSLError(msg)
