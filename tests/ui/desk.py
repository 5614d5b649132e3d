"""What presenters need, in memory: a runner over one unit of work, and a steady clock."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from console.domain.contact import ContactFacts
from console.domain.contact_policy import Rules
from console.runtime.tasks import TaskOwner
from console.usecases.context import Context
from console.usecases.exporting import Exported, ExportPreview, ExportWish, FieldOffer

OFFERS = (
    FieldOffer("person", "Persona", standard=True),
    FieldOffer("account_no", "Cuenta", standard=True),
    FieldOffer("due", "Vencido", standard=True),
    FieldOffer("phone", "Teléfono", standard=False),
    FieldOffer("extra:Plaza", "Plaza", standard=False),
)
PREVIEW = ExportPreview(
    ("Persona", "Cuenta", "Vencido"),
    tuple((f"Rosa Trueba {n}", f"5512-{n:07d}", f"{n * 711}.50") for n in range(12)),
)


class Steady:
    """A clock that stands still."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def now(self) -> datetime:
        return self.at


class OneUnit:
    """A Runner whose jobs all see the same unit of work; counts what it was asked."""

    def __init__(self, uow: Any) -> None:
        self.uow = uow
        self.reads = self.writes = 0
        self.gate = asyncio.Event()
        self.gate.set()

    async def read(self, job: Callable[[Any], Any]) -> Any:
        self.reads += 1
        await self.gate.wait()
        return job(self.uow)

    async def write(self, job: Callable[[Any], Any]) -> Any:
        self.writes += 1
        return job(self.uow)


class NoRules:
    """Nobody is ever looked at by these rules: rows of the fakes carry their answers."""

    def rules_for(self, facts: ContactFacts, now: datetime) -> Rules:
        raise NotImplementedError


@dataclass
class Shelf:
    """An export desk that notes what was wished for."""

    wishes: list[ExportWish] = field(default_factory=list)
    failure: Exception | None = None

    async def export(self, wish: ExportWish, on_rows: Any, cancelled: Any) -> Exported | None:
        self.wishes.append(wish)
        if self.failure is not None:
            raise self.failure
        on_rows(7)
        return None if cancelled() else Exported(wish.target, 7, 0.1)

    async def preview(self, wish: ExportWish) -> ExportPreview:
        if self.failure is not None:
            raise self.failure
        self.wishes.append(wish)
        return PREVIEW

    async def fields(self, wish: ExportWish) -> tuple[FieldOffer, ...]:
        return OFFERS


class Ownership:
    """A task owner that keeps failures, and waits until everything has been done."""

    def __init__(self) -> None:
        self.failures: list[BaseException] = []
        self.tasks = TaskOwner(lambda _name, error: self.failures.append(error))

    async def settle(self, turns: int = 20) -> None:
        """Let what was started run to its end, as far as nothing waits for a clock."""
        for _ in range(turns):
            await asyncio.sleep(0)
        assert not self.failures, self.failures


def context(uow: Any, now: datetime, rules: Any = None) -> Context:
    """A desk in Mexico City where Laura sits."""
    return Context(OneUnit(uow), Steady(now), "Laura", rules or NoRules(), "123")
