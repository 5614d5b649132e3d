"""Writing: the sentence above, the field, and what blocks it."""
