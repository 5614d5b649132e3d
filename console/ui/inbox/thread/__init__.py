"""The painted thread of one conversation."""
