"""Reads of the policies: which terms hold in a county on a day; the usual ones of the rule where none are set."""

from django.db.models import Q

from relocation.channels.models import ChannelPolicy
from relocation.channels.rules import Terms

TERMS = tuple(Terms.__dataclass_fields__)


def in_force(on):
    """The policies that hold on a day, one a county."""
    return ChannelPolicy.objects.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=on), valid_from__lte=on)


def terms_of(policy):
    """The Terms of a policy row; the usual ones for None."""
    return Terms(**{name: getattr(policy, name) for name in TERMS}) if policy else Terms()


def policy_on(county, on):
    """The policy of a county (a code) on a day, or None."""
    return in_force(on).filter(county_id=county).order_by("-valid_from").first()


def terms_on(division, on):
    """The Terms for a place (a division code of any level) on a day."""
    return terms_of(policy_on(division[:6], on))


def policies_on(on):
    """{county code: policy} of the day, by one query."""
    return {row.county_id: row for row in in_force(on).order_by("valid_from")}
