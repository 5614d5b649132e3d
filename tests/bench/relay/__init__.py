"""The relay under load, in parts: receiving (ingest), sending (drain), serving (stream).

A part is a module with two functions: `add_arguments(parser)` adds its sizes, and
`figures(arguments)` measures and returns the contract's figures, made with `figures.py`.
`tests/bench/bench_relay.py` runs the parts and prints their figures as one JSON object.
"""
