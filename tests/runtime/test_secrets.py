"""Keys and tokens: kept in a real keyring or in a private file, refused anywhere else."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import keyring.backend
import keyring.backends.chainer
import keyring.backends.fail
import keyring.backends.null
import pytest
from keyring.errors import KeyringLocked, PasswordSetError

from console.runtime import secrets
from console.runtime.errors import InputRefused, Unavailable

KEY = bytes(range(32))
posix_only = pytest.mark.skipif(os.name != "posix", reason="file modes mean nothing on Windows")


class MemoryKeyring(keyring.backend.KeyringBackend):
    """Keeps secrets in memory; may be locked, as a desktop's keyring may."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}
        self.locked = False

    def get_password(self, service: str, username: str) -> str | None:  # type: ignore[explicit-override]  # typing.override needs Python 3.12
        if self.locked:
            raise KeyringLocked("Failed to unlock the collection!")
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:  # type: ignore[explicit-override]  # as above
        if self.locked:
            raise PasswordSetError("the store is read only")
        self.kept[service, username] = password


def test_a_secret_comes_back_from_the_keyring_byte_for_byte() -> None:
    store = secrets.open_key_store({}, keyring=MemoryKeyring())
    store.put(secrets.workspace_key_name("w1"), KEY)
    store.put(secrets.RELAY_TOKEN, b"acd_token")
    assert store.get(secrets.workspace_key_name("w1")) == KEY
    assert store.get(secrets.RELAY_TOKEN) == b"acd_token"
    assert store.get(secrets.workspace_key_name("w2")) is None


def test_a_new_workspace_gets_its_own_random_key_once() -> None:
    store = secrets.open_key_store({}, keyring=MemoryKeyring())
    first = secrets.new_workspace_key(store, "w1")
    assert len(first) == 32
    assert secrets.new_workspace_key(store, "w1") == first
    assert secrets.existing_workspace_key(store, "w1") == first
    assert secrets.new_workspace_key(store, "w2") != first


def test_a_workspace_whose_key_is_gone_is_refused_by_name() -> None:
    store = secrets.open_key_store({}, keyring=MemoryKeyring())
    with pytest.raises(InputRefused) as refused:
        secrets.existing_workspace_key(store, "w1")
    assert (refused.value.code, refused.value.fields) == (
        "workspace_key_missing",
        {"workspace": "w1"},
    )


def test_a_locked_keyring_says_that_it_is_locked() -> None:
    held = MemoryKeyring()
    held.locked = True
    with pytest.raises(secrets.NoKeyStore) as raised:
        secrets.open_key_store({}, keyring=held).get(secrets.RELAY_TOKEN)
    assert (raised.value.code, raised.value.remedy) == ("keyring_locked", "unlock_keyring")


def test_a_keyring_that_cannot_store_is_unavailable_rather_than_a_bug() -> None:
    held = MemoryKeyring()
    held.locked = True
    with pytest.raises(Unavailable, match="the store is read only"):
        secrets.open_key_store({}, keyring=held).put(secrets.RELAY_TOKEN, b"t")


def test_a_damaged_keyring_entry_is_refused_and_named() -> None:
    held = MemoryKeyring()
    held.kept["acuerdo", secrets.RELAY_TOKEN] = "not hexadecimal"
    with pytest.raises(InputRefused, match="keyring_entry_damaged entry=acuerdo/relay-token"):
        secrets.open_key_store({}, keyring=held).get(secrets.RELAY_TOKEN)


def test_a_large_secret_is_refused_before_windows_would_cut_it() -> None:
    store = secrets.open_key_store({}, keyring=MemoryKeyring())
    with pytest.raises(ValueError, match="small"):
        store.put(secrets.RELAY_TOKEN, bytes(513))


