"""Index of the background tasks of relocation, room by room."""

from relocation.channels import tasks as channels

__all__ = ["channels"]
