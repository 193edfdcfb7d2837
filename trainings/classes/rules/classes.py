"""Pure decisions about the plan of a class and whom it is for (X2.2-4, X4)."""


def is_for(class_division, village):
    """Whether a class takes people of that village: a township's class its own, a county's class everyone's."""
    return village.startswith(class_division)


def plan_problem(*, county, division, level, capacity, starts_on, ends_on):
    """What is wrong with the plan of a class: None, or (field, code of states.REFUSALS)."""
    if level not in ("county", "township") or not division.startswith(county):
        return "division", "division"
    if ends_on < starts_on:
        return "ends_on", "before_start"
    return ("capacity", "no_places") if capacity < 1 else None
