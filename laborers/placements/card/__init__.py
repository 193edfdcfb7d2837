"""What is printed about one person's work: the contact card in three layouts and the contract card (ux §10, X2.2-7)."""

from laborers.placements.card.contact import address, fold, render, sheet
from laborers.placements.card.contract import contract

__all__ = ["address", "contract", "fold", "render", "sheet"]
