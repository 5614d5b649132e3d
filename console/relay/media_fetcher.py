"""Fetches inbound files as soon as a webhook names them, checks them, keeps them."""

import asyncio
import base64
import binascii
import hashlib
import logging
import os
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path

from console.relay import media_store
from console.relay.alarm import Alarm
from console.relay.database import Database, StorageUnavailable
from console.relay.instants import to_us
from console.relay.media_store import MediaRow
from console.relay.media_types import HEAD, LARGEST, agrees, sniff
from console.relay.transaction import Transaction
from console.relay.whatsapp import GraphClient, MetaRefused, MetaUnavailable, RemoteFile
from console.runtime.clock import Clock

LOG = logging.getLogger(__name__)
_AT_ONCE = 4
_IDLE_S = 60.0


class DamagedFile(RuntimeError):  # noqa: N818 - named for what happened, like the project's Unavailable
    """What came is not what Meta announced."""


class MediaFetcher:
    """Runs beside the server; `fetch` also serves whoever cannot wait."""

    def __init__(
        self, folder: Path, database: Database, graph: GraphClient, clock: Clock
    ) -> None:
        self._folder = folder
        self._database = database
        self._graph = graph
        self._clock = clock
        self._alarm = Alarm()

    def wake(self) -> None:
        """A webhook named a file."""
        self._alarm.ring()

    async def run(self) -> None:
        """Fetch until cancelled."""
        while True:
            self._alarm.clear()
            wait_s = _IDLE_S
            try:
                wait_s = await self._round()
            except StorageUnavailable as error:
                LOG.warning("media wait, the database is away: %s", error)
            await self._alarm.sleep(wait_s)

    async def fetch(self, row: MediaRow) -> MediaRow:
        """Bring the file to disk.

        Raises: MetaUnavailable, MetaRefused, DamagedFile, OSError.
        """
        remote = await self._graph.resolve(row.media_id, row.phone_number_id)
        path = media_store.path_of(self._folder, row.media_id)
        partial_path = path.with_suffix(f".{id(remote):x}.part")
        try:
            size = await self._download(remote, row, partial_path)
            mime_type = row.mime_type or remote.mime_type
            sniffed = await asyncio.to_thread(_other_type, partial_path, mime_type)
            await asyncio.to_thread(os.replace, partial_path, path)
        finally:
            await asyncio.to_thread(partial_path.unlink, missing_ok=True)
        kept = replace(
            row, size=size, mime_type=mime_type, state=media_store.KEPT, sniffed_type=sniffed
        )
        await self._database.write(partial(_keep, row=kept, now=self._clock.now()))
        return kept

    async def _round(self) -> float:
        """Try everything that is due; seconds until something is due again."""
        now = self._clock.now()
        rows = await self._database.read(partial(media_store.due, now=now, limit=_AT_ONCE))
        await asyncio.gather(*(self._try(row) for row in rows))
        next_us = await self._database.read(media_store.next_due_us)
        if next_us is None:
            return _IDLE_S
        return min(_IDLE_S, max(0.01, (next_us - to_us(self._clock.now())) / 1e6))

    async def _try(self, row: MediaRow) -> None:
        try:
            await self.fetch(row)
        except (MetaUnavailable, MetaRefused, DamagedFile, OSError) as error:
            LOG.warning("a file could not be fetched, try %s: %s", row.tries + 1, error)
            now = self._clock.now()
            await self._database.write(partial(_postpone, row=row, fault=str(error), now=now))

    async def _download(self, remote: RemoteFile, row: MediaRow, path: Path) -> int:
        digest = hashlib.sha256()
        size = 0
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            async with self._graph.download(remote.url) as pieces:
                async for piece in pieces:
                    size += len(piece)
                    if size > LARGEST:
                        msg = f"the file is larger than {LARGEST} bytes"
                        raise DamagedFile(msg)
                    digest.update(piece)
                    await asyncio.to_thread(file.write, piece)
            file.flush()
            await asyncio.to_thread(os.fsync, file.fileno())
        _check(digest.digest(), size, remote, row)
        return size


def _other_type(path: Path, declared: str | None) -> str | None:
    """What the file shows itself to be, where that is not what was declared."""
    with path.open("rb") as file:
        head = file.read(HEAD)
    sniffed = sniff(head)
    if agrees(declared, sniffed, head):
        return None
    return sniffed[0] if sniffed else "application/octet-stream"


def _keep(transaction: Transaction, row: MediaRow, now: datetime) -> None:
    media_store.keep(transaction.connection, row, now)


def _postpone(transaction: Transaction, row: MediaRow, fault: str, now: datetime) -> None:
    media_store.postpone(transaction.connection, row, fault, now)


def _check(digest: bytes, size: int, remote: RemoteFile, row: MediaRow) -> None:
    if remote.size is not None and remote.size != size:
        msg = f"{size} bytes came, {remote.size} were announced"
        raise DamagedFile(msg)
    for announced in (remote.sha256, row.sha256):
        if announced and _hash_bytes(announced) != digest:
            msg = "the file's hash is not the one announced"
            raise DamagedFile(msg)


def _hash_bytes(announced: str) -> bytes | None:
    """A SHA-256 in hexadecimal (media endpoint) or base64 (webhook)."""
    try:
        if len(announced) == 2 * hashlib.sha256().digest_size:
            return bytes.fromhex(announced)
        return base64.b64decode(announced, validate=True)
    except (ValueError, binascii.Error):
        return None
