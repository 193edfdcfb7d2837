"""Employment channels at the desk: offers, households without work, terms, workshops and posts, figures (W2.2)."""
