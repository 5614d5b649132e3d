"""In-memory stand-ins of the ports, proved by the store's own tests. No mock library.

`FakeUnitOfWork().world` holds everything as rows; `FakeRunner` runs jobs at once and keeps
what they announced in `told`. A job that raises leaves the world as it was.
"""

import copy
from collections.abc import Callable
from functools import cached_property
from typing import TypeVar

from console.store.touched import Touched
from console.usecases.import_maps import ImportMaps
from console.usecases.news import NewsDesk
from console.usecases.ports import ChangeSet, ExportProfiles, Exports, Search, UnitOfWork
from console.usecases.reply_ports import CannedReplies
from console.usecases.timeline import Timeline
from console.usecases.work_ports import Inbox, Labels, Presence, Views, Work
from tests.fakes.people import FakeClaims, FakeContacts, FakeImports, FakeQueue
from tests.fakes.restraints import FakeRestraints
from tests.fakes.talk import FakeConversations, FakeMessages, FakeOutbox
from tests.fakes.work import (
    FakeActivities,
    FakeAudit,
    FakeCursor,
    FakePromises,
    FakeSettings,
    FakeTemplates,
)
from tests.fakes.world import World

T = TypeVar("T")


class FakeUnitOfWork:
    """Implements usecases.ports.UnitOfWork."""

    def __init__(self, world: World | None = None) -> None:
        self.world = world or World()

    @cached_property
    def imports(self) -> FakeImports:
        return FakeImports(self.world)

    @cached_property
    def queue(self) -> FakeQueue:
        return FakeQueue(self.world)

    @cached_property
    def claims(self) -> FakeClaims:
        return FakeClaims(self.world)

    @cached_property
    def contacts(self) -> FakeContacts:
        return FakeContacts(self.world)

    @cached_property
    def restraints(self) -> FakeRestraints:
        return FakeRestraints(self.world)

    @cached_property
    def conversations(self) -> FakeConversations:
        return FakeConversations(self.world)

    @cached_property
    def messages(self) -> FakeMessages:
        return FakeMessages(self.world)

    @cached_property
    def outbox(self) -> FakeOutbox:
        return FakeOutbox(self.world)

    @cached_property
    def promises(self) -> FakePromises:
        return FakePromises(self.world)

    @cached_property
    def activities(self) -> FakeActivities:
        return FakeActivities(self.world)

    @cached_property
    def templates(self) -> FakeTemplates:
        return FakeTemplates(self.world)

    @cached_property
    def settings(self) -> FakeSettings:
        return FakeSettings(self.world)

    @cached_property
    def cursor(self) -> FakeCursor:
        return FakeCursor(self.world)

    @cached_property
    def audit(self) -> FakeAudit:
        return FakeAudit(self.world)

    @property
    def inbox(self) -> Inbox:
        raise NotImplementedError("the list is tried on the real databases")

    @property
    def work(self) -> Work:
        raise NotImplementedError("work state is tried on the real databases")

    @property
    def canned_replies(self) -> CannedReplies:
        raise NotImplementedError("canned replies are tried on the real databases")

    @property
    def labels(self) -> Labels:
        raise NotImplementedError("labels are tried on the real databases")

    @property
    def views(self) -> Views:
        raise NotImplementedError("views are tried on the real databases")

    @property
    def presence(self) -> Presence:
        raise NotImplementedError("presence is tried on the real databases")

    @property
    def import_maps(self) -> ImportMaps:
        raise NotImplementedError("remembered maps are tried on the real databases")

    @property
    def timeline(self) -> Timeline:
        raise NotImplementedError("the timeline is tried on the real databases")

    @property
    def exports(self) -> Exports:
        raise NotImplementedError("exports are tried on the real databases")

    @property
    def export_profiles(self) -> ExportProfiles:
        raise NotImplementedError("layouts are tried on the real databases")

    @property
    def news(self) -> NewsDesk:
        raise NotImplementedError("news are tried on the real databases")

    @property
    def search(self) -> Search:
        raise NotImplementedError("the search is tried on the real databases")


class FakeRunner:
    """Implements usecases.ports.Runner, and the same without an event loop."""

    def __init__(self, uow: FakeUnitOfWork | None = None) -> None:
        self.uow = uow or FakeUnitOfWork()
        self.told: list[ChangeSet] = []

    def read(self, job: Callable[[UnitOfWork], T]) -> T:
        return job(self.uow)

    def write(self, job: Callable[[UnitOfWork], T]) -> T:
        world = self.uow.world
        before = copy.deepcopy(vars(world))
        world.touched = Touched()
        try:
            result = job(self.uow)
        except BaseException:
            vars(world).update(before)
            raise
        if changes := world.touched.changes():
            self.told.append(changes)
        return result


class FakeAsyncRunner:
    """As FakeRunner, awaited: implements usecases.ports.Runner."""

    def __init__(self, uow: FakeUnitOfWork | None = None) -> None:
        self.now = FakeRunner(uow)

    async def read(self, job: Callable[[UnitOfWork], T]) -> T:
        return self.now.read(job)

    async def write(self, job: Callable[[UnitOfWork], T]) -> T:
        return self.now.write(job)
