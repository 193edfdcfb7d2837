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
    # pages of the back office that are no ledgers
    "office.read":         "township county auditor",
    # systems of stations and of the county: tokens of programs, and what they are told
    "tokens.read":         "county station auditor",
    "tokens.edit":         "county station",
    "webhooks.read":       "county station auditor",
    "webhooks.edit":       "county station",
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
    "programmes.edit":     "county",
    # what enterprises order, and how it stands beside what people wish
    "orders.read":         "village township county station auditor",
    "orders.edit":         "township county",
    "demand.read":         "township county auditor",
    # rounds in which institutions are chosen: candidates, members of the conference, turnout
    "rounds.read":         "township county auditor",
    # who objects and what was written; decided by somebody whom it does not concern
    "objections.read":     "county auditor",
    "objections.decide":   "county auditor",
    "enrolments.edit":     "village township county site",
    # who was there: everybody of the people of their own place
    "attendance.mark":     "village township county site",
    # jobs
    "enterprises.read":    "village township county station site auditor",
    "enterprises.edit":    "county",
    # who was judged how, and by whom
    "selections.read":     "township county auditor",
    # on the spot: a station in the places it looks after
    "inspections.record":  "township county station",
    "vacancies.read":      "village township county station site auditor",
    "vacancies.edit":      "county",
    # what the receiving district says of a vacancy
    "vacancies.check":     "county station",
    "events.read":         "village township county station site auditor",
    "events.edit":         "township county",
    # who came, and what they signed
    "events.people":       "village township county site auditor",
    "events.attend":       "village township county",
    "events.policy":       "county",
    "matching.read":       "township county auditor",
    "matching.run":        "township county",
    "matching.weigh":      "county",
    "offers.read":         "village township county site auditor",
    "offers.make":         "township county",
    "offers.answer":       "village township county site",
    "offers.employer":     "township county",
    # placement
    "placements.read":     "village township county station site auditor",
    "placements.edit":     "village township county site",
    "batches.read":        "village township county station auditor",
    "batches.edit":        "township county",
    # the check of who arrived: where the batch arrives
    "batches.receive":     "township county station",
    "cards.read":          "village township county station site auditor",
    "cards.issue":         "township county site",
    # posts brought to villages: posters, loudspeaker texts, the weather-information platform
    "publications.read":   "village township county auditor",
    "publications.edit":   "village township county",
    # follow-up
    "visits.read":         "village township county station site auditor",
    "visits.log":          "village township county station site",
    "visits.excuse":       "village township county site",
    "visits.unlock":       "township county",
    # the own visits in one's own calendar program
    "calendar.use":        "village township county station site",
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
    # buildings, homes, facilities and observations: the street manages its site (W2.2-4)
    "sites.edit":          "township county site",
    # declarations for relocation: claimed and screened by the township, looked at on site and decided by the county
    "declarations.declare": "township county",
    "declarations.inspect": "county",
    "declarations.decide": "county",
    # an appeal is heard by somebody else than who refused, by the auditor where the bureau has one officer only
    "declarations.hear":   "county auditor",
    # old homesteads lie in the township that the household left
    "homesteads.edit":     "township county",
    "homesteads.inspect":  "county",
    # draws of homes: masked names; the public sees them too once the roster is frozen
    "draws.read":          "township county site auditor",
    "draws.run":           "county",
    "channels.answer":     "county site",
    # who is eligible for which channel, and how long an answer takes
    "channels.policy":     "county",
    # what the county watches by year: figures of statistics, no names
    "indicators.read":     "township county leader site auditor",
    "indicators.edit":     "county",
    # industrial bases: land, sales and what is divided; approved and paid by another hand than prepared it
    "bases.read":          "township county auditor",
    "bases.edit":          "township county",
    "bases.pay":           "county",
    # subsidies: claims and their proof from the village up; the table of steps keeps each to another hand
    "subsidies.read":      "village township county auditor",
    "subsidies.enter":     "village township county",
    "subsidies.check":     "township county",
    "subsidies.decide":    "county",
    "subsidies.declare":   "county",
    "subsidies.pay":       "county",
    # an objection is heard by somebody who had no hand in the claim, by the auditor where the bureau has one officer
    "subsidies.hear":      "county auditor",
    # what is paid to whom, by document
    "subsidies.policy":    "county",
    # figures
    "reports.read":        "village township county leader station site auditor",
    # figures as they were printed: taken by hand; read with the reports
    "snapshots.take":      "county",
    "targets.read":        "township county leader auditor",
    "targets.edit":        "county",
    # results as others published them, beside what is computed from them
    "aggregates.read":     "township county leader auditor",
    "aggregates.edit":     "county",
    # coordination: meetings are read at, above and below their place, everything else in the own one
    "meetings.read":       "village township county leader auditor",
    "meetings.edit":       "township county",
    "tasks.read":          "village township county auditor",
    "tasks.edit":          "township county",
    "tasks.finish":        "village township county",
    "activities.read":     "village township county leader auditor",
    "activities.edit":     "village township county",
    "stories.read":        "village township county auditor",
    "stories.edit":        "township county",
    "stories.publish":     "county",
    "symposiums.read":     "village township county leader auditor",
    "symposiums.edit":     "township county",
    # lists taken out as files; which kinds follows from the rights above
    "exports.make":        "village township county station site auditor",
    "exports.approve":     "county",
}  # fmt: skip

CARRIERS = {right: frozenset(Role(word) for word in roles.split()) for right, roles in RIGHTS.items()}


def carries(role, right):
    """Whether the role has the right; KeyError for a right the table does not know, so that a slip fails loudly."""
    return role in CARRIERS[right]
