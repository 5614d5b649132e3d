"""Names for identifiers, so that one kind is never passed for another."""

from typing import NewType

CreditorId = NewType("CreditorId", int)
PortfolioId = NewType("PortfolioId", int)
DebtorId = NewType("DebtorId", int)
AccountId = NewType("AccountId", int)
ContactPointId = NewType("ContactPointId", int)
ConversationId = NewType("ConversationId", int)
TemplateId = NewType("TemplateId", int)
BatchId = NewType("BatchId", int)
MessageId = NewType("MessageId", str)
PromiseId = NewType("PromiseId", str)
ActivityId = NewType("ActivityId", str)
