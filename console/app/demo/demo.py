"""`acuerdo demo`: one command to a running console with people who answer."""

import os
import shutil
import signal
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from types import FrameType
from typing import Any

from console.app.calendars import is_business_day
from console.app.demo.accounts import accounts_of, tell_accounts
from console.app.demo.servers import OPERATOR, Servers
from console.app.demo.shift import shift_for
from console.app.importing import ImportService
from console.app.services import RelayPlace
from console.app.workspace import Place, open_worker
from console.domain.phone import e164_of_wa_id
from console.runtime.clock import ShiftedClock, SystemClock
from console.runtime.secrets import KEY_FILE_VARIABLE
from console.usecases.importing import ImportSettings

CREDITOR = "Financiera Horizonte"
COUNTRY, CURRENCY = "MX", "MXN"
ROWS = 600
LOCAL_PEOPLE = "52"
"""The sample portfolio is Mexican: only people with Mexican numbers stand in it."""


@dataclass
class Demo:
    """One demo: where it lives, at which moment it plays, and its servers."""

    folder: Path
    speed: float = 1.0
    seed: int = 7
    rows: int = ROWS
    servers: Servers = field(init=False)
    clock: ShiftedClock = field(init=False)

    def __post_init__(self) -> None:
        now = SystemClock().now()
        days = [now.date() - timedelta(days=back) for back in range(-1, 20)]
        holidays = frozenset(
            day
            for day in days
            if day.weekday() < 5 and not is_business_day(COUNTRY, day)  # noqa: PLR2004 - Saturday
        )
        shift = shift_for(now, holidays)
        self.clock = ShiftedClock(shift)
        self.servers = Servers(self.folder / "servers", shift, self.speed, self.seed)

    @property
    def today(self) -> date:
        """The demo's day."""
        return self.clock.now().date()

    @property
    def workbook(self) -> Path:
        """The sample portfolio."""
        return self.folder / f"cartera_tarjetas_{self.today:%d%m}.xlsx"

    @property
    def place(self) -> Place:
        """The throwaway workspace."""
        return Place(str(self.folder / "workspace"))

    @property
    def environ(self) -> dict[str, str]:
        """The environment with the workspace's key in a file of the demo's folder."""
        return {**os.environ, KEY_FILE_VARIABLE: str(self.folder / "workspace.key")}

    @property
    def relay(self) -> RelayPlace:
        """The demo's relay."""
        return RelayPlace(self.servers.relay_url, self.servers.token)

    def start(self) -> None:
        """Servers, and the workbook with the simulator's people among its debtors."""
        from console.excel.sample_portfolio import write_sample  # noqa: PLC0415 - heavy

        self.servers.start()
        people = people_of(self.servers.people)
        write_sample(
            self.workbook,
            creditor=CREDITOR,
            as_of=self.today,
            rows=self.rows,
            seed=self.seed,
            people=people,
        )
        tell_accounts(self.servers.simulator_url, accounts_of(self.workbook, people))

    def import_workbook(self, lang: str) -> int:
        """Load the sample portfolio; how many accounts are new."""
        worker = open_worker(self.place, self.environ, create=True)
        try:
            service = ImportService(worker, by=OPERATOR, lang=lang, now=self.clock.now)
            settings = ImportSettings(CREDITOR, COUNTRY, CURRENCY, self.today)
            simulated = service.simulate(
                self.workbook, settings, lambda _p: None, lambda: False
            )
            return service.load(simulated, lambda _p: None).effect.created
        finally:
            worker.close()

    def stop(self) -> None:
        """End the servers."""
        self.servers.stop()


def people_of(personas: Sequence[dict[str, Any]]) -> tuple[tuple[str, str], ...]:
    """(name, phone) of the simulator's people who have a Mexican number."""
    return tuple(
        (str(one["name"]), e164_of_wa_id(str(one["wa_id"])) or f"+{one['wa_id']}")
        for one in personas
        if str(one.get("wa_id") or "").startswith(LOCAL_PEOPLE)
    )


@contextmanager
def running(demo: Demo, *, keep: bool) -> Iterator[Demo]:
    """Start, and stop cleanly however it ends: closed, Ctrl-C, told to end, or a crash."""
    with _ended_by_signals():
        try:
            demo.start()
            yield demo
        finally:
            demo.stop()
            if not keep:
                shutil.rmtree(demo.folder, ignore_errors=True)


@contextmanager
def _ended_by_signals() -> Iterator[None]:
    """SIGTERM ends like Ctrl-C, so that every `finally` runs."""

    def end(_number: int, _frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def fresh_folder() -> Path:
    """A throwaway folder."""
    return Path(tempfile.mkdtemp(prefix="acuerdo-demo-"))


def has_display() -> bool:
    """Whether a window can be seen here."""
    if not sys.platform.startswith("linux"):
        return True
    if os.environ.get("QT_QPA_PLATFORM") in {"offscreen", "minimal"}:
        return False
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
