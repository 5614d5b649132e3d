"""A workbook that a password protects, as one that none does, for as long as it is read."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from console.excel.container import OLE
from console.excel.refused import FileRefused, RefusalCode


@contextmanager
def decrypted(path: Path, password: str | None) -> Iterator[Path]:
    """The file itself, or its readable copy under the same name. The copy lies in a folder
    that only this person can open, and goes when the reading ends.

    Raises: FileRefused for a password that does not open it.
    """
    if not password or not _may_be_protected(path):
        yield path
        return
    with tempfile.TemporaryDirectory(prefix="acuerdo-") as folder:
        copy = Path(folder) / path.name
        yield copy if _unlock(path, copy, password) else path


def _may_be_protected(path: Path) -> bool:
    with suppress(OSError), path.open("rb") as file:
        return file.read(len(OLE)) == OLE
    return False


def _unlock(path: Path, copy: Path, password: str) -> bool:
    """Write the readable copy; False for a file that no password protects."""
    import msoffcrypto  # type: ignore[import-untyped]  # noqa: PLC0415 - heavy, rarely needed
    from msoffcrypto.exceptions import (  # type: ignore[import-untyped]  # noqa: PLC0415
        DecryptionError,
        FileFormatError,
        InvalidKeyError,
        ParseError,
    )

    try:
        with path.open("rb") as file, copy.open("wb") as target:
            office = msoffcrypto.OfficeFile(file)
            if not office.is_encrypted():
                return False
            office.load_key(password=password)
            office.decrypt(target)
    except (InvalidKeyError, DecryptionError) as reason:
        raise FileRefused(RefusalCode.WRONG_PASSWORD, path.name) from reason
    except (FileFormatError, ParseError, OSError, ValueError, KeyError, IndexError) as reason:
        raise FileRefused(RefusalCode.DAMAGED, path.name) from reason
    return True
