"""Households, the people in them, and whom they look after. No identity number and no ethnic group leave the house."""

from django.db.models import Case, CharField, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce

from laborers.placements.queries import code_label
from laborers.registry.models import Dependant, Household, Laborer
from laborers.visits.queries import HEAD_OF_HOUSEHOLD
from relocation.households.models import MoveIn
from xundian.sync.entities.shape import Entity, english, keys, plain


def _household():
    head = Laborer.objects.filter(household=OuterRef("pk"), left_on=None, relation=HEAD_OF_HOUSEHOLD).order_by("id")
    home = MoveIn.objects.filter(household=OuterRef("pk"), left_on=None)
    return plain("number", "group_name", "address", "phone", "category", "ended_on") | {
        "division": F("division_id"),
        "division_name": _place_name(),
        "category_label": code_label("household_category", "category"),
        "head": _text(head.values("name")[:1]),
        "building": _text(home.values("building")[:1]),
        "unit": _text(home.values("unit")[:1]),
    }


def _laborer():
    words = {"relation_label": code_label("relation", "relation")}
    return (
        plain("name", "pinyin", "initials", "sex", "birth", "relation", "phone", "left_on") | keys("household") | words
    )


def _dependant():
    return keys("household") | plain("name", "birth", "kind", "school_status", "left_on")


def _place_name():
    if not english():
        return F("division__name")
    return Case(When(division__name_en="", then=F("division__name")), default=F("division__name_en"))


def _text(rows):
    return Coalesce(Subquery(rows, output_field=CharField()), Value(""), output_field=CharField())


HERE = Q(left_on=None)
HOUSEHOLD = Entity("household", Household, _household, day="ended_on", open=Q(ended_on=None), home="")
LABORER = Entity("laborer", Laborer, _laborer, day="left_on", open=HERE, never=Q(merged_into__isnull=False))
DEPENDANT = Entity("dependant", Dependant, _dependant, day="left_on", open=HERE)
