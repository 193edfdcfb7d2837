"""Pages of training classes: the ledger, the form of a plan, one class with its tabs, and what it prints."""
