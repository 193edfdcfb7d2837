"""The desk: pages of county and township for what no ledger shows well, one module per journey."""
