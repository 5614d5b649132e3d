"""Where the workspace is looked for, and in which order."""

from pathlib import Path

import platformdirs
import pytest

from console.runtime import paths


def test_the_command_line_wins_over_the_variable(tmp_path: Path) -> None:
    environ = {"ACUERDO_WORKSPACE": str(tmp_path / "variable")}
    assert paths.workspace_place(environ, str(tmp_path / "given")) == str(tmp_path / "given")


def test_the_variable_wins_over_the_platforms_folder(tmp_path: Path) -> None:
    environ = {"ACUERDO_WORKSPACE": str(tmp_path)}
    assert paths.workspace_place(environ) == str(tmp_path)


def test_without_either_the_platforms_user_data_folder_is_used() -> None:
    assert paths.workspace_place({}) == platformdirs.user_data_dir("acuerdo", appauthor=False)


def test_an_empty_variable_counts_as_none() -> None:
    assert paths.workspace_place({"ACUERDO_WORKSPACE": ""}) == paths.workspace_place({})


def test_a_relative_folder_becomes_absolute(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert paths.workspace_place({}, "mine") == str(tmp_path / "mine")


def test_the_home_shorthand_is_understood() -> None:
    assert paths.workspace_place({}, "~/mine") == str(Path.home() / "mine")


@pytest.mark.parametrize(
    "url", ["postgresql+psycopg://u@db/acuerdo", "postgresql://db/acuerdo"]
)
def test_the_url_of_a_shared_workspace_is_kept_as_it_is(url: str) -> None:
    assert paths.workspace_place({"ACUERDO_WORKSPACE": url}) == url
    assert paths.is_shared(url)


@pytest.mark.parametrize("place", ["C:\\Users\\Ana\\acuerdo", "/home/ana/acuerdo", "", "mine"])
def test_a_folder_is_not_a_shared_workspace(place: str) -> None:
    assert not paths.is_shared(place)


def test_folders_of_different_purposes_differ_and_are_absolute() -> None:
    folders = [paths.config_folder(), paths.log_folder(), paths.cache_folder()]
    assert len({str(folder) for folder in folders}) == len(folders)
    assert all(folder.is_absolute() for folder in folders)
