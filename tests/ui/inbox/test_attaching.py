"""Files with a message: taken in at once, checked, mended, sent, and taken back."""

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from console.domain.attachment import FileKind, Remedy, Unfit, Verdict
from console.domain.ids import ConversationId
from console.runtime.paths import file_host
from console.runtime.tasks import TaskOwner
from console.ui.inbox.composer import pictures
from console.ui.inbox.composer.batch import SendHow, batch_of
from console.ui.inbox.composer.file_strip import FileStrip
from console.ui.inbox.composer.files import ChosenFile
from console.ui.inbox.composer.held import Sent, TookBack
from console.ui.inbox.composer.presenter import ComposerPresenter
from console.ui.inbox.composer.widget import ComposerWidget
from console.ui.inbox.words import Words
from console.usecases.send_files import OutgoingFile
from tests.ui.inbox import fakes
from tests.ui.inbox.samples import ZONE
from tests.ui.inbox.test_composer import JESUS, MARIA, OPEN, Shown, stand


class Attaching:
    """A composer's presenter with a folder for files."""

    def __init__(self, folder: Path) -> None:
        self.uow, self.view, self.folder = fakes.desk(), Shown(), folder
        self.failures: list[BaseException] = []
        self.tasks = TaskOwner(lambda _name, error: self.failures.append(error))
        context = replace(fakes.context(self.uow), media=folder)
        self.presenter = ComposerPresenter(context, self.view, self.tasks)
        self.presenter.undo_s = 5

    async def until(self, true: object) -> None:
        for _ in range(2_000):
            if true():  # type: ignore[operator]
                assert self.failures == []
                return
            await asyncio.sleep(0.002)
        raise AssertionError(f"it did not come to that: {self.failures}")


@pytest.fixture
def desk(tmp_path: Path, qapp: object) -> Attaching:
    """Pictures are read in other threads: the application must be there before."""
    assert qapp is not None
    return Attaching(tmp_path / "media")


def picture(path: Path, side: int = 40) -> Path:
    image = QImage(side, side, QImage.Format.Format_ARGB32)
    image.fill(QColor(200, 30, 30, 120))
    assert image.save(str(path))
    return path


def names(desk: Attaching) -> list[str]:
    return [file.name for file in desk.view.files]


async def attach(desk: Attaching, *paths: Path) -> None:
    desk.presenter.open(MARIA)
    before = len(desk.view.files)
    desk.presenter.files.add(paths)
    await desk.until(lambda: len(desk.view.files) == before + len(paths))


async def test_a_file_is_copied_before_it_is_shown(desk: Attaching, tmp_path: Path) -> None:
    original = picture(tmp_path / "foto.png")
    await attach(desk, original)
    (file,) = desk.view.files
    assert file.fits
    assert file.path is not None
    assert file.path.parent == desk.folder / "outgoing"
    content = original.read_bytes()
    original.unlink()
    assert file.path.read_bytes() == content


async def test_files_stay_with_their_conversation(desk: Attaching, tmp_path: Path) -> None:
    await attach(desk, picture(tmp_path / "foto.png"))
    desk.presenter.open(JESUS)
    assert names(desk) == []
    desk.presenter.open(MARIA)
    assert names(desk) == ["foto.png"]


async def test_the_text_is_the_caption_and_everything_can_be_taken_back(
    desk: Attaching, tmp_path: Path
) -> None:
    await attach(desk, picture(tmp_path / "a.png"), picture(tmp_path / "b.png"))
    await desk.until(lambda: desk.presenter.standing is not None)
    desk.presenter.type("Mira")
    desk.presenter.send("Mira", "m1")
    await desk.until(lambda: desk.view.news)
    first, second = desk.uow.messages.sent
    assert [(m.kind, m.text, m.quoted_id) for m in (first, second)] == [
        ("image", "Mira", "m1"),
        ("image", "", None),
    ]
    assert first.media is not None
    assert first.media["host"] == file_host(desk.folder)
    assert names(desk) == []
    (sent,) = desk.view.news
    assert isinstance(sent, Sent)
    assert sent.others == (second.id,)
    desk.presenter.held.undo_newest()
    await desk.until(lambda: desk.view.news[-1] == TookBack(MARIA, "m1"))
    assert desk.uow.messages.sent == []
    assert names(desk) == ["a.png", "b.png"]
    assert desk.view.text == "Mira"


async def test_what_does_not_fit_stays_and_says_why(desk: Attaching, tmp_path: Path) -> None:
    program = tmp_path / "juego.exe"
    program.write_bytes(b"MZ" + bytes(40))
    await attach(desk, program, tmp_path / "nada.pdf")
    await desk.until(lambda: desk.presenter.standing is not None)
    faults = {file.name: file.verdict.unfit for file in desk.view.files}
    assert faults == {"juego.exe": Unfit.UNSUPPORTED, "nada.pdf": Unfit.NOT_FOUND}
    desk.presenter.send("", None)
    assert desk.uow.messages.sent == []
    assert len(desk.view.files) == 2


