"""Writes of households: registering, editing, category periods, dependants."""

from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from laborers.registry.actions.editing import edit
from laborers.registry.models import Dependant, Household, HouseholdCategory
from xundian.accounts.scope import under
from xundian.divisions.states import Level
from xundian.kit.changing import only
from xundian.kit.errors import Invalid
from xundian.kit.formats import written
from xundian.kit.ids import new_id

HOUSEHOLD_FIELDS = ("group_name", "address", "phone")
DEPENDANT_FIELDS = ("name", "birth", "kind", "school_status", "note", "left_on")


@transaction.atomic
def register_household(*, number, division, by, on, category="ordinary", group_name="", address="", phone="", id=None):
    """A new household in a village, with its first category; Invalid when the number is taken in the county."""
    if division.level != Level.VILLAGE:
        raise Invalid(field="division", code="level", message=_("A household belongs to a village."))
    if Household.objects.filter(under("division_id", division.code[:6]), number=number).exists():
        raise Invalid(field="number", code="taken", message=_("This household number is already registered."))
    household = Household.objects.create(
        id=id or new_id(), number=number, division=division, category=category,
        group_name=group_name, address=address, phone=phone,
    )  # fmt: skip
    HouseholdCategory.objects.create(household=household, category=category, valid_from=on)
    return household


@transaction.atomic
def edit_household(*, household, changes, expected_version, by):
    """Change fields of HOUSEHOLD_FIELDS; Stale when someone else was faster, Invalid for any other field."""
    return edit(Household, household, changes, HOUSEHOLD_FIELDS, expected_version)


@transaction.atomic
def change_category(*, household, category, by, on, basis=""):
    """From the day `on` the household belongs to another category (X4); the former period ends the day before.

    Raises Invalid for the category it has already, or a day not after the beginning of the period in force.
    """
    household = Household.objects.select_for_update(of=("self",)).get(pk=household.pk)
    current = HouseholdCategory.objects.get(household=household, valid_to=None)
    if category == current.category:
        raise Invalid(field="category", code="unchanged", message=_("The household has this category already."))
    if on <= current.valid_from:
        raise Invalid(
            field="on",
            code="not_later",
            message=_("The category in force began on %(day)s. Give a later day.")
            % {"day": written(current.valid_from)},
        )
    HouseholdCategory.objects.filter(pk=current.pk).update(valid_to=on - timedelta(days=1))
    HouseholdCategory.objects.create(household=household, category=category, valid_from=on, basis=basis)
    Household.objects.filter(pk=household.pk).update(category=category)
    return household.reread()


@transaction.atomic
def add_dependant(*, household, by, id=None, **values):
    """Someone the household looks after; `values` are DEPENDANT_FIELDS, name and kind at least."""
    only(values, DEPENDANT_FIELDS)
    return Dependant.objects.create(id=id or new_id(), household=household, **values)


@transaction.atomic
def edit_dependant(*, dependant, changes, expected_version, by):
    """Change fields of DEPENDANT_FIELDS; Stale when someone else was faster, Invalid for any other field."""
    return edit(Dependant, dependant, changes, DEPENDANT_FIELDS, expected_version)


@transaction.atomic
def settle_household(*, household, site_id, by):
    """Note that a household lives at a resettlement site (None: no longer); called by the room that moves it in."""
    Household.objects.filter(pk=household.pk).update(site_id=site_id)
