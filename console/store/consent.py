"""The ledger of what people said about being written to. Entries never change."""

from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, select, text

from console.store.records import consent_events, import_phones

OPT_OUT, RESUME, INVALID = "opt_out", "resume", "invalid"
VALID = "valid"
"""The number turned out to be right after all."""
EXCLUDED, EXCLUSION_ENDED = "excluded", "exclusion_ended"
"""A creditor's list forbids the number, which no word of the person takes back; the list was
undone.
"""
MARKETING_STOP, MARKETING_RESUME = "marketing_stop", "marketing_resume"
CONSENTED, REFUSED, UNSAID = "consent_given", "consent_refused", "consent_unsaid"
_HOLDING = (OPT_OUT, RESUME, INVALID, VALID, EXCLUDED, EXCLUSION_ENDED)

# A number that a file brings for several people, once with consent and once without, has none.
_FILE_SAYS = f"""
INSERT INTO consent_events (identity, kind, at_us, source)
SELECT said.identity, said.kind, :now_us, :source
FROM (
    SELECT identity,
           CASE WHEN MIN(CASE WHEN consent THEN 1 ELSE 0 END) = 1
                THEN '{CONSENTED}' ELSE '{REFUSED}' END AS kind
    FROM import_phones
    WHERE batch_id = :batch AND kind = 'phone' AND consent IS NOT NULL
    GROUP BY identity
) said
WHERE said.kind IS DISTINCT FROM (
    SELECT e.kind FROM consent_events e
    WHERE e.identity = said.identity AND e.kind IN ('{CONSENTED}', '{REFUSED}', '{UNSAID}')
    ORDER BY e.at_us DESC, e.id DESC LIMIT 1
)
ORDER BY said.identity
"""  # noqa: S608 - our own words


def consent_state(connection: Connection, names: set[str]) -> dict[str, int]:
    """What holds for these names of one person: when they opted out, when it was found that
    the number is wrong. The newest word counts, not the last that arrived.
    """
    events = connection.execute(_events().where(consent_events.c.identity.in_(names)))
    return _folded((event.kind, event.at_us) for event in events)


def states_of_batch(connection: Connection, batch_id: int) -> dict[str, dict[str, int]]:
    """`consent_state` of each number of a staged batch that has said something."""
    staged = select(import_phones.c.identity).where(
        import_phones.c.batch_id == batch_id, import_phones.c.kind == "phone"
    )
    return _states(connection, consent_events.c.identity.in_(staged))


def states_of(connection: Connection, identities: Collection[str]) -> dict[str, dict[str, int]]:
    """`consent_state` of each of these numbers that has said something."""
    return _states(connection, consent_events.c.identity.in_(identities))


def _states(connection: Connection, where: ColumnElement[bool]) -> dict[str, dict[str, int]]:
    spoken: dict[str, list[tuple[str, int]]] = {}
    for event in connection.execute(_events().where(where)):
        spoken.setdefault(event.identity, []).append((event.kind, event.at_us))
    return {identity: _folded(events) for identity, events in spoken.items()}


def marketing_stops(connection: Connection, names: Collection[str]) -> dict[str, int]:
    """When each of the names stopped marketing messages, where that still holds."""
    query = (
        select(consent_events.c.identity, consent_events.c.kind, consent_events.c.at_us)
        .where(consent_events.c.identity.in_(names))
        .where(consent_events.c.kind.in_((MARKETING_STOP, MARKETING_RESUME)))
        .order_by(consent_events.c.at_us, consent_events.c.id)
    )
    stopped: dict[str, int] = {}
    for event in connection.execute(query):
        if event.kind == MARKETING_STOP:
            stopped[event.identity] = event.at_us
        else:
            stopped.pop(event.identity, None)
    return stopped


def silent_identities(connection: Connection, identities: Collection[str]) -> set[str]:
    """Those of the identities that have opted out and not resumed since, or are excluded."""
    states = states_of(connection, identities)
    return {identity for identity, state in states.items() if OPT_OUT in state}


def keep_what_the_file_says(connection: Connection, batch_id: int, now_us: int) -> None:
    """Enter the consent of a staged batch's numbers, where it is not the newest entry."""
    given = {"batch": batch_id, "now_us": now_us, "source": f"import:{batch_id}"}
    connection.execute(text(_FILE_SAYS), given)


def _events() -> Select[Any]:
    return (
        select(consent_events.c.identity, consent_events.c.kind, consent_events.c.at_us)
        .where(consent_events.c.kind.in_(_HOLDING))
        .order_by(consent_events.c.at_us, consent_events.c.id)
    )


def _folded(events: Iterable[tuple[str, int]]) -> dict[str, int]:
    state: dict[str, int] = {}
    excluded: list[int] = []
    for kind, at_us in events:
        if kind == RESUME:
            state.pop(OPT_OUT, None)
        elif kind == VALID:
            state.pop(INVALID, None)
        elif kind == EXCLUDED:
            excluded.append(at_us)
        elif kind == EXCLUSION_ENDED:
            excluded = excluded[:-1]
        else:
            state[kind] = at_us
    if excluded:
        state.setdefault(OPT_OUT, excluded[0])
    return state
