"""Matching at the desk: runs and what they found, runs side by side, the daily view both ways, weights, trainings."""
