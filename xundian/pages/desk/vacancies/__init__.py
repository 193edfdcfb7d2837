"""Vacancies on the desk: the list, one with its offers and checks, its form and steps, and public-welfare posts."""
