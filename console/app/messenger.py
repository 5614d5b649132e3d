"""The system's own notices and our sounds."""

import logging
import os
import sys
from collections.abc import Callable
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from console.runtime import resources
from console.ui.notices.choices import NoticeChoices
from console.ui.notices.wording import summary_of, text_of, title_of
from console.usecases.news import News

if TYPE_CHECKING:
    from desktop_notifier import DesktopNotifier

_WITHOUT_A_DESKTOP = frozenset({"offscreen", "minimal"})


class DesktopMessenger:
    """Implements ui.notices.presenter.Messenger; a window that nobody sees tells nobody."""

    def __init__(
        self, choices: Callable[[], NoticeChoices], now: Callable[[], datetime]
    ) -> None:
        self._choices, self._now = choices, now
        self._effects: dict[str, Any] = {}

    async def tell(self, news: tuple[News, ...], clicked: Callable[[], None]) -> None:
        """Implements Messenger. Where the system takes no notices, the bell has it anyway."""
        title, text = summary_of(news)
        if len(news) == 1:
            title = title_of(news[0], self._now())
            text = text_of(news[0], shows_text=self._choices().shows_text)
        await self.show(title, text, clicked)

    async def show(self, title: str, text: str, clicked: Callable[[], None]) -> None:
        """One notice of the system's."""
        if self._has_desktop():
            await self._notifier.send(title=title, message=text, on_clicked=clicked)

    async def is_allowed(self) -> bool:
        """Whether the system shows notices of ours, asking for it where it is asked for."""
        if not self._has_desktop():
            return False
        if await self._notifier.has_authorisation():
            return True
        return bool(await self._notifier.request_authorisation())

    def play(self, sound: str) -> None:
        """Implements Messenger; a system without sounds of ours beeps."""
        if QGuiApplication.platformName() in _WITHOUT_A_DESKTOP:
            return
        try:
            from PySide6.QtMultimedia import QSoundEffect  # noqa: PLC0415 - heavy, and some systems lack its libraries
        except ImportError:
            QApplication.beep()
            return
        effect = self._effects.get(sound)
        if effect is None:
            effect = self._effects[sound] = QSoundEffect()
            effect.setSource(QUrl.fromLocalFile(str(resources.path(f"sounds/{sound}.wav"))))
        effect.play()

    @staticmethod
    def _has_desktop() -> bool:
        if QGuiApplication.platformName() in _WITHOUT_A_DESKTOP:
            return False
        return not sys.platform.startswith("linux") or "DBUS_SESSION_BUS_ADDRESS" in os.environ

    @cached_property
    def _notifier(self) -> "DesktopNotifier":
        from desktop_notifier import DesktopNotifier  # noqa: PLC0415 - when there is something to tell

        # it reports every notice that a system refused; the settings say so once instead
        logging.getLogger("desktop_notifier").setLevel(logging.ERROR)
        return DesktopNotifier(app_name="Acuerdo")
