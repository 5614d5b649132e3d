"""Telling a person what happens: the bell, the system's notices, sounds."""
