"""Where keys and tokens are kept: the operating system's keyring, or files that were named.

A workspace's database is encrypted with a raw 32-byte key, and the console shows the relay a
token. Both are small and live outside the database that they open.
"""

import os
import stat
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_bytes
from typing import TYPE_CHECKING, Protocol

from console.runtime.errors import InputRefused, Unavailable

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

KEY_FILE_VARIABLE = "ACUERDO_KEY_FILE"
TOKEN_FILE_VARIABLE = "ACUERDO_TOKEN_FILE"  # noqa: S105 - a variable's name, no secret
RELAY_TOKEN = "relay-token"  # noqa: S105 - an entry's name, no secret
WORKSPACE_PREFIX = "workspace/"
SERVICE = "acuerdo"
KEY_BYTES = 32
MAX_SECRET_BYTES = 512  # Windows keeps 2,560 bytes of UTF-16 per credential; ours go in as hex

# Only stores that encrypt. A plug-in that writes plain text must not be chosen silently.
REAL_KEYRINGS = frozenset(
    {
        "keyring.backends.SecretService.Keyring",
        "keyring.backends.libsecret.Keyring",
        "keyring.backends.kwallet.DBusKeyring",
        "keyring.backends.Windows.WinVaultKeyring",
        "keyring.backends.macOS.Keyring",
    }
)
CHAINER = "keyring.backends.chainer.ChainerBackend"


class KeyStore(Protocol):
    """Keeps small secrets by name.

    Names: `workspace_key_name(…)` for a workspace's key, `RELAY_TOKEN` for the relay's token.
    """

    def get(self, name: str) -> bytes | None:
        """The secret kept under `name`, None when there is none.

        Raises: NoKeyStore when the store cannot be opened; InputRefused when a key file
        is not fit to be trusted or does not hold a key.
        """
        ...

    def put(self, name: str, secret: bytes) -> None:
        """Keep `secret` under `name`, in place of an older one.

        Raises: as `get`; ValueError over MAX_SECRET_BYTES.
        """
        ...


class NoKeyStore(Unavailable):
    """No place where a secret may be kept. Codes: `no_keyring`, `keyring_locked`, `key_file`.

    The remedies: start or unlock the keyring, name a file in ACUERDO_KEY_FILE (or in
    ACUERDO_TOKEN_FILE for the relay's token), or make a workspace with --plain.
    """


def workspace_key_name(workspace_id: str) -> str:
    """The name under which the key of that workspace is kept."""
    return WORKSPACE_PREFIX + workspace_id


def open_key_store(
    environ: Mapping[str, str], *, keyring: "KeyringBackend | None" = None
) -> KeyStore:
    """The key store of this machine.

    A secret for which a file is named is kept there; any other one in the keyring
    (`keyring` stands in for the operating system's, else that is looked up when needed).

    Raises: NoKeyStore when no file is named and there is no real keyring.
    """
    files = {
        kind: Path(environ[variable]).expanduser()
        for kind, variable in (
            (WORKSPACE_PREFIX, KEY_FILE_VARIABLE),
            (RELAY_TOKEN, TOKEN_FILE_VARIABLE),
        )
        if environ.get(variable)
    }
    store = RoutedKeyStore(files, keyring)
    if not files:
        store.keyring()
    return store


def existing_workspace_key(store: KeyStore, workspace_id: str) -> bytes:
    """The key of a workspace that exists.

    Raises: InputRefused `workspace_key_missing`: the database cannot be opened without it.
    """
    key = store.get(workspace_key_name(workspace_id))
    if key is None:
        raise InputRefused("workspace_key_missing", workspace=workspace_id)
    return _checked_key(key, workspace_id)


def new_workspace_key(store: KeyStore, workspace_id: str) -> bytes:
    """The key for a workspace that is being made: the one already there, else a fresh one."""
    name = workspace_key_name(workspace_id)
    key = store.get(name)
    if key is None:
        key = token_bytes(KEY_BYTES)
        store.put(name, key)
    return _checked_key(key, workspace_id)


class RoutedKeyStore:
    """Implements KeyStore: files for the kinds of secret that name one, else the keyring."""

    def __init__(
        self, files: Mapping[str, Path], keyring: "KeyringBackend | None" = None
    ) -> None:
        self._files = files
        self._keyring = KeyringStore(keyring) if keyring else None

    def get(self, name: str) -> bytes | None:
        """Implements KeyStore."""
        return self._store_of(name).get(name)

    def put(self, name: str, secret: bytes) -> None:
        """Implements KeyStore."""
        if len(secret) > MAX_SECRET_BYTES:
            raise ValueError("only small secrets fit a keyring")
        self._store_of(name).put(name, secret)

    def keyring(self) -> "KeyringStore":
        """The keyring, looked up once. Raises: NoKeyStore."""
        if self._keyring is None:
            self._keyring = KeyringStore(real_keyring())
        return self._keyring

    def _store_of(self, name: str) -> KeyStore:
        for kind, path in self._files.items():
            if name.startswith(kind):
                return key_file(path) if kind == WORKSPACE_PREFIX else token_file(path)
        return self.keyring()


