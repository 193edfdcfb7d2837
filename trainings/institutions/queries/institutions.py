"""Reads of training institutions: whose qualification holds, and who is on a final list."""

from django.db.models import Exists, OuterRef, Q

from trainings.institutions.models import Institution, Review, RoundCandidate
from trainings.institutions.states import ReviewState, RoundState


def approved_on(day, path=""):
    """Q for institutions whose approval covers that day; `path` leads to them, with its trailing underscores (X4)."""
    return Q(**{f"{path}approved_from__lte": day}) & (
        Q(**{f"{path}approved_to__isnull": True}) | Q(**{f"{path}approved_to__gte": day})
    )


def on_final_list(day):
    """Candidates on a final list that holds that day; nothing else decides who may run subsidised classes (X4)."""
    return RoundCandidate.objects.filter(
        listed=True, round__state=RoundState.FINAL, round__valid_from__lte=day, round__valid_to__gte=day
    )


def may_run_subsidised(institution, on):
    """Whether the institution is on the final list of a finished selection round that holds on the day (X4)."""
    return on_final_list(on).filter(institution=institution).exists()


def with_standing(queryset, on):
    """Institutions with `qualified` and `on_list` as of the day, and the state of their newest review."""
    newest = Review.objects.filter(institution=OuterRef("pk")).order_by("-filed_on", "-pk")
    return queryset.annotate(
        qualified=Exists(Institution.objects.filter(approved_on(on), pk=OuterRef("pk"))),
        on_list=Exists(on_final_list(on).filter(institution=OuterRef("pk"))),
        review_state=newest.values("state")[:1],
    )


def reviews_of(institution):
    """Its reviews with documents, the newest first."""
    rows = Review.objects.filter(institution=institution).select_related("decided_by", "follows")
    return rows.prefetch_related("documents").order_by("-filed_on", "-pk")


def to_review():
    """Reviews that wait for a verdict."""
    return Review.objects.filter(state=ReviewState.FILED)
