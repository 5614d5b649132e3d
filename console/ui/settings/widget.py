"""The settings screen: sections at the left, one page with everything at the right."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from console.runtime.errors import Unavailable
from console.ui.settings.connection_card import ConnectionCard
from console.ui.settings.notices_card import NoticesCard
from console.ui.settings.presenter import Choices
from console.ui.settings.theme_card import ThemeCard
from console.ui.theme.theme import ZOOMS, Theme
from console.ui.widgets.cards import Card, pad_layout
from console.ui.widgets.fields import Choice, mark_invalid
from console.ui.widgets.labels import Label, field_caption, section_caption
from console.ui.widgets.tabs import SegmentedTabs
from console.usecases.connecting import ConnectionResult

PAGE_PX, CALM_MS = 720, 600
LANGUAGES = (("es", "Español"), ("pt_BR", "Português (Brasil)"), ("en", "English"))


class SettingsWidget(QWidget):
    """Shows what is in force and reports choices; each acts at once."""

    test_clicked = Signal(str, str)  # address, token
    save_clicked = Signal(str, str)  # address, token
    operator_named = Signal(str)
    language_chosen = Signal(str)
    theme_chosen = Signal(str)
    zoom_chosen = Signal(float)
    density_chosen = Signal(str)

    def __init__(
        self, explain: Callable[[Unavailable], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._explain, self._named = explain, ""
        self.connection, self.notices = ConnectionCard(), NoticesCard()
        self._calm = QTimer(self, singleShot=True, interval=CALM_MS)
        self._build_profile()
        self._build_looks()
        self._lay_out()
        self._wire()
        Theme.current().follow(self.restyle)

    # --- building ---------------------------------------------------------------------------

    def _build_profile(self) -> None:
        self.operator = QLineEdit()
        self.trouble = Label("", "small", "bad")
        self.trouble.hide()
        self.language = Choice(self.tr("Idioma"), LANGUAGES)

    def _build_looks(self) -> None:
        self.themes = {
            key: ThemeCard(key, text)
            for key, text in (
                ("system", self.tr("Como el sistema")),
                ("light", self.tr("Claro")),
                ("dark", self.tr("Oscuro")),
                ("contrast", self.tr("Alto contraste")),
            )
        }
        self._group = QButtonGroup(self)
        for card in self.themes.values():
            self._group.addButton(card.radio)
        self.zoom = SegmentedTabs(tuple((str(z), f"{round(z * 100)} %") for z in ZOOMS))
        self.density = SegmentedTabs(
            (
                ("comfortable", self.tr("Cómoda")),
                ("normal", self.tr("Normal")),
                ("compact", self.tr("Compacta")),
            )
        )

    def _lay_out(self) -> None:
        page = QWidget()
        self._column = QVBoxLayout(page)
        self._column.addWidget(Label(self.tr("Ajustes"), "title", weight=600))
        self._column.addWidget(section_caption(self.tr("Conexión")))
        self._column.addWidget(self.connection)
        self._column.addWidget(section_caption(self.tr("Quién trabaja aquí")))
        self._column.addWidget(self._profile_card())
        self._column.addWidget(section_caption(self.tr("Aspecto")))
        self._column.addWidget(self._looks_card())
        self._column.addWidget(section_caption(self.tr("Qué me avisa")))
        self._column.addWidget(self.notices)
        self._column.addStretch(1)
        centred = QWidget()
        row = QHBoxLayout(centred)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(page, 10)
        row.addStretch(1)
        self._page = page
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(centred)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)
        self.setFocusProxy(self.connection.url)

    def _profile_card(self) -> Card:
        card, grid = Card(padding=16), QGridLayout()
        grid.addWidget(field_caption(self.tr("Tu nombre"), self.operator), 0, 0)
        grid.addWidget(self.operator, 1, 0)
        grid.addWidget(self.trouble, 2, 0)
        grid.addWidget(field_caption(self.tr("Idioma"), self.language), 0, 1)
        grid.addWidget(self.language, 1, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        grid.setHorizontalSpacing(Theme.current().px(12))
        card.body.addLayout(grid)
        hint = self.tr("Tu nombre firma mensajes, notas, promesas y la auditoría.")
        card.body.addWidget(Label(hint, "small", "text3", wrap=True))
        return card

    def _looks_card(self) -> Card:
        card, row, sizes = Card(padding=16, spacing=10), QHBoxLayout(), QGridLayout()
        for theme in self.themes.values():
            row.addWidget(theme)
        row.addStretch(1)
        row.setSpacing(Theme.current().px(16))
        card.body.addLayout(row)
        left = Qt.AlignmentFlag.AlignLeft
        sizes.addWidget(field_caption(self.tr("Tamaño del texto"), self.zoom), 0, 0)
        sizes.addWidget(self.zoom, 1, 0, left)
        sizes.addWidget(field_caption(self.tr("Densidad de las tablas"), self.density), 0, 1)
        sizes.addWidget(self.density, 1, 1, left)
        sizes.setColumnStretch(2, 1)
        sizes.setHorizontalSpacing(Theme.current().px(24))
        card.body.addLayout(sizes)
        return card

    def _wire(self) -> None:
        self.connection.test_clicked.connect(self.test_clicked)
        self.connection.save_clicked.connect(self.save_clicked)
        self.operator.textEdited.connect(lambda _text: self._calm.start())
        self.operator.editingFinished.connect(self._name)
        self._calm.timeout.connect(self._name)
        self.language.chosen.connect(self.language_chosen)
        for card in self.themes.values():
            card.chosen.connect(self.theme_chosen)
        self.zoom.chosen.connect(lambda key: self.zoom_chosen.emit(float(key)))
        self.density.chosen.connect(self.density_chosen)

    def restyle(self) -> None:
        """Lay out again at the zoom in force."""
        pad_layout(self._column, 20, 18, spacing=10)
        self._page.setMaximumWidth(Theme.current().px(PAGE_PX))

    # --- showing ----------------------------------------------------------------------------

    def show_choices(self, choices: Choices) -> None:
        """What is in force, without telling."""
        self._named = choices.operator
        self.operator.setText(choices.operator)
        self.language.set_current(choices.language)
        if choices.theme in self.themes:
            self.themes[choices.theme].radio.setChecked(True)
        nearest = min(ZOOMS, key=lambda zoom: abs(zoom - choices.zoom))
        self.zoom.set_current(str(nearest))
        self.density.set_current(choices.density)

    def show_connection(self, url: str, *, has_token: bool) -> None:
        """The relay in use."""
        self.connection.show_connection(url, has_token=has_token)

    def show_address_trouble(self, trouble: str) -> None:
        """Why the address cannot be used; "" for none."""
        self.connection.show_address_trouble(trouble)

    def show_testing(self) -> None:
        """The relay is being asked."""
        self.connection.show_testing()

    def show_tested(self, result: ConnectionResult) -> None:
        """What came of the try."""
        self.connection.show_tested(result)

    def show_saved(self) -> None:
        """Address and token are kept."""
        self.connection.show_saved()

    def show_failure(self, error: Unavailable) -> None:
        """They could not be kept."""
        self.connection.show_failure(self._explain(error))

    # --- gestures ---------------------------------------------------------------------------

    def _name(self) -> None:
        """Tell the name once typing rests; nobody works without one."""
        self._calm.stop()
        name = " ".join(self.operator.text().split())
        mark_invalid(self.operator, invalid=not name)
        self.trouble.setText("" if name else self.tr("Escribe tu nombre."))
        self.trouble.setVisible(not name)
        if name and name != self._named:
            self._named = name
            self.operator_named.emit(name)
