"""The verify queue: what looked odd in imported rows, one question at a time, with what is on record beside it."""
