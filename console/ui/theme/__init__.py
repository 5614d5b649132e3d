"""Tokens, palette, fonts and icons."""
