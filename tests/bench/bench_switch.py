"""From the click on a conversation to its painted thread, among many conversations.

Run: python -m tests.bench.bench_switch [--conversations N] [--messages N] [--rounds N]
Prints one JSON object. The whole desktop runs, offscreen, on an encrypted workspace; it goes
back and forth between short conversations, and to one with very many messages. The reference
reads the whole of the same threads in the same process and shows nothing.
"""

import argparse

from tests.bench import desk, steering
from tests.bench.measuring import figure, median, percentile, tell

WHOLE = "reading the whole thread, without a window"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--accounts", type=int, default=100_000)
    parser.add_argument("--conversations", type=int, default=10_000)
    parser.add_argument("--messages", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=30)
    given = parser.parse_args()
    size = desk.Size(given.accounts, given.conversations, longest=given.messages)
    long = given.conversations
    short = [11 + 97 * number % (given.conversations - 20) for number in range(given.rounds)]
    turns = [one for number in range(given.rounds // 3) for one in (long, short[number])]
    with desk.copied(size) as full, steering.opened(full) as child:
        child.ask("switched", "switch", [long, *short[:3]])  # warms up
        of_short = child.ask("switched", "switch", short)["switched"]
        of_long = child.ask("switched", "switch", turns)["switched"][::2]
        read_short = child.ask("read", "read", short)["read"]
        read_long = child.ask("read", "read", [long] * 5)["read"]
    figures = [
        figure("click to painted thread, median", median(of_short), "ms", 100.0,
               WHOLE, median(read_short)),
        figure("click to painted thread, 95th percentile", percentile(of_short, 0.95), "ms",
               None, WHOLE, percentile(read_short, 0.95)),
        figure("click to the painted thread of very many messages, median", median(of_long),
               "ms", 100.0, WHOLE, median(read_long)),
    ]  # fmt: skip
    tell("switch", vars(given), figures)


if __name__ == "__main__":
    main()
