"""The bar over the thread: who it is, who answers, and closing the conversation."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from console.domain.contact import Role
from console.ui.inbox.panel.masks import masked_phone, shown_phone
from console.ui.inbox.panel.wording import role_word
from console.ui.theme.theme import Theme
from console.ui.widgets.avatar import Avatar, initials
from console.ui.widgets.buttons import Button, IconButton
from console.ui.widgets.cards import Panel, Pic, vline
from console.ui.widgets.elide import ElidedLabel
from console.ui.widgets.labels import Label
from console.usecases.views import PersonPanel
from console.usecases.work_ports import Viewer


class ThreadHeader(Panel):
    """Shows the person and who holds the claim."""

    resolve_asked = Signal(bool)  # reopen
    reveal_asked = Signal(str)
    panel_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._panel: PersonPanel | None = None
        self._is_resolved = False
        self.avatar = Avatar("", size=36)
        self.name = ElidedLabel("", "lead", weight=600)
        self.phone = Label("", "small", "text2", tabular=True)
        self.eye = IconButton("eye", self.tr("Ver el teléfono; queda registrado"), small=True)
        self._role_pic = Pic("shield-check", "ok", 14)
        self._role = Label("", "small", "ok")
        self._holder_pic = Pic("lock", "text3", 14)
        self._holder = Label("", "caption", "text3")
        self.viewer = Label("", "caption", "text3")
        self.take = Button(self.tr("Tomar"), "link", small=True)
        self.take.setToolTip(self.tr("Responder tú; a quien la tenía se le avisa"))
        self.find_button = IconButton("search", self.tr("Buscar en la conversación (Ctrl F)"))
        self.snooze = IconButton("moon", self.tr("Posponer"))
        self.transfer = IconButton("swap", self.tr("Transferir"))
        self.more = IconButton("dots", self.tr("Más acciones"))
        self.resolve = Button(self.tr("Resolver"), icon="check", small=True)
        self.panel_button = IconButton("panel", self.tr("Mostrar u ocultar la ficha"))
        self._build()
        self.resolve.clicked.connect(lambda: self.resolve_asked.emit(self._is_resolved))
        self.eye.clicked.connect(lambda: self.reveal_asked.emit("phone"))
        self.panel_button.clicked.connect(self.panel_asked)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        Theme.current().follow(self.restyle)

    def _build(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self.name)
        self._second = QHBoxLayout()
        for part in (self.phone, self.eye, self._role_pic, self._role):
            self._second.addWidget(part)
        self._second.addStretch(1)
        words.addLayout(self._second)
        words.addStretch(1)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.avatar)
        self._row.addLayout(words, 1)
        trailing = (
            self.viewer,
            self._holder_pic,
            self._holder,
            self.take,
            vline(),
            self.find_button,
            self.snooze,
            self.transfer,
            self.more,
            self.panel_button,
            self.resolve,
        )
        for widget in trailing:
            self._row.addWidget(widget)

    def restyle(self) -> None:
        """Lay out again at the zoom in force."""
        px = Theme.current().px
        self.setFixedHeight(px(56))
        self._row.setContentsMargins(px(16), 0, px(12), 0)
        self._row.setSpacing(px(10))
        self._second.setSpacing(px(6))

    def show_name(self, name: str, country: str | None, *, is_resolved: bool) -> None:
        """What the list knows already, before the person is read."""
        self._panel = None
        self.avatar.show_person(name, None, country)
        self.name.setText(name)
        self.show_resolved(is_resolved=is_resolved)
        self.show_viewers(())
        for part in (self.phone, self._role):
            part.setText("")
        for hidden in (self.eye, self._role_pic, self._holder, self._holder_pic, self.take):
            hidden.hide()

    def show_resolved(self, *, is_resolved: bool) -> None:
        """Whether the button closes the conversation or opens it again."""
        self._is_resolved = is_resolved
        self.resolve.setText(self.tr("Reabrir") if is_resolved else self.tr("Resolver"))
        self.resolve.restyle()

    def show_person(self, panel: PersonPanel, name: str, by: str) -> None:
        """Who it is, under `name`; `by` is the operator, whose own claim needs no mention."""
        other = self._panel is None or self._panel.debtor_id != panel.debtor_id
        self._panel = panel
        person_id = str(panel.debtor_id or panel.conversation_id)
        self.avatar.show_person(name, person_id, panel.country)
        self.name.setText(name)
        if other:
            self.phone.setText(masked_phone(panel.phone, panel.country))
            self.eye.setVisible(bool(panel.phone))
        self._show_role(panel)
        holder = panel.claimed_by if panel.claimed_by not in {None, by} else None
        text = self.tr("{name} está respondiendo").format(name=holder) if holder else ""
        self._holder.setText(text)
        self._holder.setVisible(bool(holder))
        self._holder_pic.setVisible(bool(holder))
        self.take.setVisible(bool(holder))

    def _show_role(self, panel: PersonPanel) -> None:
        mine = [point for point in panel.contact_points if point.value == panel.phone]
        if panel.debtor_id is None:
            text, icon, is_fine = self.tr("Número sin cuenta"), "help", False
        elif mine:
            role = mine[0].role
            text, icon, is_fine = role_word(role), "shield-check", role is not Role.REFERENCE
        else:
            text, icon, is_fine = "", "shield", True
        self._role.setText(text)
        self._role.set_tone("ok" if is_fine else "warn")
        self._role_pic.show_icon(icon, "ok" if is_fine else "warn")
        self._role_pic.setVisible(bool(text))

    def show_viewers(self, viewers: tuple[Viewer, ...]) -> None:
        """Who else has this conversation open, and who of them types."""
        typing = [viewer.operator for viewer in viewers if viewer.typing]
        if typing:
            text = self.tr("{name} está escribiendo…").format(name=typing[0])
        elif viewers:
            names = ", ".join(initials(viewer.operator) for viewer in viewers[:3])
            text = self.tr("{who} viendo").format(who=names)
        else:
            text = ""
        self.viewer.setText(text)
        self.viewer.setToolTip(", ".join(viewer.operator for viewer in viewers))
        self.viewer.setVisible(bool(text))

    def reveal(self, field: str) -> None:
        """Show the whole phone, once that is on record."""
        if field == "phone" and self._panel is not None:
            self.phone.setText(shown_phone(self._panel.phone, self._panel.country))
            self.eye.hide()

    def cover(self, field: str) -> None:
        """Cover the phone again."""
        if field == "phone" and self._panel is not None:
            self.phone.setText(masked_phone(self._panel.phone, self._panel.country))
            self.eye.setVisible(bool(self._panel.phone))
