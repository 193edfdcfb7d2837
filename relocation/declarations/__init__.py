"""Declarations of households for relocation: claimed, inspected, decided, drawn for, moved in (W2.2-1 to 4)."""
