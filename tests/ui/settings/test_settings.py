import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from console.runtime.errors import Unavailable
from console.ui.settings.presenter import Choices, SettingsPresenter, tidy, trouble_of
from console.ui.settings.widget import SettingsWidget
from console.ui.theme.theme import Theme
from console.usecases.connecting import ConnectionResult, Reached
from tests.ui.desk import Ownership
from tests.ui.queue.test_presenter import View

CHOICES = Choices("Laura Méndez", "es", "light", 1.0, "normal")
URL = "https://rele.example.com"


@pytest.fixture
def screen(qtbot: QtBot, qapp: QApplication) -> SettingsWidget:
    Theme.current().apply(qapp, "light", 1.0)
    widget = SettingsWidget(lambda error: f"no se guardó en {error.what}")
    qtbot.addWidget(widget)
    widget.show_choices(CHOICES)
    widget.show_connection(URL, has_token=True)
    widget.resize(1_000, 900)
    widget.show()
    widget.activateWindow()
    qtbot.waitUntil(widget.isActiveWindow)
    return widget


def click(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


def test_a_try_is_told_with_what_was_typed(qtbot: QtBot, screen: SettingsWidget) -> None:
    qtbot.keyClicks(screen.connection.token, "abc")
    with qtbot.waitSignal(screen.test_clicked) as told:
        qtbot.keyClick(screen.connection.token, Qt.Key.Key_Return)
    assert told.args == [URL, "abc"]
    with qtbot.waitSignal(screen.save_clicked) as told:
        click(qtbot, screen.connection.save)
    assert told.args == [URL, "abc"]


def test_a_kept_token_is_never_shown(screen: SettingsWidget) -> None:
    screen.show_connection(URL, has_token=True)
    assert screen.connection.token.text() == ""
    assert "guardada" in screen.connection.token.placeholderText()


@pytest.mark.parametrize(
    ("result", "said"),
    [
        (ConnectionResult(Reached.OK, 84, ("+52 55 1234 5678",)), "84 ms"),
        (ConnectionResult(Reached.NO_ANSWER), "Nadie responde"),
        (ConnectionResult(Reached.NOT_LET_IN), "no acepta la clave"),
        (ConnectionResult(Reached.NOT_A_RELAY), "no es un relé"),
    ],
)
def test_every_result_is_said_with_what_to_do(
    screen: SettingsWidget, result: ConnectionResult, said: str
) -> None:
    screen.show_testing()
    assert not screen.connection.test.isEnabled()
    screen.show_tested(result)
    assert screen.connection.test.isEnabled()
    assert said in screen.connection.result.text()


@pytest.mark.parametrize("trouble", ["empty", "scheme", "host", "insecure"])
def test_a_wrong_address_is_said_beside_its_field(
    qtbot: QtBot, screen: SettingsWidget, trouble: str
) -> None:
    screen.show_address_trouble(trouble)
    card = screen.connection
    assert card.trouble.text() != trouble
    assert card.url.hasFocus()
    assert card.url.accessibleDescription() == card.trouble.text()
    qtbot.keyClicks(card.url, "x")
    assert card.trouble.isHidden()


def test_a_failure_to_keep_is_explained(screen: SettingsWidget) -> None:
    screen.show_failure(Unavailable("el llavero"))
    assert screen.connection.result.text() == "no se guardó en el llavero"


def test_looks_act_at_once(qtbot: QtBot, screen: SettingsWidget) -> None:
    dark = screen.themes["dark"].radio
    with qtbot.waitSignal(screen.theme_chosen) as told:
        qtbot.mouseClick(dark, Qt.MouseButton.LeftButton, pos=QPoint(8, dark.height() // 2))
    assert told.args == ["dark"]
    with qtbot.waitSignal(screen.zoom_chosen) as told:
        spot = screen.zoom.spot_of("1.25")
        qtbot.mouseClick(screen.zoom, Qt.MouseButton.LeftButton, pos=spot)
    assert told.args == [1.25]
    screen.density.setFocus()
    with qtbot.waitSignal(screen.density_chosen) as told:
        qtbot.keyClick(screen.density, Qt.Key.Key_Right)
    assert told.args == ["compact"]


def test_another_language_is_told(qtbot: QtBot, screen: SettingsWidget) -> None:
    screen.language.setFocus()
    with qtbot.waitSignal(screen.language_chosen) as told:
        qtbot.keyClick(screen.language, Qt.Key.Key_Down)
    assert told.args == ["pt_BR"]


def test_a_name_is_told_once_and_never_empty(qtbot: QtBot, screen: SettingsWidget) -> None:
    screen.operator.clear()
    with qtbot.assertNotEmitted(screen.operator_named):
        qtbot.keyClick(screen.operator, Qt.Key.Key_Return)
    assert screen.trouble.isVisible()
    qtbot.keyClicks(screen.operator, "  Ana   Ruiz ")
    with qtbot.waitSignal(screen.operator_named) as told:
        qtbot.keyClick(screen.operator, Qt.Key.Key_Return)
    assert told.args == ["Ana Ruiz"]
    with qtbot.assertNotEmitted(screen.operator_named):
        qtbot.keyClick(screen.operator, Qt.Key.Key_Return)


def test_showing_what_is_in_force_tells_nothing(qtbot: QtBot, screen: SettingsWidget) -> None:
    signals = (screen.theme_chosen, screen.zoom_chosen, screen.density_chosen)
    heard: list[object] = []
    for signal in (*signals, screen.language_chosen, screen.operator_named):
        signal.connect(heard.append)
    screen.show_choices(Choices("Ana", "en", "contrast", 1.5, "compact"))
    assert heard == []


# --- the presenter ----------------------------------------------------------------------------


class Desk:
    """A connection desk that keeps in memory."""

    def __init__(self) -> None:
        self.kept = ("", "")
        self.tried: list[tuple[str, str]] = []
        self.failure: Unavailable | None = None

    def current(self) -> tuple[str, bool]:
        return self.kept[0], bool(self.kept[1])

    async def test(self, url: str, token: str) -> ConnectionResult:
        self.tried.append((url, token))
        return ConnectionResult(Reached.OK, 5)

    async def save(self, url: str, token: str) -> None:
        if self.failure is not None:
            raise self.failure
        self.kept = (url, token)


class Stage:
    def __init__(self) -> None:
        self.view, self.desk, self.owner = View(), Desk(), Ownership()
        self.presenter = SettingsPresenter(self.view, self.desk, self.owner.tasks, CHOICES)


@pytest.fixture
def stage() -> Stage:
    return Stage()


async def test_starting_shows_what_is_in_force(stage: Stage) -> None:
    stage.presenter.start()
    assert stage.view.last("show_choices") == (CHOICES,)
    assert stage.view.last("show_connection") == ("", False)


async def test_a_try_keeps_nothing(stage: Stage) -> None:
    stage.presenter.test(f" {URL}/ ", " t ")
    await stage.owner.settle()
    assert stage.desk.tried == [(URL, "t")]
    assert stage.desk.kept == ("", "")
    assert stage.view.last("show_tested")[0].reached is Reached.OK


async def test_saving_keeps_and_shows_the_address(stage: Stage) -> None:
    stage.presenter.save(URL, "t")
    await stage.owner.settle()
    assert stage.view.last("show_connection") == (URL, True)
    assert stage.view.count("show_saved") == 1


async def test_a_key_store_that_fails_is_told(stage: Stage) -> None:
    stage.desk.failure = Unavailable("keyring")
    stage.presenter.save(URL, "t")
    await stage.owner.settle()
    assert stage.view.last("show_failure") == (stage.desk.failure,)
    assert stage.view.count("show_saved") == 0


async def test_a_wrong_address_goes_nowhere(stage: Stage) -> None:
    stage.presenter.test("http://rele.example.com", "t")
    stage.presenter.save("", "t")
    await stage.owner.settle()
    assert stage.desk.tried == []
    assert stage.view.last("show_address_trouble") == ("empty",)


@pytest.mark.parametrize(
    ("url", "trouble"),
    [
        (URL, ""),
        ("http://127.0.0.1:8080", ""),
        ("http://localhost:8080/", ""),
        ("http://rele.example.com", "insecure"),
        ("rele.example.com", "scheme"),
        ("ftp://rele.example.com", "scheme"),
        ("https://", "host"),
        ("https://rele.example.com:puerto", "host"),
        ("https://[::1", "host"),
        ("  ", "empty"),
    ],
)
def test_what_an_address_lacks(url: str, trouble: str) -> None:
    assert trouble_of(url) == trouble


def test_an_address_is_kept_tidy() -> None:
    assert tidy(f" {URL}// ") == URL
