"""From a signed webhook posted to the relay to its bubble painted in the open thread.

Run: python -m tests.bench.bench_bubble [--webhooks N] [--accounts N] [--conversations N]
     [--caught-up N]
Prints one JSON object. Relay, simulator and desktop are the real ones, each its own process,
the desktop offscreen on an encrypted workspace. Webhooks are posted one after another, each
when the one before was seen. The reference polls GET /v1/events every 250 ms instead of
listening to the stream. Then events are caught up in pages after an absence: the longest gap
of a 16 ms timer on the window's thread meanwhile.
"""

import argparse
import time

from console.app.demo.servers import Servers
from tests.bench import desk, steering
from tests.bench.measuring import figure, median, percentile, tell
from tests.bench.webhooks import Business, Poster

POLLING = "the same, polling GET /v1/events every 250 ms"
CONVERSATION = 7
WARM_UP = 5
CLOCK = desk.clock()


def bubbles(
    child: steering.Child, poster: Poster, phone: str, count: int, tag: str
) -> list[float]:
    """Milliseconds of each."""
    taken = []
    for number in range(count + WARM_UP):
        text = f"Mensaje {tag} {number}"
        began_ns = time.monotonic_ns()
        poster.post(phone, text, f"wamid.{tag}.{number}", int(CLOCK.now().timestamp()))
        answer = child.hear("shown")
        while answer["shown"] != text:
            answer = child.hear("shown")
        taken.append((answer["at_ns"] - began_ns) / 1e6)
        time.sleep(0.05)
    return taken[WARM_UP:]


def caught_up(
    child: steering.Child, poster: Poster, beside: Servers, phones: list[str], count: int
) -> dict[str, float]:
    """What the desktop does with many events at once."""
    child.ask("away", "away")
    before = steering.head_of(beside)
    for number in range(count):
        phone = phones[number % len(phones)]
        poster.post(
            phone, f"Atrasado {number}", f"wamid.late.{number}", int(CLOCK.now().timestamp())
        )
    while (head := steering.head_of(beside)) < before + count:
        time.sleep(0.05)
    return dict(child.ask("longest_ms", "catch_up", head))


def phones_of(count: int) -> list[str]:
    """Numbers of people with whom there are conversations."""
    return [f"+52551{person:07d}" for person in range(count)]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--webhooks", type=int, default=100)
    parser.add_argument("--accounts", type=int, default=100_000)
    parser.add_argument("--conversations", type=int, default=10_000)
    parser.add_argument("--caught-up", type=int, default=500)
    given = parser.parse_args()
    size = desk.Size(given.accounts, given.conversations)
    with desk.copied(size) as full, steering.servers(full.folder) as beside:
        assert beside.simulator is not None
        business = Business.of(beside.simulator.facts)
        with steering.opened(full, beside) as child:
            child.ask("line", "line")
            phone = child.ask("opened", "open", CONVERSATION)["phone"]
            poster = Poster(beside.relay_url, business)
            ours = bubbles(child, poster, phone, given.webhooks, "a")
            phones = phones_of(min(given.conversations, 50))
            stall = caught_up(child, poster, beside, phones, given.caught_up)
            poster.close()
        with steering.opened(full, beside, polls=True) as child:
            child.ask("line", "line")
            child.ask("opened", "open", CONVERSATION)
            poster = Poster(beside.relay_url, business)
            theirs = bubbles(child, poster, phone, given.webhooks, "b")
            poster.close()
    figures = [
        figure("signed webhook to painted bubble, median", median(ours), "ms", 100.0,
               POLLING, median(theirs)),
        figure("signed webhook to painted bubble, 99th percentile", percentile(ours, 0.99),
               "ms", 250.0, POLLING, percentile(theirs, 0.99)),
        figure("longest gap of a 16 ms timer while events are caught up",
               stall["longest_ms"], "ms", 50.0),
        figure("99th percentile of those gaps", stall["p99_ms"], "ms", None),
        figure("events caught up, in all", stall["seconds"] * 1000, "ms", None),
    ]  # fmt: skip
    tell("bubble", vars(given), figures)


if __name__ == "__main__":
    main()
