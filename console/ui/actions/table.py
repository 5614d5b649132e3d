"""All screens' actions together, for what offers them: the palette, menus, the F1 sheet."""

from shiboken6 import isValid

from console.ui.actions.action import Offer
from console.ui.actions.commands import Commands
from console.ui.actions.keymap import KeyMap


class ActionTable:
    """Screens join it when they are built; a screen out of sight offers nothing."""

    def __init__(self, keys: KeyMap | None = None) -> None:
        self.keys = keys or KeyMap()
        self._screens: list[Commands] = []

    def join(self, commands: Commands) -> None:
        """Offer what a screen can do, and give it the person's keys."""
        commands.follow(self.keys)
        self._screens.append(commands)

    def offers(self) -> tuple[Offer, ...]:
        """What can be done now, as the catalogue orders it."""
        screens = self._living()
        return tuple(
            Offer(action, self.keys.printed(id_))
            for id_, action in self.keys.actions.items()
            if any(screen.offers(id_) for screen in screens)
        )

    def run(self, id_: str) -> None:
        """Do it on the screen that offers it."""
        for screen in self._living():
            if screen.offers(id_):
                screen.run(id_)
                return

    def _living(self) -> list[Commands]:
        self._screens = [screen for screen in self._screens if isValid(screen)]
        return self._screens
