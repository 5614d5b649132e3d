"""What the second look holds a message against: the person beside the thread."""

from datetime import date

from console.domain.lint import Known, names_of
from console.domain.money import LOCAL_CURRENCY, Money
from console.domain.promise import ALIVE
from console.usecases.views import PersonPanel


def known_of(panel: PersonPanel, by: str, today: date) -> Known:
    """Amounts, days and names of the person and of what was promised and paid."""
    amounts = [amount for each in panel.accounts for amount in (each.due, each.balance)]
    amounts += [amount for each in panel.promises for amount in (each.amount, each.paid)]
    amounts += [each.amount for each in panel.activities]
    known = frozenset(amount for amount in amounts if amount is not None and amount.minor > 0)
    days = {each.due_on for each in panel.accounts} | {each.due_on for each in panel.activities}
    open_promises = [each for each in panel.promises if each.state in ALIVE]
    kept = {each.due_on for each in panel.promises}
    return Known(
        today,
        currency_of(panel, known),
        known,
        frozenset(day for day in days | kept if day is not None),
        frozenset(each.due_on for each in open_promises),
        names_of(panel.name, by, *(each.creditor for each in panel.accounts)),
    )


def currency_of(panel: PersonPanel, amounts: frozenset[Money]) -> str:
    """The money that a bare sign stands for: the accounts', else the country's."""
    first = next((each.due.currency for each in panel.accounts), None)
    other = next(iter(sorted(each.currency for each in amounts)), None)
    return first or other or LOCAL_CURRENCY.get(panel.country or "", "MXN")


def account_of(panel: PersonPanel) -> str:
    """How the account is called in a sentence: its last four signs."""
    numbers = [each.account_no for each in panel.accounts if each.account_no]
    return numbers[0][-4:] if numbers else ""
