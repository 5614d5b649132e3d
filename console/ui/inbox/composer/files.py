"""Files chosen for a message: copied into the media folder at once, kept per conversation."""

import asyncio
import hashlib
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from console.domain.attachment import HEAD, LARGEST, Remedy, Unfit, Verdict, judge, mime_of
from console.domain.ids import ConversationId
from console.runtime.paths import file_host
from console.runtime.tasks import TaskOwner
from console.usecases.context import Context
from console.usecases.send_files import OutgoingFile

FOLDER = "outgoing"
_PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class ChosenFile:
    """A file that waits to be sent. `path` is our copy, None where none was made."""

    id: str
    name: str
    size: int
    verdict: Verdict
    path: Path | None = None
    sha256: str = ""

    @property
    def fits(self) -> bool:
        """Whether it can go."""
        return self.verdict.unfit is None


class Pictures(Protocol):
    """What is known of pictures, and what can be made of them; any thread."""

    def size_of(self, path: Path) -> tuple[int, int] | None: ...  # noqa: D102
    def as_jpeg(self, path: Path) -> bytes | None: ...  # noqa: D102


class FilesPresenter:
    """Takes in what is dropped, pasted or picked. `shown` gets the open conversation's files
    whenever they change.
    """

    def __init__(
        self,
        context: Context,
        tasks: TaskOwner,
        pictures: Pictures,
        shown: Callable[[tuple[ChosenFile, ...]], None],
    ) -> None:
        self._context, self._tasks, self._pictures, self._shown = (
            context,
            tasks,
            pictures,
            shown,
        )
        self._id: ConversationId | None = None
        self._files: dict[ConversationId, tuple[ChosenFile, ...]] = {}

    @property
    def files(self) -> tuple[ChosenFile, ...]:
        """Those of the open conversation."""
        return self._files.get(self._id, ()) if self._id is not None else ()

    def open(self, conversation_id: ConversationId) -> None:
        """Show another conversation's files."""
        self._id = conversation_id
        self._shown(self.files)

    def add(self, paths: Sequence[Path]) -> None:
        """Files were dropped or picked."""
        if self._id is not None and self._context.media is not None:
            name = f"files.{self._context.new_id()}"
            self._tasks.start(name, self._take_in(self._id, tuple(paths)))

    def add_content(self, content: bytes, name: str) -> None:
        """A picture was pasted."""
        if self._id is not None and self._context.media is not None:
            task = f"files.{self._context.new_id()}"
            self._tasks.start(task, self._take_content(self._id, content, name))

    def put_back(self, conversation_id: ConversationId, media: dict[str, object]) -> None:
        """A file that was sent and taken back waits again."""
        path, size = Path(str(media["path"])), int(str(media["size_bytes"]))
        verdict = judge(str(media["mime_type"]), size, self._pictures.size_of(path))
        self._keep(
            conversation_id,
            ChosenFile(
                self._context.new_id(),
                str(media["filename"]),
                size,
                verdict,
                path,
                str(media["sha256"]),
            ),
        )

    def remove(self, file_id: str) -> None:
        """Do not send it."""
        if self._id is None:
            return
        gone = [each for each in self.files if each.id == file_id]
        self._files[self._id] = tuple(each for each in self.files if each.id != file_id)
        self._shown(self.files)
        for each in gone:
            if each.path is not None:
                self._tasks.start(f"files.{each.id}", _forget(each.path))

    def mend(self, file_id: str) -> None:
        """Make of it what WhatsApp takes."""
        file = next((each for each in self.files if each.id == file_id), None)
        if self._id is not None and file is not None and file.path is not None:
            self._tasks.start(f"files.{file_id}", self._mend(self._id, file, file.path))

    def take(self) -> tuple[OutgoingFile, ...]:
        """The files that can go; they no longer wait here."""
        if self._id is None or self._context.media is None:
            return ()
        host = file_host(self._context.media)
        going = [each for each in self.files if each.fits and each.path is not None]
        self._files[self._id] = tuple(each for each in self.files if each not in going)
        self._shown(self.files)
        return tuple(
            OutgoingFile(
                str(each.path),
                host,
                each.name,
                each.verdict.mime_type,
                each.verdict.kind,
                each.sha256,
                each.size,
            )
            for each in going
            if each.verdict.kind is not None
        )

    # --- work ---------------------------------------------------------------------------

    def _keep(self, conversation_id: ConversationId, file: ChosenFile) -> None:
        known = self._files.get(conversation_id, ())
        others = tuple(each for each in known if each.id != file.id)
        at = next((n for n, each in enumerate(known) if each.id == file.id), len(others))
        self._files[conversation_id] = (*others[:at], file, *others[at:])
        if conversation_id == self._id:
            self._shown(self.files)

    def _folder(self) -> Path:
        if self._context.media is None:
            raise ValueError("this workspace has no folder for files")
        return self._context.media / FOLDER

    async def _take_in(self, conversation_id: ConversationId, paths: tuple[Path, ...]) -> None:
        for path in paths:
            self._keep(conversation_id, await asyncio.to_thread(self._copied, path))

    def _copied(self, path: Path) -> ChosenFile:
        """Thread: any."""
        file_id = self._context.new_id()
        try:
            size = path.stat().st_size
            with path.open("rb") as content:
                mime_type = mime_of(path.name, content.read(HEAD))
            verdict = judge(mime_type, size, self._pictures.size_of(path))
            if not path.is_file() or not 0 < size <= LARGEST:
                return ChosenFile(file_id, path.name, size, verdict)
            copy = self._folder() / f"{file_id}{path.suffix.lower()[:8]}"
            copy.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            half = copy.with_name(f"{copy.name}.part")
            shutil.copyfile(path, half)
            half.replace(copy)
        except OSError:
            lost = Verdict("application/octet-stream", unfit=Unfit.NOT_FOUND)
            return ChosenFile(file_id, path.name, 0, lost)
        return ChosenFile(file_id, path.name, size, verdict, copy, _digest(copy))

    async def _take_content(
        self, conversation_id: ConversationId, content: bytes, name: str
    ) -> None:
        file = await asyncio.to_thread(self._written, content, name, self._context.new_id())
        self._keep(conversation_id, file)

    def _written(self, content: bytes, name: str, file_id: str) -> ChosenFile:
        """Thread: any."""
        path = self._folder() / f"{file_id}{Path(name).suffix}"
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.write_bytes(content)
        mime_type = mime_of(name, content[:HEAD])
        verdict = judge(mime_type, len(content), self._pictures.size_of(path))
        digest = hashlib.sha256(content).hexdigest()
        return ChosenFile(file_id, name, len(content), verdict, path, digest)

    async def _mend(
        self, conversation_id: ConversationId, file: ChosenFile, path: Path
    ) -> None:
        content = await asyncio.to_thread(self._pictures.as_jpeg, path)
        if content is None:
            hopeless: Remedy | None = None
            self._keep(
                conversation_id, replace(file, verdict=replace(file.verdict, remedy=hopeless))
            )
            return
        name = f"{Path(file.name).stem}.jpg"
        made = await asyncio.to_thread(self._written, content, name, file.id)
        self._keep(conversation_id, made)
        if path != made.path:
            await _forget(path)


async def _forget(path: Path) -> None:
    await asyncio.to_thread(path.unlink, missing_ok=True)


def _digest(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as content:
        while piece := content.read(_PIECE):
            digest.update(piece)
    return digest.hexdigest()
