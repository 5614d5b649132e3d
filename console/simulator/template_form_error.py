"""How Graph words a template that it does not take."""

from console.simulator.graph_error import GraphError


def invalid(details: str, subcode: int, title: str) -> GraphError:
    """Error 100 with the subcode and title that the template editor shows."""
    return GraphError(100, details, subcode=subcode, user_title=title)
