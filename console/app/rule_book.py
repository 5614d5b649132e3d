"""The rules of contact, from the country profiles and the calendars of holidays."""

from datetime import datetime

from console.domain.contact import ContactFacts
from console.domain.contact_policy import Rules
from console.runtime import countries


class Countries:
    """Implements usecases.context.RuleBook from the data files; answers are cached."""

    def __init__(self, lang: str = "es") -> None:
        self._lang = lang
        self._known: dict[tuple[object, ...], Rules] = {}

    def rules_for(self, facts: ContactFacts, now: datetime) -> Rules:
        """Implements RuleBook."""
        key = (facts.country, facts.regions, now.date())
        if key not in self._known:
            if len(self._known) > 500:  # noqa: PLR2004 - a bound, not a figure
                self._known.clear()
            self._known[key] = countries.rules_for(
                facts.country, facts.regions, now.date(), lang=self._lang
            )
        return self._known[key]
