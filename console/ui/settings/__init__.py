"""What a person sets for this computer: connection, name, language and looks."""
