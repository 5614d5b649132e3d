"""Keeps the library of templates and the files of messages in step with the relay."""

import asyncio
import mimetypes
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from console.runtime.clock import Clock
from console.runtime.errors import Unavailable
from console.sync.relay_client import RelayClient, RelayRefused
from console.usecases.ports import ChangeSet, Runner, UnitOfWork
from console.usecases.sync_templates import sync_templates
from console.usecases.views import TemplateRow

TEMPLATES_EVERY_S = 900.0
MEDIA_EVERY_S = 60.0
MEDIA_AT_ONCE = 8
RETRY_S = 5.0


class TemplateLibrary:
    """Reads the relay's templates at start and every quarter of an hour."""

    def __init__(self, runner: Runner, relay: RelayClient, clock: Clock) -> None:
        self._runner = runner
        self._relay = relay
        self._clock = clock

    async def run(self) -> None:
        """Refresh until cancelled."""
        while True:
            try:
                await self.refresh()
                await asyncio.sleep(TEMPLATES_EVERY_S)
            except (Unavailable, RelayRefused):
                await asyncio.sleep(RETRY_S)

    async def refresh(self) -> int:
        """Read them now; how many there are."""
        rows = tuple(map(row_of, await self._relay.templates()))
        await self._runner.write(partial(sync_templates, rows, now=self._clock.now()))
        return len(rows)


def row_of(template: dict[str, Any]) -> TemplateRow:
    """A template in Meta's shape as our row."""
    quality = template.get("quality_score") or template.get("quality")
    if isinstance(quality, dict):
        quality = quality.get("score")
    return TemplateRow(
        name=template["name"],
        language=template["language"],
        status=template.get("status", "UNKNOWN"),
        category=template.get("category", "UTILITY"),
        quality=quality,
        components=tuple(template.get("components", ())),
        reason=template.get("rejected_reason"),
    )


class MediaLibrary:
    """Fetches the files of received messages into a folder, so that they open offline."""

    def __init__(self, runner: Runner, relay: RelayClient, folder: Path) -> None:
        self._runner = runner
        self._relay = relay
        self._folder = folder
        self._wake = asyncio.Event()
        self._gave_up: set[str] = set()

    def data_changed(self, changes: ChangeSet) -> None:
        """A conversation changed: there may be a new file."""
        if changes.conversations:
            self._wake.set()

    async def run(self) -> None:
        """Fetch until cancelled."""
        while True:
            self._wake.clear()
            pause_s = MEDIA_EVERY_S
            try:
                await self._fetch(await self._wanted())
            except Unavailable:
                pause_s = RETRY_S
            try:
                async with asyncio.timeout(pause_s):
                    await self._wake.wait()
            except TimeoutError:
                continue

    async def _wanted(self) -> list[str]:
        """The newest that are worth asking for: those that are gone never crowd out others."""
        limit = MEDIA_AT_ONCE + len(self._gave_up)
        found = await self._runner.read(lambda uow: uow.messages.media_wanted(limit))
        return [one for one in found if one not in self._gave_up][:MEDIA_AT_ONCE]

    async def _fetch(self, wanted: Sequence[str]) -> None:
        for media_id in wanted:
            try:
                fetched = await self._relay.media(media_id)
            except RelayRefused:
                self._gave_up.add(media_id)  # gone at Meta; asked again after a restart
                continue
            path = await asyncio.to_thread(
                store_file, self._folder, media_id, fetched.mime_type, fetched.content
            )
            note = partial(_fetched, media_id, str(path), len(fetched.content))
            await self._runner.write(note)


def _fetched(media_id: str, path: str, size_bytes: int, uow: UnitOfWork) -> None:
    uow.messages.media_fetched(media_id, path, size_bytes)


def store_file(folder: Path, media_id: str, mime_type: str, content: bytes) -> Path:
    """Write the file whole or not at all; its name never comes from the sender.

    Raises: Unavailable when the disk does not take it.
    """
    safe = "".join(c if c.isalnum() or c in "-_" else "_" for c in media_id)[:120]
    suffix = mimetypes.guess_extension(mime_type.partition(";")[0].strip()) or ".bin"
    path = folder / f"{safe}{suffix}"
    half = path.with_suffix(".part")
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        half.write_bytes(content)
        half.replace(path)
    except OSError as error:
        raise Unavailable(str(path), code="file_not_writable") from error
    return path
