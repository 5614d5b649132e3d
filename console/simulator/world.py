"""Everything of one simulated business, put together."""

from collections.abc import Callable
from typing import Any

from console.simulator.clock import Clock
from console.simulator.courier import Courier
from console.simulator.delivery import Delivery
from console.simulator.envelope import Update
from console.simulator.faults import Faults
from console.simulator.inbound import Inbound
from console.simulator.ledger import Ledger
from console.simulator.media import MediaStore
from console.simulator.outgoing import Checker
from console.simulator.people import People
from console.simulator.personas.actor import Actor
from console.simulator.personas.performer import Performer
from console.simulator.rates import Rates
from console.simulator.settings import Settings
from console.simulator.templates import Templates
from console.simulator.timeline import Timeline


class World:
    """One business, its number, its templates, its webhooks, and the people it writes to."""

    def __init__(self, settings: Settings, cast: list[dict[str, Any]]) -> None:
        self.settings = settings
        self.cast = cast
        self.is_stopping: Callable[[], bool] = lambda: False
        self.app_webhook_url = settings.webhook_url
        self.clock = Clock(settings.clock_offset_s)
        self.timeline = Timeline(settings.speed)
        self.faults = Faults()
        self.people = People(settings.seed)
        self.courier = Courier(settings, self.clock, self.timeline, self.faults, self.people)
        self.courier.on_outcome = self._note_outcome
        self._populate()

    def _populate(self) -> None:
        settings, clock, timeline = self.settings, self.clock, self.timeline
        self.ledger = Ledger()
        self.rates = Rates(settings.messages_per_s)
        self.media = MediaStore(settings.seed)
        self.templates = Templates(
            settings.seed, clock.epoch_s, timeline.after, self.courier.post
        )
        self.checker = Checker(self.templates, self.media, clock.epoch_s)
        self.inbound = Inbound(settings, clock, self.media, self.ledger, self.courier)
        self.delivery = Delivery(
            settings, clock, timeline, self.people, self.ledger, self.courier
        )
        performer = Performer(
            self.inbound, timeline, settings.display_phone_number, settings.verified_name
        )
        self.actor = Actor(settings, clock, timeline, self.people, performer)
        self.delivery.on_read = self.actor.react
        self.traces = 0
        self.subscribed = True
        for one in self.cast:
            self.people.introduce(one)

    def reset(self) -> None:
        """Begin again as at the start, with the same seed and the same people."""
        self.timeline.forget()
        self.faults.clear()
        self.courier.forget()
        self.people.clear()
        self._populate()
        self.actor.begin()

    def _note_outcome(self, update: Update, outcome: str, url: str) -> None:
        if sent := self.ledger.sent.get(update.wamid):
            status = update.value["statuses"][0]["status"]
            sent.webhook_attempts.append(
                {"status": status, "outcome": outcome, "url": url, "at_s": self.clock.epoch_s()}
            )
