"""Index of the background tasks of relocation, room by room."""

from relocation.bases import tasks as bases
from relocation.channels import tasks as channels
from relocation.draws import tasks as draws

__all__ = ["bases", "channels", "draws"]
