"""Configuration, readiness, metrics, checks, and databases of other versions."""

import socket
import sqlite3
import tomllib
from dataclasses import fields
from pathlib import Path

import httpx
import pytest

from console.relay import config, tokens
from console.relay.config import ConfigError, load
from console.relay.config_example import EXAMPLE
from console.relay.schema import NewerDatabase
from tests.relay.graph import Graph
from tests.relay.server import Client, database_file, make_config, running

MINIMAL = '[meta]\ntoken="t"\napp_secrets=["s"]\nverify_token="v"\n'
SECRETS = {
    "WHATSAPP_TOKEN": "t",
    "WHATSAPP_APP_SECRET": "s",
    "WHATSAPP_VERIFY_TOKEN": "v",
}


def written(folder: Path, text: str) -> Path:
    path = folder / "relay.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_example_is_a_valid_configuration(tmp_path: Path) -> None:
    loaded = load(written(tmp_path, EXAMPLE), SECRETS)
    assert loaded.meta.token == "t"
    assert loaded.meta.app_secrets == ("s",)
    assert loaded.database == tmp_path / "relay.db"
    assert loaded.numbers[0].phone_number_id == "106540352242922"
    assert loaded.limits == config.LimitsConfig(requests_per_s=200)
    assert loaded.trusted_proxies == ()


def test_the_example_explains_every_key() -> None:
    written_ = tomllib.loads(EXAMPLE)
    known = {**config._KNOWN, "numbers": config._NUMBER_KEYS}
    assert set(written_) == set(known)
    for section, keys in known.items():
        table = written_[section]
        found = table[0] if isinstance(table, list) else table
        assert set(found) == set(keys), section


def test_every_key_may_be_a_variable(tmp_path: Path) -> None:
    values = {
        "relay": {
            "listen": "127.0.0.1:1",
            "public_url": "https://x",
            "database": "other.db",
            "retention_days": "7",
            "media_dir": "files",
            "metrics_listen": "127.0.0.1:2",
            "tls_cert": "c",
            "tls_key": "k",
            "trusted_proxies": "10.0.0.1, 10.0.0.2",
        },
        "meta": {
            "base_url": "http://m",
            "version": "v1.0",
            "token": "another",
            "app_secrets": "a,b",
            "verify_token": "other",
            "timeout_s": "3",
        },
        "limits": {
            "recipient_per_day": "2",
            "hours": "08:00-20:00 America/Lima",
            "requests_per_s": "5",
            "connections": "9",
            "body_timeout_s": "4",
        },
        "log": {"level": "debug", "format": "json"},
    }
    assert {name: set(keys) for name, keys in values.items()} == {
        name: set(keys) for name, keys in config._KNOWN.items()
    }
    environ = {
        f"ACUERDO_RELAY__{section}__{key}".upper(): value
        for section, keys in values.items()
        for key, value in keys.items()
    }
    loaded = load(written(tmp_path, EXAMPLE), environ)
    default = load(written(tmp_path, EXAMPLE), SECRETS)
    for whole, other in ((loaded, default), (loaded.meta, default.meta)):
        for field_ in fields(whole):
            if field_.name != "numbers":
                assert getattr(whole, field_.name) != getattr(other, field_.name), field_.name
    for section in ("limits", "log"):
        for field_ in fields(getattr(loaded, section)):
            mine = getattr(getattr(loaded, section), field_.name)
            assert mine != getattr(getattr(default, section), field_.name), field_.name
    assert loaded.trusted_proxies == ("10.0.0.1", "10.0.0.2")
    assert loaded.tls_cert == str(tmp_path / "c")


def test_the_environment_wins(tmp_path: Path) -> None:
    (tmp_path / "token").write_text("from a file\n")
    path = written(tmp_path, MINIMAL + '[[numbers]]\nphone_number_id="1"\nwaba_id="2"\n')
    loaded = load(
        path,
        {
            "ACUERDO_RELAY__META__TOKEN": "file:token",
            "ACUERDO_RELAY__META__APP_SECRETS": "new, env:OLD",
            "OLD": "old",
            "ACUERDO_RELAY__RELAY__RETENTION_DAYS": "7",
            "ACUERDO_RELAY__NUMBERS__0__MESSAGES_PER_S": "20",
            "ACUERDO_RELAY__LIMITS__HOURS": "08:00-20:00 America/Lima",
        },
    )
    assert loaded.meta.token == "from a file"
    assert loaded.meta.app_secrets == ("new", "old")
    assert loaded.retention_days == 7
    assert loaded.numbers[0].messages_per_s == 20
    assert loaded.limits.hours is not None
    assert "from a file" not in repr(loaded)


