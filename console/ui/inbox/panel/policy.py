"""May we begin, until when and by which rule; the day as a bar; what was counted."""

from datetime import datetime, time

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from console.domain.contact import Allowed, Channel, ContactFacts, Decision
from console.ui.inbox.decisions import in_panel, zone_of
from console.ui.inbox.panel.presenter import PersonShown
from console.ui.inbox.panel.section import Block
from console.ui.inbox.words import Words
from console.ui.widgets.cards import IconTile, KeyValueRow
from console.ui.widgets.labels import Label, Tone
from console.ui.widgets.policy_bar import PolicyBar


class PolicyBlock(Block):
    """The contact policy of one person, said in the same place for everybody."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._nobody = Label(
            self.tr("Este número no tiene cuentas asignadas."), "small", "text2", wrap=True
        )
        self.tile = IconTile("shield-check", "ok", 28)
        self.title = Label("", weight=600, wrap=True)
        self.detail = Label("", "small", "text2", wrap=True)
        self.bar = PolicyBar()
        self._checks = {
            "made": KeyValueRow(self.tr("Contactos iniciados hoy"), icon="check"),
            "channels": KeyValueRow(self.tr("Canal de la semana"), icon="check"),
            "answer": KeyValueRow(self.tr("Responder a sus mensajes"), icon="check"),
        }
        self._known = QWidget()
        self._build()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.tile, 0, Qt.AlignmentFlag.AlignTop)
        texts = QVBoxLayout()
        texts.setSpacing(1)
        texts.addWidget(self.title)
        texts.addWidget(self.detail)
        head.addLayout(texts, 1)
        column = QVBoxLayout(self._known)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.bar)
        for check in self._checks.values():
            column.addWidget(check)
        self.body.addWidget(self._nobody)
        self.body.addWidget(self._known)

    def show_policy(self, shown: PersonShown, now: datetime) -> None:
        """The gate's answers for this person."""
        facts = shown.panel.facts
        is_known = shown.begin is not None and facts is not None
        self._nobody.setVisible(not is_known)
        self._known.setVisible(is_known)
        if shown.begin is None or facts is None:
            return
        said = in_panel(shown.begin, facts, self._words, now)
        self.tile.show_icon(said.icon, said.tone)
        self.title.setText(said.title)
        self.title.set_tone("text" if said.tone == "ok" else said.tone)
        self.detail.setText(said.detail)
        self._show_day(shown.begin, facts, now)
        self._show_checks(shown, facts, now)

    def _show_day(self, decision: Decision, facts: ContactFacts, now: datetime) -> None:
        hours = decision.hours_local
        windows: tuple[tuple[time, time], ...] = ()
        if hours is not None:
            windows = ((hours[0].time(), hours[1].time()),)
        moment = now.astimezone(zone_of(facts, self._words)).time()
        self.bar.show_day(windows, moment, is_allowed=isinstance(decision, Allowed))

    def _show_checks(self, shown: PersonShown, facts: ContactFacts, now: datetime) -> None:
        zone = zone_of(facts, self._words)
        today = now.astimezone(zone).date()
        ours = [c for c in facts.contacts if c.opened_by_us]
        made = sum(1 for c in ours if c.at.astimezone(zone).date() == today)
        left = shown.begin.contacts_left_today if isinstance(shown.begin, Allowed) else None
        counted = str(made)
        if left is not None:
            counted = self.tr("{made} de {cap}").format(made=made, cap=made + left)
        self._check("made", counted, ok=left is None or left > 0)
        week = {
            c.channel
            for c in ours
            if c.at.astimezone(zone).isocalendar()[:2] == today.isocalendar()[:2]
        }
        channels = ", ".join(sorted(_channel_word(c) for c in week)) or self.tr("ninguno")
        self._check("channels", channels, ok=week <= {Channel.WHATSAPP})
        may_answer = isinstance(shown.answer, Allowed)
        answer = self.tr("Permitido") if may_answer else self.tr("No ahora")
        self._check("answer", answer, ok=may_answer)

    def _check(self, name: str, value: str, *, ok: bool) -> None:
        tone: Tone = "ok" if ok else "warn"
        check = self._checks[name]
        check.value.setText(value)
        check.show_icon("check" if ok else "x", tone)


def _channel_word(channel: Channel) -> str:
    return {"whatsapp": "WhatsApp", "sms": "SMS"}.get(channel, channel.value)
