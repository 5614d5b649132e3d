"""The programs that stand in the storm: simulator, one relay or two, their database."""

import asyncio
import json
import resource
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from console.app.demo.servers import Server
from console.relay import config as relay_config
from console.relay import tokens
from tests.journeys.storm.cable import Cable
from tests.postgres import Cluster, free_port

SECRET, TOKEN, HELLO, NUMBER, WABA = "storm-secret", "storm-token", "hello", "1065", "2077"
SPEED = 60.0
PER_S = 400
_NO_ROOM = 4096
"""Bytes a file may have while the disk is "full"."""
_CONFIG = """\
[relay]
listen = "127.0.0.1:{port}"
database = "{database}"
media_dir = "{folder}/media"

[meta]
base_url = "{graph}"
version = "v25.0"
token = "{token}"
app_secrets = ["{secret}"]
verify_token = "{hello}"
timeout_s = 3

[[numbers]]
phone_number_id = "{number}"
waba_id = "{waba}"
messages_per_s = {per_s}

[log]
level = "warning"
"""


@dataclass
class RelayHouse:
    """One relay process, which can be ended and started again at its address."""

    name: str
    folder: Path
    port: int
    server: Server | None = None

    @property
    def config(self) -> Path:
        """Its configuration."""
        return self.folder / f"{self.name}.toml"

    def start(self) -> None:
        """Blocking."""
        arguments = ["relay", "--config", str(self.config), "--clock-offset", "0"]
        self.server = Server(self.name, arguments, self.folder / f"{self.name}.log")

    def kill(self) -> None:
        """SIGKILL. Blocking."""
        if self.server is not None:
            self.server.kill()
            self.server = None

    def stop(self) -> None:
        """In order. Blocking."""
        if self.server is not None:
            self.server.stop()
            self.server = None

    def fill_disk(self) -> None:
        """From now on no file of this process can grow."""
        self._limit_files(_NO_ROOM)

    def free_disk(self) -> None:
        """There is room again."""
        self._limit_files(None)

    def _limit_files(self, size: int | None) -> None:
        if self.server is None:
            return
        kind, endless = resource.RLIMIT_FSIZE, resource.RLIM_INFINITY
        resource.prlimit(self.server.pid, kind, (endless if size is None else size, endless))


@dataclass
class StormTown:
    """Everything, wired through cables."""

    folder: Path
    relays: list[RelayHouse]
    cluster: Cluster | None = None
    database: str = ""
    simulator_port: int = field(default_factory=free_port)
    simulator: Server | None = None
    token: str = ""
    cables: dict[str, Cable] = field(default_factory=dict)

    async def start(self) -> None:
        """Cables first: they are the addresses."""
        to_relays = [("127.0.0.1", house.port) for house in self.relays]
        self.cables = {
            "graph": Cable([("127.0.0.1", self.simulator_port)]),
            "webhooks": Cable(to_relays),
            "consoles": Cable(to_relays),
        }
        if self.cluster is not None:
            self.cables["database"] = Cable([("127.0.0.1", self.cluster.port)])
        for cable in self.cables.values():
            await cable.plug()
        await asyncio.to_thread(self._start_all)

    async def stop(self) -> None:
        """Relays first, so that they can say what they still have to say."""
        for house in self.relays:
            await asyncio.to_thread(house.stop)
        if self.simulator is not None:
            await asyncio.to_thread(self.simulator.stop)
        for cable in self.cables.values():
            await cable.unplug()

    def start_simulator(self) -> None:
        """(Again), at the same address, with what it knew. Blocking."""
        arguments = ["simulator", "--listen", f"127.0.0.1:{self.simulator_port}"]
        arguments += ["--webhook-url", self.cables["webhooks"].url + "/webhooks/whatsapp"]
        arguments += ["--app-secret", SECRET, "--verify-token", HELLO, "--token", TOKEN]
        arguments += ["--phone-number-id", NUMBER, "--waba-id", WABA, "--personas", "0"]
        arguments += ["--seed", "7", "--speed", str(SPEED), "--messages-per-s", "1000"]
        arguments += ["--state", str(self.folder / "world.json")]
        self.simulator = Server("simulator", arguments, self.folder / "simulator.log")

    def kill_simulator(self) -> None:
        """SIGKILL. Blocking."""
        if self.simulator is not None:
            self.simulator.kill()
            self.simulator = None

    def bounce_database(self) -> None:
        """PostgreSQL dies without a word and comes back. Blocking."""
        assert self.cluster is not None
        self.cluster.run("pg_ctl", "-D", "data", "-m", "immediate", "-w", "-t", "30", "stop")
        self.cluster.run("pg_ctl", "-D", "data", "-w", "-t", "60", "-l", "log", "start")

    def _start_all(self) -> None:
        self.start_simulator()
        for house in self.relays:
            house.config.write_text(
                _CONFIG.format(
                    port=house.port,
                    folder=self.folder.as_posix(),
                    database=self._database_address(),
                    graph=self.cables["graph"].url,
                    secret=SECRET,
                    token=TOKEN,
                    hello=HELLO,
                    number=NUMBER,
                    waba=WABA,
                    per_s=PER_S,
                ),
                encoding="utf-8",
            )
        config = relay_config.load(self.relays[0].config, {})
        self.token = tokens.create(config, "storm", "supervisor")
        for house in self.relays:
            house.start()

    def _database_address(self) -> str:
        if self.cluster is None:
            return (self.folder / "relay.db").as_posix()
        port = self.cables["database"].port
        return f"postgresql+psycopg://postgres@127.0.0.1:{port}/{self.database}"


@contextmanager
def sqlite_relay(folder: Path) -> Iterator[StormTown]:
    """One relay on a SQLite file; afterwards the file is whole."""
    yield StormTown(folder, [RelayHouse("relay", folder, free_port())])
    with sqlite3.connect(folder / "relay.db") as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    connection.close()


@contextmanager
def postgres_relays(folder: Path, cluster: Cluster) -> Iterator[StormTown]:
    """Two relays on one PostgreSQL, which confirms nothing that it could forget."""
    cluster.execute("ALTER SYSTEM SET synchronous_commit = on")
    cluster.execute("SELECT pg_reload_conf()")
    houses = [RelayHouse(name, folder, free_port()) for name in ("relay-a", "relay-b")]
    yield StormTown(folder, houses, cluster, cluster.new_database())


def shown(value: object) -> str:
    """`value` as short JSON, for messages of failed assertions."""
    return json.dumps(value, ensure_ascii=False, default=str)[:2000]
