"""A feed of changes in the order of their commits, written by the database itself; it knows no word of the domain.

`writing` declares which tables are in it (`fed`, `touching`) and makes their triggers; `reading` reads it in pages.
Models import from here; `reading` needs the tables and is imported by name. Decision 0013 says why the order is taken
at commit, and why large statements leave marks instead of changes.
"""

from xundian.kit.feed.writing import BULK, FED, fed, touch, touching

__all__ = ["BULK", "FED", "fed", "touch", "touching"]
