"""Locks a workbook with a password, from file to file.

The content is encrypted segment by segment, so that memory does not grow with it; keys,
description and container are msoffcrypto's.
Source: [MS-OFFCRYPTO] 2.3.4.10 to 2.3.4.15 (agile encryption), read 2026-11-20.
"""

import hashlib
import mmap
import tempfile
from struct import pack
from typing import IO

SEGMENT = 4096
BLOCK = 16
LENGTH_BYTES = 8


def lock(plain: IO[bytes], locked: IO[bytes], password: str) -> None:
    """Write the package `plain` into `locked` so that only the password opens it.

    Raises: OSError.
    """
    from msoffcrypto.method.container.ecma376_encrypted import (  # type: ignore[import-untyped]  # noqa: PLC0415 - no types; late: heavy
        ECMA376Encrypted,
    )
    from msoffcrypto.method.ecma376_agile import (  # type: ignore[import-untyped]  # noqa: PLC0415 - as above
        ECMA376Agile,
    )

    description, key = ECMA376Agile.generate_encryption_parameters(password)
    with tempfile.TemporaryFile() as payload:
        _encrypt(plain, payload, key, description.keyData.saltValue)
        payload.flush()
        with mmap.mmap(payload.fileno(), 0, access=mmap.ACCESS_READ) as package:
            words = ECMA376Agile.get_encryption_information(description, package, key)
            if hasattr(mmap, "MADV_DONTNEED"):  # not on Windows, which gives pages back itself
                package.madvise(mmap.MADV_DONTNEED)
            # its own write_to would build the container in memory twice
            ECMA376Encrypted(package, words)._write_to(locked)  # noqa: SLF001


def _encrypt(plain: IO[bytes], payload: IO[bytes], key: bytes, salt: bytes) -> None:
    """The length, then every segment under an own start vector, the last one padded."""
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes  # noqa: PLC0415

    payload.write(pack("<Q", 0))
    plain.seek(0)
    length, number = 0, 0
    while segment := plain.read(SEGMENT):
        start = hashlib.sha512(salt + pack("<I", number)).digest()[:BLOCK]
        encryptor = Cipher(algorithms.AES(key), modes.CBC(start)).encryptor()
        padded = segment + bytes(-len(segment) % BLOCK)
        payload.write(encryptor.update(padded) + encryptor.finalize())
        length += len(segment)
        number += 1
    payload.seek(0)
    payload.write(pack("<Q", length))
