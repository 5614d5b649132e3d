"""A pretend WhatsApp Cloud API with debtors who answer. Imports nothing of ours."""
