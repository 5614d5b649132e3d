"""What the person does in the settings, and what comes of it."""

from dataclasses import dataclass
from typing import Protocol
from urllib.parse import urlsplit

from console.runtime.errors import Unavailable
from console.runtime.tasks import TaskOwner
from console.usecases.connecting import ConnectionDesk, ConnectionResult

LOCAL = {"localhost", "127.0.0.1", "::1"}


@dataclass(frozen=True, slots=True)
class Choices:
    """What is in force: language es, pt_BR, en; theme light, dark, contrast, system; zoom as
    a share of 1; density compact, normal, comfortable.
    """

    operator: str
    language: str = "es"
    theme: str = "system"
    zoom: float = 1.0
    density: str = "normal"


class SettingsView(Protocol):
    """What the settings show."""

    def show_choices(self, choices: Choices) -> None:
        """Everything that acts at once."""
        ...

    def show_connection(self, url: str, *, has_token: bool) -> None:
        """The relay in use."""
        ...

    def show_address_trouble(self, trouble: str) -> None:
        """Why the address cannot be used: empty, scheme, host or insecure; "" for none."""
        ...

    def show_testing(self) -> None:
        """The relay is being asked."""
        ...

    def show_tested(self, result: ConnectionResult) -> None:
        """What came of the try."""
        ...

    def show_saved(self) -> None:
        """Address and token are kept."""
        ...

    def show_failure(self, error: Unavailable) -> None:
        """They could not be kept."""
        ...


class SettingsPresenter:
    """Checks the address, tries it, and keeps it."""

    def __init__(
        self, view: SettingsView, desk: ConnectionDesk, tasks: TaskOwner, choices: Choices
    ) -> None:
        self._view = view
        self._desk = desk
        self._tasks = tasks
        self.choices = choices

    def start(self) -> None:
        """The screen is shown."""
        self._view.show_choices(self.choices)
        url, has_token = self._desk.current()
        self._view.show_connection(url, has_token=has_token)

    def test(self, url: str, token: str) -> None:
        """The person wants to know whether it works."""
        if self._accepts(url):
            self._view.show_testing()
            self._tasks.start("settings.connection", self._test(tidy(url), token.strip()))

    def save(self, url: str, token: str) -> None:
        """The person wants to keep it."""
        if self._accepts(url):
            self._tasks.start("settings.connection", self._save(tidy(url), token.strip()))

    def _accepts(self, url: str) -> bool:
        trouble = trouble_of(url)
        self._view.show_address_trouble(trouble)
        return not trouble

    async def _test(self, url: str, token: str) -> None:
        self._view.show_tested(await self._desk.test(url, token))

    async def _save(self, url: str, token: str) -> None:
        try:
            await self._desk.save(url, token)
        except Unavailable as error:
            self._view.show_failure(error)
            return
        address, has_token = self._desk.current()
        self._view.show_connection(address, has_token=has_token)
        self._view.show_saved()


def tidy(url: str) -> str:
    """The address without blanks and without a slash at its end."""
    return url.strip().rstrip("/")


def trouble_of(url: str) -> str:
    """Why the address cannot be used, as a code; empty when it can.

    A token in clear text is for this computer only: elsewhere the address needs https.
    """
    if not tidy(url):
        return "empty"
    try:
        parts = urlsplit(tidy(url))
        host, _port = parts.hostname, parts.port
    except ValueError:
        return "host"
    if parts.scheme not in {"http", "https"}:
        return "scheme"
    if not host:
        return "host"
    return "insecure" if parts.scheme == "http" and host not in LOCAL else ""
