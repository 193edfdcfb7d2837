"""Names as the public sees them."""


def masked(name):
    """The first sign of a name, and a star for each further one (two at most)."""
    name = (name or "").strip()
    return name[:1] + "*" * min(len(name) - 1, 2) if name else ""
