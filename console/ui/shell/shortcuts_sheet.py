"""Every key in one place: F1."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from console.ui.theme.theme import Theme
from console.ui.widgets.cards import pad_layout
from console.ui.widgets.labels import Label, section_caption
from console.ui.widgets.paint import keycap_width, paint_keycap
from console.ui.widgets.sheet import Sheet

WIDTH_PX = 760


class ShortcutsSheet(Sheet):
    """The keys of the window, the inbox and the worklist, in two columns."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", parent, WIDTH_PX)
        self.show_title(self.tr("Atajos de teclado"), self.tr("Todo se puede hacer sin ratón"))
        columns = QHBoxLayout()
        pad_layout(columns, 20, 16, spacing=28)
        inbox, rest = QVBoxLayout(), QVBoxLayout()
        self._fill(inbox, self.tr("Bandeja"), self._inbox_keys())
        self._fill(rest, self.tr("En todas partes"), self._window_keys())
        self._fill(rest, self.tr("Colas y promesas"), self._list_keys())
        for column in (inbox, rest):
            column.addStretch(1)
            columns.addLayout(column, 1)
        self.body.addLayout(columns)

    def _fill(self, column: QVBoxLayout, title: str, rows: tuple[tuple[str, str], ...]) -> None:
        column.addWidget(section_caption(title))
        grid = QGridLayout()
        grid.setVerticalSpacing(Theme.current().px(6))
        for number, (keys, what) in enumerate(rows):
            grid.addWidget(Label(what), number, 0)
            grid.addWidget(_Keycap(keys), number, 1)
        grid.setColumnStretch(0, 1)
        column.addLayout(grid)

    def _window_keys(self) -> tuple[tuple[str, str], ...]:
        return (
            ("Ctrl K", self.tr("Buscar persona, cuenta o teléfono")),
            ("Ctrl 1 … 4", self.tr("Ir a una sección")),
            ("Ctrl 7", self.tr("Ajustes")),
            ("Esc", self.tr("Cerrar o volver")),
            ("F1", self.tr("Esta lista")),
        )

    def _inbox_keys(self) -> tuple[tuple[str, str], ...]:
        return (
            ("Alt ↓  Alt ↑", self.tr("Conversación siguiente o anterior")),
            ("Ctrl Tab", self.tr("Conversación siguiente")),
            ("J  K", self.tr("Bajar o subir en la lista")),
            ("Enter", self.tr("Enviar; en la lista, escribir")),
            ("Ctrl Enter", self.tr("Enviar y pasar a la siguiente")),
            ("Shift Enter", self.tr("Renglón nuevo")),
            ("Alt T", self.tr("Elegir plantilla")),
            ("Alt P", self.tr("Registrar promesa")),
            ("Alt N  Alt R", self.tr("Nota interna o respuesta")),
            ("Alt E", self.tr("Resolver la conversación")),
            ("Ctrl ↑  Ctrl ↓", self.tr("Recorrer los mensajes")),
            ("R", self.tr("Citar el mensaje elegido")),
            ("Ctrl C", self.tr("Copiar el mensaje elegido")),
        )

    def _list_keys(self) -> tuple[tuple[str, str], ...]:
        return (
            ("Enter", self.tr("Abrir la conversación")),
            (self.tr("Espacio"), self.tr("Marcar la cuenta")),
            ("Ctrl A", self.tr("Marcar todas las de la lista")),
            ("Alt Enter", self.tr("Trabajar en orden")),
            ("Ctrl F", self.tr("Filtrar")),
            ("Ctrl E", self.tr("Exportar a Excel")),
        )


class _Keycap(QWidget):
    """A key as it is printed on a keyboard."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(int(keycap_width(self._text)) + 2, Theme.current().px(20))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        paint_keycap(QPainter(self), 0.0, QRectF(self.rect()).center().y(), self._text)
