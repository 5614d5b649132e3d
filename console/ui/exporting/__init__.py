"""Taking data out: what, in which layout, where to."""
