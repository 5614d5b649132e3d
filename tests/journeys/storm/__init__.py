"""A storm over relay, simulator and database, and the reckoning afterwards."""
