"""Reads of claims: lists, one in full with its lines and steps, and the people it is claimed for (X2.3)."""

from django.db.models import Count, Q

from laborers.registry.models import Laborer
from laborers.subsidies.models import Claim, ClaimLine, ClaimStep, Policy, Undertaking
from laborers.subsidies.states import ENDED, ClaimState

HANDS = ("entered_by", "submitted_by", "checked_by", "declared_by", "paid_by", "received_by", "ended_by")
# Nothing more is to be done with these by an officer.
DONE = (*ENDED, ClaimState.RECEIVED)


def claims(rows=None):
    """Claims with policy, place and the hands that led them."""
    rows = Claim.objects.all() if rows is None else rows
    return rows.select_related("policy", "division", *HANDS)


def in_full(pk):
    """One claim as its page and its resource show it."""
    return claims().get(pk=pk)


def lines_of(claim):
    """What a claim is paid for, by person."""
    return ClaimLine.objects.filter(claim=claim).select_related("laborer__division").order_by("laborer__pinyin", "key")


def steps_of(claim):
    """The timeline of a claim, newest first."""
    return ClaimStep.objects.filter(claim=claim).select_related("by").order_by("-on", "-id")


def people_of(claim):
    """The people that a claim is made for: of its lines, and those that an amount by heads counted."""
    counted_ones = list(claim.facts.get("people", ()))
    of_lines = ClaimLine.objects.filter(claim=claim, laborer__isnull=False).values("laborer")
    rows = Laborer.objects.filter(Q(pk__in=of_lines) | Q(pk__in=counted_ones))
    return rows.select_related("division", "household").order_by("pinyin", "pk")


def counted(policies=None):
    """Policy rows with how many claims stand under each, so that a list says which were used."""
    rows = Policy.objects.all() if policies is None else policies
    standing = ~Q(claims__state__in=ENDED)
    return rows.select_related("county").annotate(claim_count=Count("claims", filter=standing))


def undertakings(rows=None):
    """Local businesses with owner, place and employer."""
    rows = Undertaking.objects.all() if rows is None else rows
    return rows.select_related("division", "owner__household", "enterprise")
