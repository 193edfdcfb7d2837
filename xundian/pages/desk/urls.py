"""Addresses of the desk, each with its rule; they stand below /desk/."""

from django.urls import path

from xundian.accounts.access import rule
from xundian.accounts.permissions import SIGNED_IN
from xundian.pages.desk import (
    assessments,
    complaints,
    dispatch,
    duplicates,
    exports,
    index,
    policies,
    reassessments,
    rounds,
    told,
    transfers,
)
from xundian.pages.desk.imports import batches, check, columns, confirm, header, template, upload
from xundian.pages.desk.officers import listing, orphans, post, responsible
from xundian.pages.desk.parked import file, item
from xundian.pages.desk.parked import listing as parked_list
from xundian.pages.desk.people import audit, finding, person, reveal
from xundian.pages.desk.reports import income, land
from xundian.pages.desk.verify import answers, queue

urlpatterns = [
    path("", rule(SIGNED_IN)(index.index), name="desk"),
    path("laborers/", rule("laborers.read")(finding.people), name="people"),
    path("laborers/<uuid:pk>/", rule("laborers.read")(person.person), name="person"),
    path("laborers/<uuid:pk>/reveal/", rule("laborers.reveal")(reveal.reveal), name="person-reveal"),
    path("laborers/<uuid:pk>/audit/", rule("audit.read")(audit.person_audit), name="person-audit"),
    path("transfers/", rule("transfers.review")(transfers.transfers), name="transfers"),
    path("transfers/reports/", rule("transfers.read")(transfers.reports), name="transfer-reports"),
    path(
        "transfers/reports/<uuid:pk>/withdraw/", rule("transfers.report")(transfers.withdraw), name="transfer-withdraw"
    ),
    path("transfers/<uuid:pk>/", rule("transfers.review")(transfers.transfer), name="transfer"),
    path("transfers/<uuid:pk>/<slug:step>/", rule("transfers.decide")(transfers.decide), name="transfer-decide"),
    path("duplicates/", rule("duplicates.read")(duplicates.duplicates), name="duplicates"),
    path("duplicates/<uuid:pk>/", rule("duplicates.read")(duplicates.duplicate), name="duplicate"),
    path("duplicates/<uuid:pk>/<slug:step>/", rule("laborers.merge")(duplicates.judge), name="duplicate-judge"),
    path("merges/<uuid:pk>/undo/", rule("laborers.merge")(duplicates.undo), name="merge-undo"),
    path("difficulties/", rule("difficulties.dispatch")(dispatch.dispatch), name="dispatch"),
    path("difficulties/hand-over/", rule("difficulties.dispatch")(dispatch.hand_over), name="dispatch-hand-over"),
    path("changes/", rule("changes.settle")(told.changes), name="told-changes"),
    path("changes/<uuid:pk>/", rule("changes.settle")(told.change), name="told-change"),
    path("late-entries/", rule("visits.unlock")(told.unlocks), name="entry-unlocks"),
    path("complaints/", rule("complaints.read")(complaints.complaints), name="complaints"),
    path("complaints/<uuid:pk>/", rule("complaints.read")(complaints.complaint), name="complaint"),
    path(
        "complaints/<uuid:pk>/<slug:step>/",
        rule("complaints.answer")(complaints.complaint_step),
        name="complaint-step",
    ),
    path("imports/", rule("imports.read")(batches.imports), name="imports"),
    path("imports/new/", rule("imports.run")(upload.upload), name="import-upload"),
    path("imports/form/<slug:kind>.xlsx", rule("imports.run")(template.template), name="import-template"),
    path("imports/<uuid:pk>/", rule("imports.read")(batches.open_import), name="import"),
    path("imports/<uuid:pk>/header/", rule("imports.read")(header.header), name="import-header"),
    path("imports/<uuid:pk>/columns/", rule("imports.read")(columns.columns), name="import-columns"),
    path("imports/<uuid:pk>/check/", rule("imports.read")(check.check), name="import-check"),
    path("imports/<uuid:pk>/errors.xlsx", rule("imports.run")(check.errors), name="import-errors"),
    path("imports/<uuid:pk>/import/", rule("imports.read")(confirm.confirm), name="import-confirm"),
    path("imports/<uuid:pk>/undo/", rule("imports.run")(confirm.undo), name="import-undo"),
    path("verify/", rule("doubts.read")(queue.verify), name="verify"),
    path("verify/<uuid:pk>/", rule("doubts.read")(answers.doubt), name="verify-one"),
    path("verify/<uuid:pk>/<slug:step>/", rule("doubts.answer")(answers.answer), name="verify-answer"),
    path("exports/", rule("exports.make")(exports.exports), name="exports"),
    path("exports/new/", rule("exports.make")(exports.new_export), name="new-export"),
    path("exports/<uuid:pk>/", rule("exports.make")(exports.export), name="export"),
    path("exports/<uuid:pk>/file/", rule("exports.make")(exports.export_file), name="export-file"),
    path("exports/<uuid:pk>/<slug:step>/", rule("exports.make")(exports.export_step), name="export-step"),
    path("reports/household-income/", rule("reports.read")(income.income), name="household-income"),
    path(
        "reports/household-income/household-income.xlsx",
        rule("reports.read")(income.income_workbook),
        name="household-income-workbook",
    ),
    path("reports/land-use/", rule("reports.read")(land.land), name="land-use"),
    path("reports/land-use/land-use.xlsx", rule("reports.read")(land.land_workbook), name="land-use-workbook"),
    path("rounds/", rule("surveys.read")(rounds.rounds), name="desk-rounds"),
    path("rounds/open/", rule("surveys.edit")(rounds.open_round), name="desk-round-open"),
    path("rounds/<uuid:pk>/", rule("surveys.read")(rounds.survey_round), name="desk-round"),
    path("rounds/<uuid:pk>/change/", rule("surveys.edit")(rounds.change_round), name="desk-round-change"),
    path("rounds/<uuid:pk>/close/", rule("surveys.edit")(rounds.close_round), name="desk-round-close"),
    path("thresholds/", rule("assessments.read")(policies.policies), name="policies"),
    path("thresholds/new/", rule("surveys.edit")(policies.set_policy), name="policy-new"),
    path("reassessments/", rule("assessments.read")(reassessments.reassessments), name="reassessments"),
    path("reassessments/start/", rule("assessments.run")(reassessments.start), name="reassessment-start"),
    path("reassessments/<uuid:pk>/", rule("assessments.read")(reassessments.reassessment), name="reassessment"),
    path(
        "reassessments/<uuid:pk>/<slug:step>/",
        rule("assessments.run")(reassessments.take_step),
        name="reassessment-step",
    ),
    path("assessments/<uuid:pk>/", rule("assessments.read")(assessments.assessment), name="assessment"),
    path("assessments/<uuid:pk>/assess/", rule("assessments.run")(assessments.assess), name="assess"),
    path("officers/", rule("users.read")(listing.officers), name="officers"),
    path("officers/<uuid:pk>/", rule("users.read")(post.officer), name="officer"),
    path("officers/<uuid:pk>/hand-over/", rule("posts.hand_over")(post.hand_over), name="officer-hand-over"),
    path("responsible/", rule("postings.read")(responsible.responsible), name="responsible"),
    path("orphans/", rule("orphans.read")(orphans.orphans), name="orphans"),
    path("parked/", rule("parked.read")(parked_list.parked), name="parked"),
    path("parked/file/", rule("parked.settle")(file.bring), name="parked-file"),
    path("parked/all/", rule("parked.settle")(parked_list.take_all), name="parked-all"),
    path("parked/<uuid:pk>/", rule("parked.read")(item.item), name="parked-item"),
    path("parked/<uuid:pk>/<slug:step>/", rule("parked.settle")(item.settle), name="parked-settle"),
]
