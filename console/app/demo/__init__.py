"""The demo: relay, simulator and console on this machine, with a sample portfolio."""
