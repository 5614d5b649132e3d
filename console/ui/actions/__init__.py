"""What a person can ask for, in one table: keys, tooltips, menus, palette and F1 read it."""
