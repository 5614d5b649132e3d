"""What goes into the frozen program, and what may not."""

import sys
from pathlib import Path

import pytest

PACKAGING = Path(__file__).resolve().parents[2] / "packaging"
sys.path.insert(0, str(PACKAGING))
import pruning  # type: ignore[import-not-found]  # noqa: E402 - a folder of scripts, no package

sys.path.remove(str(PACKAGING))


@pytest.mark.parametrize(
    "place",
    [
        "PySide6/Qt/plugins/platforminputcontexts/libqtvirtualkeyboardplugin.so",
        "PySide6\\plugins\\platforminputcontexts\\qtvirtualkeyboardplugin.dll",
        "PySide6/Qt/lib/libQt6VirtualKeyboard.so.6",
        "PySide6/Qt/plugins/platformthemes/libqgtk3.so",
        "PySide6/Qt/plugins/platforms/libqeglfs.so",
        "PySide6/Qt/plugins/wayland-decoration-client/libbradient.so",
        "PySide6\\Qt6Quick.dll",
        "PySide6/Qt/qml/QtQuick/qmldir",
        "PySide6/Qt/translations/qtbase_de.qm",
        "babel/locale-data/zh_Hans.dat",
    ],
)
def test_what_is_never_loaded_or_may_not_be_in_it_stays_out(place: str) -> None:
    assert not pruning.wanted((place, "/somewhere", "BINARY"))


@pytest.mark.parametrize(
    "place",
    [
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/plugins/platforms/libqoffscreen.so",
        "PySide6\\plugins\\platforms\\qwindows.dll",
        "PySide6/Qt/plugins/platforminputcontexts/libibusplatforminputcontextplugin.so",
        "PySide6/Qt/plugins/imageformats/libqsvg.so",
        "PySide6/Qt/lib/libQt6Gui.so.6",
        "PySide6/Qt/translations/qtbase_es.qm",
        "PySide6/Qt/translations/qtbase_pt_BR.qm",
        "babel/locale-data/es_MX.dat",
        "babel/locale-data/root.dat",
        "resources/translations/acuerdo_pt_BR.qm",
        "resources/icons/excel.svg",
    ],
)
def test_what_the_program_needs_goes_in(place: str) -> None:
    assert pruning.wanted((place, "/somewhere", "DATA"))
