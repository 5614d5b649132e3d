"""How long a search takes among millions of messages, beside LIKE '%word%' in the same run.

Run: python tests/bench/bench_search.py [--messages N] [--accounts N] [--rounds N]
Prints one JSON object. The workspace is encrypted SQLite; each round searches other words, so
figures are p50 and p95 of different searches on a warm connection.
"""

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from sqlalchemy import Connection

from console.domain.folding import folded
from console.store import workspace
from console.store.engine import writing
from console.store.search_words import ACCENTED, PLAIN
from console.store.worker import Worker
from console.usecases.ports import UnitOfWork
from tests.bench.measuring import Figure, figure, percentile, tell
from tests.bench.portfolio import KEY, make_workspace

TALKS, WORDS, NAMES, GOAL_MS = 10_000, 60_000, 20_000, 100.0
SYLLABLES = [
    *("ma", "rí", "jo", "sé", "lu", "gua", "da", "pe", "ro", "mar", "ti", "nez", "gon", "za"),
    *("lez", "rá", "mi", "rez", "her", "nán", "dez", "car", "los", "an", "to", "nio", "fe"),
    *("li", "cas", "tillo", "var", "gas", "pro", "me", "sa", "pa", "go", "que", "por", "cuen"),
    *("ta", "di", "ne", "ña", "na", "cré", "fa", "vor", "sol", "tra", "ba", "jo", "cla", "ve"),
]
DICE = random.Random(7)
COMMON = (
    "promesa",
    "pago",
    "mañana",
    "señora",
    "gracias",
    "transferencia",
    "quincena",
    "banco",
)
PIECE = 50_000
NEW_MESSAGES = """
INSERT INTO messages (id, conversation_id, order_key, text, at_us, outgoing, item, kind,
 opened_by_us, forwarded) VALUES (?, ?, ?, ?, ?, ?, 'message', 'text', FALSE, FALSE)
"""
LIKE = """
SELECT id FROM messages WHERE text LIKE ? AND revoked_at_us IS NULL
ORDER BY at_us DESC LIMIT 48
"""
LIKE_NAME = "SELECT id FROM debtors WHERE name_folded LIKE ? ORDER BY name_folded LIMIT 6"
Search = Callable[..., object]


def invented(count: int) -> list[str]:
    """That many different words."""
    words: dict[str, None] = {}
    while len(words) < count:
        words.setdefault("".join(DICE.choice(SYLLABLES) for _ in range(DICE.randint(2, 4))))
    return list(words)


def texts(vocabulary: Sequence[str], count: int) -> Iterator[tuple[object, ...]]:
    """Rows of messages: eight words each, common ones in most."""
    spread = len(vocabulary)
    for number in range(count):
        rare = [vocabulary[int(spread * DICE.random() ** 3)] for _ in range(6)]
        text = " ".join([DICE.choice(COMMON), *rare[:3], DICE.choice(COMMON), *rare[3:]])
        at = 1_700_000_000_000_000 + number * 1_000_000
        yield f"m{number}", number % TALKS + 1, at, text, at, bool(number % 2)


def fill(connection: Connection, vocabulary: list[str], names: list[str], count: int) -> float:
    """Conversations, people's names and messages; seconds that indexing the messages took."""
    run = connection.exec_driver_sql
    people = [row[0] for row in run("SELECT id FROM debtors")]
    run(
        "INSERT INTO conversations (id, phone_number_id, identity, created_at_us, last_at_us,"
        " last_order, preview, preview_kind, preview_outgoing, unread, version, debtor_id)"
        " WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)"
        " SELECT i, '1', '+5255' || (10000000 + i), 0, i, i, '', 'text', FALSE, 0, 1, i % ? + 1"
        " FROM n",
        (TALKS, len(people)),
    )
    called = [(" ".join(DICE.choice(names) for _ in range(4)), id_) for id_ in people]
    flat = [(name, folded(name), id_) for name, id_ in called]
    run("UPDATE debtors SET name = ?, name_folded = ? WHERE id = ?", flat)
    (trigger,) = run("SELECT sql FROM sqlite_master WHERE name = 'message_words_insert'").one()
    run("DROP TRIGGER message_words_insert")
    rows = texts(vocabulary, count)
    while piece := list(islice(rows, PIECE)):
        run(NEW_MESSAGES, piece)
    began = time.perf_counter()
    run("INSERT INTO message_words(rowid, words) SELECT rowid, text FROM messages")
    took = time.perf_counter() - began
    run(trigger)
    return took


