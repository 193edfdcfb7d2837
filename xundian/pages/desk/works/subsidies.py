"""Works of subsidies."""

from django.utils.translation import gettext_lazy as _

from xundian.pages.desk.subsidies import claims, entitled, notices, paying
from xundian.pages.desk.works.kind import Work

WORKS: list[Work] = [
    Work(
        _("Subsidies"), _("Likely entitled, not applied yet"),
        _("Found every night from the records: who could claim which subsidy, and what proof is missing."),
        "entitled", "subsidies.read", entitled.waiting,
    ),
    Work(
        _("Subsidies"), _("Claims of subsidies"),
        _("Put together, handed in, checked by another hand, refused in words; and what became of the money."),
        "subsidy-claims", "subsidies.read", claims.waiting,
    ),
    Work(
        _("Subsidies"), _("Public notices of subsidies"),
        _("Checked claims on public view with masked names; objections are heard by whom they do not concern."),
        "subsidy-notices", "subsidies.hear", notices.waiting,
    ),
    Work(
        _("Subsidies"), _("Declarations to finance"),
        _("Claims whose notice has passed, declared under the number of a letter, with the list as a workbook."),
        "subsidy-declarations", "subsidies.hear", paying.to_declare,
    ),
    Work(
        _("Subsidies"), _("Payments of subsidies"),
        _("Batches to the fen, prepared, approved and paid by three hands; received, or come back."),
        "payment-batches", "subsidies.hear", paying.waiting,
    ),
    Work(
        _("Subsidies"), _("Local businesses"),
        _("Businesses of returnees and entrepreneurs, demonstration villages and parks that policies are meant for."),
        "undertakings", "subsidies.read",
    ),
    Work(
        _("Subsidies"), _("Subsidy policies"),
        _("Every line of the policy by days and document: what it pays, under which conditions and proof."),
        "subsidy-policies", "subsidies.read",
    ),
]  # fmt: skip
