"""Hours at which a message may be planned to go, and choosing another one."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, time, timedelta

from PySide6.QtCore import QCoreApplication, QDate, QTime, Signal
from PySide6.QtWidgets import QHBoxLayout, QTimeEdit, QWidget

from console.domain.contact import Allowed, Decision, Refused
from console.ui.inbox.composer.presenter import Standing
from console.ui.inbox.composer.send_menu import Time
from console.ui.inbox.decisions import moment, refused_at, waits_until, zone_of
from console.ui.inbox.words import Words
from console.ui.widgets.buttons import Button
from console.ui.widgets.cards import Pic
from console.ui.widgets.fields import DateField
from console.ui.widgets.labels import Label
from console.ui.widgets.sheet import Sheet

Judge = Callable[[datetime], Decision | None]
MORNING = time(9)
_say = QCoreApplication.translate


def times(standing: Standing, judge: Judge, words: Words, now: datetime) -> tuple[Time, ...]:
    """In an hour, tomorrow at nine in the debtor's zone, and as soon as it may go; an hour at
    which it may not go says why.
    """
    return tuple(
        Time(text, at, _why(judge(at), standing, words, now, at))
        for text, at in _offers(standing, words, now)
    )


def _offers(standing: Standing, words: Words, now: datetime) -> Iterator[tuple[str, datetime]]:
    zone = zone_of(standing.facts, words)
    facts = standing.facts
    retry_at = waits_until(standing.decision)
    if facts is None:
        return
    if retry_at is not None:
        when = moment(retry_at, facts, words, now)
        yield _say("Planning", "En cuanto se pueda: {when}").format(when=when), retry_at
    hour = now + timedelta(hours=1)
    yield (
        _say("Planning", "En 1 hora: {when}").format(when=moment(hour, facts, words, now)),
        hour,
    )
    tomorrow = now.astimezone(zone).date() + timedelta(days=1)
    at = datetime.combine(tomorrow, MORNING, zone).astimezone(UTC)
    when = moment(at, facts, words, now)
    yield when[:1].upper() + when[1:], at


def _why(
    decision: Decision | None, standing: Standing, words: Words, now: datetime, at: datetime
) -> str:
    if decision is None or isinstance(decision, Allowed):
        return ""
    return refused_at(decision, standing.facts, words, now, at)


class PlanSheet(Sheet):
    """Day and hour in the debtor's zone, with the gate's word on them."""

    time_chosen = Signal(object)  # datetime

    def __init__(
        self, standing: Standing, judge: Judge, words: Words, now: datetime, parent: QWidget
    ) -> None:
        super().__init__(_say("Planning", "Programar el mensaje"), parent, 460, 260)
        self._standing, self._judge, self._words, self._now = standing, judge, words, now
        self._zone = zone_of(standing.facts, words)
        first = (waits_until(standing.decision) or now + timedelta(hours=1)).astimezone(
            self._zone
        )
        today = QDate(first.year, first.month, first.day)
        self.day = DateField(_say("Planning", "Día"), today)
        self.day.setMinimumDate(today)
        self.hour = QTimeEdit(QTime(first.hour, first.minute))
        self.hour.setDisplayFormat("HH:mm")
        self.hour.setAccessibleName(_say("Planning", "Hora en la zona de la persona"))
        self._pic = Pic("clock", "text2", 14)
        self.said = Label("", "small", "text2", wrap=True)
        row = QHBoxLayout()
        for field in (self.day, self.hour):
            row.addWidget(field)
        row.addStretch(1)
        zone = _say("Planning", "Hora de {city}").format(city=self._zone.key.split("/")[-1])
        self.body.addWidget(Label(zone.replace("_", " "), "small", "text3"))
        self.body.addLayout(row)
        below = QHBoxLayout()
        below.addWidget(self._pic)
        below.addWidget(self.said, 1)
        self.body.addLayout(below)
        self.body.addStretch(1)
        cancel = self.add_button(Button(_say("Planning", "Cancelar")))
        cancel.clicked.connect(self.reject)
        self.plan = self.add_button(
            Button(_say("Planning", "Programar"), "primary", "clock"), is_primary=True
        )
        self.plan.clicked.connect(self._choose)
        self.day.dateChanged.connect(self._look)
        self.hour.timeChanged.connect(self._look)
        self._look()

    def chosen_at(self) -> datetime:
        """The instant that day and hour name in the debtor's zone, aware UTC."""
        day, hour = self.day.date(), self.hour.time()
        local = datetime(  # noqa: DTZ001 - the zone is put to it below
            day.year(), day.month(), day.day(), hour.hour(), hour.minute()
        )
        return local.replace(tzinfo=self._zone).astimezone(UTC)

    def _look(self, *_changed: object) -> None:
        at = self.chosen_at()
        decision = self._judge(at)
        may = isinstance(decision, Allowed) and at > self._now
        self.plan.setEnabled(may)
        tone, icon = ("ok", "check") if may else ("bad", "block")
        self._pic.show_icon(icon, tone)
        self.said.set_tone("ok" if may else "bad")
        self.said.setText(self._sentence(at, decision))

    def _sentence(self, at: datetime, decision: Decision | None) -> str:
        facts = self._standing.facts
        if at <= self._now:
            return _say("Planning", "Esa hora ya pasó.")
        if isinstance(decision, Refused):
            return refused_at(decision, facts, self._words, self._now, at)
        if facts is None:
            return ""
        when = moment(at, facts, self._words, self._now)
        return _say("Planning", "Saldrá {when}, si entonces sigue permitido.").format(when=when)

    def _choose(self) -> None:
        self.time_chosen.emit(self.chosen_at())
        self.accept()
