"""From the page of a row in the back office to the page of the desk where the same row is worked on."""

from django.urls import reverse

from xundian.accounts.roles import carries

# Ledger: the page of the desk that shows one of its rows, and the right which that page asks for.
DOORS = {
    "laborers.Household": ("household", "households.read"),
    "laborers.Laborer": ("person", "laborers.read"),
    "laborers.Transfer": ("transfer", "transfers.review"),
    "laborers.DuplicatePair": ("duplicate", "duplicates.read"),
    "laborers.SurveyRound": ("desk-round", "surveys.read"),
    "laborers.ImportBatch": ("import", "imports.read"),
    "laborers.Doubt": ("verify-one", "doubts.read"),
    "laborers.Assessment": ("assessment", "assessments.read"),
    "laborers.Reassessment": ("reassessment", "assessments.read"),
    "trainings.Programme": ("programme", "trainings.read"),
    "trainings.TrainingOrder": ("training-order", "orders.read"),
    "trainings.Institution": ("desk-institution", "trainings.read"),
    "trainings.SelectionRound": ("selection-round", "rounds.read"),
    "trainings.Objection": ("objection", "objections.read"),
    "trainings.TrainingClass": ("desk-class", "trainings.read"),
    "laborers.Enterprise": ("enterprise", "enterprises.read"),
    "laborers.Selection": ("selection", "selections.read"),
    "laborers.Vacancy": ("desk-vacancy", "vacancies.read"),
    "laborers.RecruitmentEvent": ("desk-event", "events.read"),
    "laborers.MatchRun": ("match-run", "matching.read"),
    "laborers.Offer": ("offer", "offers.read"),
    "laborers.Batch": ("batch", "batches.read"),
    "laborers.Placement": ("placement", "placements.read"),
    "laborers.Visit": ("visit-read", "visits.read"),
    "laborers.ReportedChange": ("told-change", "changes.settle"),
    "laborers.Difficulty": ("difficulty", "difficulties.read"),
    "relocation.Declaration": ("declaration", "relocation.read"),
    "relocation.Draw": ("desk-draw", "draws.read"),
    "relocation.Site": ("site", "relocation.read"),
    "relocation.ChannelOffer": ("desk-channel", "relocation.read"),
    "relocation.Base": ("desk-base", "bases.read"),
    "relocation.Distribution": ("distribution", "bases.read"),
    "relocation.YearFigure": ("indicator", "indicators.read"),
    "laborers.Policy": ("subsidy-policy", "subsidies.read"),
    "laborers.Entitlement": ("entitled-one", "subsidies.read"),
    "laborers.Claim": ("subsidy-claim", "subsidies.read"),
    "laborers.Undertaking": ("undertaking", "subsidies.read"),
    "laborers.Notice": ("subsidy-notice", "subsidies.read"),
    "laborers.Objection": ("subsidy-objection", "subsidies.hear"),
    "laborers.PaymentBatch": ("payment-batch", "subsidies.read"),
    "xundian.Snapshot": ("printed-one", "reports.read"),
    "xundian.Meeting": ("desk-meeting", "meetings.read"),
    "xundian.Task": ("desk-task", "tasks.read"),
    "xundian.Activity": ("desk-activity", "activities.read"),
    "xundian.Story": ("desk-story", "stories.read"),
    "xundian.Symposium": ("desk-symposium", "symposiums.read"),
    "xundian.Suggestion": ("desk-suggestion", "symposiums.read"),
    "xundian.User": ("officer", "users.read"),
    "xundian.Subscription": ("webhook", "webhooks.read"),
    "xundian.Export": ("export", "exports.make"),
}
# Whose page it is where that is not the row itself.
WHOSE = {"laborers.Assessment": lambda row: row.case.laborer_id}


def door_of(row, user):
    """The address of the row's page at the desk; "" where it has none or the user may not open it."""
    page, right = DOORS.get(row._meta.label, ("", ""))
    if not page or not carries(user.role, right):
        return ""
    whose = WHOSE.get(row._meta.label)
    return reverse(page, args=[whose(row) if whose else row.pk])
