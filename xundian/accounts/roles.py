"""The role table: which role carries which right, one line each, so that a reader can check it line by line.

A right says what; *where* is the scope service's (scope.py): a role only ever acts inside its own place.
Roles: DESIGN section 4. Places: division (village, township, county), station (destination prefixes), site.
"""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """The seven roles; the word is what the database and the REST interface say."""

    VILLAGE = "village", _("Village officer")
    TOWNSHIP = "township", _("Township officer")
    COUNTY = "county", _("County bureau")
    LEADER = "leader", _("Leader")
    STATION = "station", _("Station officer")
    SITE = "site", _("Site officer")
    AUDITOR = "auditor", _("Auditor")


class Place(models.TextChoices):
    """What bounds a role's view."""

    DIVISION = "division", _("Division")
    STATION = "station", _("Station")
    SITE = "site", _("Resettlement site")


@dataclass(frozen=True)
class Bound:
    """The kind of place a role sits in, and for divisions the levels it may be given."""

    place: str
    levels: tuple[str, ...] = ()


BOUNDS = {
    Role.VILLAGE: Bound(Place.DIVISION, ("village",)),
    Role.TOWNSHIP: Bound(Place.DIVISION, ("township",)),
    Role.COUNTY: Bound(Place.DIVISION, ("county",)),
    Role.LEADER: Bound(Place.DIVISION, ("county", "township")),
    Role.STATION: Bound(Place.STATION),
    Role.SITE: Bound(Place.SITE),
    Role.AUDITOR: Bound(Place.DIVISION, ("county",)),
}

# Roles that open /admin/; village officers, stations and sites have their own pages and the REST interface.
OFFICE_ROLES = (Role.TOWNSHIP, Role.COUNTY, Role.AUDITOR)

ALL = "village township county leader station site auditor"

# right                  roles that carry it
RIGHTS = {
    # ground
    "divisions.read":      ALL,
    "codes.read":          ALL,
    "codes.edit":          "county",
    "messages.read":       ALL,
    "users.read":          "county auditor",
    "users.edit":          "county",
    "postings.read":       "township county auditor",
    "posts.hand_over":     "county",
    "orphans.read":        "township county auditor",
    "audit.read":          "county auditor",
    "jobs.read":           "village township county site auditor",
    # the person and the household
    "households.read":     "village township county site auditor",
    "households.edit":     "village township county site",
    "households.classify": "township county",
    "laborers.read":       "village township county station site auditor",
    "laborers.edit":       "village township county site",
    "laborers.reveal":     "township county",
    "laborers.merge":      "township county",
    "duplicates.read":     "township county auditor",
    # one person reported in two villages: own reports, and what is decided here
    "transfers.read":      "village township county auditor",
    "transfers.report":    "village township county",
    "transfers.review":    "township county auditor",
    "transfers.decide":    "township county",
    "cases.read":          "village township county station site auditor",
    "cases.advance":       "township county",
    # survey
    "surveys.read":        "village township county auditor",
    "surveys.edit":        "county",
    "surveys.record":      "village township county",
    "imports.read":        "township county auditor",
    "imports.run":         "township county",
    "doubts.read":         "village township county auditor",
    "doubts.answer":       "village township county",
    "assessments.read":    "village township county site auditor",
    "assessments.run":     "township county",
    "economies.read":      "village township county site auditor",
    "economies.edit":      "village township county",
    # training
    "trainings.read":      "village township county site auditor",
    "trainings.edit":      "township county",
    "institutions.edit":   "county",
    "enrolments.edit":     "village township county site",
    # jobs
    "enterprises.read":    "village township county station site auditor",
    "enterprises.edit":    "county",
    "vacancies.read":      "village township county station site auditor",
    "vacancies.edit":      "county",
    "matching.read":       "township county auditor",
    "matching.run":        "township county",
    "offers.read":         "village township county site auditor",
    "offers.make":         "township county",
    "offers.answer":       "village township county site",
    # placement
    "placements.read":     "village township county station site auditor",
    "placements.edit":     "village township county site",
    "batches.read":        "village township county station auditor",
    "batches.edit":        "township county",
    "cards.read":          "village township county station site auditor",
    "cards.issue":         "township county site",
    # follow-up
    "visits.read":         "village township county station site auditor",
    "visits.log":          "village township county station site",
    "visits.excuse":       "village township county site",
    "visits.unlock":       "township county",
    "changes.settle":      "village township county site",
    "difficulties.read":   "village township county station site auditor",
    "difficulties.edit":   "village township county station site",
    "difficulties.dispatch": "township county",
    "trips.read":          "station",
    "employers.read":      "township county station auditor",
    "employers.visit":     "township county station",
    "contacts.read":       ALL,
    "contacts.edit":       "county station",
    # past the officer concerned: what is about the county bureau is the auditor's alone, to read and to answer
    "complaints.read":     "county auditor",
    "complaints.answer":   "county auditor",
    # phones of officers; what they wrote and what could not be taken over
    "sync.use":            "village site",
    # village and site officers: their own phones only
    "devices.read":        "village township county site auditor",
    "devices.revoke":      "village county site",
    "devices.suspend":     "county",
    "parked.read":         "township county site auditor",
    "parked.settle":       "township county",
    # relocation
    "relocation.read":     "township county site auditor",
    "relocation.edit":     "county site",
    "channels.answer":     "county site",
    # figures
    "reports.read":        "village township county leader station site auditor",
    "targets.read":        "township county leader auditor",
    "targets.edit":        "county",
    # lists taken out as files; which kinds follows from the rights above
    "exports.make":        "village township county station site auditor",
    "exports.approve":     "county",
}  # fmt: skip

CARRIERS = {right: frozenset(Role(word) for word in roles.split()) for right, roles in RIGHTS.items()}


def carries(role, right):
    """Whether the role has the right; KeyError for a right the table does not know, so that a slip fails loudly."""
    return role in CARRIERS[right]
