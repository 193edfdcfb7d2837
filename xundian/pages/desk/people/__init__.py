"""People at the desk: finding one, one whole, the full identity number, and who saw and who changed the record."""
