"""The versioned language between console and relay (version 1: every path begins with /v1)."""
