"""Pure rules of collections work. No clock, no input or output, no framework."""
