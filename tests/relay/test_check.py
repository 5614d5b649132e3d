"""`relay check`: each thing that may be wrong is found, and has a sentence with its remedy."""

import ast
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import trustme

from console.relay import certificates, check, check_meta, graph_versions, tokens
from console.relay.certificates import UnusableCertificate
from console.relay.config import RelayConfig
from console.relay.findings import Level
from console.runtime import sentences
from console.runtime.clock import SystemClock
from console.runtime.sentences import LANGUAGES
from tests.relay.graph import Graph
from tests.relay.server import database_file, make_config, running

CLOCK = SystemClock()
MAKERS = ("good", "warning", "problem")
URL = "https://relay.example.com"


def codes(config: RelayConfig) -> dict[str, str]:
    return {one.name: one.code for one in check.run(config, CLOCK)}


def wrong(config: RelayConfig) -> set[tuple[str, str]]:
    found = check.run(config, CLOCK)
    return {(one.name, one.code) for one in found if one.level is not Level.OK}


def test_a_relay_that_works_has_nothing_to_mend(graph: Graph, tmp_path: Path) -> None:
    config = make_config(tmp_path, graph.url)
    assert codes(config)["database"] == "database_new"
    tokens.create(config, "ana", "agent")
    with running(config) as relay:
        served = replace(config, public_url=relay.url)
        graph.number["webhook_configuration"] = {
            "application": "https://elsewhere.example.com",
            "phone_number": f"{relay.url}/webhooks/whatsapp",
        }
        found = codes(served)
        assert wrong(served) == {("public address", "public_url_plain")}
    assert found["callback pn1"] == "callback_right"
    assert found["database"] == "database_writable"
    assert found["clock"] == "clock_right"
    assert found["graph version"] == "version_served"


def expire(graph: Graph, delta: timedelta) -> None:
    graph.token["expires_at"] = int((CLOCK.now() + delta).timestamp())


def forget_apps(graph: Graph) -> None:
    graph.subscribed.clear()


AT_META: list[tuple[Callable[[Graph], object], str, str]] = [
    (lambda g: g.token.update(is_valid=False), "token", "token_refused"),
    (lambda g: g.token.update(scopes=["whatsapp_business_messaging"]), "token", "token_lacks"),
    (lambda g: expire(g, timedelta(days=-1)), "token", "token_ended"),
    (lambda g: expire(g, timedelta(days=3)), "token", "token_ends"),
    (lambda g: g.number.update(status="FLAGGED"), "number pn1", "number_blocked"),
    (lambda g: g.number.update(quality_rating="RED"), "number pn1", "number_poor"),
    (
        lambda g: g.number.update(health_status={"can_send_message": "BLOCKED"}),
        "number pn1",
        "number_blocked",
    ),
    (
        lambda g: g.number.update(webhook_configuration={"application": "https://other"}),
        "callback pn1",
        "callback_elsewhere",
    ),
    (
        lambda g: g.number.update(webhook_configuration={"application": ""}),
        "callback pn1",
        "callback_missing",
    ),
    (forget_apps, "webhooks of waba1", "subscription_missing"),
    (lambda g: setattr(g, "date_shift_s", 90), "clock", "clock_skewed"),
]


@pytest.mark.parametrize(("spoil", "name", "code"), AT_META)
def test_what_is_wrong_at_meta_is_found(
    graph: Graph, tmp_path: Path, spoil: Callable[[Graph], object], name: str, code: str
) -> None:
    spoil(graph)
    config = replace(make_config(tmp_path, graph.url), public_url=URL)
    found = check_meta.run(config, CLOCK)
    assert {(one.name, one.code) for one in found if one.level is not Level.OK} == {
        (name, code)
    }


def test_a_wrong_token_and_a_silent_meta_are_told_apart(graph: Graph, tmp_path: Path) -> None:
    config = make_config(tmp_path, graph.url)
    meta = config.meta
    refused = wrong(replace(config, meta=replace(meta, token="expired")))
    assert {("token", "token_refused"), ("number pn1", "number_refused")} <= refused
    away = check.run(replace(config, meta=replace(meta, base_url="http://127.0.0.1:9")), CLOCK)
    (meta_away,) = (one for one in away if one.level is Level.PROBLEM)
    assert (meta_away.name, meta_away.fields["url"]) == ("meta", "http://127.0.0.1:9")


