"""Subsidies at the desk: who is entitled, claims, public notices, declarations to finance, and payments (X2.3)."""
