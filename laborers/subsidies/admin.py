"""The ledgers of subsidies: policy rows, businesses, proof, the likely entitled, claims, notices and money (X2.3)."""

from django.contrib import admin
from django.utils.html import format_html_join
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from laborers.subsidies import queries
from laborers.subsidies.models import (
    Claim,
    Entitlement,
    Notice,
    Objection,
    PaymentBatch,
    PaymentLine,
    Policy,
    Proof,
    Undertaking,
)
from laborers.subsidies.queries import payments
from laborers.subsidies.states import Evidence, ObjectionState
from xundian.accounts.backoffice import CodeFilter, ScopedAdmin, only


def _in_force(rows, on):
    return rows.filter(queries.in_force(on))


def _to_be_done(rows, _on):
    return rows.exclude(state__in=queries.DONE)


def _to_declare(rows, _on):
    return rows.filter(pk__in=payments.claims_to_declare().order_by().values("pk"))


def _to_pay(rows, _on):
    return rows.filter(pk__in=payments.claims_to_pay().order_by().values("pk"))


def _lacking(rows, _on):
    return rows.exclude(missing=[])


def _counting(rows, _on):
    return rows.filter(struck_on=None)


def _running(rows, on):
    return rows.filter(closed_on=None)


class Reasoned(ScopedAdmin):
    """A ledger whose rows keep reasons by their codes; the page of one tells them as sentences."""

    @admin.display(description=_("Reasons"))
    def why(self, row):
        marks = {True: "✓", False: "✗", None: "?"}
        told = ((marks[holds], sentence) for holds, sentence in queries.sentences(row.reasons))
        return format_html_join("", "<p>{} {}</p>", told)


@admin.register(Policy)
class PolicyAdmin(ScopedAdmin):
    right = "subsidies.read"
    # As sentences on the row's page at the desk.
    exclude = ["terms"]
    list_display = [
        "code", "project", "claimant", "name", "amount_fen", "loan_fen", "valid_from", "valid_to", "claim_until",
        "document", "notice_days",
    ]  # fmt: skip
    list_filter = [
        only("in_force", pgettext_lazy("policy", "In force"), _in_force),
        "rule",
        "claimant",
        ("project", CodeFilter),
    ]
    search_fields = ["name", "code", "document"]
    ordering = ["code", "-valid_from"]
    codes = {"project": ("training_programme",)}


@admin.register(Undertaking)
class UndertakingAdmin(ScopedAdmin):
    right = "subsidies.read"
    list_display = [
        "name", "kind", "division", "owner_name", "enterprise", "licence", "licensed_on", "opened_on", "recognised_on",
        "closed_on",
    ]  # fmt: skip
    list_filter = [only("running", _("Running"), _running), "kind"]
    search_fields = ["name", "owner_name", "licence"]
    list_select_related = ["division", "enterprise"]
    ordering = ["division", "name"]
    found_by_name = True


@admin.register(Entitlement)
class EntitlementAdmin(Reasoned):
    right = "subsidies.read"
    exclude = ["lines", "facts", "reasons"]
    readonly_fields = ["why"]
    list_display = [
        "claimant_name", "policy", "period", "state", "division", "people", "amount_fen", "loan_fen", "likely_fen",
        "found_on",
    ]  # fmt: skip
    list_filter = ["state", only("lacking", _("Proof missing"), _lacking), "policy__code", "claimant"]
    search_fields = ["claimant_name"]
    list_select_related = ["policy", "division"]
    ordering = ["state", "policy__code", "claimant_name"]


@admin.register(Proof)
class ProofAdmin(ScopedAdmin):
    right = "subsidies.read"
    list_display = ["claimant_name", "kind", "document", "seen_on", "valid_until", "by", "struck_on", "struck_reason"]
    list_filter = [only("counting", _("Not struck out"), _counting), "kind", "claimant"]
    search_fields = ["claimant_name", "document"]
    list_select_related = ["by"]
    date_hierarchy = "seen_on"


@admin.register(Claim)
class ClaimAdmin(Reasoned):
    right = "subsidies.read"
    exclude = ["facts", "reasons", "proofs"]
    readonly_fields = ["why", "on_file"]
    list_display = [
        "number", "claimant_name", "policy", "division", "state", "people", "amount_fen", "loan_fen", "entered_on",
        "submitted_on", "checked_on", "declared_on", "paid_on",
    ]  # fmt: skip
    list_filter = [
        only("to_be_done", _("To be done"), _to_be_done), only("to_declare", _("To be declared"), _to_declare),
        only("to_pay", _("To be paid"), _to_pay), "state", "policy__code", "claimant",
    ]  # fmt: skip
    search_fields = ["number", "claimant_name", "declaration"]
    list_select_related = ["policy", "division"]
    date_hierarchy = "entered_on"
    found_by_name = True

    @admin.display(description=_("Proof on file"))
    def on_file(self, row):
        words = dict(Evidence.choices)
        told = ((words.get(kind, kind), place) for kind, place in row.proofs.items())
        return format_html_join("", "<p>{}: {}</p>", told)


def _open(rows, _on):
    return rows.filter(state=ObjectionState.OPEN)


@admin.register(Notice)
class NoticeAdmin(ScopedAdmin):
    right = "subsidies.read"
    list_display = [
        "number", "title", "policy", "from_on", "to_on", "state", "published_by", "closed_on", "closed_by",
        "stopped_reason",
    ]  # fmt: skip
    list_filter = ["state", "policy__code"]
    search_fields = ["number", "title"]
    list_select_related = ["policy", "published_by", "closed_by"]
    date_hierarchy = "from_on"
    found_by_name = True


@admin.register(Objection)
class ObjectionAdmin(ScopedAdmin):
    right = "subsidies.hear"
    list_display = ["number", "notice", "line", "received_on", "state", "decided_on", "decided_by"]
    list_filter = [only("open", _("To be decided"), _open), "state"]
    search_fields = ["number", "notice__number"]
    list_select_related = ["notice", "line", "decided_by"]
    date_hierarchy = "received_on"


@admin.register(PaymentBatch)
class PaymentBatchAdmin(ScopedAdmin):
    right = "subsidies.read"
    list_display = [
        "number", "state", "claims", "total_fen", "loans_fen", "prepared_on", "prepared_by", "approved_on",
        "approved_by", "paid_on", "paid_by",
    ]  # fmt: skip
    list_filter = ["state"]
    search_fields = ["number"]
    list_select_related = ["prepared_by", "approved_by", "paid_by"]
    date_hierarchy = "prepared_on"
    found_by_name = True


@admin.register(PaymentLine)
class PaymentLineAdmin(ScopedAdmin):
    right = "subsidies.read"
    list_display = [
        "payee", "claim", "batch", "amount_fen", "loan_fen", "state", "paid_on", "received_on", "returned_on",
        "returned_reason",
    ]  # fmt: skip
    list_filter = ["state"]
    search_fields = ["payee", "claim__number", "batch__number"]
    list_select_related = ["claim", "batch"]
    date_hierarchy = "paid_on"
