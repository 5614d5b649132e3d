"""`relay.database`: a file or a server, and no password in anything that is printed."""

from pathlib import Path

import pytest

from console.relay import config
from console.relay.config import ConfigError, RelayConfig
from console.relay.database_address import PostgresAddress
from tests.relay.test_operations import MINIMAL


def loaded(tmp_path: Path, value: str, **environ: str) -> RelayConfig:
    file = tmp_path / "relay.toml"
    file.write_text(f"{MINIMAL}[relay]\ndatabase='{value}'\n", encoding="utf-8")
    return config.load(file, environ)


@pytest.mark.parametrize("value", ["here.db", "sqlite:///here.db"])
def test_a_path_starts_at_the_files_folder(tmp_path: Path, value: str) -> None:
    assert loaded(tmp_path, value).database == tmp_path / "here.db"


@pytest.mark.parametrize("scheme", ["postgresql+psycopg", "postgresql", "postgres"])
def test_a_server_is_shown_without_its_password(tmp_path: Path, scheme: str) -> None:
    settings = loaded(tmp_path, f"{scheme}://ana:s3cr3t@db.example:5433/acuerdo")
    address = settings.database
    assert isinstance(address, PostgresAddress)
    assert address.url == "postgresql+psycopg://ana:s3cr3t@db.example:5433/acuerdo"
    assert str(address) == "postgresql://db.example:5433/acuerdo"
    assert "s3cr3t" not in repr(settings)
    assert "s3cr3t" not in f"{address}"


def test_the_address_may_be_a_secret(tmp_path: Path) -> None:
    url = "postgresql://ana:s3cr3t@db.example/acuerdo"
    from_environment = loaded(tmp_path, "env:DB", DB=url)
    (tmp_path / "db.txt").write_text(url + "\n", encoding="utf-8")
    assert loaded(tmp_path, "file:db.txt").database == from_environment.database


@pytest.mark.parametrize(
    "value",
    [
        "mysql://ana:s3cr3t@db.example/acuerdo",
        "postgresql://ana:s3cr3t@db.example",
        "postgresql://ana:s3cr3t@db.example:port/acuerdo",
    ],
)
def test_what_cannot_be_used_is_refused_without_repeating_it(
    tmp_path: Path, value: str
) -> None:
    with pytest.raises(ConfigError, match=r"relay\.database is not supported") as refused:
        loaded(tmp_path, value)
    assert "s3cr3t" not in str(refused.value)