WRONG = [
    ("[meta]\n", "meta.app_secrets"),
    ('[meta]\napp_secrets=["s"]\n', "meta.token"),
    (MINIMAL.replace('"t"', '"env:NOT_SET"'), "NOT_SET"),
    (MINIMAL.replace('"t"', '"file:none"'), "meta.token"),
    (MINIMAL + "[relay]\nlisten='nowhere'", "relay.listen"),
    (MINIMAL + "[relay]\ntypo=1", "relay.typo"),
    (MINIMAL + "[relai]\nlisten=1", "relai"),
    (MINIMAL + "[relay]\nretention_days='soon'", "relay.retention_days"),
    (MINIMAL + "[relay]\nretention_days=-1", "relay.retention_days"),
    (MINIMAL + "[relay]\ndatabase='postgresql://x'", "relay.database"),
    (MINIMAL + "[limits]\nhours='always'", "limits.hours"),
    (MINIMAL + "[limits]\nhours='20:00-08:00'", "limits.hours"),
    (MINIMAL + "[limits]\nhours='08:00-20:00 Mars/Base'", "limits.hours"),
    (MINIMAL + "[log]\nlevel='loud'", "log.level"),
    (MINIMAL + "[[numbers]]\nwaba_id='1'", "numbers.phone_number_id"),
    (MINIMAL + "numbers = 3", "numbers"),
    ("relay = 3\n" + MINIMAL, "relay"),
    ("not toml", "not valid TOML"),
]


@pytest.mark.parametrize(("text", "named"), WRONG)
def test_an_error_is_one_sentence_that_names_the_key(
    tmp_path: Path, text: str, named: str
) -> None:
    with pytest.raises(ConfigError, match=named) as caught:
        load(written(tmp_path, text), {})
    assert "\n" not in str(caught.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"none\.toml"):
        load(tmp_path / "none.toml", {})


def test_alive_ready_and_counted(relay: Client) -> None:
    assert relay.http.get("/healthz").json() == {"status": "alive"}
    assert relay.http.get("/readyz").json() == {"ready": True, "storage": "ok", "meta": "ok"}
    relay.inbound()
    relay.wait_for_types("message.received")
    relay.send("k")
    relay.wait_for_state("k", "accepted")
    text = relay.http.get("/metrics").text
    for line in (
        'acuerdo_relay_events_total{type="message.received"} 1.0',
        'acuerdo_relay_send_attempts_total{outcome="taken"} 1.0',
        'acuerdo_relay_commands{state="accepted"} 1.0',
        "acuerdo_relay_journal_backlog 0.0",
    ):
        assert line in text.splitlines()


def test_metrics_may_be_served_at_an_address_of_their_own(graph: Graph, tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    listen = f"127.0.0.1:{port}"
    with running(make_config(tmp_path, graph.url, metrics_listen=listen)) as relay:
        assert relay.http.get("/metrics").status_code == 404
        relay.wait_for(lambda _: True)
        answer = httpx.get(f"http://{listen}/metrics", trust_env=False)
        assert "acuerdo_relay_stream_readers 0.0" in answer.text


def test_a_taken_address_is_said_in_a_sentence(graph: Graph, tmp_path: Path) -> None:
    from console.relay import serve  # noqa: PLC0415 - only here
    from console.runtime.clock import SystemClock  # noqa: PLC0415 - only here

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        listen = f"127.0.0.1:{taken.getsockname()[1]}"
        with pytest.raises(ConfigError, match=r"relay\.listen"):
            serve.run(make_config(tmp_path, graph.url, listen=listen), SystemClock())


def test_a_newer_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    relay_config = make_config(tmp_path, "http://x")
    tokens.create(relay_config, "ana", "agent")
    with sqlite3.connect(database_file(relay_config)) as connection:
        connection.execute("update schema_version set version = 99")
    connection.close()
    before = database_file(relay_config).read_bytes()
    with pytest.raises(NewerDatabase, match="99"):
        tokens.create(relay_config, "eva", "agent")
    assert database_file(relay_config).read_bytes() == before
