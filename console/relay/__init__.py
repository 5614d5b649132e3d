"""The server between Meta and the consoles."""
