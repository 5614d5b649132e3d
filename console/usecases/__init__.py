"""One file per thing that a person, the worker or an event makes happen."""
