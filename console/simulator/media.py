"""Uploaded and received files: ids, short-lived addresses, sizes and kinds.

Limits: "Supported media types", WhatsApp Cloud API, read 2026-11.
"""

import base64
import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from console.simulator.chance import digits
from console.simulator.graph_error import GraphError
from console.simulator.notes import Note, unkept

MB = 1024 * 1024
STILL_STICKER = 100 * 1024
URL_LIVES_S = 300
UPLOAD_LIVES_S = 30 * 24 * 3600
INBOUND_LIVES_S = 7 * 24 * 3600
_OFFICE = "application/vnd.openxmlformats-officedocument."
LIMITS: dict[str, tuple[int, tuple[str, ...]]] = {
    "audio": (16 * MB, ("audio/aac", "audio/amr", "audio/mpeg", "audio/mp4", "audio/ogg")),
    "document": (
        100 * MB,
        (
            "text/plain",
            "application/pdf",
            "application/msword",
            "application/vnd.ms-excel",
            "application/vnd.ms-powerpoint",
            _OFFICE + "wordprocessingml.document",
            _OFFICE + "spreadsheetml.sheet",
            _OFFICE + "presentationml.presentation",
        ),
    ),
    "image": (5 * MB, ("image/jpeg", "image/png")),
    "sticker": (500 * 1024, ("image/webp",)),
    "video": (16 * MB, ("video/mp4", "video/3gpp")),
}


@dataclass
class Media:
    """One stored file."""

    id: str
    mime_type: str
    content: bytes
    until_s: int
    filename: str | None = None

    @property
    def sha256_hex(self) -> str:
        """The digest as the media endpoint spells it."""
        return hashlib.sha256(self.content).hexdigest()

    @property
    def sha256_base64(self) -> str:
        """The digest as webhooks spell it."""
        return base64.b64encode(hashlib.sha256(self.content).digest()).decode()


def class_of(mime_type: str) -> str | None:
    """Which message type a MIME type belongs to, or None when WhatsApp takes it not."""
    plain = mime_type.partition(";")[0].strip().lower()
    return next((kind for kind, (_, types) in LIMITS.items() if plain in types), None)


class MediaStore:
    """Files by id. Addresses are made on demand and die after five minutes."""

    def __init__(self, seed: int, note: Note = unkept) -> None:
        self._seed, self._note = seed, note
        self._files: dict[str, Media] = {}
        self._addresses: dict[str, tuple[str, int]] = {}
        self._same: Counter[str] = Counter()

    def upload(self, content: bytes, mime_type: str, filename: str | None, now_s: int) -> Media:
        """Keep a file that the business uploads.

        Raises: GraphError 131053 or 100 for what WhatsApp does not take.
        """
        kind = class_of(mime_type)
        if kind is None:
            raise GraphError(
                100,
                f"Param file must be a file with one of the supported types, not {mime_type}",
            )
        if len(content) > LIMITS[kind][0]:
            raise GraphError(131053, f"Media file is larger than the limit for {kind}.")
        if kind == "sticker" and b"ANIM" not in content[:64] and len(content) > STILL_STICKER:
            raise GraphError(131053, "A static sticker has at most 100 KB.")
        if not content:
            raise GraphError(131053, "Media file is empty.")
        return self.keep(content, mime_type, filename, now_s + UPLOAD_LIVES_S, "upload")

    def keep(
        self, content: bytes, mime_type: str, filename: str | None, until_s: int, origin: str
    ) -> Media:
        """Store a file under a fresh id. `origin` keeps ids of uploads and people apart."""
        digest = hashlib.sha256(content).hexdigest()
        made_id = digits(self._seed, 16, "media", origin, digest, self._same[digest])
        self._same[digest] += 1
        media = Media(made_id, mime_type, content, until_s, filename)
        self._files[made_id] = media
        self._note("media", made_id, media)
        return media

    def find(self, media_id: str, now_s: int) -> Media | None:
        """The file, unless it never existed or its time is over."""
        found = self._files.get(media_id)
        return found if found is not None and now_s < found.until_s else None

    def remove(self, media_id: str) -> None:
        """Forget the file."""
        if self._files.pop(media_id, None) is not None:
            self._note("media_gone", media_id, None)

    def address(self, media: Media, now_s: int) -> str:
        """A download path for `media`, good for five minutes."""
        token = digits(self._seed, 20, "address", media.id, len(self._addresses))
        self._addresses[token] = (media.id, now_s + URL_LIVES_S)
        return f"/_media/attachments?mid={media.id}&ext={now_s + URL_LIVES_S}&hash={token}"

    def at_address(self, token: str, now_s: int) -> Media | None:
        """The file behind a download path, while it is good."""
        media_id, until_s = self._addresses.get(token, ("", 0))
        return self.find(media_id, now_s) if now_s < until_s else None

    def __iter__(self) -> Iterator[Media]:
        return iter(self._files.values())

    def restore(self, media: Media) -> None:
        """Put back a file of an earlier run."""
        self._files[media.id] = media
        self._same[media.sha256_hex] += 1
