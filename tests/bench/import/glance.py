"""The preview of a file, as the import screen asks for it."""

import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter
from unittest.mock import sentinel

from console.app.importing import ImportService
from console.usecases.importing import ImportSettings


def main() -> None:
    """FILE."""
    now = datetime(2026, 11, 17, tzinfo=UTC)
    desk = ImportService(sentinel.nobody, by="bench", lang="es", now=lambda: now)
    settings = ImportSettings("Banco", "MX", "MXN", now.date(), use_saved=False)
    began = perf_counter()
    found = desk.inspect(Path(sys.argv[1]), settings)
    print(json.dumps({"seconds": perf_counter() - began, "columns": len(found.columns)}))


if __name__ == "__main__":
    main()
