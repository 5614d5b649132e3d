"""Tells the relay who asked for silence, so that what already waits there dies too."""

import asyncio
from contextlib import suppress
from functools import partial

from console.runtime.errors import Unavailable
from console.sync.relay_client import RelayClient, RelayRefused
from console.usecases.ports import ChangeSet, OptOutEntry, Runner, UnitOfWork

TOLD_SETTING = "relay.opt_outs_told"
AT_ONCE = 100
LOOK_BACK = 20
"""Entries told again at start: on a shared workspace a lower number may be committed later."""
EVERY_S = 300.0
RETRY_S = 5.0


class Suppressor:
    """Reads the ledger from where it was told last. Telling twice is the same as once."""

    def __init__(self, runner: Runner, relay: RelayClient) -> None:
        self._runner = runner
        self._relay = relay
        self._wake = asyncio.Event()
        self._told: set[int] = set()

    def data_changed(self, changes: ChangeSet) -> None:
        """Somebody may have opted out."""
        if changes.conversations or changes.debtors:
            self._wake.set()

    async def run(self) -> None:
        """Tell until cancelled."""
        while True:
            self._wake.clear()
            pause_s = EVERY_S
            try:
                await self._tell_all()
            except Unavailable:
                pause_s = RETRY_S
            with suppress(TimeoutError):
                async with asyncio.timeout(pause_s):
                    await self._wake.wait()

    async def _tell_all(self) -> None:
        last = await self._runner.read(_last_told)
        after = max(0, last - LOOK_BACK)
        while True:
            found = await self._runner.read(partial(_opt_outs, after))
            for entry in found:
                if entry.seq not in self._told:
                    await self._tell(entry)
            if len(found) < AT_ONCE:
                break
            after = found[-1].seq
        newest = max(self._told, default=0)
        if newest > last:
            await self._runner.write(partial(_note, newest))

    async def _tell(self, entry: OptOutEntry) -> None:
        if entry.holds:
            with suppress(RelayRefused):  # no number that anybody could be written to at
                await self._relay.suppress(entry.recipient, entry.reason)
        self._told.add(entry.seq)


def _last_told(uow: UnitOfWork) -> int:
    return int(uow.settings.get(TOLD_SETTING) or 0)


def _opt_outs(after: int, uow: UnitOfWork) -> tuple[OptOutEntry, ...]:
    return uow.contacts.opt_outs(after, AT_ONCE)


def _note(seq: int, uow: UnitOfWork) -> None:
    uow.settings.put(TOLD_SETTING, max(seq, _last_told(uow)))
