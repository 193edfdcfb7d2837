"""Addresses of the desk, each with its rule; they stand below /desk/."""

from django.urls import include, path

from xundian.accounts.access import rule
from xundian.accounts.permissions import SIGNED_IN
from xundian.pages.desk import (
    assessments,
    complaints,
    dispatch,
    duplicates,
    exports,
    index,
    outgoing,
    policies,
    reassessments,
    rounds,
    told,
    transfers,
)
from xundian.pages.desk.connections import hook, program
from xundian.pages.desk.connections import listing as connections
from xundian.pages.desk.enterprises import forms as firm_forms
from xundian.pages.desk.enterprises import inspecting, selections
from xundian.pages.desk.enterprises import listing as firms
from xundian.pages.desk.enterprises import one as firm
from xundian.pages.desk.events import form as event_form
from xundian.pages.desk.events import listing as events
from xundian.pages.desk.events import one as event
from xundian.pages.desk.imports import batches, check, columns, confirm, header, template, upload
from xundian.pages.desk.officers import listing, orphans, post, responsible
from xundian.pages.desk.parked import file, item
from xundian.pages.desk.parked import listing as parked_list
from xundian.pages.desk.people import audit, finding, person, reveal
from xundian.pages.desk.reports import income, land
from xundian.pages.desk.reports import trainings as trained
from xundian.pages.desk.vacancies import form as vacancy_form
from xundian.pages.desk.vacancies import listing as vacancies
from xundian.pages.desk.vacancies import one as vacancy
from xundian.pages.desk.vacancies import welfare
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
    path("vacancies/", rule("vacancies.read")(vacancies.vacancies), name="desk-vacancies"),
    path("vacancies/new/", rule("vacancies.edit")(vacancy_form.new), name="desk-vacancy-new"),
    path("vacancies/<uuid:pk>/", rule("vacancies.read")(vacancy.vacancy), name="desk-vacancy"),
    path("vacancies/<uuid:pk>/change/", rule("vacancies.edit")(vacancy_form.edit), name="desk-vacancy-edit"),
    path("vacancies/<uuid:pk>/<slug:step>/", rule("vacancies.read")(vacancy.step), name="desk-vacancy-step"),
    path("welfare-posts/", rule("vacancies.read")(welfare.posts), name="welfare-posts"),
    path("events/", rule("events.read")(events.events), name="desk-events"),
    path("events/new/", rule("events.edit")(event_form.new), name="event-new"),
    path("events/year/", rule("events.read")(events.year), name="event-year"),
    path("events/year/policy/", rule("events.policy")(events.set_policy), name="event-policy"),
    path("events/<uuid:pk>/", rule("events.read")(event.event), name="desk-event"),
    path("events/<uuid:pk>/change/", rule("events.edit")(event_form.edit), name="event-edit"),
    path("events/<uuid:pk>/<slug:step>/", rule("events.read")(event.step), name="event-step"),
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
    path("enterprises/", rule("enterprises.read")(firms.enterprises), name="enterprises"),
    path("enterprises/new/", rule("enterprises.edit")(firm_forms.new_enterprise), name="enterprise-new"),
    path("enterprises/<uuid:pk>/", rule("enterprises.read")(firm.enterprise), name="enterprise"),
    path("enterprises/<uuid:pk>/edit/", rule("enterprises.edit")(firm_forms.edit_enterprise), name="enterprise-edit"),
    path("enterprises/<uuid:pk>/state/", rule("enterprises.edit")(firm.set_state), name="enterprise-state"),
    path(
        "enterprises/<uuid:pk>/contact/",
        rule("enterprises.edit")(firm_forms.new_contact),
        name="enterprise-contact-new",
    ),
    path(
        "enterprises/<uuid:pk>/agreement/",
        rule("enterprises.edit")(firm_forms.new_cooperation),
        name="cooperation-new",
    ),
    path("enterprises/<uuid:pk>/inspect/", rule("inspections.record")(inspecting.inspect), name="inspect"),
    path("enterprises/<uuid:pk>/plan/", rule("inspections.record")(inspecting.plan), name="inspection-plan"),
    path(
        "enterprise-contacts/<uuid:pk>/", rule("enterprises.edit")(firm_forms.edit_contact), name="enterprise-contact"
    ),
    path("agreements/<uuid:pk>/end/", rule("enterprises.edit")(firm_forms.end_cooperation), name="cooperation-end"),
    path("inspections/", rule("enterprises.read")(firms.inspections), name="inspections"),
    path(
        "inspections/<uuid:pk>/<slug:step>/", rule("inspections.record")(firm.inspection_step), name="inspection-step"
    ),
    path(
        "inspections/<uuid:pk>/photos/<str:sha256>/",
        rule("enterprises.read")(firm.photo),
        name="inspection-photo",
    ),
    path("selections/", rule("selections.read")(selections.selections), name="selections"),
    path("selections/new/", rule("enterprises.edit")(selections.new_selection), name="selection-new"),
    path("selections/<uuid:pk>/", rule("selections.read")(selections.selection), name="selection"),
    path(
        "selections/<uuid:pk>/<slug:step>/", rule("enterprises.edit")(selections.selection_step), name="selection-step"
    ),
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
    path("reports/trainings/", rule("reports.read")(trained.figures), name="training-figures"),
    path("reports/trainings/trainings.xlsx", rule("reports.read")(trained.workbook), name="training-figures-workbook"),
    path("reports/trainings/employed/", rule("trainings.read")(trained.employed), name="training-employed"),
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
    path("outgoing/", rule("audit.read")(outgoing.outgoing), name="outgoing"),
    path("outgoing/again/", rule("users.edit")(outgoing.again), name="outgoing-all-again"),
    path("outgoing/<uuid:pk>/again/", rule("users.edit")(outgoing.again), name="outgoing-again"),
    path("connections/", rule("tokens.read")(connections.connections), name="connections"),
    path("connections/tokens/new/", rule("tokens.edit")(program.make), name="token-new"),
    path("connections/tokens/<uuid:pk>/<slug:step>/", rule("tokens.edit")(program.step), name="token-step"),
    path("connections/webhooks/new/", rule("webhooks.edit")(hook.new), name="webhook-new"),
    path("connections/webhooks/<uuid:pk>/", rule("webhooks.read")(hook.hook), name="webhook"),
    path("connections/webhooks/<uuid:pk>/<slug:step>/", rule("webhooks.edit")(hook.step), name="webhook-step"),
    path("connections/deliveries/<uuid:pk>/again/", rule("webhooks.edit")(hook.again), name="delivery-again"),
    path("parked/", rule("parked.read")(parked_list.parked), name="parked"),
    path("parked/file/", rule("parked.settle")(file.bring), name="parked-file"),
    path("parked/all/", rule("parked.settle")(parked_list.take_all), name="parked-all"),
    path("parked/<uuid:pk>/", rule("parked.read")(item.item), name="parked-item"),
    path("parked/<uuid:pk>/<slug:step>/", rule("parked.settle")(item.settle), name="parked-settle"),
    path("", include("xundian.pages.desk.reports.urls")),
    path("", include("xundian.pages.desk.institutions.urls")),
    path("", include("xundian.pages.desk.offers.urls")),
    path("", include("xundian.pages.desk.batches.urls")),
    path("", include("xundian.pages.desk.placements.urls")),
    path("", include("xundian.pages.desk.outputs.urls")),
    path("", include("xundian.pages.desk.matching.urls")),
    path("", include("xundian.pages.desk.classes.urls")),
    path("", include("xundian.pages.desk.programmes.urls")),
    path("", include("xundian.pages.desk.demand.urls")),
    path("", include("xundian.pages.desk.sites.urls")),
    path("", include("xundian.pages.desk.draws.urls")),
    path("", include("xundian.pages.desk.indicators.urls")),
    path("", include("xundian.pages.desk.targets.urls")),
    path("", include("xundian.pages.desk.siteboard.urls")),
    path("", include("xundian.pages.desk.bases.urls")),
    path("", include("xundian.pages.desk.declarations.urls")),
    path("", include("xundian.pages.desk.channels.urls")),
    path("", include("xundian.pages.desk.coordination.urls")),
    path("subsidies/", include("xundian.pages.desk.subsidies.urls")),
    path("", include("xundian.pages.desk.printed.urls")),
]
