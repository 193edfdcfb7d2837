"""Ledgers of training institutions, their reviews, selection rounds and objections."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from trainings.institutions.models import (
    Ballot,
    Elector,
    Institution,
    Objection,
    Review,
    ReviewDocument,
    RoundCandidate,
    SelectionRound,
)
from trainings.institutions.queries import approved_on, on_final_list
from xundian.accounts.backoffice import ScopedAdmin, only


def _not_qualified(rows, on):
    return rows.exclude(approved_on(on))


def _on_list(rows, on):
    return rows.filter(pk__in=on_final_list(on).values("institution"))


@admin.register(Institution)
class InstitutionAdmin(ScopedAdmin):
    """Institutions and the days in which they are qualified."""

    right = "trainings.read"
    list_display = ["name", "uscc", "contact", "phone", "approved_from", "approved_to"]
    search_fields = ["name", "uscc"]
    list_filter = [
        only("not_qualified", _("Not qualified today"), _not_qualified),
        only("on_list", _("On a final list"), _on_list),
    ]  # fmt: skip
    ordering = ["name"]
    found_by_name = True
    list_select_related = ["county"]


@admin.register(Review)
class ReviewAdmin(ScopedAdmin):
    """Qualification reviews with their verdicts."""

    right = "trainings.read"
    list_display = ["institution", "state", "filed_on", "decided_on", "valid_from", "valid_to", "remedy_by"]
    list_filter = ["state"]
    search_fields = ["institution__name"]
    list_select_related = ["institution", "decided_by"]
    date_hierarchy = "filed_on"


@admin.register(ReviewDocument)
class ReviewDocumentAdmin(ScopedAdmin):
    """Documents handed in with reviews."""

    right = "trainings.read"
    list_display = ["review", "kind", "number", "valid_to"]
    list_filter = ["kind"]
    search_fields = ["number", "review__institution__name"]
    list_select_related = ["review__institution"]


@admin.register(SelectionRound)
class SelectionRoundAdmin(ScopedAdmin):
    """Selection rounds; the vote itself is in no ledger."""

    right = "rounds.read"
    list_display = ["title", "conference_on", "state", "issued", "cast", "objections_until", "valid_from", "valid_to"]
    list_filter = ["state", "electorate"]
    search_fields = ["title"]
    date_hierarchy = "conference_on"
    list_select_related = ["county", "conducted_by"]


@admin.register(RoundCandidate)
class RoundCandidateAdmin(ScopedAdmin):
    """Who stood, with votes and place."""

    right = "rounds.read"
    list_display = ["institution", "round", "number", "votes", "place", "listed", "struck"]
    list_filter = ["listed", "struck"]
    search_fields = ["institution__name", "round__title"]
    list_select_related = ["institution", "round"]


@admin.register(Elector)
class ElectorAdmin(ScopedAdmin):
    """Members of the conference."""

    right = "rounds.read"
    list_display = ["name", "office", "round", "has_slip"]
    search_fields = ["name", "office", "round__title"]
    list_select_related = ["round"]


@admin.register(Ballot)
class BallotAdmin(ScopedAdmin):
    """The ballots of closed votes, as they are published."""

    right = "rounds.read"
    list_display = ["receipt", "round", "choices"]
    search_fields = ["receipt"]
    ordering = ["receipt"]
    list_select_related = ["round"]


@admin.register(Objection)
class ObjectionAdmin(ScopedAdmin):
    """Objections and their answers; what was written is read at the desk alone."""

    right = "objections.read"
    list_display = ["round", "number", "about", "candidate", "way", "filed_on", "state", "effect", "decided_on"]
    list_filter = ["state", "about", "way"]
    search_fields = ["round__title", "answer"]
    list_select_related = ["round", "candidate__institution", "filed_by", "decided_by"]
    date_hierarchy = "filed_on"
