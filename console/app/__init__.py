"""Composition roots: the only package that knows everybody."""
