"""Takes files of our messages to the relay; a message goes when its file is there."""

import asyncio
import io
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import IO, Any

from typing_extensions import override

from console.domain.ids import MessageId
from console.runtime.clock import Clock
from console.runtime.errors import Unavailable
from console.sync.outbox_sender import OutboxSender, refused, retry
from console.sync.relay_client import RelayClient, RelayRefused
from console.usecases.context import RuleBook
from console.usecases.ports import QueuedCommand, Runner, UnitOfWork
from console.usecases.send_files import UPLOAD

Progress = Callable[[MessageId, float], None]
FILE_GONE = "file_gone"
"""The code of a message whose file was taken away before it left."""
WHOLE = 1.0
STEP = 0.02
"""How much further a file must be before it is said again."""


class FileSender(OutboxSender):
    """Uploads files that lie on this machine, one after the other, beside the sender of
    messages: a large one holds nobody up. The gate is asked before the upload, and again by
    the sender when the message goes. `host`: see runtime.paths.file_host.
    """

    def __init__(
        self,
        runner: Runner,
        relay: RelayClient,
        rules: RuleBook,
        clock: Clock,
        call_back: Callable[[MessageId], None],
        host: str,
    ) -> None:
        super().__init__(runner, relay, rules, clock, call_back)
        self._host = host
        self._listeners: list[Progress] = []

    def listen(self, listener: Progress) -> None:
        """Hear how far each file has come, 0 to 1, on the loop."""
        self._listeners.append(listener)

    @override
    def _takes(self, command: QueuedCommand) -> bool:
        file = command.body.get(UPLOAD)
        return file is not None and file["host"] == self._host

    @override
    async def _hand_over(self, command: QueuedCommand, body: dict[str, Any]) -> None:
        try:
            media_id = await self._upload(command)
        except FileNotFoundError:
            gone = RelayRefused(FILE_GONE, "", 0)
            await self._runner.write(partial(refused, command, gone, self._clock.now()))
        except OSError as error:
            await self._runner.write(partial(retry, command, str(error), self._clock.now()))
        except RelayRefused as refusal:
            await self._runner.write(partial(refused, command, refusal, self._clock.now()))
        except Unavailable as error:
            await self._runner.write(partial(retry, command, str(error), self._clock.now()))
        else:
            await self._runner.write(partial(_uploaded, command, media_id))

    async def _upload(self, command: QueuedCommand) -> str:
        file: dict[str, Any] = command.body[UPLOAD]
        content = await asyncio.to_thread(Path(file["path"]).open, "rb")
        try:
            watched = _Watched(content, file["size_bytes"], partial(self._tell, command))
            return await self._relay.upload(
                watched,
                file["filename"],
                file["mime_type"],
                str(command.body.get("phone_number_id") or ""),
            )
        finally:
            content.close()

    def _tell(self, command: QueuedCommand, part: float) -> None:
        for listener in self._listeners:
            listener(command.message_id, part)


def _uploaded(command: QueuedCommand, media_id: str, uow: UnitOfWork) -> None:
    uow.outbox.uploaded(command.message_id, media_id)


class _Watched(io.BytesIO):
    """A file that says how far it was read; nothing of it is kept in memory."""

    def __init__(self, file: IO[bytes], size: int, tell: Callable[[float], None]) -> None:
        super().__init__()
        self._file, self._size, self._say = file, max(1, size), tell
        self._told = 0.0

    @override
    def read(self, size: int | None = -1, /) -> bytes:
        piece = self._file.read(-1 if size is None else size)
        part = min(WHOLE, self._file.tell() / self._size)
        if part - self._told >= STEP or part == WHOLE > self._told:
            self._told = part
            self._say(part)
        return piece

    @override
    def fileno(self) -> int:
        return self._file.fileno()

    @override
    def seek(self, offset: int, whence: int = 0, /) -> int:
        return self._file.seek(offset, whence)

    @override
    def tell(self) -> int:
        return self._file.tell()
