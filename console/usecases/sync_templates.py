"""The library of templates, as the relay last read it from Meta."""

from collections.abc import Sequence
from datetime import datetime

from console.usecases.ports import UnitOfWork
from console.usecases.views import TemplateRow


def sync_templates(rows: Sequence[TemplateRow], uow: UnitOfWork, *, now: datetime) -> None:
    """Replace the library; a template that no longer comes cannot be sent any more."""
    uow.templates.replace(rows, now)
