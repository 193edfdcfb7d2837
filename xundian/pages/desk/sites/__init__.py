"""Resettlement sites at the desk: buildings and homes, who lives there, facilities, what is watched (W2.2, W2.4)."""
