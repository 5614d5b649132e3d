"""What `acuerdo relay check` looks at; it changes nothing."""

import secrets
import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import httpx
import sqlalchemy as sa

from console.relay import certificates, check_meta, schema
from console.relay.certificates import UnusableCertificate
from console.relay.config import RelayConfig
from console.relay.database import make_engine
from console.relay.findings import Finding, good, problem, warning
from console.relay.webhook import PATH
from console.runtime.clock import Clock

_TIMEOUT_S = 10.0
_LEAST_FREE = 1 << 30
_LITTLE_FREE = 5 << 30
_CERTIFICATE_WARNS = timedelta(days=21)
_ZONES = ("UTC", "America/Mexico_City", "America/Lima", "America/Sao_Paulo")


def run(config: RelayConfig, clock: Clock) -> list[Finding]:
    """Look at the configuration, this machine, the public address, and what Meta says."""
    return [
        _configuration(config),
        _database(config),
        _disk(config),
        _zones(config),
        *_certificate(config, clock),
        _public_url(config),
        *check_meta.run(config, clock),
    ]


def _configuration(config: RelayConfig) -> Finding:
    if not config.numbers:
        return problem("configuration", "no_numbers")
    return good("configuration", "numbers", count=len(config.numbers), listen=config.listen)


def _database(config: RelayConfig) -> Finding:
    if isinstance(config.database, Path) and not config.database.exists():
        return good("database", "database_new", database=config.database)
    engine = make_engine(config.database, writer=True)
    try:
        with engine.begin() as connection:
            schema.prepare(connection)
            found = "ok"
            if connection.dialect.name == "sqlite":
                found = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one()
    except (sa.exc.SQLAlchemyError, schema.NewerDatabase) as error:
        why = str(getattr(error, "orig", None) or error)
        return problem("database", "database_fails", database=config.database, why=why)
    finally:
        engine.dispose()
    if found != "ok":
        return problem("database", "database_fails", database=config.database, why=found)
    return good("database", "database_writable", database=config.database)


def _disk(config: RelayConfig) -> Finding:
    folder = config.media_dir
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    free = shutil.disk_usage(folder).free
    said = {"folder": folder, "gigabytes": f"{free / (1 << 30):.1f}"}
    if free < _LEAST_FREE:
        return problem("disk", "disk_full", **said)
    if free < _LITTLE_FREE:
        return warning("disk", "disk_little", **said)
    return good("disk", "disk_room", **said)


def _zones(config: RelayConfig) -> Finding:
    wanted = (*_ZONES, *([config.limits.hours.zone] if config.limits.hours else []))
    for zone in wanted:
        try:
            ZoneInfo(zone)
        except (OSError, KeyError, ValueError):
            return problem("time zones", "zone_missing", zone=zone)
    return good("time zones", "zones_known")


def _certificate(config: RelayConfig, clock: Clock) -> Iterator[Finding]:
    if not config.tls_cert:
        return
    try:
        ends_at = certificates.ends_at(config.tls_cert, config.tls_key)
    except UnusableCertificate as error:
        yield problem("certificate", "certificate_fails", file=config.tls_cert, why=error)
        return
    said = {"file": config.tls_cert, "day": ends_at.date().isoformat()}
    if ends_at - clock.now() < _CERTIFICATE_WARNS:
        yield warning("certificate", "certificate_ends", **said)
    else:
        yield good("certificate", "certificate_holds", **said)


def _public_url(config: RelayConfig) -> Finding:
    """Shake hands as Meta does."""
    name = "public address"
    if not config.public_url:
        return warning(name, "public_url_missing")
    url = f"{config.public_url.rstrip('/')}{PATH}"
    challenge = secrets.token_hex(8)
    query = {
        "hub.mode": "subscribe",
        "hub.verify_token": config.meta.verify_token,
        "hub.challenge": challenge,
    }
    try:
        answer = httpx.get(url, params=query, timeout=_TIMEOUT_S)
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        why = f"{type(error).__name__}: {error}"
        return problem(name, "public_url_away", url=url, why=why)
    if answer.status_code != httpx.codes.OK or answer.text != challenge:
        return problem(name, "public_url_wrong", url=url, status=answer.status_code)
    if not url.startswith("https://"):
        return warning(name, "public_url_plain", url=url)
    return good(name, "public_url_answers", url=url)
