"""Pages of the industrial bases: the ledger, one base, what all of them grow, and what is divided."""
