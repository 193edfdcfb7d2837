"""Public pages of draws of homes: what was frozen, what came of it, and how anybody checks it."""
