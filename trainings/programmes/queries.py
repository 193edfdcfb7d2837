"""Reads of programmes: what is offered on a day, and what the county teaches (X2.2-4, X4)."""

from django.db.models import Q

from trainings.programmes.models import Programme
from xundian.codes.queries import table, tables

# The list behind each column that holds a code.
SCHEMES = {
    "project": "training_programme",
    "occupation": "training_occupation",
    "certificate_kind": "certificate_kind",
    "level": "skill_level",
}


def offered_on(on, path=""):
    """Q for programmes that are offered on a day; `path` leads to the programme, as "programme__"."""
    open_end = Q(**{f"{path}active_to": None}) | Q(**{f"{path}active_to__gte": on})
    return Q(**{f"{path}active_from__lte": on}) & open_end


def programmes_for(county, on, occupation=None):
    """What a county (its code) offers on a day, by name; of one occupation when that is given."""
    rows = Programme.objects.filter(offered_on(on), county=county)
    return (rows if occupation is None else rows.filter(occupation=occupation)).order_by("name", "pk")


def county_occupations(on):
    """The county's practical occupations (22 since 2017, X4) on a day, as a Lookup."""
    return table("training_occupation", on)


def unknown_codes(values, on):
    """Names of the columns whose code does not stand in its list on the day; no code is always known."""
    named = {name: values[name] for name in SCHEMES if values.get(name)}
    lists = tables([SCHEMES[name] for name in named], on) if named else {}
    return [name for name, code in named.items() if code not in lists[SCHEMES[name]]]


def found(rows, words):
    """Programmes by a part of their name or of their document's title or number."""
    for word in words.split():
        parts = (f"{name}__icontains" for name in ("name", "policy_title", "policy_number"))
        condition = Q()
        for part in parts:
            condition |= Q(**{part: word})
        rows = rows.filter(condition)
    return rows
