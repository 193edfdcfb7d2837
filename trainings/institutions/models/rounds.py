"""Selection rounds: who stands, who may vote, and what came out (X4, choosing training institutions)."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from trainings.institutions.models.institutions import Institution
from trainings.institutions.states import COUNTED, ROUND_MOVES, Electorate, RoundState
from xundian.divisions.models import Division
from xundian.kit.keeping import KEPT, settled
from xundian.kit.records import BUMP, Editable, audited

LATER = ("state", "published_on", "objections_until", "valid_from", "valid_to", "finished_on", "ended_reason")
AT_THE_COUNT = ("issued", "cast", "digest", "counted_on", "conducted_by_id", "tellers")
# What is written down as the count is what the ballots say, whoever writes it.
COUNTS = pgtrigger.Trigger(
    name="count_is_the_ballots",
    when=pgtrigger.Before,
    operation=pgtrigger.Update,
    condition=pgtrigger.Condition("OLD.state = 'voting' AND NEW.state = 'counted'"),
    func="""
        IF NEW.cast <> (SELECT count(*) FROM trainings_ballot AS b WHERE b.round_id = NEW.id)
            OR EXISTS (
                SELECT 1 FROM trainings_roundcandidate AS c
                WHERE c.round_id = NEW.id AND c.votes IS DISTINCT FROM (
                    SELECT count(*) FROM trainings_ballot AS b
                    WHERE b.round_id = NEW.id AND c.number = ANY (b.choices)
                )
            )
        THEN RAISE EXCEPTION 'The count is not what the ballots say.';
        END IF;
        RETURN NEW;
    """,
)
# Candidates and members stand before the vote is opened; the count is written once, the shortlist until it is final.
STANDING = pgtrigger.Trigger(
    name="stands_before_the_vote",
    when=pgtrigger.Before,
    operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
    declare=[("here", "text")],
    func="""
        SELECT r.state INTO here FROM trainings_selectionround AS r
            WHERE r.id = CASE WHEN TG_OP = 'DELETE' THEN OLD.round_id ELSE NEW.round_id END;
        IF TG_OP = 'UPDATE' THEN
            IF here = 'preparing'
                OR here = 'voting' AND OLD.votes IS NULL
                    AND to_jsonb(NEW) - ARRAY['votes', 'place', 'listed', 'version', 'updated_at']
                        = to_jsonb(OLD) - ARRAY['votes', 'place', 'listed', 'version', 'updated_at']
                OR here = 'published'
                    AND to_jsonb(NEW) - ARRAY['listed', 'struck', 'version', 'updated_at']
                        = to_jsonb(OLD) - ARRAY['listed', 'struck', 'version', 'updated_at']
            THEN RETURN NEW; END IF;
        ELSIF here = 'preparing' THEN
            RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
        END IF;
        RAISE EXCEPTION 'Who stands and what was counted does not change.';
    """,
)
ELECTING = pgtrigger.Trigger(
    name="members_before_the_vote",
    when=pgtrigger.Before,
    operation=pgtrigger.Insert | pgtrigger.Delete,
    declare=[("here", "text")],
    func="""
        SELECT r.state INTO here FROM trainings_selectionround AS r
            WHERE r.id = CASE WHEN TG_OP = 'DELETE' THEN OLD.round_id ELSE NEW.round_id END;
        IF here = 'preparing' THEN RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END; END IF;
        RAISE EXCEPTION 'The electorate does not change once the vote was opened.';
    """,
)


@audited()
class SelectionRound(Editable):
    """One conference with its vote, its published result and its final list; at most `seats` institutions get on it.

    Votes are a share of all ballots cast, blank ones included. Who voted is in no table that knows a ballot.
    """

    county = models.ForeignKey(Division, models.PROTECT, related_name="+", verbose_name=_("county"))
    title = models.CharField(_("title"), max_length=100)
    conference_on = models.DateField(_("day of the conference"))
    venue = models.CharField(_("place of the conference"), max_length=100)
    electorate = models.CharField(_("who votes"), max_length=10, choices=Electorate)
    seats = models.PositiveSmallIntegerField(_("places on the list"))
    most_choices = models.PositiveSmallIntegerField(_("institutions a ballot may name"))
    objection_days = models.PositiveSmallIntegerField(_("days for objections"), default=7)
    state = models.CharField(_("state"), max_length=10, choices=RoundState, default=RoundState.PREPARING)
    repeats = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="repeated_by", verbose_name=_("repeats")
    )
    issued = models.PositiveIntegerField(_("slips issued"), null=True, blank=True)
    cast = models.PositiveIntegerField(_("ballots cast"), null=True, blank=True)
    # SHA-256 of the published list of ballots, in hexadecimal.
    digest = models.CharField(_("digest of the ballots"), max_length=64, blank=True)
    counted_on = models.DateField(_("counted on"), null=True, blank=True)
    conducted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=pgettext_lazy("meeting", "held by"),
    )
    tellers = models.CharField(_("who watched the count"), max_length=200, blank=True)
    published_on = models.DateField(_("published on"), null=True, blank=True)
    objections_until = models.DateField(_("objections until"), null=True, blank=True)
    valid_from = models.DateField(_("list holds from"), null=True, blank=True)
    valid_to = models.DateField(_("list holds until"), null=True, blank=True)
    finished_on = models.DateField(_("final since"), null=True, blank=True)
    ended_reason = models.CharField(_("why it ended"), max_length=500, blank=True)

    scope_paths = {"shared": "county_id"}

    class Meta:
        verbose_name = _("selection round")
        verbose_name_plural = _("selection rounds")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(seats__gte=1, most_choices__gte=1, objection_days__range=(3, 60)),
                name="round_numbers",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=COUNTED, issued__isnull=False, cast__isnull=False, cast__gte=1)
                & models.Q(counted_on__isnull=False, issued__gte=models.F("cast"), digest__regex="^[0-9a-f]{64}$")
                | ~models.Q(state__in=COUNTED)
                & models.Q(issued=None, cast=None, counted_on=None, digest="", conducted_by=None),
                name="round_counted_as_a_whole",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=["published", "final", "repeated"], published_on__isnull=False)
                & models.Q(published_on__gte=models.F("counted_on"), objections_until__gt=models.F("published_on"))
                | ~models.Q(state__in=["published", "final", "repeated"])
                & models.Q(published_on=None, objections_until=None),
                name="round_published_for_days",
            ),
            models.CheckConstraint(
                condition=models.Q(state=RoundState.FINAL, valid_from__isnull=False, valid_to__isnull=False)
                & models.Q(valid_to__gte=models.F("valid_from"), finished_on__gt=models.F("objections_until"))
                | ~models.Q(state=RoundState.FINAL) & models.Q(valid_from=None, valid_to=None, finished_on=None),
                name="round_final_after_objections",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=["repeated", "cancelled"]) & ~models.Q(ended_reason="")
                | ~models.Q(state__in=["repeated", "cancelled"]) & models.Q(ended_reason=""),
                name="round_ended_with_reason",
            ),
        ]
        indexes = [models.Index(fields=["county", "-conference_on"], name="round_by_county")]
        triggers = [
            BUMP, KEPT, COUNTS,
            pgtrigger.FSM(
                name="moves", field="state",
                transitions=sorted((str(here), str(there)) for here, ends in ROUND_MOVES.items() for there in ends),
            ),
            settled(
                "terms_stay", "OLD.state = 'voting'", LATER + AT_THE_COUNT, "The terms stay once the vote was opened."
            ),
            settled("count_stays", "OLD.state IN ('counted', 'published')", LATER, "A count does not change."),
            settled("end_stays", "OLD.state IN ('final', 'repeated', 'cancelled')", (), "This round has ended."),
        ]  # fmt: skip

    def __str__(self):
        return self.title


@audited()
class RoundCandidate(Editable):
    """An institution that stands: its number on the ballot, its votes and its place; equal votes share a place."""

    round = models.ForeignKey(
        SelectionRound, models.PROTECT, related_name="candidates", verbose_name=_("selection round")
    )
    institution = models.ForeignKey(
        Institution, models.PROTECT, related_name="stands", verbose_name=_("training institution")
    )
    number = models.PositiveSmallIntegerField(_("number on the ballot"))
    votes = models.PositiveIntegerField(_("votes"), null=True, blank=True)
    place = models.PositiveSmallIntegerField(pgettext_lazy("by votes", "place"), null=True, blank=True)
    listed = models.BooleanField(_("on the list"), default=False)
    struck = models.BooleanField(_("struck after an objection"), default=False)

    scope_paths = {"shared": "round__county_id"}

    class Meta:
        verbose_name = _("candidate of a selection round")
        verbose_name_plural = _("candidates of selection rounds")
        constraints = [
            models.UniqueConstraint(fields=["round", "institution"], name="round_candidate_once"),
            models.UniqueConstraint(fields=["round", "number"], name="round_candidate_number"),
            models.CheckConstraint(
                condition=models.Q(votes=None, place=None, listed=False, struck=False)
                | models.Q(votes__isnull=False, place__isnull=False),
                name="round_candidate_counted",
            ),
            models.CheckConstraint(
                condition=models.Q(listed=False) | models.Q(votes__gte=1, struck=False), name="round_listed_with_votes"
            ),
        ]
        triggers = [BUMP, STANDING]

    def __str__(self):
        return str(self.institution)


@audited()
class Elector(Editable):
    """A member of the conference. `has_slip` says that a slip was given; not which, nor whether it was used."""

    round = models.ForeignKey(
        SelectionRound, models.PROTECT, related_name="electors", verbose_name=_("selection round")
    )
    name = models.CharField(pgettext_lazy("person", "name"), max_length=50)
    office = models.CharField(_("office"), max_length=100, blank=True)
    has_slip = models.BooleanField(_("was given a slip"), default=False)

    scope_paths = {"shared": "round__county_id"}

    class Meta:
        verbose_name = _("member of the conference")
        verbose_name_plural = _("members of the conference")
        constraints = [models.UniqueConstraint(fields=["round", "name", "office"], name="elector_once")]
        triggers = [BUMP, ELECTING]

    def __str__(self):
        return self.name
