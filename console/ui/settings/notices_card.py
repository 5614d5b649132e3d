"""What one is told of, with which sound, and when one is not to be disturbed."""

from dataclasses import replace

from PySide6.QtCore import QTime, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QTimeEdit, QVBoxLayout, QWidget

from console.ui.notices.choices import SOUNDS, WORKDAYS, NoticeChoices
from console.ui.notices.wording import kind_names
from console.ui.theme.theme import Theme
from console.ui.widgets.buttons import Button
from console.ui.widgets.cards import Card, Pic, hline
from console.ui.widgets.fields import Choice
from console.ui.widgets.labels import Label
from console.ui.widgets.switch import Switch
from console.usecases.news import NewsKind

EVERY_DAY = tuple(range(7))


class NoticesCard(Card):
    """Each choice acts at once and is told whole."""

    chosen = Signal(object)  # NoticeChoices
    test_clicked = Signal()
    sound_clicked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, 16, 8)
        self._choices = NoticeChoices()
        self.sounds: dict[NewsKind, Choice] = {}
        self.switches: dict[NewsKind, Switch] = {}
        self._build_kinds()
        self._build_manners()
        self._build_quiet()
        self._build_test()
        self.show_choices(NoticeChoices())

    # --- building ---------------------------------------------------------------------------

    def _build_kinds(self) -> None:
        names = {
            "bell": self.tr("Campana corta"),
            "double": self.tr("Doble tono"),
            "drop": self.tr("Tono grave"),
            "none": self.tr("Sin sonido"),
        }
        for kind, (title, detail) in kind_names().items():
            sound = Choice(
                self.tr("Sonido de «{name}»").format(name=title),
                tuple((key, names[key]) for key in SOUNDS),
            )
            switch = Switch(title)
            self.sounds[kind], self.switches[kind] = sound, switch
            self._add_row(title, detail, sound, switch)
            self.body.addWidget(hline())
            sound.chosen.connect(lambda key, kind=kind: self._choose_sound(kind, key))
            switch.clicked.connect(lambda on, kind=kind: self._switch(kind, on=on))

    def _build_manners(self) -> None:
        self.repeats = Switch(self.tr("Repetir el sonido cada 30 segundos hasta leer"))
        self.shows_text = Switch(self.tr("Mostrar el texto del mensaje en el aviso"))
        self.badge = Switch(self.tr("Contador en la barra de tareas"))
        details = (
            "",
            self.tr("Desactívalo si compartes pantalla"),
            self.tr("Cuenta personas que esperan, no mensajes"),
        )
        fields = ("repeats", "shows_text", "has_badge")
        switches = (self.repeats, self.shows_text, self.badge)
        for switch, detail, name in zip(switches, details, fields, strict=True):
            self._add_row(switch.accessibleName(), detail, switch)
            switch.clicked.connect(lambda on, name=name: self._keep(**{name: on}))

    def _build_quiet(self) -> None:
        self.quiet = Switch(self.tr("No molestar"))
        self.begins, self.ends = QTimeEdit(), QTimeEdit()
        self.days = QCheckBox(self.tr("También sábado y domingo"))
        self.begins.setAccessibleName(self.tr("No molestar desde"))
        self.ends.setAccessibleName(self.tr("No molestar hasta"))
        for edit in (self.begins, self.ends):
            edit.setDisplayFormat("HH:mm")
            edit.lineEdit().setTextMargins(Theme.current().px(7), 0, 0, 0)
            edit.editingFinished.connect(self._keep_span)
        detail = self.tr("Los avisos quedan en la campana, sin sonido ni ventana")
        self._add_row(self.quiet.accessibleName(), detail, self.quiet)
        row = QHBoxLayout()
        for part in (self.begins, Label("–", tone="text2"), self.ends, self.days):
            row.addWidget(part)
        row.addStretch(1)
        row.setSpacing(Theme.current().px(8))
        self.body.addLayout(row)
        self.quiet.clicked.connect(lambda on: self._keep(is_quiet=on))
        self.days.clicked.connect(
            lambda on: self._keep(quiet_days=EVERY_DAY if on else WORKDAYS)
        )

    def _build_test(self) -> None:
        self.test = Button(self.tr("Probar un aviso"), icon="bell")
        self._pic = Pic("info", "text3", 16)
        self.result = Label("", "small", "text2", wrap=True)
        row = QHBoxLayout()
        row.addWidget(self.test)
        row.addWidget(self._pic)
        row.addWidget(self.result, 1)
        row.setSpacing(Theme.current().px(8))
        self.body.addLayout(row)
        self._pic.hide()
        self.test.clicked.connect(self.test_clicked)

    def _add_row(self, title: str, detail: str, *widgets: QWidget) -> None:
        words, row = QVBoxLayout(), QHBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(title, weight=500))
        if detail:
            words.addWidget(Label(detail, "small", "text2"))
        row.addLayout(words, 1)
        for widget in widgets:
            row.addWidget(widget)
        row.setSpacing(Theme.current().px(10))
        self.body.addLayout(row)

    # --- showing ----------------------------------------------------------------------------

    def show_choices(self, choices: NoticeChoices) -> None:
        """What is in force, without telling."""
        self._choices = choices
        for kind, switch in self.switches.items():
            switch.setChecked(choices.wants(kind))
            self.sounds[kind].set_current(choices.sound_of(kind))
            self.sounds[kind].setEnabled(choices.wants(kind))
        self.repeats.setChecked(choices.repeats)
        self.shows_text.setChecked(choices.shows_text)
        self.badge.setChecked(choices.has_badge)
        self.quiet.setChecked(choices.is_quiet)
        self.begins.setTime(QTime.fromString(choices.quiet_from, "HH:mm"))
        self.ends.setTime(QTime.fromString(choices.quiet_to, "HH:mm"))
        self.days.setChecked(choices.quiet_days == EVERY_DAY)
        for part in (self.begins, self.ends, self.days):
            part.setEnabled(choices.is_quiet)

    def show_allowed(self, *, is_allowed: bool) -> None:
        """Whether the system shows what was sent for trial."""
        self._pic.show()
        if is_allowed:
            self._pic.show_icon("check", "ok")
            self.result.setText(self.tr("El sistema permite avisos; acaba de salir uno."))
        else:
            self._pic.show_icon("warning", "warn")
            self.result.setText(
                self.tr("El sistema no muestra avisos de Acuerdo. Permítelos en sus ajustes.")
            )

    # --- gestures ---------------------------------------------------------------------------

    def _choose_sound(self, kind: NewsKind, sound: str) -> None:
        self._keep(sounds={**self._choices.sounds, kind.value: sound})
        if sound != "none":
            self.sound_clicked.emit(sound)

    def _switch(self, kind: NewsKind, *, on: bool) -> None:
        off = [name for name in self._choices.off if name != kind.value]
        self._keep(off=tuple(off if on else [*off, kind.value]))

    def _keep_span(self) -> None:
        begins, ends = (edit.time().toString("HH:mm") for edit in (self.begins, self.ends))
        if (begins, ends) != (self._choices.quiet_from, self._choices.quiet_to):
            self._keep(quiet_from=begins, quiet_to=ends)

    def _keep(self, **changes: object) -> None:
        self.show_choices(replace(self._choices, **changes))  # type: ignore[arg-type] # fields by their names
        self.chosen.emit(self._choices)
