"""Enterprises at the desk: the list, one of them, the forms about it, inspections and competitive selections."""
