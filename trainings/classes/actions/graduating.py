"""What follows when trainees complete a class: a skill for each, and the posts of who ordered it, for them first."""

from django.db import transaction
from django.db.models import F

from laborers.jobs import actions as jobs
from laborers.jobs.models import Vacancy
from laborers.jobs.states import VacancyState
from laborers.registry import actions as registry
from laborers.registry.queries import supported_then
from trainings.classes import rules
from trainings.classes.models import Enrolment
from trainings.classes.states import EnrolmentState


def add_skill(*, enrolment, by, on):
    """The trade of a completed class becomes a skill of the person, so that matching knows it (X2.2-4).

    A certificate that is issued later puts its number and level to it.
    """
    occupation = enrolment.training_class.occupation
    if rules.teaches_a_skill(passed=enrolment.state == EnrolmentState.COMPLETED, occupation=occupation):
        registry.add_skill(laborer=enrolment.laborer, occupation=occupation, source="training", by=by, on=on)


@transaction.atomic
def call_graduates(*, training_class, by, on):
    """Keep the posts of the ordering enterprise for those who completed its class; the FirstCalls that were made.

    The order's own vacancy, else the enterprise's open ones in the trade of the class. Where there are more graduates
    than posts, registered poor come first, then the better result, then who enrolled earlier (X2.2-6). Repeated, it
    calls nobody twice. Nothing for a class that nobody ordered.
    """
    order = training_class.order
    if order is None:
        return []
    posts = Vacancy.objects.filter(enterprise=order.enterprise_id, state=VacancyState.OPEN, closes__gte=on)
    posts = posts.filter(pk=order.vacancy_id) if order.vacancy_id else posts.filter(occupation=order.occupation)
    done = Enrolment.objects.filter(training_class=training_class, state=EnrolmentState.COMPLETED)
    done = supported_then(done, "laborer__household_id", "enrolled_on").select_related("laborer")
    done = done.order_by("-supported", F("score").desc(nulls_last=True), "enrolled_on", "pk")
    return jobs.call_first(
        vacancies=list(posts.values_list("pk", flat=True)), laborers=[row.laborer for row in done], by=by, on=on,
        origin=training_class.pk,
    )  # fmt: skip
