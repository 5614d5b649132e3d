"""Files that cannot be read as they are, and a reading that was stopped."""

from enum import StrEnum

from console.runtime.errors import InputRefused


class RefusalCode(StrEnum):
    """Why a file is refused. Each has its sentence in resources/import/messages.toml."""

    NOT_FOUND = "NOT_FOUND"
    EMPTY = "EMPTY"
    DAMAGED = "DAMAGED"
    ENCRYPTED = "ENCRYPTED"
    WRONG_PASSWORD = "WRONG_PASSWORD"  # noqa: S105 - the name of a refusal
    NOT_A_WORKBOOK = "NOT_A_WORKBOOK"
    TOO_LARGE = "TOO_LARGE"
    NO_SUCH_SHEET = "NO_SUCH_SHEET"
    NO_TABLE = "NO_TABLE"
    NO_USABLE_COLUMN = "NO_USABLE_COLUMN"
    UNKNOWN_COLUMN = "UNKNOWN_COLUMN"
    UNKNOWN_FIELD = "UNKNOWN_FIELD"
    BAD_MAP = "BAD_MAP"
    KIND_UNSUPPORTED = "KIND_UNSUPPORTED"
    NOT_WRITABLE = "NOT_WRITABLE"
    DISK_FULL = "DISK_FULL"


class FileRefused(InputRefused):
    """The file cannot be used; nothing was changed.

    `fields` always holds `file`; the others are those that the code's sentence names.
    """

    def __init__(self, code: RefusalCode, file: str, **fields: str | int) -> None:
        super().__init__(code.value, file=file, **fields)


class ReadingCancelled(Exception):  # noqa: N818 - a person asked for it; no error
    """The person stopped a reading or a writing; nothing of it stays."""
