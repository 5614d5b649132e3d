"""Everything of one simulated business, put together."""

from collections.abc import Callable
from typing import Any

from console.simulator.business import Business
from console.simulator.clock import Clock
from console.simulator.courier import Courier
from console.simulator.delivery import Delivery
from console.simulator.envelope import Update
from console.simulator.faults import Faults
from console.simulator.inbound import Inbound
from console.simulator.ledger import Ledger
from console.simulator.media import MediaStore
from console.simulator.notes import Note, unkept
from console.simulator.outgoing import Checker
from console.simulator.people import People
from console.simulator.personas.actor import Actor
from console.simulator.personas.cashier import Cashier
from console.simulator.personas.payments import Payments
from console.simulator.personas.performer import Performer
from console.simulator.rates import Rates
from console.simulator.settings import Settings
from console.simulator.sideline import Sideline
from console.simulator.templates import Templates
from console.simulator.timeline import Timeline


class World:
    """One business, its number, its templates, its webhooks, and the people it writes to."""

    def __init__(self, settings: Settings, cast: list[dict[str, Any]]) -> None:
        self.settings = settings
        self.cast = cast
        self.is_stopping: Callable[[], bool] = lambda: False
        self.note: Note = unkept
        self.keep: Callable[[], None] = lambda: None
        """Hands every fact noted so far to the state file, if there is one."""
        self.on_reset: Callable[[], None] = lambda: None
        self.clock = Clock(settings.clock_offset_s)
        self.timeline = Timeline(settings.speed)
        self.faults = Faults()
        self.people = People(settings.seed, self._noted)
        self.courier = Courier(
            settings, self.clock, self.timeline, self.faults, self.people, self._noted
        )
        self.courier.on_outcome = self._note_outcome
        self.courier.before_post = self._keep
        self._populate()

    def _noted(self, kind: str, key: str, value: object) -> None:
        self.note(kind, key, value)

    def _keep(self) -> None:
        self.keep()

    def _populate(self) -> None:
        settings, clock, timeline, note = self.settings, self.clock, self.timeline, self._noted
        self.business = Business(
            verified_name=settings.verified_name,
            webhook_version=settings.graph_version,
            app_url=settings.webhook_url,
        )
        self.ledger = Ledger()
        self.rates = Rates()
        self.payments = Payments(note)
        self.media = MediaStore(settings.seed, note)
        self.templates = Templates(
            settings.seed, clock.epoch_s, timeline.after, self.courier.post, note
        )
        self.checker = Checker(self.templates, self.media, clock.epoch_s)
        self.inbound = Inbound(
            settings, clock, self.media, self.ledger, self.courier, self.people, note
        )
        self.sideline = Sideline(settings, clock, self.people, self.courier)
        self.delivery = Delivery(
            settings,
            clock,
            timeline,
            self.people,
            self.ledger,
            self.courier,
            self.business,
            note,
        )
        self.cashier = Cashier(settings.seed, clock, timeline, self.people, self.payments, note)
        performer = Performer(
            self.inbound,
            timeline,
            self.cashier,
            settings.display_phone_number,
            settings.verified_name,
        )
        self.actor = Actor(settings, clock, timeline, self.people, self.ledger, performer, note)
        self.delivery.on_read = self.actor.react
        self.cashier.on_kept = self.actor.tell_kept
        self.traces = 0
        self.uploads: dict[str, tuple[int, bytes]] = {}
        """Resumable uploads: how many bytes are announced, and those that came."""
        for one in self.cast:
            self.people.introduce(one)
        self.apply_business()

    def apply_business(self) -> None:
        """Let the present state of the business rule whatever depends on it."""
        settings, business = self.settings, self.business
        self.rates.allow(settings.messages_per_s or business.messages_per_s())
        self.inbound.identity_check = business.identity_check
        self.courier.fields = business.fields
        self.courier.aim(business.callback() if business.subscribed else None)

    def change_business(self, **given: object) -> None:
        """Change fields of the business. Raises: ValueError for what does not fit."""
        self.business.change(given)
        self.note("business", "", self.business)
        self.apply_business()

    def resume(self) -> None:
        """Let what an earlier run left unfinished go on."""
        self.apply_business()
        self.delivery.resume()
        self.actor.resume()
        self.cashier.resume()
        self.templates.resume()

    def advance(self, lived_s: float) -> None:
        """Let so many seconds pass at once: what they would have brought happens now."""
        self.clock.offset_s += lived_s
        self.timeline.advance(lived_s)

    def reset(self) -> None:
        """Begin again as at the start, with the same seed and the same people."""
        url = self.business.app_url
        self.clock.offset_s = self.settings.clock_offset_s
        self.timeline.forget()
        self.faults.clear()
        self.courier.forget()
        self.people.clear()
        note, self.note = self.note, unkept
        self._populate()
        self.note = note
        self.business.app_url = url
        self.apply_business()
        self.on_reset()
        self.actor.begin()

    def _note_outcome(self, update: Update, outcome: str, url: str) -> None:
        if sent := self.ledger.sent.get(update.wamid):
            status = update.value["statuses"][0]["status"]
            tried = {
                "status": status, "outcome": outcome, "url": url, "at_s": self.clock.epoch_s()
            }  # fmt: skip
            sent.webhook_attempts.append(tried)
            self.note("tried", update.wamid, tried)