class SecretFile:
    """One secret in one file that only its owner may read."""

    def __init__(
        self,
        path: Path,
        *,
        encode: Callable[[bytes], bytes],
        decode: Callable[[bytes, Path], bytes],
    ) -> None:
        self._path = path
        self._encode = encode
        self._decode = decode

    def get(self, name: str) -> bytes | None:
        """Implements KeyStore; a file holds one secret, so `name` does not matter."""
        del name
        with _file_errors(self._path):
            try:
                with self._path.open("rb") as file:
                    _refuse_if_readable_by_others(self._path, os.fstat(file.fileno()).st_mode)
                    held = file.read(4 * MAX_SECRET_BYTES)
            except FileNotFoundError:
                return None
        return self._decode(held, self._path)

    def put(self, name: str, secret: bytes) -> None:
        """Implements KeyStore; the old content stays until the new one is on disk."""
        del name
        with _file_errors(self._path):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            new = self._path.with_name(f"{self._path.name}.{os.getpid()}.new")
            try:
                _write_for_owner_only(new, self._encode(secret))
                new.replace(self._path)
            finally:
                with suppress(FileNotFoundError):
                    new.unlink()


def key_file(path: Path) -> SecretFile:
    """A workspace's key as 64 hexadecimal digits."""
    return SecretFile(path, encode=lambda key: key.hex().encode() + b"\n", decode=_decoded_key)


def token_file(path: Path) -> SecretFile:
    """The relay's token as text, as the relay printed it."""
    return SecretFile(
        path, encode=lambda token: token + b"\n", decode=lambda held, _: held.strip()
    )


class KeyringStore:
    """Secrets in a keyring, as hexadecimal text, for keyrings keep text."""

    def __init__(self, keyring: "KeyringBackend") -> None:
        self._keyring = keyring

    @property
    def backend(self) -> str:
        """The backend's full name, for diagnosis."""
        return _full_name(type(self._keyring))

    def get(self, name: str) -> bytes | None:
        """Implements KeyStore."""
        with _keyring_errors():
            held = self._keyring.get_password(SERVICE, name)
        if held is None:
            return None
        try:
            return bytes.fromhex(held)
        except ValueError:
            raise InputRefused("keyring_entry_damaged", entry=f"{SERVICE}/{name}") from None

    def put(self, name: str, secret: bytes) -> None:
        """Implements KeyStore."""
        with _keyring_errors():
            self._keyring.set_password(SERVICE, name, secret.hex())


def real_keyring() -> "KeyringBackend":
    """The operating system's keyring; of several, the one it prefers.

    Raises: NoKeyStore when there is none, or only one that would keep secrets unencrypted.
    """
    from keyring import get_keyring  # noqa: PLC0415 - 60 ms that a plain workspace never needs

    try:
        found = get_keyring()
    except (
        ImportError,
        AttributeError,
        RuntimeError,
    ) as error:  # PYTHON_KEYRING_BACKEND astray
        raise _no_keyring(str(error)) from error
    chained = getattr(found, "backends", []) if _full_name(type(found)) == CHAINER else [found]
    for backend in chained:
        if is_real(backend):
            return backend
    raise _no_keyring(_full_name(type(found)))


def is_real(keyring: "KeyringBackend") -> bool:
    """Whether it is one of the keyrings that encrypt what they keep."""
    return any(_full_name(kind) in REAL_KEYRINGS for kind in type(keyring).__mro__)


def _full_name(kind: type) -> str:
    return f"{kind.__module__}.{kind.__qualname__}"


def _no_keyring(what: str) -> NoKeyStore:
    return NoKeyStore(what, "start_keyring_or_name_key_file_or_plain", code="no_keyring")


def _checked_key(key: bytes, where: str) -> bytes:
    if len(key) != KEY_BYTES:
        raise InputRefused(
            "key_of_wrong_length", where=where, bytes=len(key), expected=KEY_BYTES
        )
    return key


def _refuse_if_readable_by_others(path: Path, mode: int) -> None:
    """On Windows the mode says nothing about who may read, so nothing is concluded from it."""
    if os.name == "posix" and mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise InputRefused(
            "key_file_readable_by_others", file=str(path), mode=f"{mode & 0o777:o}"
        )


def _decoded_key(held: bytes, path: Path) -> bytes:
    try:
        key = bytes.fromhex(held.decode("ascii"))
    except ValueError:
        raise InputRefused("key_file_not_hex", file=str(path)) from None
    return _checked_key(key, str(path))


def _write_for_owner_only(path: Path, content: bytes) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


@contextmanager
def _file_errors(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        what = f"{path}: {error.strerror}"
        raise NoKeyStore(what, "check_key_file", code="key_file") from error


@contextmanager
def _keyring_errors() -> Iterator[None]:
    """Say in our words what keyring, or the desktop's bus under it, could not do."""
    from keyring.errors import KeyringError, KeyringLocked  # noqa: PLC0415 - as real_keyring

    try:
        yield
    except KeyringLocked as error:
        raise NoKeyStore(str(error), "unlock_keyring", code="keyring_locked") from error
    except (KeyringError, OSError) as error:
        raise _no_keyring(str(error)) from error
    except _errors_of_the_bus() as error:
        raise _no_keyring(str(error)) from error


def _errors_of_the_bus() -> tuple[type[Exception], ...]:
    """What the library under the Linux keyring raises past keyring's own errors."""
    if sys.platform != "linux":
        return ()
    from secretstorage.exceptions import SecretStorageException  # noqa: PLC0415 - as real_keyring

    return (SecretStorageException,)
