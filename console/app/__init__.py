"""Composition roots: the only package that knows everybody."""

import sys

# httpx imports its own command line, with rich, pygments and click, wherever these happen to be
# installed: ten megabytes that no window needs. It is written to do without.
sys.modules.setdefault("httpx._main", None)  # type: ignore[arg-type]  # what stops an import
