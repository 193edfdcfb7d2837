"""Index of the ledgers of relocation, room by room."""

from relocation.bases import admin as bases
from relocation.channels import admin as channels
from relocation.declarations import admin as declarations
from relocation.draws import admin as draws
from relocation.households import admin as households
from relocation.indicators import admin as indicators
from relocation.sites import admin as sites

__all__ = ["bases", "channels", "declarations", "draws", "households", "indicators", "sites"]
