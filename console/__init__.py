"""Acuerdo: the console with which collections teams work their portfolios over WhatsApp."""

__version__ = "0.1.0"