async def test_a_picture_of_another_kind_becomes_a_jpeg(
    desk: Attaching, tmp_path: Path
) -> None:
    await attach(desk, picture(tmp_path / "abono.bmp"))
    (file,) = desk.view.files
    assert file.verdict.remedy is Remedy.CONVERT
    desk.presenter.files.mend(file.id)
    await desk.until(lambda: desk.view.files[0].fits)
    (mended,) = desk.view.files
    assert (mended.name, mended.verdict.mime_type) == ("abono.jpg", "image/jpeg")
    assert mended.path is not None
    assert QImage(str(mended.path)).size() == QImage(40, 40, QImage.Format.Format_RGB32).size()


async def test_what_cannot_be_mended_no_longer_offers_it(
    desk: Attaching, tmp_path: Path
) -> None:
    broken = tmp_path / "abono.heic"
    broken.write_bytes(b"\0\0\0\x18ftypheic" + bytes(90))
    await attach(desk, broken)
    desk.presenter.files.mend(desk.view.files[0].id)
    await desk.until(lambda: desk.view.files[0].verdict.remedy is None)


async def test_removing_a_file_takes_its_copy_away(desk: Attaching, tmp_path: Path) -> None:
    await attach(desk, picture(tmp_path / "foto.png"))
    (file,) = desk.view.files
    copy = file.path
    assert copy is not None
    desk.presenter.files.remove(file.id)
    assert desk.view.files == ()
    await desk.until(lambda: not copy.exists())


def test_a_text_too_long_for_a_caption_goes_before_the_files() -> None:
    file = OutgoingFile("/m/a", "h", "a.jpg", "image/jpeg", FileKind.IMAGE, "", 3)
    voice = replace(file, mime_type="audio/ogg", kind=FileKind.AUDIO)
    names = iter("abcdef")
    how = SendHow("ana", "q")

    def batch(text: str, *files: OutgoingFile) -> list[tuple[str, str, str | None]]:
        made = batch_of(lambda: next(names), ConversationId(1), text, files, how)
        texts = [("text", made.text.text[:4], made.text.quoted_id)] if made.text else []
        return [*texts, *((f.file.kind, f.caption[:4], f.quoted_id) for f in made.files)]

    assert batch("Mira", voice, file) == [("audio", "", "q"), ("image", "Mira", None)]
    assert batch("x" * 2_000, file) == [("text", "xxxx", "q"), ("image", "", None)]
    assert batch("Oye", voice) == [("text", "Oye", "q"), ("audio", "", None)]


def test_a_large_picture_is_made_to_fit(tmp_path: Path) -> None:
    path = picture(tmp_path / "grande.png", 5_000)
    content = pictures.as_jpeg(path)
    assert content is not None
    made = QImage.fromData(content)
    assert max(made.width(), made.height()) == 4_096
    assert not made.hasAlphaChannel()


# --- the widgets ---------------------------------------------------------------------------


@pytest.fixture
def composer(qtbot: QtBot) -> ComposerWidget:
    composer = ComposerWidget(Words(zone_name=ZONE))
    qtbot.addWidget(composer)
    composer.resize(700, 260)
    composer.show()
    stand(composer, OPEN)
    return composer


def chosen(name: str = "foto.jpg", verdict: Verdict | None = None) -> ChosenFile:
    return ChosenFile(name, name, 6_000_000, verdict or Verdict("image/jpeg", FileKind.IMAGE))


def test_a_file_alone_can_be_sent(qtbot: QtBot, composer: ComposerWidget) -> None:
    assert not composer.send.main.isEnabled()
    composer.show_files((chosen(),))
    with qtbot.waitSignal(composer.send_asked) as sent:
        qtbot.keyClick(composer.editor, Qt.Key.Key_Return)
    assert sent.args == ["", None, False]


def test_a_card_says_what_is_wrong_and_what_helps(qtbot: QtBot) -> None:
    strip = FileStrip(Words(zone_name=ZONE))
    qtbot.addWidget(strip)
    large = Verdict("image/png", FileKind.IMAGE, Unfit.TOO_LARGE, 5 << 20, Remedy.SHRINK)
    strip.show_files((chosen(), chosen("grande.png", large)))
    bad, good = strip.cards  # what needs a look comes first
    assert good.fault.text() == "6.0 MB"
    assert bad.fault.text() == "Pesa 6.0 MB; WhatsApp acepta hasta 5 MB"
    assert strip.count == 1
    with qtbot.waitSignal(strip.mend_asked) as mended:
        bad.mend.click()
    assert mended.args == ["grande.png"]
    with qtbot.waitSignal(strip.removed) as removed:
        good.drop.click()
    assert removed.args == ["foto.jpg"]


def test_pasting_files_and_pictures_attaches_and_text_is_text(
    qtbot: QtBot, composer: ComposerWidget, tmp_path: Path
) -> None:
    files, image, text = QMimeData(), QMimeData(), QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.pdf"))])
    image.setImageData(QImage(4, 4, QImage.Format.Format_RGB32))
    text.setText("hola")
    with qtbot.waitSignal(composer.editor.files_dropped) as dropped:
        composer.editor.insertFromMimeData(files)
    assert dropped.args == [[tmp_path / "a.pdf"]]
    with qtbot.waitSignal(composer.editor.picture_pasted):
        composer.editor.insertFromMimeData(image)
    composer.editor.insertFromMimeData(text)
    assert composer.editor.toPlainText() == "hola"
