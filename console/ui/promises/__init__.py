"""Promises to pay: what is due today, overdue, kept and broken."""