@pytest.mark.parametrize(
    "pretended",
    [keyring.backends.fail.Keyring(), keyring.backends.null.Keyring(), MemoryKeyring()],
)
def test_a_keyring_that_does_not_encrypt_counts_as_none(
    pretended: keyring.backend.KeyringBackend, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("keyring.get_keyring", lambda: pretended)
    with pytest.raises(secrets.NoKeyStore) as raised:
        secrets.open_key_store({})
    assert raised.value.code == "no_keyring"
    assert raised.value.remedy == "start_keyring_or_name_key_file_or_plain"
    assert raised.value.what.endswith("Keyring")


def test_of_chained_keyrings_only_a_real_one_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    real = type("Keyring", (MemoryKeyring,), {"__module__": "keyring.backends.SecretService"})()
    chain = keyring.backends.chainer.ChainerBackend()
    monkeypatch.setattr(type(chain), "backends", [MemoryKeyring(), real])
    monkeypatch.setattr("keyring.get_keyring", lambda: chain)
    assert secrets.real_keyring() is real


def test_a_keyring_named_in_the_environment_that_does_not_exist_counts_as_none(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def astray() -> keyring.backend.KeyringBackend:
        raise ModuleNotFoundError("No module named 'nowhere'")

    monkeypatch.setattr("keyring.get_keyring", astray)
    with pytest.raises(secrets.NoKeyStore, match="nowhere"):
        secrets.open_key_store({})


def test_a_named_key_file_is_made_private_with_a_fresh_key(tmp_path: Path) -> None:
    path = tmp_path / "new folder" / "key"
    store = secrets.open_key_store({"ACUERDO_KEY_FILE": str(path)})
    key = secrets.new_workspace_key(store, "w1")
    assert path.read_text() == key.hex() + "\n"
    assert secrets.existing_workspace_key(store, "w1") == key
    assert list(path.parent.iterdir()) == [path]


@posix_only
def test_a_new_key_file_is_readable_by_its_owner_alone_whatever_the_umask(
    tmp_path: Path,
) -> None:
    old = os.umask(0)
    try:
        store = secrets.open_key_store({"ACUERDO_KEY_FILE": str(tmp_path / "key")})
        secrets.new_workspace_key(store, "w1")
    finally:
        os.umask(old)
    assert (tmp_path / "key").stat().st_mode & 0o777 == 0o600


def test_an_existing_key_file_is_used_as_it_is(tmp_path: Path) -> None:
    path = private_file(tmp_path / "key", KEY.hex().upper())
    store = secrets.open_key_store({"ACUERDO_KEY_FILE": str(path)})
    assert secrets.new_workspace_key(store, "w1") == KEY
    assert path.read_text() == KEY.hex().upper()


@posix_only
@pytest.mark.parametrize("mode", [0o644, 0o640, 0o604, 0o620])
def test_a_key_file_that_others_may_touch_is_refused(tmp_path: Path, mode: int) -> None:
    path = private_file(tmp_path / "key", KEY.hex())
    path.chmod(mode)
    with pytest.raises(InputRefused) as refused:
        secrets.open_key_store({"ACUERDO_KEY_FILE": str(path)}).get("workspace/w1")
    assert refused.value.code == "key_file_readable_by_others"
    assert refused.value.fields == {"file": str(path), "mode": f"{mode:o}"}


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("", "key_of_wrong_length"),
        (KEY.hex()[:-2], "key_of_wrong_length"),
        (KEY.hex() + "00", "key_of_wrong_length"),
        (KEY.hex()[:-1], "key_file_not_hex"),
        ("clave secreta", "key_file_not_hex"),
        ("ñ" * 64, "key_file_not_hex"),
    ],
)
def test_a_key_file_with_something_else_in_it_is_refused(
    tmp_path: Path, content: str, code: str
) -> None:
    path = private_file(tmp_path / "key", content)
    with pytest.raises(InputRefused) as refused:
        secrets.open_key_store({"ACUERDO_KEY_FILE": str(path)}).get("workspace/w1")
    assert refused.value.code == code
    assert str(path) in refused.value.fields.values()


