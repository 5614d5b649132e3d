"""A pretend WhatsApp Cloud API with debtors who answer. Imports nothing of ours.

It speaks Meta's wire format over real HTTP, so that the relay, or any other client of the
Cloud API, can be tried, taught and tested against it. Because it shares no code with the
relay it cannot share its misunderstandings. Read in this order: `app`, `graph`, `outgoing`,
`delivery`, `courier`, then `personas`.
"""
