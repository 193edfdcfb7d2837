"""The registry's reads."""

from django.db.models import BooleanField, Count, Exists, OuterRef, Subquery, UniqueConstraint, Value, When
from django.db.models import Case as Either
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from laborers.registry.models import Case, CaseEvent, Dependant, DuplicatePair, HouseholdCategory, Laborer, Merge
from laborers.registry.rules import SUPPORTED_CATEGORIES
from laborers.registry.states import STATION_KINDS, PairState, Stage, TransferState
from xundian.accounts.roles import Role
from xundian.accounts.scope import under
from xundian.divisions.models import Division
from xundian.divisions.states import Level
from xundian.kit.errors import Missing


def timeline(case):
    """The lines of a case's timeline, newest first, in one query."""
    return CaseEvent.objects.filter(case=case).select_related("by").order_by("-on", "-id")


def timeline_of(laborer):
    """The lines of all cases of a laborer, newest first, in one query."""
    return CaseEvent.objects.filter(case__laborer=laborer).select_related("by").order_by("-on", "-id")


def readable_by(user, events):
    """A timeline as far as it concerns the user: a station reads of the work, its card and its visits only."""
    return events.filter(kind__in=STATION_KINDS) if user.role == Role.STATION else events


def supported(queryset, path="household__category"):
    """Only people of households that come first (X2.2-6)."""
    return queryset.filter(**{f"{path}__in": SUPPORTED_CATEGORIES})


def supported_then(rows, household, day):
    """Rows with `supported`: whether the household that `household` leads to came first on the day that `day` leads to.

    Of a day before everything on record of the household, its first category on record tells.
    """
    known = HouseholdCategory.objects.filter(household=OuterRef(household))
    then = known.filter(valid_from__lte=OuterRef(day)).order_by("-valid_from").values("category")[:1]
    first = known.order_by("valid_from").values("category")[:1]
    return rows.annotate(category_then=Coalesce(Subquery(then), Subquery(first), Value(""))).annotate(
        supported=Either(
            When(category_then__in=SUPPORTED_CATEGORIES, then=Value(True)), default=Value(False),
            output_field=BooleanField(),
        )
    )  # fmt: skip


def with_identity(county, digested):
    """Laborers of a county by the digest of their identity number: one or none."""
    return Laborer.objects.filter(under("division_id", county), identity_digest=digested)


def present(laborers):
    """Without those who left the registry, and without records merged into another."""
    return laborers.filter(left_on=None)


def members(household="pk"):
    """How many people there are in the household whose key `household` leads to, for an annotation: nobody who left."""
    return sum(
        Coalesce(
            Subquery(
                model.objects.filter(household=OuterRef(household), left_on=None)
                .order_by()
                .values("household")
                .annotate(n=Count("pk"))
                .values("n")
            ),
            0,
        )
        for model in (Laborer, Dependant)
    )


def survivor(laborer):
    """The record that a merged one became, however often it was merged; the laborer itself when it was not."""
    while laborer.merged_into_id:
        laborer = laborer.merged_into
    return laborer


def open_pairs(pairs):
    """Pairs to be looked at: not judged, and neither record merged away meanwhile."""
    return pairs.filter(state=PairState.OPEN, a__merged_into=None, b__merged_into=None)


def with_case(laborers):
    """Laborers with `case_id` and `stage` of the open case, and the `direction` it was assessed to; None without."""
    found = _open_cases()
    return laborers.annotate(
        case_id=Subquery(found.values("pk")[:1]),
        stage=Subquery(found.values("stage")[:1]),
        direction=Subquery(found.filter(assessments__is_current=True).values("assessments__direction")[:1]),
    )


def at_stage(laborers, stage):
    """Laborers whose open case stands at a stage; for `closed`, those without an open case."""
    if stage == Stage.CLOSED:
        return laborers.filter(~Exists(_open_cases()))
    return laborers.filter(Exists(_open_cases().filter(stage=stage)))


def assessed_to(laborers, direction):
    """Laborers whose open case is assessed to a direction."""
    current = {"assessments__is_current": True, "assessments__direction": direction}
    return laborers.filter(Exists(_open_cases().filter(**current)))


def _open_cases():
    return Case.objects.filter(laborer=OuterRef("pk")).exclude(stage=Stage.CLOSED)


def pointers():
    """[(model, field)] of every foreign key to a laborer that tells of the person: what a merge re-points.

    Not the pairs and merges themselves, which tell of records, nor the histories, which nobody changes.
    """
    relations = Laborer._meta.get_fields(include_hidden=True)
    found = ((each.related_model, each.field) for each in relations if each.auto_created and each.one_to_many)
    ones = ((each.related_model, each.field) for each in relations if each.auto_created and each.one_to_one)
    return [
        (model, field)
        for model, field in (*found, *ones)
        if field.db_constraint and not model._meta.proxy and model not in (Laborer, DuplicatePair, Merge)
    ]


def moving_with(laborer):
    """[(words for a table, number of its rows)] that would go to another record with this one."""
    counted = (
        (model._meta.verbose_name_plural, model._base_manager.filter(**{field.name: laborer}).count())
        for model, field in pointers()
    )
    return [(words, number) for words, number in counted if number]


def one_at_a_time():
    """[(model, field, Q)] of what a person can have under way only once: work, a class; the open case aside."""
    return [
        (model, field, each.condition)
        for model, field in pointers()
        for each in model._meta.constraints
        if isinstance(each, UniqueConstraint) and each.condition and list(each.fields) == [field.name]
        if model is not Case and not flag_of(each)
    ]


def flag_of(constraint):
    """The name of the boolean that at most one row of a person may have, or nothing."""
    children = constraint.condition.children if constraint.condition else []
    name, value = children[0] if len(children) == 1 else ("", None)
    return name if value is True and "__" not in name else ""


def under_way(laborer):
    """The words for what the person has under way just now: a placement, an enrolment."""
    return [
        model._meta.verbose_name
        for model, field, running in one_at_a_time()
        if model._base_manager.filter(running, **{field.name: laborer}).exists()
    ]


def differing(first, second, fields):
    """The names of the fields that are not the same in both records."""
    return [name for name in fields if getattr(first, name) != getattr(second, name)]


def report_state(report):
    """(word, label) of a report for the place that made it: whether it is decided, never how."""
    if report.state in (TransferState.CONFIRMED, TransferState.KEPT):
        return "decided", _("Decided")
    return report.state, TransferState(report.state).label


def village_of(household, code):
    """The village of that code in the household's county, wherever it lies; Missing for any other division."""
    found = Division.objects.filter(under("code", household.division_id[:6]), pk=code, level=Level.VILLAGE).first()
    if found is None:
        raise Missing
    return found
