"""What somebody would write with pandas: read_excel, and to_sql into SQLite. Checks nothing."""

import json
import sqlite3
import sys
import warnings
from contextlib import closing


def main() -> None:
    """FILE DATABASE [rows to read]."""
    import pandas as pd  # type: ignore[import-untyped]  # noqa: PLC0415 - measured with it

    path, database, *some = sys.argv[1:]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about the engine that a later version will take
        frame = pd.read_excel(path, nrows=int(some[0]) if some else None)
    with closing(sqlite3.connect(database)) as connection:
        frame.to_sql("accounts", connection, index=False, if_exists="replace")
        connection.commit()
    print(json.dumps({"rows": len(frame)}))


if __name__ == "__main__":
    main()
