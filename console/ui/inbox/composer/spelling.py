"""Words that the dictionary does not have are underlined while one types."""

import asyncio
import re
from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QColor, QSyntaxHighlighter, QTextCharFormat
from PySide6.QtWidgets import QMenu, QPlainTextEdit
from shiboken6 import isValid
from typing_extensions import override

from console.runtime import spelling
from console.runtime.tasks import TaskOwner
from console.ui.theme.theme import Theme

PAUSE_MS = 300
WORDS = "words"
ENABLED = "spelling"
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SHORTEST = 2


def words_of(text: str) -> Iterable[re.Match[str]]:
    """The words that are checked: no figures, no marks in braces, no addresses."""
    hidden = [
        hit.span() for hit in re.finditer(r"\{[^{}]*\}|\S+[@/]\S*|(?:^|(?<=\s))[:/]\S*", text)
    ]
    for hit in _WORD.finditer(text):
        inside = any(start <= hit.start() < end for start, end in hidden)
        if not inside and len(hit.group()) >= _SHORTEST:
            yield hit


class Underliner(QSyntaxHighlighter):
    """Underlines what is known to be wrong, and reports words that nobody has checked."""

    unknown_seen = Signal()

    def __init__(self, editor: QPlainTextEdit) -> None:
        super().__init__(editor.document())
        self.wrong: frozenset[str] = frozenset()
        self.checked: set[str] = set()
        self.wanted: set[str] = set()
        self.is_on = True
        self._look = QTextCharFormat()
        self._look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SpellCheckUnderline)
        Theme.current().follow(self.restyle)

    def restyle(self) -> None:
        """The wave has the theme's colour."""
        self._look.setUnderlineColor(QColor(Theme.current().color("bad_solid")))
        self.rehighlight()

    @override
    def highlightBlock(self, text: str) -> None:
        if not self.is_on:
            return
        for hit in words_of(text):
            word = hit.group()
            if word in self.wrong:
                start = len(text[: hit.start()].encode("utf-16-le")) // 2
                self.setFormat(start, len(word), self._look)
            elif word not in self.checked:
                self.wanted.add(word)
        if self.wanted:
            self.unknown_seen.emit()


class Spelling(QObject):
    """Checks the words of `editor` beside the Qt thread and offers what may be meant.

    `remember` keeps the words that the agent added and whether it is switched on.
    """

    def __init__(self, editor: QPlainTextEdit, tasks: TaskOwner) -> None:
        super().__init__(editor)
        self._editor, self._tasks = editor, tasks
        self._speller = spelling.Speller()
        self._lang = "es"
        self._own: list[str] = []
        self.remember: Callable[[str, object], None] = lambda _name, _value: None
        self.marks = Underliner(editor)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._check)
        self.marks.unknown_seen.connect(self._pause.start)
        if not spelling.is_available():
            self.marks.is_on = False

    @property
    def is_on(self) -> bool:
        """Whether words are checked."""
        return self.marks.is_on

    def take_over(self, remembered: dict[str, object]) -> None:
        """Use what was remembered of the last time."""
        words = remembered.get(WORDS)
        if isinstance(words, list):
            self._own = [str(word) for word in words]
        self.marks.checked.update(self._own)
        self.switch(on=remembered.get(ENABLED) is not False)

    def switch(self, *, on: bool) -> None:
        """Check words, or leave them alone."""
        self.marks.is_on = on and spelling.is_available()
        self.marks.rehighlight()

    def speak(self, language: str) -> None:
        """Whom one writes to reads another language."""
        lang = spelling.language_of(language)
        if lang != self._lang:
            self._lang = lang
            self.marks.checked = set(self._own)
            self.marks.wrong = frozenset()
            self.marks.rehighlight()

    def learn(self, *words: str) -> None:
        """These are right: names of the person, or what the agent added."""
        self.marks.checked.update(words)
        self.marks.wrong -= set(words)
        self.marks.rehighlight()

    def add(self, word: str) -> None:
        """The agent's own dictionary has it from now on."""
        self._own.append(word)
        self.learn(word)
        self.remember(WORDS, list(self._own))

    def offer(self, menu: QMenu, word: str) -> None:
        """Put into a context menu what may be meant instead of the word under the cursor."""
        if not spelling.is_available():
            absent = menu.addAction(self.tr("Sin corrector en este equipo"))
            absent.setEnabled(False)
            return
        if self.is_on and word in self.marks.wrong:
            adds = menu.addAction(self.tr("Agregar «{word}» al diccionario").format(word=word))
            adds.triggered.connect(lambda: self.add(word))
            self._tasks.start("spelling.suggest", self._suggest(menu, word))
        toggle = menu.addAction(self.tr("Revisar la ortografía"))
        toggle.setCheckable(True)
        toggle.setChecked(self.is_on)
        toggle.triggered.connect(self._toggle)

    def replace_word(self, by: str) -> None:
        """Put another word in place of the one under the cursor."""
        cursor = self._editor.textCursor()
        cursor.select(cursor.SelectionType.WordUnderCursor)
        cursor.insertText(by)

    def close(self) -> None:
        """The program closes."""
        self._pause.stop()
        self._speller.close()

    def _toggle(self, on: bool) -> None:  # noqa: FBT001 - the signal's own shape
        self.switch(on=on)
        self.remember(ENABLED, on)

    def _check(self) -> None:
        if self.is_on and self.marks.wanted:
            self._tasks.start("spelling.check", self._ask(self._lang))

    async def _ask(self, lang: str) -> None:
        words = frozenset(self.marks.wanted)
        wrong = await asyncio.to_thread(self._speller.wrong, lang, words)
        if lang == self._lang:
            self.marks.wanted -= words
            self.marks.checked |= words - wrong
            self.marks.wrong |= wrong - set(self._own)
            self.marks.rehighlight()

    async def _suggest(self, menu: QMenu, word: str) -> None:
        found = await asyncio.to_thread(self._speller.suggest, self._lang, word)
        if not isValid(menu):
            return  # closed meanwhile
        first = menu.actions()[0] if menu.actions() else None
        for each in found:
            action = menu.addAction(each)
            action.triggered.connect(lambda _on=False, by=each: self.replace_word(by))
            if first is not None:
                menu.insertAction(first, action)
