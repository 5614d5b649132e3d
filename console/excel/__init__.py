"""Workbooks to checked rows, and back."""
