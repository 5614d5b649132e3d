"""Names of emoji in Spanish, Portuguese and English."""

from dataclasses import dataclass, field

from console.domain.folding import folded

LANGUAGES = ("es", "pt", "en")
_BLOCKS = (
    range(0x1F600, 0x1F650),  # faces
    range(0x1F910, 0x1F980),  # more faces, hands
    range(0x1F440, 0x1F4B0),  # hands, people, hearts
    range(0x2600, 0x27C0),
    range(0x1F4B0, 0x1F540),  # money, papers, clocks
)
_FLAGS = range(0x1F1E6, 0x1F200)
_TONES = frozenset("🏻🏼🏽🏾🏿")


@dataclass(frozen=True, slots=True)
class Emoji:
    """A sign and its name in the desk's language; `key` has every name, folded."""

    sign: str
    name: str
    key: str


@dataclass(frozen=True)
class EmojiNames:
    """Every emoji that people choose: fully qualified, without skin tones; faces and hands
    first, flags last.
    """

    all: tuple[Emoji, ...] = field(default=())

    def find(self, typed: str, most: int) -> tuple[Emoji, ...]:
        """Those whose names have every word that was typed; first those that begin with it."""
        words = folded(typed).split()
        found = [each for each in self.all if all(word in each.key for word in words)]
        start = " ".join(words)
        found.sort(key=lambda each: f"\n{start}" not in f"\n{each.key}")
        return tuple(found[:most])


def read_names(lang: str) -> EmojiNames:
    """Read them from the package. Thread: any; it takes a tenth of a second."""
    import emoji  # noqa: PLC0415 - heavy, and needed when somebody looks for one

    for language in LANGUAGES:
        emoji.config.load_language(language)
    wanted = {"pt_BR": "pt"}.get(lang, lang)
    found = [
        _emoji(sign, names, wanted)
        for sign, names in emoji.EMOJI_DATA.items()
        if names["status"] == emoji.STATUS["fully_qualified"] and not _TONES & set(sign)
    ]
    return EmojiNames(tuple(sorted(found, key=_place)))


def _place(one: Emoji) -> tuple[int, str]:
    first = ord(one.sign[0])
    block = next((at for at, codes in enumerate(_BLOCKS) if first in codes), len(_BLOCKS))
    return (len(_BLOCKS) + 1 if first in _FLAGS else block), one.sign


def _emoji(sign: str, names: dict[str, str], lang: str) -> Emoji:
    named = [names.get(language, "").strip(":") for language in LANGUAGES]
    own = names.get(lang, "").strip(":") or named[-1]
    key = "\n".join(folded(name.replace("_", " ")) for name in dict.fromkeys(named) if name)
    return Emoji(sign, own, key)
