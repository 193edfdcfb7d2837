"""Days and ages: which days of birth an age of whole years belongs to. Pure."""


def years_before(day, years):
    """The last day of birth of whoever is that many years old on a day (as registry.rules.age_on counts)."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)


def born_for_ages(day, lowest, highest):
    """(after, until): born after the first and not after the second day is to be of these ages, both included."""
    return years_before(day, highest + 1), years_before(day, lowest)
