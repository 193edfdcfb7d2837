"""Pages of parked work: what phones sent and the office must settle."""
