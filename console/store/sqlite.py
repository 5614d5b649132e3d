"""The SQLite driver: SQLCipher's, which reads plain files too."""

from typing import Any

import sqlcipher3.dbapi2  # type: ignore[import-untyped]  # a compiled module without stubs

driver: Any = sqlcipher3.dbapi2

CACHE_KB, READER_CACHE_KB = 16_000, 8_000
"""Page cache of the writer, and of each of several readers."""