def test_a_key_file_that_cannot_be_opened_is_unavailable(tmp_path: Path) -> None:
    store = secrets.open_key_store({"ACUERDO_KEY_FILE": str(tmp_path)})
    with pytest.raises(secrets.NoKeyStore) as raised:
        store.get("workspace/w1")
    assert raised.value.code == "key_file"
    assert str(tmp_path) in raised.value.what


def test_the_relays_token_has_its_own_file(tmp_path: Path) -> None:
    path = tmp_path / "token"
    store = secrets.open_key_store({"ACUERDO_TOKEN_FILE": str(path)})
    assert store.get(secrets.RELAY_TOKEN) is None
    store.put(secrets.RELAY_TOKEN, b"acd_first")
    store.put(secrets.RELAY_TOKEN, b"acd_second")
    assert store.get(secrets.RELAY_TOKEN) == b"acd_second"
    assert path.read_bytes() == b"acd_second\n"


def test_what_no_file_is_named_for_still_needs_a_keyring(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("keyring.get_keyring", keyring.backends.fail.Keyring)
    store = secrets.open_key_store({"ACUERDO_KEY_FILE": str(tmp_path / "key")})
    assert len(secrets.new_workspace_key(store, "w1")) == 32
    with pytest.raises(secrets.NoKeyStore):
        store.get(secrets.RELAY_TOKEN)


def test_the_keyring_library_is_not_loaded_for_a_key_file(tmp_path: Path) -> None:
    program = (
        "import os, sys; from console.runtime import secrets;"
        "secrets.new_workspace_key(secrets.open_key_store(os.environ), 'w');"
        "sys.exit('keyring' in sys.modules)"
    )
    environ = {**os.environ, "ACUERDO_KEY_FILE": str(tmp_path / "key")}
    done = subprocess.run([sys.executable, "-c", program], env=environ, check=False)
    assert done.returncode == 0


WITH_A_KEYRING = """
printf '\\n' | gnome-keyring-daemon --foreground --unlock --components=secrets >/dev/null &
daemon=$!
trap 'kill $daemon' EXIT
for attempt in $(seq 100); do
  dbus-send --session --print-reply --dest=org.freedesktop.DBus / \\
    org.freedesktop.DBus.NameHasOwner string:org.freedesktop.secrets | grep -q true && break
  sleep 0.1
done
"$1" -c "$2"
"""
KEEP_AND_READ_AGAIN = """
from console.runtime import secrets
store = secrets.open_key_store({})
key = secrets.new_workspace_key(store, "w1")
store.put(secrets.RELAY_TOKEN, b"acd_token")
again = secrets.open_key_store({})
print(secrets.existing_workspace_key(again, "w1") == key)
print(again.get(secrets.RELAY_TOKEN), again.get("workspace/w2"))
"""


@pytest.mark.skipif(
    not (shutil.which("gnome-keyring-daemon") and shutil.which("dbus-run-session")),
    reason="gnome-keyring or dbus-run-session is not installed",
)
def test_a_real_keyring_of_the_desktop_keeps_the_key(tmp_path: Path) -> None:
    runtime = tmp_path / "run"
    runtime.mkdir(mode=0o700)
    environ = {**os.environ, "HOME": str(tmp_path), "XDG_RUNTIME_DIR": str(runtime)}
    environ.pop("PYTHON_KEYRING_BACKEND", None)
    command = ["bash", "-c", WITH_A_KEYRING, "bash", sys.executable, KEEP_AND_READ_AGAIN]
    done = subprocess.run(
        ["dbus-run-session", "--", *command],
        env=environ,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.stdout.splitlines()[-2:] == ["True", "b'acd_token' None"], done.stderr


def private_file(path: Path, content: str) -> Path:
    path.write_text(content, encoding="utf-8")
    path.chmod(0o600)
    return path
