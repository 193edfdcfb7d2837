"""Steps that the writes of placements share."""

from django.utils.translation import gettext as _

from laborers.placements import rules
from xundian.kit.errors import Invalid


def check_destination(destination):
    """Invalid unless the place is the six digits of a division code."""
    if not rules.is_destination(destination):
        raise Invalid(
            field="destination", code="bad_code", message=_("Give the place as the six digits of its division code.")
        )


def check_term(contract_from, contract_to):
    """Invalid for a contract that has an end and no beginning, or ends before it begins."""
    if contract_to and not contract_from:
        raise Invalid(field="contract_from", code="required", message=_("Give the first day of the contract too."))
    if contract_to and contract_to < contract_from:
        raise Invalid(field="contract_to", code="before_start", message=_("The contract ends before it begins."))
