"""A theme's colours in Qt's own roles, for everything that Qt paints itself."""

from PySide6.QtGui import QColor, QPalette

from console.ui.theme.tokens import Tokens

_Role = QPalette.ColorRole


def palette_of(tokens: Tokens) -> QPalette:
    """The palette that Fusion and the stock widgets draw with."""
    roles = {
        _Role.Window: tokens.bg,
        _Role.Base: tokens.surface,
        _Role.AlternateBase: tokens.subtle,
        _Role.Button: tokens.surface,
        _Role.Text: tokens.text,
        _Role.WindowText: tokens.text,
        _Role.ButtonText: tokens.text,
        _Role.BrightText: tokens.on_accent,
        _Role.PlaceholderText: tokens.text3,
        _Role.Highlight: tokens.accent_soft,
        _Role.HighlightedText: tokens.text,
        _Role.Accent: tokens.accent,
        _Role.Link: tokens.accent_text,
        _Role.LinkVisited: tokens.accent_text,
        _Role.ToolTipBase: tokens.tooltip,
        _Role.ToolTipText: "#FFFFFF",
        _Role.Light: tokens.surface,
        _Role.Midlight: tokens.hover,
        _Role.Mid: tokens.border,
        _Role.Dark: tokens.border2,
        _Role.Shadow: tokens.field,
    }
    palette = QPalette()
    for role, colour in roles.items():
        palette.setColor(role, QColor(colour))
    for role in (_Role.Text, _Role.WindowText, _Role.ButtonText):
        faded = QColor(tokens.text)
        faded.setAlphaF(0.5)
        palette.setColor(QPalette.ColorGroup.Disabled, role, faded)
    return palette
