"""Writing a visit to an employer down, once for each client UUID; a later row corrects it (X2.2-7, X4)."""

from django.db import transaction
from django.utils.translation import gettext as _

from laborers.placements.rules import is_destination
from laborers.visits.actions.once import corrected_before, same_visit, write_once
from laborers.visits.models import EmployerVisit
from laborers.visits.states import Benefits, Lodging, Pay, Rating
from xundian.accounts.scope import in_their_cities
from xundian.kit.changing import only
from xundian.kit.checking import at_most, not_listed
from xundian.kit.clock import day_of
from xundian.kit.errors import Invalid
from xundian.kit.ids import new_id

WORDS = {"environment": Rating, "accommodation": Lodging, "pay": Pay, "benefits": Benefits}
CONTENT = (
    "enterprise_id", "employer_name", "destination", "visited_on", *WORDS, "note", "next_visit_on", "corrects_id",
    "by_id",
)  # fmt: skip


@transaction.atomic
def visit_employer(
    *, destination, visited_on, at, by, enterprise=None, employer_name="", id=None, note="", next_visit_on=None,
    corrects=None, **findings,
):  # fmt: skip
    """Write down a visit to an employer as such; (EmployerVisit, created).

    The employer is an enterprise, or the name that stands in placements, at a `destination` of six digits. `findings`
    are environment, accommodation, pay and benefits, words of states. The same `id` with the same content gives the
    first row again, with other content Conflict (id_reused). Invalid names every field that is wrong.
    """
    only(findings, WORDS)
    visit = EmployerVisit(
        id=id or new_id(), enterprise=enterprise, employer_name=_name(enterprise, employer_name),
        destination=destination, visited_on=visited_on, entered_at=at, note=note, next_visit_on=next_visit_on,
        corrects=corrects, by=by, station=by.station, county_id=(by.home_id or "")[:6], **findings,
    )  # fmt: skip
    before = EmployerVisit.objects.filter(pk=visit.pk).first()
    if before:
        return same_visit(before, visit, CONTENT), False
    _check(visit, day_of(at))
    return write_once(visit, lambda before: same_visit(before, visit, CONTENT))


def _name(enterprise, name):
    return enterprise.name if enterprise else name.strip()


def _check(visit, today):
    wrong = {}
    for field, words in WORDS.items():
        if getattr(visit, field) and getattr(visit, field) not in words.values:
            wrong[field] = ("unknown", not_listed(words))
    if not visit.employer_name or len(visit.employer_name) > 100:
        wrong["employer_name"] = ("required", _("Name the employer, in at most 100 characters."))
    if len(visit.note) > 500:
        wrong["note"] = ("max_length", at_most(500))
    if not is_destination(visit.destination):
        wrong["destination"] = ("bad_code", _("Give the place as the six digits of its division code."))
    elif not in_their_cities(visit.by, visit.destination):
        wrong["destination"] = ("not_yours", _("This place is not among the cities of your station."))
    if visit.visited_on > today:
        wrong["visited_on"] = ("in_future", _("The day of the visit lies in the future."))
    if visit.next_visit_on and visit.next_visit_on <= visit.visited_on:
        wrong["next_visit_on"] = ("not_later", _("The next visit comes after this one."))
    if wrong:
        raise Invalid(fields=wrong)
    _check_corrects(visit)


def _check_corrects(visit):
    old = visit.corrects
    if old is None:
        return
    if (old.employer_name, old.destination) != (visit.employer_name, visit.destination):
        raise Invalid(field="corrects", code="foreign", message=_("A correction concerns the same employer and place."))
    if EmployerVisit.objects.filter(corrects=old).exists():
        raise corrected_before()
