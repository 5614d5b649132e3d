"""`acuerdo doctor`: what works on this machine and what does not."""

import argparse
import os
import platform
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from console import __version__
from console.app.cli import DONE, UNAVAILABLE, Call, explain, explain_unavailable
from console.app.workspace import opened, place_of
from console.runtime.errors import InputRefused, Unavailable


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at. `needed`: the console cannot run without it."""

    name: str
    ok: bool
    detail: str
    needed: bool = True


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """No arguments of its own."""


def run(call: Call) -> int:
    """Look at everything; nothing is changed."""
    findings = [finding for look in LOOKS for finding in _looked(look, call)]
    well = all(finding.ok for finding in findings if finding.needed)
    call.answer(
        {
            "version": __version__,
            "ok": well,
            "findings": [
                {"name": one.name, "ok": one.ok, "needed": one.needed, "detail": one.detail}
                for one in findings
            ],
        }
    )
    for one in findings:
        mark = "✓" if one.ok else "✗" if one.needed else "–"
        call.line(f"{mark} {one.name:<12} {one.detail}")
    return DONE if well else UNAVAILABLE


Look = Callable[[Call], Iterator[Finding]]


def _looked(look: Look, call: Call) -> list[Finding]:
    """What a look finds; what keeps it from looking is a finding too."""
    name = look.__name__.removeprefix("_")
    try:
        return list(look(call))
    except Unavailable as away:
        return [Finding(name, ok=False, detail=explain_unavailable(away, call.lang))]
    except InputRefused as refused:
        return [Finding(name, ok=False, detail=explain(refused, call.lang))]
    except (ImportError, OSError) as error:
        return [Finding(name, ok=False, detail=str(error))]


def _python(_call: Call) -> Iterator[Finding]:
    version = platform.python_version()
    fits = (3, 11) <= sys.version_info[:2] < (3, 15)
    yield Finding("python", fits, f"{version} ({platform.platform()})")


def _qt(_call: Call) -> Iterator[Finding]:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen" if _headless() else "")
    if not os.environ["QT_QPA_PLATFORM"]:
        del os.environ["QT_QPA_PLATFORM"]
    from PySide6.QtCore import qVersion  # noqa: PLC0415 - what is looked at
    from PySide6.QtGui import QFontDatabase, QGuiApplication  # noqa: PLC0415
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    app = QApplication.instance() or QApplication([])
    yield Finding("qt", ok=True, detail=f"{qVersion()} · {QGuiApplication.platformName()}")
    screen = QGuiApplication.primaryScreen()
    size = screen.size()
    detail = f"{size.width()}×{size.height()} · {screen.devicePixelRatio():g}×"
    yield Finding("screen", not _headless(), detail, needed=False)
    from console.ui.theme.fonts import load_families  # noqa: PLC0415 - needs an application

    load_families()
    families = QFontDatabase.families()
    yield Finding("fonts", "Inter" in families, "Inter")
    emoji = [name for name in families if "emoji" in name.lower()]
    yield Finding("emoji", bool(emoji), ", ".join(emoji) or "—", needed=False)
    app.quit()


def _headless() -> bool:
    """Linux without a display."""
    shown = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    return sys.platform.startswith("linux") and not shown


def _keyring(call: Call) -> Iterator[Finding]:
    from console.runtime import secrets  # noqa: PLC0415 - what is looked at

    if file := call.environ.get(secrets.KEY_FILE_VARIABLE):
        yield Finding("keyring", ok=True, detail=file)
        return
    keyring = secrets.KeyringStore(secrets.real_keyring())
    yield Finding("keyring", ok=True, detail=keyring.backend)


def _database(call: Call) -> Iterator[Finding]:
    place = place_of(call.options.workspace, call.environ)
    with opened(place, call.environ) as worker:
        last = worker.read_now(lambda uow: uow.cursor.last())
        pending = worker.read_now(lambda uow: uow.outbox.pending())
    yield Finding("database", ok=True, detail=f"{place.text} · {last} · outbox {pending}")


def _relay(call: Call) -> Iterator[Finding]:
    from console.app.connection import connection_of  # noqa: PLC0415 - needs httpx

    relay = connection_of(place_of(call.options.workspace, call.environ), call.environ)
    if relay is None:
        yield Finding("relay", ok=False, detail="—", needed=False)
        return
    import httpx  # noqa: PLC0415 - heavy

    try:
        answer = httpx.get(
            f"{relay.url}/v1/events",
            params={"after": 0, "limit": 1},
            headers={"Authorization": f"Bearer {relay.token}"},
            timeout=5,
        )
    except httpx.HTTPError as error:
        raise Unavailable(str(error), code="relay_away") from error
    yield Finding("relay", answer.is_success, f"{relay.url} · {answer.status_code}")


def _time(call: Call) -> Iterator[Finding]:
    local = datetime.now().astimezone()  # noqa: TID251 - the machine's own zone is looked at
    drift = abs((call.clock.now() - datetime.now(UTC)).total_seconds())  # noqa: TID251 - as above
    yield Finding("time", drift < 1, f"{local:%Y-%m-%d %H:%M %Z (%z)}")


LOOKS: tuple[Look, ...] = (_python, _qt, _keyring, _database, _relay, _time)
