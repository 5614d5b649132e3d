"""Choosing, filling and sending an approved template."""
