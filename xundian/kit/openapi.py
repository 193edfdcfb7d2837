"""The OpenAPI document: every refusal of every operation described, so that a client knows what may come back."""

# One name for each list of words, or the schema would number them.
ENUM_NAMES = {
    "DivisionLevel": "xundian.divisions.states.Level",
    "Role": "xundian.accounts.roles.Role",
    "Stage": "laborers.registry.states.Stage",
    "CaseOutcome": "laborers.registry.states.Outcome",
    "DependantKind": "laborers.registry.states.DependantKind",
    "SchoolStatus": "laborers.registry.states.SchoolStatus",
    "TransferState": "laborers.registry.states.TransferState",
    "TransferSource": "laborers.registry.states.TransferSource",
    "PairState": "laborers.registry.states.PairState",
    "PairReason": "laborers.registry.states.PairReason",
    "HouseholdChange": "laborers.registry.states.Change",
    "OutgoingState": "xundian.messages.queries.STATES",
    "ParkedState": "laborers.registry.states.PARKED_CHOICES",
    "LeavingReason": "laborers.registry.states.LEAVING_CHOICES",
    "ReturningReason": "laborers.registry.states.RETURNING_CHOICES",
    "SchoolChange": "laborers.registry.states.SCHOOL_CHOICES",
    "Direction": "laborers.surveys.states.Direction",
    "ImportState": "laborers.imports.states.ImportState",
    "ImportKind": "laborers.imports.states.ImportKind",
    "DoubtState": "laborers.imports.states.DoubtState",
    "DoubtLevel": "laborers.imports.states.DoubtLevel",
    "EnterpriseState": "laborers.enterprises.states.EnterpriseState",
    "WishKind": "laborers.jobs.states.WishKind",
    "EnterpriseSize": "laborers.enterprises.states.Size",
    "CooperationKind": "laborers.enterprises.states.CooperationKind",
    "SelectionState": "laborers.enterprises.states.SelectionState",
    "InspectionState": "laborers.enterprises.states.InspectionState",
    "InspectionPart": "laborers.enterprises.states.PartVerdict",
    "InspectionVerdict": "laborers.enterprises.states.Verdict",
    "InstitutionReviewState": "trainings.institutions.states.ReviewState",
    "InstitutionReviewVerdict": "trainings.institutions.states.VERDICT_CHOICES",
    "InstitutionDocument": "trainings.institutions.states.DocumentKind",
    "DrawState": "relocation.draws.states.DrawState",
    "SelectionRoundState": "trainings.institutions.states.RoundState",
    "SelectionElectorate": "trainings.institutions.states.Electorate",
    "ObjectionState": "trainings.institutions.states.ObjectionState",
    "ObjectionVerdict": "trainings.institutions.states.DECISION_CHOICES",
    "ObjectionAbout": "trainings.institutions.states.About",
    "ObjectionWay": "trainings.institutions.states.Way",
    "ObjectionEffect": "trainings.institutions.states.Effect",
    "VacancyState": "laborers.jobs.states.VacancyState",
    "VacancySource": "laborers.jobs.states.VacancySource",
    "VacancyEffective": "laborers.jobs.states.Effective",
    "VacancyCheckAnswer": "laborers.jobs.states.CHECK_CHOICES",
    "EventForm": "laborers.jobs.states.EventForm",
    "EventState": "laborers.jobs.states.EventState",
    "IntentionState": "laborers.jobs.states.IntentionState",
    "CallState": "laborers.jobs.states.CallState",
    "OfferState": "laborers.jobs.states.OfferState",
    "VacancyChannel": "laborers.jobs.states.Channel",
    "EmployerAnswer": "laborers.jobs.states.EmployerAnswer",
    "EmployerReason": "laborers.jobs.states.EmployerReason",
    "BatchState": "laborers.placements.states.BatchState",
    "BatchTransport": "laborers.placements.states.Transport",
    "RosterState": "laborers.placements.states.RosterState",
    "WageSource": "laborers.placements.states.WageSource",
    "WageToldBy": "laborers.placements.states.WAGE_TOLD_BY",
    "EndReason": "laborers.placements.api.shapes.END_REASONS",
    "VisitKind": "laborers.visits.states.VisitKind",
    "PlanState": "laborers.visits.states.PlanState",
    "EmployerEnvironment": "laborers.visits.states.Rating",
    "EmployerLodging": "laborers.visits.states.Lodging",
    "EmployerPay": "laborers.visits.states.Pay",
    "VisitOutcome": "laborers.visits.states.Outcome",
    "ExcuseReason": "laborers.visits.states.Excuse",
    "ToldChangeKind": "laborers.visits.states.CHANGE_CHOICES",
    "ToldChangeState": "laborers.visits.states.ChangeState",
    "NewsDirection": "laborers.visits.states.Direction",
    "NewsState": "laborers.visits.states.NewsState",
    "NewsWay": "laborers.visits.states.NewsWay",
    "SubsidyLine": "laborers.subsidies.states.PolicyCode",
    "SubsidyRule": "laborers.subsidies.states.Rule",
    "SubsidyClaimant": "laborers.subsidies.states.Claimant",
    "SubsidyProofKind": "laborers.subsidies.states.Evidence",
    "UndertakingKind": "laborers.subsidies.states.UndertakingKind",
    "EntitlementState": "laborers.subsidies.states.EntitlementState",
    "ClaimState": "laborers.subsidies.states.ClaimState",
    "ClaimStepKind": "laborers.subsidies.states.StepKind",
    "ClaimRefusal": "laborers.subsidies.states.Refusal",
    "SubsidyNoticeState": "laborers.subsidies.states.NoticeState",
    "SubsidyObjectionState": "laborers.subsidies.states.ObjectionState",
    "PaymentBatchState": "laborers.subsidies.states.BatchState",
    "PaymentLineState": "laborers.subsidies.states.LineState",
    "DifficultyKind": "laborers.difficulties.states.Kind",
    "DifficultyState": "laborers.difficulties.states.DifficultyState",
    "DifficultyLevel": "laborers.difficulties.states.Level",
    "StepKind": "laborers.difficulties.states.StepKind",
    "DifficultySide": "laborers.difficulties.states.Side",
    "DifficultyAnswer": "laborers.difficulties.states.Answer",
    "ConfirmationWay": "laborers.difficulties.states.Way",
    "DeclarationState": "relocation.declarations.states.DeclarationState",
    "DeclarationStepKind": "relocation.declarations.states.StepKind",
    "RelocationCondition": "relocation.declarations.states.Condition",
    "ConditionFinding": "relocation.declarations.states.Finding",
    "RefusalGround": "relocation.declarations.states.Ground",
    "RefusalAppealState": "relocation.declarations.states.AppealState",
    "RefusalAppealDecision": "relocation.declarations.states.Decision",
    "HomesteadState": "relocation.households.states.HomesteadState",
    "HomeState": "relocation.sites.states.HomeState",
    "HomeFit": "relocation.sites.states.Fit",
    "FacilityKind": "relocation.sites.states.FacilityKind",
    "ObservationKind": "relocation.sites.states.ObservationKind",
    "SiteFinding": "relocation.sites.states.Finding",
    "YearIndicator": "relocation.indicators.states.Indicator",
    "TargetIndicator": "xundian.targets.states.Indicator",
    "TargetPlanState": "xundian.targets.states.PlanState",
    "PublishedState": "xundian.aggregates.states.RecordState",
    "ComplaintState": "laborers.complaints.states.ComplaintState",
    "ComplaintSubject": "laborers.complaints.states.Subject",
    "ComplaintConcerns": "laborers.complaints.states.Concerns",
    "ComplaintHandler": "laborers.complaints.states.Handler",
    "ComplaintStepKind": "laborers.complaints.states.StepKind",
    "ClassState": "trainings.classes.states.ClassState",
    "EnrolmentState": "trainings.classes.states.EnrolmentState",
    "ProgrammeKind": "trainings.programmes.states.ProgrammeKind",
    "FindingKind": "trainings.classes.states.FindingKind",
    "VenueKind": "trainings.classes.states.VenueKind",
    "TrainingSource": "trainings.classes.states.Source",
    "DropOut": "trainings.classes.states.DropOut",
    "PartOfAssessment": "trainings.classes.states.Part",
    "ChannelKind": "relocation.channels.states.ChannelKind",
    "ChannelState": "relocation.channels.states.ChannelState",
    "ExportState": "xundian.exports.states.ExportState",
    "ExportFormat": "xundian.exports.states.Format",
    "ExportKind": "xundian.exports.api.KIND_CHOICES",
    "EntryState": "xundian.sync.states.OpState",
    "EntryCode": "xundian.sync.states.Code",
    "EntryWay": "xundian.sync.states.Via",
    "EntryAnswer": "xundian.sync.states.Answer",
    "EntrySettlement": "xundian.sync.states.SETTLEMENTS",
    "ContactKind": "laborers.visits.states.ContactKind",
    "PublicationForm": "laborers.publications.states.Form",
    "WebhookKind": "xundian.webhooks.states.Kind",
    "WebhookState": "xundian.webhooks.states.SubscriptionState",
    "WebhookPauseReason": "xundian.webhooks.states.PauseReason",
    "WebhookDeliveryState": "xundian.webhooks.states.DeliveryState",
    "TokenScope": "xundian.accounts.programs.SCOPE_CHOICES",
    "BasePlotSource": "relocation.bases.states.PlotSource",
    "DistributionState": "relocation.bases.states.DistributionState",
    "DistributionParty": "relocation.bases.states.Party",
    "DistributionRule": "relocation.bases.states.Rule",
    "DistributionPaymentKind": "relocation.bases.states.PaymentKind",
    "MeetingKind": "xundian.coordination.states.MeetingKind",
    "MeetingState": "xundian.coordination.states.MeetingState",
    "TaskState": "xundian.coordination.states.TaskState",
    "ActivityForm": "xundian.coordination.states.ActivityForm",
    "StoryKind": "xundian.coordination.states.StoryKind",
    "StoryState": "xundian.coordination.states.StoryState",
    "SuggestionState": "xundian.coordination.states.SuggestionState",
}
PROBLEM = {
    "type": "object",
    "description": "RFC 9457 problem; `errors` names fields, codes and remedies in the language of Accept-Language.",
    "required": ["type", "title", "status", "code", "instance"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "code": {"type": "string"},
        "instance": {"type": "string"},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["pointer", "code", "message"],
                "properties": {
                    "pointer": {"type": "string"},
                    "code": {"type": "string"},
                    "message": {"type": "string"},
                },
            },
        },
    },
}
TEXTS = {
    "400": "A query parameter or the body cannot be read.",
    "401": "Not signed in, or the token is no longer valid.",
    "403": "Your role does not carry this right.",
    "404": "Absent, or not in your place: the same answer for both.",
    "405": "This resource does not know the method.",
    "409": "The state of the record, or another record, does not allow this.",
    "412": "The record was changed since it was read.",
    "413": "The upload is larger than allowed.",
    "415": "The content type is not accepted.",
    "422": "A field is not valid; `errors` says which, why and what to do.",
    "428": "Send the ETag you read in the header If-Match.",
    "429": "Too many attempts; Retry-After says when to come back.",
    "503": "The database is busy or starts again; send the same again after Retry-After.",
}
METHODS = ("get", "post", "put", "patch", "delete")
IDEMPOTENCY = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": False,
    "description": "A UUID of the client; a repeat with the same key has no further effect and gets the first answer.",
    "schema": {"type": "string", "minLength": 8, "maxLength": 100},
}
IF_MATCH = {
    "name": "If-Match",
    "in": "header",
    "required": True,
    "description": "The ETag of the version that was read.",
    "schema": {"type": "string"},
}


def describe_problems(result, generator, request, public):
    """drf-spectacular's post-processing hook: problem responses and the headers all writes share."""
    result.setdefault("components", {}).setdefault("schemas", {})["Problem"] = PROBLEM
    for path, operations in result["paths"].items():
        for method in METHODS:
            if method in operations:
                _describe(path, method, operations[method])
    return result


def _describe(path, method, operation):
    for status in _statuses(path, method):
        operation["responses"].setdefault(status, _problem(status))
    if method == "post":
        operation.setdefault("parameters", []).append(IDEMPOTENCY)
    if method == "patch" and "{" in path:
        operation.setdefault("parameters", []).append(IF_MATCH)


def _statuses(path, method):
    yield from ("400", "401", "403", "404", "405", "429")
    if method != "get":
        yield from ("409", "413", "415", "422", "503")
    if method == "get":
        yield "422"
    if method == "patch" and "{" in path:
        yield from ("412", "428")


def _problem(status):
    content = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {"description": TEXTS[status], "content": content}
