"""What one person likes on one machine: language, theme, zoom, the window, the relay."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

FILE = "desktop.json"


class Preferences:
    """A JSON file, written whole or not at all. Implements ui.shell.WindowState.

    A damaged file counts as empty: preferences are never worth a refusal to start.
    """

    def __init__(self, folder: Path) -> None:
        self._file = folder / FILE
        self._values: dict[str, Any] = _read(self._file)

    def get(self, name: str, default: Any = None) -> Any:  # noqa: ANN401 - JSON has no narrower type
        """The value of `name`."""
        return self._values.get(name, default)

    def put(self, name: str, value: Any) -> None:  # noqa: ANN401 - JSON has no narrower type
        """Keep `value` under `name`."""
        if self._values.get(name) == value:
            return
        self._values[name] = value
        self._file.parent.mkdir(parents=True, exist_ok=True)
        half = self._file.with_suffix(".part")
        half.write_text(json.dumps(self._values, ensure_ascii=False), encoding="utf-8")
        half.replace(self._file)

    def read(self, name: str) -> str | None:
        """Implements WindowState."""
        value = self.get(f"window.{name}")
        return None if value is None else str(value)

    def write(self, name: str, value: str) -> None:
        """Implements WindowState."""
        self.put(f"window.{name}", value)


def _read(file: Path) -> dict[str, Any]:
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return dict(found) if isinstance(found, Mapping) else {}
