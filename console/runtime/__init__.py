"""How work runs: tasks, clock, secrets, paths, resources, formats."""
