"""The tree of counties, townships, villages and groups, and what lies below a place."""
