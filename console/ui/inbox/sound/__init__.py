"""Voice notes and videos: played, and their sound drawn."""
