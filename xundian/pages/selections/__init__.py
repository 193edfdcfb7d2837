"""Public pages of selection rounds: results with ballots to count again, objections, and the vote on the spot."""
