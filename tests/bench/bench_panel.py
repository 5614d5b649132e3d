"""From a person's values to the painted side panel, on the window's thread.

Run: python -m tests.bench.bench_panel [--rounds N]
Prints one JSON object. Times are those of the window's own thread, so that a busy machine
does not blur them. The reference builds a new panel of the same values each time.
"""

import argparse
import os
import time
from collections.abc import Callable
from dataclasses import replace

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from console.domain.contact import Allowed
from console.domain.ids import AccountId, DebtorId
from console.ui.inbox.panel.presenter import PersonShown
from console.ui.inbox.panel.widget import PersonPane
from console.ui.inbox.words import Words
from console.ui.theme.theme import Theme
from tests.bench.measuring import figure, median, percentile, tell
from tests.ui.inbox import samples

ANEW = "a panel built anew of the same values"
MANY = 12


def person(number: int, accounts: int, **changes: object) -> PersonShown:
    """Somebody with that many accounts."""
    some = tuple(
        replace(samples.ACCOUNTS[place % 2], id=AccountId(number * 100 + place), dpd=place)
        for place in range(accounts)
    )
    shown = samples.panel(debtor_id=DebtorId(number), name=f"Persona {number}",
                          accounts=some, **changes)  # fmt: skip
    allowed = Allowed(samples.NOW.replace(hour=23), "Ley 2300", contacts_left_today=1)
    return PersonShown(shown, allowed, allowed)


def painted(pane: PersonPane, shown: PersonShown) -> float:
    """Milliseconds until `shown` is laid out and painted."""
    began = time.thread_time()
    pane.show_person(shown, samples.NOW)
    QApplication.sendPostedEvents()
    QApplication.processEvents()
    return (time.thread_time() - began) * 1e3


def opened() -> PersonPane:
    """An empty panel on the screen."""
    pane = PersonPane(Words(zone_name=samples.ZONE))
    pane.resize(352, 832)
    pane.show()
    QApplication.processEvents()
    return pane


def anew(shown: PersonShown) -> float:
    """As `painted`, on a panel that showed nobody yet."""
    pane = opened()
    taken = painted(pane, shown)
    pane.close()
    pane.deleteLater()
    QApplication.processEvents()
    return taken


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=40)
    given = parser.parse_args()
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    Theme.current().apply(app, "light", 1.0)
    pane = opened()
    cases: tuple[tuple[str, Callable[[int], PersonShown]], ...] = (
        ("another person, two accounts", lambda n: person(n, 2)),
        ("another person, twelve accounts", lambda n: person(n, MANY)),
        ("two accounts after twelve", lambda n: person(n, 2 if n % 2 else MANY)),
        ("the same person, one figure changed", lambda n: person(1, 2, priority=n % 90)),
    )
    figures = []
    for name, make in cases:
        for number in range(3):
            painted(pane, make(number))
        ours = [painted(pane, make(number)) for number in range(given.rounds)]
        fresh = [anew(make(number)) for number in range(10)]
        figures.append(figure(f"{name}, median", median(ours), "ms", 16.0, ANEW, median(fresh)))
        figures.append(
            figure(f"{name}, 95th percentile", percentile(ours, 0.95), "ms", 16.0,
                   ANEW, percentile(fresh, 0.95))
        )  # fmt: skip
    tell("panel", vars(given), figures)


if __name__ == "__main__":
    main()
