from itertools import combinations

import pytest

from console.ui.actions.keymap import KeyMap, Trouble
from console.ui.actions.keys import printed, spelt
from console.ui.theme import icons


def test_the_catalogue_has_no_clash_and_only_icons_there_are() -> None:
    keys = KeyMap()
    assert len(keys.actions) > 30
    for action in keys.actions.values():
        assert action.icon == "" or action.icon in icons.names(), action.id
        for one in action.keys:
            holder = keys.holder(action.id, one)
            assert action.fixed or holder is None, (action.id, holder)


def test_no_action_types_a_sign() -> None:
    keys = KeyMap()
    for action in keys.actions.values():
        for one in action.keys:
            trouble = keys.trouble(action.id, one)
            assert action.fixed or trouble is None, (action.id, trouble)


def test_titles_tell_actions_of_a_place_apart() -> None:
    actions = KeyMap().actions.values()
    assert [
        (a.id, b.id)
        for a, b in combinations(actions, 2)
        if (a.place, a.title) == (b.place, b.title)
    ] == []


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        ("Alt+Down", "Alt ↓"),
        ("Ctrl+Shift+R", "Ctrl Shift R"),
        ("Ctrl++", "Ctrl +"),
        ("Ctrl+Return", "Ctrl Enter"),
        ("J  K", "J  K"),
        ("F1", "F1"),
    ],
)
def test_keys_are_printed_as_on_a_keyboard(keys: str, text: str) -> None:
    assert printed(keys) == text


def test_a_changed_key_is_remembered_and_told() -> None:
    kept: list[dict[str, list[str]]] = []
    told: list[str] = []
    keys = KeyMap({}, kept.append)
    keys.changed.connect(lambda: told.append(keys.printed("inbox.resolve")))
    keys.change("inbox.resolve", "ctrl+shift+e")
    assert (kept, told) == ([{"inbox.resolve": ["Ctrl+Shift+E"]}], ["Ctrl Shift E"])
    assert KeyMap(kept[-1]).keys_of("inbox.resolve") == ("Ctrl+Shift+E",)
    keys.restore("inbox.resolve")
    assert (kept[-1], keys.keys_of("inbox.resolve")) == ({}, ("Alt+E",))


@pytest.mark.parametrize(
    ("keys", "trouble"),
    [
        ("Q", Trouble.TYPES),
        ("Shift+Q", Trouble.TYPES),
        ("Ctrl+Alt+Q", Trouble.TYPES),
        ("no such key", Trouble.UNKNOWN),
        ("Alt+P", Trouble.TAKEN),
        ("Ctrl+K", Trouble.TAKEN),
        ("Ctrl+C", Trouble.TAKEN),
    ],
)
def test_keys_that_write_or_are_taken_are_refused(keys: str, trouble: Trouble) -> None:
    found = KeyMap()
    said = found.trouble("inbox.resolve", keys)
    assert said is not None
    assert said[0] is trouble
    assert (said[1] is not None) == (trouble is Trouble.TAKEN)
    with pytest.raises(ValueError, match=keys.replace("+", r"\+")):
        found.change("inbox.resolve", keys)


def test_screens_that_never_meet_share_a_key() -> None:
    keys = KeyMap()
    assert keys.trouble("queue.filter", "Ctrl+E") is not None
    assert keys.trouble("import.choose", "Ctrl+E") is None


def test_an_action_is_switched_off_and_its_key_is_free() -> None:
    keys = KeyMap()
    keys.switch_off("inbox.promise")
    assert keys.printed("inbox.promise") == ""
    keys.change("inbox.resolve", "Alt+P")
    keys.restore("inbox.promise")
    assert keys.keys_of("inbox.promise") == ("Alt+P",)
    assert keys.keys_of("inbox.resolve") == ()
    keys.restore_all()
    assert keys.keys_of("inbox.resolve") == ("Alt+E",)


def test_what_was_kept_of_another_release_is_left_out() -> None:
    keys = KeyMap({"no.such": ["F9"], "window.back": ["F9"], "window.shortcuts": []})
    assert keys.keys_of("window.back") == ("Esc",)
    assert keys.keys_of("window.shortcuts") == ()
    assert spelt(keys.keys_of("window.palette")[0]) == "Ctrl+K"
