"""`acuerdo export`: a table of the workspace as a workbook or a text file."""

import argparse
from contextlib import AbstractContextManager
from dataclasses import asdict
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

from console.app.cli import DONE, Call, WrongUsage
from console.app.export_layouts import layout_from, target_of
from console.app.exporting import RIGHTS, ExportService
from console.app.workspace import opened, place_of
from console.runtime import formats
from console.runtime.errors import InputRefused
from console.store.worker import Worker
from console.usecases.exporting import ExportKind, ExportProfile, ExportRight, ExportWish

OPERATOR = "acuerdo export"
ZONE = "America/Mexico_City"
LAYOUTS, RIGHT = "profiles", "rights"
"""Not kinds of export: what is saved about them."""
PASSWORD_VARIABLE = "ACUERDO_EXPORT_PASSWORD"  # noqa: S105 - a variable's name


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What, where to, of which days, in which layout; or what is saved."""
    kinds = [kind.value for kind in ExportKind]
    parser.add_argument("kind", choices=[*kinds, LAYOUTS, RIGHT])
    parser.add_argument("--out", type=Path)
    parser.add_argument("--segment")
    parser.add_argument("--creditor")
    parser.add_argument("--from", dest="from_on", type=date.fromisoformat)
    parser.add_argument("--to", dest="to_on", type=date.fromisoformat)
    parser.add_argument("--zone", default=ZONE)
    parser.add_argument("--profile")
    parser.add_argument("--mask", action="store_true")
    parser.add_argument("--password-file", type=Path)
    parser.add_argument("--save", type=Path)
    parser.add_argument("--remove")
    parser.add_argument("--who")
    parser.add_argument("--right", choices=[right.value for right in ExportRight])


def run(call: Call) -> int:
    """Write it, or show and change what is saved."""
    return {LAYOUTS: _layouts, RIGHT: _rights}.get(call.options.kind, _export)(call)


def _opened(call: Call) -> AbstractContextManager[Worker]:
    return opened(place_of(call.options.workspace, call.environ), call.environ)


def _export(call: Call) -> int:
    options = call.options
    kind = ExportKind(options.kind)
    if options.out is None:
        raise WrongUsage("--out")
    with _opened(call) as worker:
        profile = _profile(worker, options.profile, kind) if options.profile else None
        now = call.clock.now().astimezone(ZoneInfo(options.zone))
        wish = ExportWish(
            kind,
            target_of(options.out, kind, profile, now, options.segment),
            segment=options.segment,
            from_on=options.from_on,
            to_on=options.to_on,
            creditor=options.creditor,
            profile=profile,
            password=_password(call),
            masked=options.mask,
        )
        service = ExportService(
            worker, by=OPERATOR, lang=call.lang, now=call.clock.now, zone=options.zone
        )
        done = service.export(wish)
    rows = done.rows if done else 0
    call.answer(
        {
            "kind": options.kind,
            "file": str(wish.target),
            "rows": rows,
            "profile": profile.name if profile else None,
            "locked": wish.password is not None,
            "seconds": round(done.seconds, 3) if done else 0,
        }
    )
    call.say("exported", rows=formats.integer(rows), file=wish.target)
    return DONE


def _profile(worker: Worker, name: str, kind: ExportKind) -> ExportProfile:
    found = worker.read_now(lambda uow: uow.export_profiles.find(name))
    if found is None:
        raise InputRefused("export_profile_unknown", profile=name)
    if found.kind is not kind:
        raise InputRefused("export_profile_kind", profile=name, kind=found.kind.value)
    return found


def _password(call: Call) -> str | None:
    """Out of a file or the environment: on the command line every program could read it."""
    file: Path | None = call.options.password_file
    if file is None:
        return call.environ.get(PASSWORD_VARIABLE) or None
    try:
        return file.read_text(encoding="utf-8").rstrip("\r\n") or None
    except OSError as reason:
        raise InputRefused("password_file_unreadable", file=str(file)) from reason


def _layouts(call: Call) -> int:
    """Save a layout out of a JSON file, remove one, or list them."""
    options = call.options
    with _opened(call) as worker:
        if options.save is not None:
            layout = layout_from(options.save)
            worker.write_now(
                lambda uow: uow.export_profiles.save(layout, OPERATOR, call.clock.now())
            )
        if options.remove and not worker.write_now(
            lambda uow: uow.export_profiles.remove(options.remove)
        ):
            raise InputRefused("export_profile_unknown", profile=options.remove)
        known = worker.read_now(lambda uow: uow.export_profiles.all())
    call.answer({"profiles": [asdict(one) for one in known]})
    for one in known:
        call.line(f"{one.name}\t{one.kind.value}\t{one.creditor or ''}")
    return DONE


def _rights(call: Call) -> int:
    """Say what an operator may take, or show it."""
    options = call.options
    with _opened(call) as worker:
        rights = worker.read_now(lambda uow: uow.settings.get(RIGHTS)) or {}
        if options.right is not None:
            rights = {**rights, options.who or "*": options.right}
            changed = {"who": options.who or "*", "right": options.right}
            worker.write_now(lambda uow: uow.settings.put(RIGHTS, rights))
            worker.write_now(
                lambda uow: uow.audit.add(
                    call.clock.now(), OPERATOR, "export.right", changed["who"], changed
                )
            )
    call.answer({"rights": rights})
    for who, right in sorted(rights.items()):
        call.line(f"{who}\t{right}")
    return DONE
