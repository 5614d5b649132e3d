"""`acuerdo db`: schema, integrity and copies of the workspace."""

import argparse
from contextlib import closing
from pathlib import Path

from console.app.cli import DONE, REFUSED, Call
from console.app.workspace import Place, existing_key, open_worker, opened_engine, place_of
from console.store import workspace as stored
from console.store.worker import Worker


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What to do with it."""
    verbs = parser.add_subparsers(dest="verb", required=True)
    verbs.add_parser("upgrade")
    verbs.add_parser("check")
    for verb in ("backup", "restore"):
        verbs.add_parser(verb).add_argument("file", type=Path)


def run(call: Call) -> int:
    """Do it."""
    place = place_of(call.options.workspace, call.environ)
    return VERBS[call.options.verb](call, place)


def _upgrade(call: Call, place: Place) -> int:
    worker = open_worker(place, call.environ, create=True, plain=call.options.plain)
    worker.close()
    call.answer({"workspace": place.text, "upgraded": True})
    call.say("db_upgraded", workspace=place.text)
    return DONE


def _check(call: Call, place: Place) -> int:
    with opened_engine(place, call.environ) as engine, closing(Worker(engine)) as worker:
        problems = list(stored.check(engine))
        broken_at = worker.read_now(lambda uow: uow.audit.verify())
    if broken_at is not None:
        problems.append(f"audit {broken_at}")
    call.answer({"workspace": place.text, "sound": not problems, "problems": problems})
    if not problems:
        call.say("db_sound", workspace=place.text)
        return DONE
    call.say("db_unsound", workspace=place.text, problems="; ".join(problems[:5]))
    return REFUSED


def _backup(call: Call, place: Place) -> int:
    file = call.options.file
    key = existing_key(place, call.environ) if stored.exists(place.text) else None
    stored.backup(place.text, file, key)
    call.answer({"workspace": place.text, "file": str(file), "bytes": file.stat().st_size})
    call.say("db_backed_up", file=file)
    return DONE


def _restore(call: Call, place: Place) -> int:
    file = call.options.file
    key = existing_key(place, call.environ) if stored.exists(place.text) else None
    stored.restore(file, place.text, key)
    call.answer({"workspace": place.text, "file": str(file)})
    call.say("db_restored", file=file)
    return DONE


VERBS = {"upgrade": _upgrade, "check": _check, "backup": _backup, "restore": _restore}
