"""One painted line of the panel, as a value."""

from collections.abc import Hashable
from dataclasses import dataclass

from PySide6.QtCore import Qt

from console.ui.widgets.chips import ChipKind

LINE_ROLE = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class Line:
    """One line, or two where there is a `detail`. `facts` are shown once it is opened.

    `lead` stands in a column of its own before the title; `amount` is strong, at the right of
    the second line where there is one. `spoken` is what a screen reader says, `copied` what
    Ctrl C takes.
    """

    key: Hashable
    title: str
    icon: str = ""
    tone: str = "text2"
    lead: str = ""
    lead_tone: str = "text"
    strong: bool = False
    detail: str = ""
    right: str = ""
    right_tone: str = "text3"
    chip: str = ""
    chip_kind: ChipKind = "neutral"
    chip_icon: str | None = None
    caption: str = ""
    amount: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    is_open: bool = False
    spoken: str = ""
    copied: str = ""
    tip: str = ""
    may_open: bool = False

    @property
    def is_double(self) -> bool:
        """Whether it takes two lines."""
        return bool(self.detail or self.amount)

    def words(self) -> str:
        """Everything that it says, in the order of reading."""
        said = (self.lead, self.title, self.chip, self.right, self.detail, self.caption,
                self.amount)  # fmt: skip
        facts = [f"{name}: {value}" for name, value in self.facts] if self.is_open else []
        return self.spoken or ", ".join([part for part in said if part] + facts)
