"""Index of the ledgers of relocation, room by room."""

from relocation.channels import admin as channels
from relocation.households import admin as households
from relocation.sites import admin as sites

__all__ = ["channels", "households", "sites"]
