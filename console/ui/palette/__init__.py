"""The command palette: actions, places, people and messages from one field."""
