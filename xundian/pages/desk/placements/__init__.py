"""Placements at the desk: the list, one spell with its steps and wages, consent, retention and income."""
