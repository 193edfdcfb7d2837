"""Ledgers of survey rounds, forms, responses, assessments, their thresholds, and runs over a division."""

from django.contrib import admin
from django.utils.html import format_html_join
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from laborers.registry.models import Case
from laborers.surveys import actions, queries
from laborers.surveys.models import (
    Assessment,
    AssessmentPolicy,
    Reassessment,
    SurveyForm,
    SurveyResponse,
    SurveyRound,
)
from laborers.surveys.states import DOUBTS, REASON_SCHEMES, EntryOutcome
from xundian.accounts.backoffice import CodeFilter, ScopedAdmin, office_action
from xundian.kit import clock
from xundian.kit.errors import Conflict


@admin.register(SurveyRound)
class SurveyRoundAdmin(ScopedAdmin):
    right = "surveys.read"
    list_display = ["year", "title", "county", "opens", "closes"]
    search_fields = ["title"]
    list_select_related = ["county"]
    ordering = ["-year"]


@office_action(right="assessments.run", description=_("Assess"))
def assess(modeladmin, request, row):
    """Assess the open case of whoever gave the response."""
    case = Case.objects.filter(laborer=row.laborer_id).exclude(stage="closed").first()
    if case is None:
        raise Conflict(_now("This person has no open case."))
    actions.assess(case=case, by=request.user, on=clock.today())


@admin.register(SurveyResponse)
class SurveyResponseAdmin(ScopedAdmin):
    right = "surveys.read"
    codes = {
        "status": ("transfer_status",), "intention": ("intention",), "unemployed_reason": ("unemployed_reason",),
        "place": ("destination",),
    }  # fmt: skip
    list_display = ["laborer", "division", "round", "revision", "is_profile", "status", "intention", "wage_fen"]
    list_filter = [("status", CodeFilter), ("intention", CodeFilter), "is_profile", "care_duty"]
    search_fields = ["laborer__name", "laborer__household__number", "employer"]
    list_select_related = ["laborer", "division", "round"]
    date_hierarchy = "surveyed_on"
    actions = [assess]
    fields = [
        "laborer", "division", "round", "revision", "is_profile", "status", "unemployed_reason", "place",
        "place_text", "employer", "months", "wage_fen", "intention", "training_wish", "expected_wage_fen", "care_duty",
        "surveyed_on", "surveyor",
    ]  # fmt: skip


@office_action(right="assessments.run", description=_("Assess again"))
def assess_again(modeladmin, request, row):
    actions.assess(case=row.case, by=request.user, on=clock.today())


@admin.register(Assessment)
class AssessmentAdmin(ScopedAdmin):
    right = "assessments.read"
    schemes = tuple({scheme for schemes in REASON_SCHEMES.values() for scheme in schemes})
    list_display = ["person", "division", "on", "direction", "is_current", "by"]
    list_filter = ["is_current", "direction"]
    search_fields = ["case__laborer__name", "case__laborer__household__number"]
    list_select_related = ["case__laborer", "division", "by"]
    date_hierarchy = "on"
    actions = [assess_again]
    fields = ["person", "division", "on", "direction", "grounds", "is_current", "policy", "by"]
    readonly_fields = ["person", "grounds"]

    @admin.display(description=_("laborer"), ordering="case__laborer__pinyin")
    def person(self, row):
        return row.case.laborer.name

    @admin.display(description=_("grounds"))
    def grounds(self, row):
        return format_html_join("", "<p>{}</p>", ([each] for each in queries.explain(row.reasons, self.lists)))


@admin.register(AssessmentPolicy)
class AssessmentPolicyAdmin(ScopedAdmin):
    right = "assessments.read"
    list_display = [
        "document",
        "county",
        "valid_from",
        "valid_to",
        "away_age_to",
        "away_min_education",
        "stable_months",
    ]
    list_select_related = ["county"]
    ordering = ["-valid_from"]
    search_fields = ["document"]
    codes = {"away_min_education": ("education",)}


@admin.register(SurveyForm)
class SurveyFormAdmin(ScopedAdmin):
    right = "surveys.read"
    list_display = ["household", "division", "round", "surveyed_on", "surveyor", "by", "people"]
    search_fields = ["household__number", "surveyor"]
    list_filter = ["round"]
    list_select_related = ["household", "division", "round", "by"]
    date_hierarchy = "surveyed_on"
    fields = ["household", "division", "round", "surveyed_on", "surveyor", "by", "outcomes", "confirmed"]
    readonly_fields = ["outcomes", "confirmed"]

    @admin.display(description=_("people asked"))
    def people(self, row):
        return sum(each["outcome"] != EntryOutcome.UNASKED for each in row.results)

    @admin.display(description=_("what came of it"))
    def outcomes(self, row):
        told = ((each["name"], EntryOutcome(each["outcome"]).label) for each in row.results)
        return format_html_join("", "<p>{}: {}</p>", told)

    @admin.display(description=_("unusual and true as stated"))
    def confirmed(self, row):
        told = ((DOUBTS.get(each["code"], each["code"]), each["note"]) for each in row.stated)
        return format_html_join("", "<p>{} — {}</p>", told) or self.empty_value_display


@admin.register(Reassessment)
class ReassessmentAdmin(ScopedAdmin):
    right = "assessments.read"
    labels = {"created_at": _("asked at")}
    list_display = ["division", "policy", "on", "state", "people", "changed", "by", "created_at"]
    list_filter = ["state"]
    list_select_related = ["division", "policy", "by"]
    date_hierarchy = "on"
    fields = ["division", "policy", "on", "state", "people", "changed", "failure", "by", "previewed_at", "applied_at"]
    readonly_fields = ["people", "changed"]

    @admin.display(description=_("looked at"))
    def people(self, row):
        return row.done

    @admin.display(description=_("would change"))
    def changed(self, row):
        return row.figures.get("changed", self.empty_value_display)
