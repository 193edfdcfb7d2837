"""Reads of rounds, responses and assessments; the facts that assessments rest on come in one query for all cases."""

from django.db.models import Exists, F, FilteredRelation, OuterRef, Q

from laborers.registry.models import Case, Skill
from laborers.registry.states import Stage
from laborers.surveys.models import Assessment, AssessmentPolicy
from laborers.surveys.rules import Profile, Thresholds
from laborers.surveys.states import REASON_SCHEMES, REASONS
from xundian.accounts.scope import under

ASSESSABLE = (Stage.SURVEYED, Stage.ASSESSED)
THRESHOLDS = tuple(Thresholds.__dataclass_fields__)
FROM_LABORER = ("birth", "sex", "education", "health", "labour_skill")
FROM_RESPONSE = ("status", "months", "intention", "unemployed_reason", "care_duty")


def policy_on(county_code, day):
    """The county's policy valid that day, or None."""
    valid = Q(valid_to=None) | Q(valid_to__gte=day)
    return AssessmentPolicy.objects.filter(valid, county=county_code, valid_from__lte=day).first()


def thresholds_of(policy):
    """A policy row as the rule wants it."""
    return Thresholds(**{name: getattr(policy, name) for name in THRESHOLDS})


def assessable_in(division_code):
    """Open cases below a division that were not carried further than assessed."""
    return Case.objects.filter(under("division_id", division_code), stage__in=ASSESSABLE)


def facts(cases, after=None, limit=None):
    """A dict per case of the queryset, by key: its keys, its Profile, the current assessment's direction and grounds.

    One query; `response` is None for a laborer who never answered a survey. `after` and `limit` give the next so many
    cases behind a key.
    """
    if after is not None:
        cases = cases.filter(pk__gt=after)
    profile = FilteredRelation("laborer__responses", condition=Q(laborer__responses__is_profile=True))
    current = FilteredRelation("assessments", condition=Q(assessments__is_current=True))
    certified = Exists(Skill.objects.filter(laborer=OuterRef("laborer")).exclude(certificate=""))
    rows = (
        cases.annotate(told=profile, latest=current, certified=certified)
        .annotate(
            response=F("told__id"),
            direction=F("latest__direction"),
            reasons=F("latest__reasons"),
            assessment=F("latest__id"),
            assessed_response=F("latest__response_id"),
            assessed_policy=F("latest__policy_id"),
            laborer_name=F("laborer__name"),
            **{f"l_{name}": F(f"laborer__{name}") for name in FROM_LABORER},
            **{f"r_{name}": F(f"told__{name}") for name in FROM_RESPONSE},
        )
        .order_by("id")
    )
    names = [
        "id", "division_id", "stage", "laborer_id", "laborer_name", "response", "direction", "reasons",
        "assessment", "assessed_response", "assessed_policy", "certified",
    ]  # fmt: skip
    told = rows.values(*names, *(f"l_{name}" for name in FROM_LABORER), *(f"r_{name}" for name in FROM_RESPONSE))
    for row in told[:limit].iterator(chunk_size=5000):
        row["profile"] = _profile(row) if row["response"] else None
        yield row


def _profile(row):
    laborer = {name: row.pop(f"l_{name}") for name in FROM_LABORER}
    told = {name: row.pop(f"r_{name}") for name in FROM_RESPONSE}
    return Profile(certified=row["certified"], **laborer, **told)


def current_assessment(case):
    """The case's assessment in force, or None."""
    return Assessment.objects.filter(case=case, is_current=True).first()


def assessment_of(laborer):
    """The assessment in force of a laborer's newest case, with what it rests on; None without one."""
    rows = Assessment.objects.filter(case__laborer=laborer, is_current=True)
    found = rows.select_related("policy", "case__laborer__household", "division", "by", "response__round")
    return found.order_by("-case__episode").first()


def changes_of(run, division=None, before=None, after=None, outcome=None):
    """The people a run would change, with case and name, narrowed to a place, a direction before or after, an outcome.

    `before` is "none" for people without an assessment.
    """
    rows = run.changes.select_related("case__laborer__household", "division")
    if division:
        rows = rows.filter(under("division_id", division))
    if before:
        rows = rows.filter(before="" if before == "none" else before)
    return rows.filter(**{name: value for name, value in (("after", after), ("outcome", outcome)) if value})


def explain(reasons, lists):
    """The grounds of an assessment ([{code, values}]) as sentences in the active language.

    `lists` maps the names of REASON_SCHEMES to code tables (codes.queries.tables); a code no table knows stays a code.
    """
    return [str(REASONS[each["code"]]) % _worded(each["values"], lists) for each in reasons]


def _worded(values, lists):
    return {
        name: _word(REASON_SCHEMES[name], value, lists) if name in REASON_SCHEMES else value
        for name, value in values.items()
    }


def _word(schemes, code, lists):
    labels = (lists[scheme].label(code) for scheme in schemes)
    return next((label for label in labels if label != code), code)