def test_an_address_that_is_not_ours_is_found(graph: Graph, tmp_path: Path) -> None:
    config = make_config(tmp_path, graph.url)
    assert ("public address", "public_url_wrong") in wrong(
        replace(config, public_url=graph.url)
    )
    nowhere = replace(config, public_url="http://127.0.0.1:9")
    assert ("public address", "public_url_away") in wrong(nowhere)


VERSIONS = [
    ("v19.0", "2026-11-21", "version_ended"),
    ("v20.0", "2026-11-21", "version_ended"),
    ("v21.0", "2026-11-21", "version_ends"),
    ("v21.0", "2026-10-01", "version_served"),
    ("v25.0", "2028-06-01", "version_ends"),
    ("v26.0", "2026-11-21", "version_current"),
    ("v99.0", "2026-11-21", "version_unknown"),
    ("25", "2026-11-21", "version_malformed"),
]


@pytest.mark.parametrize(("version", "day", "code"), VERSIONS)
def test_a_version_is_warned_of_before_it_ends(version: str, day: str, code: str) -> None:
    now = datetime.fromisoformat(day).replace(tzinfo=UTC)
    assert check_meta._version(version, now).code == code


def certificate(folder: Path, not_after: datetime) -> tuple[str, str]:
    made = trustme.CA().issue_cert("relay.example.com", not_after=not_after)
    cert, key = folder / "cert.pem", folder / "key.pem"
    cert.write_bytes(b"".join(pem.bytes() for pem in made.cert_chain_pems))
    key.write_bytes(made.private_key_pem.bytes())
    return str(cert), str(key)


@pytest.mark.parametrize(("days", "code"), [(90, "certificate_holds"), (5, "certificate_ends")])
def test_a_certificate_is_read_as_a_client_reads_it(
    tmp_path: Path, graph: Graph, days: int, code: str
) -> None:
    ends_at = (CLOCK.now() + timedelta(days=days)).replace(microsecond=0)
    cert, key = certificate(tmp_path, ends_at)
    assert certificates.ends_at(cert, key) == ends_at
    config = make_config(tmp_path, graph.url, tls_cert=cert, tls_key=key)
    assert codes(config)["certificate"] == code


def test_a_key_of_another_certificate_is_found(tmp_path: Path, graph: Graph) -> None:
    cert, _ = certificate(tmp_path, CLOCK.now() + timedelta(days=90))
    other = tmp_path / "other"
    other.mkdir()
    _, key = certificate(other, CLOCK.now() + timedelta(days=90))
    with pytest.raises(UnusableCertificate):
        certificates.ends_at(cert, key)
    config = make_config(tmp_path, graph.url, tls_cert=cert, tls_key=key)
    assert codes(config)["certificate"] == "certificate_fails"


def test_a_full_disk_and_a_broken_database_are_found(
    tmp_path: Path, graph: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = make_config(tmp_path, graph.url)
    database_file(config).write_bytes(b"this is no database" * 100)
    assert ("database", "database_fails") in wrong(config)
    monkeypatch.setattr(check, "_LEAST_FREE", 1 << 60)
    assert ("disk", "disk_full") in wrong(config)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_finding_has_its_sentence(lang: str) -> None:
    class Any(dict[str, object]):
        def __missing__(self, name: str) -> object:
            return name

    for code, entry in sentences.table("checks").items():
        assert entry[lang].format_map(Any()), code


def test_the_version_that_is_the_default_is_served_for_a_while() -> None:
    ends_on = graph_versions.ENDS_ON[make_config(Path(), "x").meta.version]
    assert ends_on is None or ends_on - CLOCK.now().date() > timedelta(days=90)


def test_every_code_that_is_found_has_a_sentence() -> None:
    made = set()
    for module in (check, check_meta):
        for node in ast.walk(ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in MAKERS:
                code = node.args[1]
                assert isinstance(code, ast.Constant)
                made.add(code.value)
    assert made == set(sentences.table("checks"))
