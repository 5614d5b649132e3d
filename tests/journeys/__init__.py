"""The whole program over real HTTP: relay, simulator and consoles, as one process each."""
