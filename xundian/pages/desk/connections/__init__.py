"""Systems of the station and of the county: tokens of programs, webhooks and the log of what was delivered."""
