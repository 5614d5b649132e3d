"""Debtors who answer: each kind is a small state machine read from scripts.json."""
