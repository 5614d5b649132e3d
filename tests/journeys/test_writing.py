"""What an agent writes in the real window: files, second thoughts, and words for later."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage

from console.app.demo.hands import press, until
from console.domain.delivery import Delivery, Hold
from tests.journeys.room import Room, play
from tests.journeys.stage import Stage

pytestmark = pytest.mark.journey


def test_a_picture_arrives_with_its_caption(stage: Stage) -> None:
    town = stage.town
    (who,) = stage.here(town.debtor())
    picture = stage.folder / "comprobante.png"
    image = QImage(320, 200, QImage.Format.Format_RGB32)
    image.fill(QColor("#2f5bd8"))
    assert image.save(str(picture))

    async def story(room: Room) -> None:
        town.writes(who, "¿Me manda el recibo?")
        await room.open(who)
        await until(lambda: not room.inbox.composer.is_blocked, "may write")
        room.inbox.writing.add_files([picture])
        await until(lambda: room.inbox.composer.files.count == 1, "the file's card")
        await room.say("Aquí va")
        await until(lambda: room.delivery_of("Aquí va") >= Delivery.DELIVERED, "delivered", 30)

    play(stage, story)
    assert [(one["type"], one["text"]) for one in town.sent_to(who)] == [("image", "Aquí va")]


def test_second_thoughts_leave_nothing_behind(stage: Stage) -> None:
    town = stage.town
    (who,) = stage.here(town.debtor())

    async def story(room: Room) -> None:
        room.inbox.writing.show_undo(5)
        town.writes(who, "Hola")
        await room.open(who)
        await room.say("Esto no")
        assert any(one.hold is Hold.UNDO for one in room.items())
        press(room.inbox.composer.editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        await until(lambda: "Esto no" not in room.texts(), "it is gone")
        assert room.inbox.composer.editor.toPlainText() == "Esto no"
        room.inbox.writing.show_undo(0)
        room.inbox.composer.editor.clear()
        await room.say("Esto sí")
        await until(lambda: room.delivery_of("Esto sí") >= Delivery.DELIVERED, "delivered", 30)

    play(stage, story)
    assert [one["text"] for one in town.sent_to(who) if one["type"] == "text"] == ["Esto sí"]
