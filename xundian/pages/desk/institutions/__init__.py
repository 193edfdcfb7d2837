"""Training institutions at the desk: registration, qualification reviews, selection rounds, objections."""
