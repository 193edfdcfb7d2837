"""Pages of a station: day trips by city and employer, whom it looks after, contact points."""
