"""The screens, in PySide6 widgets."""
