"""Where things are kept on this machine: workspace, settings, logs and what can be made again.

Functions only name folders; they make none.
"""

import platform
from collections.abc import Mapping
from pathlib import Path

import platformdirs

NAME = "acuerdo"
WORKSPACE_VARIABLE = "ACUERDO_WORKSPACE"
SHARED_SCHEME = "postgresql"


def workspace_place(environ: Mapping[str, str], given: str = "") -> str:
    """Where the workspace is: a folder, or the URL of a shared one.

    What was `given` on the command line wins, then ACUERDO_WORKSPACE, then the platform's
    user-data folder. A folder comes back absolute, so that changing directory later does
    not move it.
    """
    place = given or environ.get(WORKSPACE_VARIABLE, "")
    if is_shared(place):
        return place
    folder = (
        Path(place).expanduser()
        if place
        else Path(platformdirs.user_data_dir(NAME, appauthor=False))
    )
    return str(folder.absolute())


def is_shared(place: str) -> bool:
    """Whether `place` is the URL of a PostgreSQL workspace rather than a folder."""
    scheme, separator, _ = place.partition("://")
    return bool(separator) and scheme.split("+")[0] in {SHARED_SCHEME, "postgres"}


def config_folder() -> Path:
    """Settings of this person on this machine."""
    return Path(platformdirs.user_config_dir(NAME, appauthor=False))


def log_folder() -> Path:
    """Logs and crash reports."""
    return Path(platformdirs.user_log_dir(NAME, appauthor=False))


def cache_folder() -> Path:
    """What can be made or fetched again: thumbnails, media already downloaded."""
    return Path(platformdirs.user_cache_dir(NAME, appauthor=False))


def file_host(folder: Path) -> str:
    """Who can read the files in `folder`: this machine, there."""
    return f"{platform.node()}:{folder}"