def slipped(word: str) -> str:
    """The word with two letters swapped in its middle."""
    at = len(word) // 2
    return word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :]


def measure(worker: Worker, search: Search, typed: Sequence[str]) -> list[float]:
    """Milliseconds of each search."""
    taken = []
    for text in typed:
        began = time.perf_counter()
        worker.read_now(partial(search, text=text))
        taken.append((time.perf_counter() - began) * 1000)
    return taken


def beside(worker: Worker, sql: str, typed: Sequence[str]) -> list[float]:
    """The same words by LIKE, on the same connection pool."""
    taken = []
    with worker._reading.connect() as connection:
        for text in typed:
            began = time.perf_counter()
            connection.exec_driver_sql(sql, (f"%{text}%",)).all()
            taken.append((time.perf_counter() - began) * 1000)
    return taken


def pair(name: str, taken: list[float], other: list[float] | None) -> list[Figure]:
    """p50 and p95, each beside the peer's."""
    found = []
    for share in (0.5, 0.95):
        peer = None if other is None else percentile(other, share)
        label = f"{name} p{round(share * 100)}"
        reference = None if other is None else "LIKE '%word%'"
        found.append(figure(label, percentile(taken, share), "ms", GOAL_MS, reference, peer))
    return found


def bench(folder: Path, messages: int, accounts: int, rounds: int) -> list[Figure]:
    """Every figure."""
    make_workspace(folder, accounts)
    vocabulary, names = invented(WORDS), invented(NAMES)
    engine = workspace.open_current(str(folder), KEY)
    with writing(engine).begin() as connection:
        index_s = fill(connection, vocabulary, names, messages)
        blocks = "SELECT sum(length(block)) FROM {}_data"
        indexed = connection.exec_driver_sql(blocks.format("message_words")).scalar_one()
        message_mb = float(indexed) / 1e6
    worker = Worker(engine)
    began = time.perf_counter()
    while worker.write_now(lambda uow: uow.search.index_names(5_000)):
        pass
    names_s = time.perf_counter() - began
    bare = str.maketrans(ACCENTED, PLAIN)
    rare = [DICE.choice(vocabulary[WORDS // 2 :]) for _ in range(rounds)]
    begun = [word[:3] for word in rare]
    common = [COMMON[n % len(COMMON)] for n in range(rounds)]
    both = [f"{a} {b}" for a, b in zip(common, rare, strict=True)]
    called = [DICE.choice(names) for _ in range(rounds)]
    few = max(3, rounds // 10)

    def said(uow: UnitOfWork, *, text: str) -> object:
        return uow.search.messages(text, 6)

    def people(uow: UnitOfWork, *, text: str) -> object:
        return uow.search.people(text, 6)

    def palette(uow: UnitOfWork, *, text: str) -> object:
        return uow.search.people(text, 6), uow.search.messages(text, 6)

    for warm in ("promesa", "gua", slipped("promesas")):
        measure(worker, palette, [warm])
    figures = [
        *pair("a rare word", measure(worker, said, rare), beside(worker, LIKE, rare[:few])),
        *pair("a common word", measure(worker, said, common), beside(worker, LIKE, common)),
        *pair("three letters", measure(worker, said, begun), beside(worker, LIKE, begun[:few])),
        *pair("two words", measure(worker, said, both), None),
        *pair("a mistyped word", measure(worker, said, list(map(slipped, rare))), None),
        *pair(
            "a name",
            measure(worker, people, called),
            beside(worker, LIKE_NAME, [name.translate(bare) for name in called[: 3 * few]]),
        ),
        *pair("a mistyped name", measure(worker, people, list(map(slipped, called))), None),
        *pair("a keystroke of the palette", measure(worker, palette, begun + both), None),
        figure("index of the messages", message_mb, "MB", None),
        figure("bytes of index a message", message_mb * 1e6 / messages, "B", None),
        figure("indexing the messages", index_s, "s", None),
        figure("indexing the names", names_s, "s", None),
    ]
    worker.close()
    engine.dispose()
    return figures


def main() -> int:
    """Measure and tell."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--messages", type=int, default=2_000_000)
    parser.add_argument("--accounts", type=int, default=150_000)
    parser.add_argument("--rounds", type=int, default=100)
    wish = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "workspace"
        place.mkdir()
        figures = bench(place, wish.messages, wish.accounts, wish.rounds)
    sizes = {"messages": wish.messages, "accounts": wish.accounts, "rounds": wish.rounds}
    tell("search", sizes, figures)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
