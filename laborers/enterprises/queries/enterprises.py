"""Reads of enterprises: the search, and lists with how each stands."""

from django.db.models import Exists, OuterRef, Q, Subquery

from laborers.enterprises.models import Contact, Cooperation, Enterprise
from laborers.enterprises.queries.inspections import inspected, newest


def found(enterprises, text):
    """Those of the queryset whose name, credit code or a contact holds the text."""
    text = text.strip()
    if not text:
        return enterprises
    people = Contact.objects.filter(Q(name__icontains=text) | Q(phone__startswith=text), enterprise=OuterRef("pk"))
    own = Q(name__icontains=text) | Q(uscc__istartswith=text) | Q(contact__icontains=text) | Q(phone__startswith=text)
    return enterprises.filter(own | Q(Exists(people)))


def with_standing(enterprises, on):
    """Each with `inspected` (whether its posts can be offered on the day), `last_verdict`, `holds_until`, `agreed`."""
    last = newest(on).filter(enterprise=OuterRef("pk"))
    agreed = Cooperation.objects.filter(enterprise=OuterRef("pk"), starts__lte=on, ends__gte=on)
    return enterprises.annotate(
        inspected=Exists(inspected(on).filter(pk=OuterRef("pk"))),
        last_verdict=Subquery(last.values("verdict")[:1]),
        holds_until=Subquery(last.values("valid_until")[:1]),
        agreed=Exists(agreed),
    )


def contacts_of(enterprise, on):
    """Whom to talk to: contacts valid on the day first, each with whether it still is."""
    rows = Contact.objects.filter(enterprise=enterprise).order_by("name", "pk")
    marked = [(row, row.valid_from <= on and not (row.valid_to and row.valid_to < on)) for row in rows]
    return sorted(marked, key=lambda each: not each[1])


def by_uscc(county, uscc):
    """The enterprise of a county with that credit code, or None."""
    return Enterprise.objects.filter(county=county, uscc=uscc).first()
