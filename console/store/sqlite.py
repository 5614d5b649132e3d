"""The SQLite driver: SQLCipher's, which reads plain files too."""

from typing import Any

import sqlcipher3.dbapi2  # type: ignore[import-untyped]  # a compiled module without stubs

driver: Any = sqlcipher3.dbapi2
