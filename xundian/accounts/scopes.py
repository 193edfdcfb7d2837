"""What a token of a program may do: scopes, each a few rights of the role table, named once and here.

A scope widens nothing: a request needs the right from the user's role *and* from a scope of the token. What stands in
no scope no program does: full identity numbers, lists as files, accounts, tokens themselves; and checking, declaring
and paying subsidies, which needs the hands of several people.
"""

from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from xundian.accounts.roles import carries


class Scope(NamedTuple):
    """What a scope is called, and the rights it lets through."""

    label: str
    rights: tuple[str, ...]


SCOPES = {
    "ground:read": Scope(_("Divisions, code lists, messages"), ("divisions.read", "codes.read", "messages.read")),
    "people:read": Scope(_("People and their cases"), ("laborers.read", "cases.read")),
    "placements:read": Scope(_("Placements and batches"), ("placements.read", "batches.read")),
    "placements:write": Scope(
        _("Write placements; depart and arrive with batches"),
        ("placements.edit", "batches.edit", "batches.receive"),
    ),
    "jobs:read": Scope(
        _("Enterprises, vacancies, recruitment events"), ("enterprises.read", "vacancies.read", "events.read")
    ),
    "jobs:write": Scope(
        _("Write enterprises, inspections and vacancies; say which vacancies stand"),
        ("enterprises.edit", "inspections.record", "vacancies.edit", "vacancies.check", "events.edit"),
    ),
    "offers:read": Scope(_("Offers of posts"), ("offers.read",)),
    "offers:write": Scope(_("Make and answer offers"), ("offers.make", "offers.answer", "offers.employer")),
    "visits:read": Scope(
        _("Visits, employers, contact points"), ("visits.read", "trips.read", "employers.read", "contacts.read")
    ),
    "visits:write": Scope(
        _("Write visits and contact points"), ("visits.log", "employers.visit", "contacts.edit")
    ),
    "problems:read": Scope(_("Difficulties"), ("difficulties.read",)),
    "problems:write": Scope(
        _("Report and settle difficulties"), ("difficulties.edit", "difficulties.dispatch")
    ),
    "subsidies:read": Scope(_("Subsidies: policies, who is entitled, claims, notices, payments"), ("subsidies.read",)),
    "subsidies:write": Scope(
        _("Write local businesses, proof and claims of subsidies"), ("subsidies.enter",)
    ),
    "reports:read": Scope(_("Figures"), ("reports.read", "targets.read", "aggregates.read")),
    "webhooks:read": Scope(_("Webhooks and their log"), ("webhooks.read",)),
    "webhooks:write": Scope(_("Set up webhooks"), ("webhooks.edit",)),
}  # fmt: skip


def useful_to(role):
    """The scopes that let something through for a role, in the order of the table."""
    return [name for name, scope in SCOPES.items() if any(carries(role, right) for right in scope.rights)]


def lets_through(token, right):
    """Whether the token leaves its user this right: every right without scopes, or without any token (a session)."""
    scopes = getattr(token, "scopes", None)
    return scopes is None or any(right in SCOPES[name].rights for name in scopes if name in SCOPES)


def needed_for(right):
    """The scope that lets a right through, for the words of a refusal; empty where none does."""
    return next((name for name, scope in SCOPES.items() if right in scope.rights), "")
