"""What a query gives back."""

from typing import Any

Stored = Any
"""A row (its columns are attributes), a column or a table: what SQLAlchemy leaves untyped.
None where nothing was found and the name says so.
"""
