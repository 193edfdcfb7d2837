"""Pure decisions of the registry."""

# Categories whose people come first in training, posts and matching (X2.2-6), under their dated names.
SUPPORTED_CATEGORIES = frozenset(
    {
        "registered_poor",
        "out_of_poverty",
        "monitored",
        "monitored_unstable",
        "monitored_marginal",
        "monitored_sudden",
    }
)


def is_supported(category):
    """Whether a household of this category comes first at equal suitability."""
    return category in SUPPORTED_CATEGORIES


def age_on(birth, day):
    """Whole years at that day; someone born on 29 February is a year older on 1 March in common years."""
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))


# Digits of a county, a township and a village, the smallest place last.
LEVEL_DIGITS = (6, 9, 12)


def common_place(first, second):
    """The code of the smallest division that holds both villages; empty for two counties."""
    shared = [first[:digits] for digits in LEVEL_DIGITS if first[:digits] == second[:digits]]
    return shared[-1] if shared else ""
