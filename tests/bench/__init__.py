"""How fast and how large it is: each prints one JSON object."""
