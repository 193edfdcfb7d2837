"""Public notices of claims with masked lines, and objections against them, sealed (X2.3, codes §10)."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from laborers.subsidies.models.claims import Claim
from laborers.subsidies.models.keeping import acting
from laborers.subsidies.models.policies import Policy
from laborers.subsidies.states import NoticeState, ObjectionState
from xundian.divisions.models import Division
from xundian.kit.keeping import KEPT
from xundian.kit.records import APPEND_ONLY, BUMP, Editable, Record, audited


@audited()
class Notice(Editable):
    """Claims of one policy on public view from a day to a day, with whom to object to; both days are on view.

    It is read without sign-in while it runs, and disappears by itself afterwards. It passes when nobody's objection is
    open any more.
    """

    county = models.ForeignKey(Division, models.PROTECT, related_name="+", verbose_name=_("county"))
    number = models.CharField(_("number"), max_length=20, unique=True)
    policy = models.ForeignKey(Policy, models.PROTECT, related_name="notices", verbose_name=_("subsidy policy"))
    title = models.CharField(_("title"), max_length=100)
    from_on = models.DateField(_("from"))
    to_on = models.DateField(_("until"))
    contact_name = models.CharField(_("objections to"), max_length=80)
    contact_phone = models.CharField(_("phone for objections"), max_length=20)
    state = models.CharField(_("state"), max_length=8, choices=NoticeState, default=NoticeState.RUNNING)
    published_by = acting(_("published by"), null=False)
    closed_on = models.DateField(_("concluded on"), null=True, blank=True)
    closed_by = acting(_("concluded by"))
    stopped_reason = models.CharField(_("why it was stopped"), max_length=200, blank=True)

    scope_paths = {"division": "county_id"}

    class Meta:
        verbose_name = _("public notice")
        verbose_name_plural = _("public notices")
        constraints = [
            models.CheckConstraint(condition=Q(to_on__gte=F("from_on")), name="notice_days_in_order"),
            models.CheckConstraint(
                condition=Q(state__in=["running", "ended"], closed_on=None)
                | Q(state__in=["passed", "stopped"], closed_on__isnull=False),
                name="notice_closed_has_a_day",
            ),
            models.CheckConstraint(
                condition=Q(state="stopped") & ~Q(stopped_reason="") | ~Q(state="stopped") & Q(stopped_reason=""),
                name="notice_stopped_with_reason",
            ),
        ]
        indexes = [models.Index(fields=["county", "state", "to_on"], name="notice_by_county")]
        triggers = [BUMP, KEPT]

    def __str__(self):
        return self.number


class NoticeLine(Record):
    """A claim on a notice, as everybody may read it: masked name and identity, place and amount, no telephone."""

    notice = models.ForeignKey(Notice, models.PROTECT, related_name="lines", verbose_name=_("public notice"))
    claim = models.ForeignKey(
        Claim, models.PROTECT, related_name="notice_lines", verbose_name=pgettext_lazy("subsidy", "claim")
    )
    name = models.CharField(_("masked name"), max_length=100)
    identity = models.CharField(_("masked identity number"), max_length=20, blank=True)
    place = models.CharField(_("place"), max_length=100)
    people = models.PositiveIntegerField(_("people"), default=0)
    amount_fen = models.BigIntegerField(_("amount"))
    loan_fen = models.BigIntegerField(_("loan"), default=0)

    scope_paths = {"division": "notice__county_id"}

    class Meta:
        verbose_name = _("line of a public notice")
        verbose_name_plural = _("lines of public notices")
        constraints = [models.UniqueConstraint(fields=["notice", "claim"], name="notice_line_once")]
        triggers = [APPEND_ONLY]

    def __str__(self):
        return self.name


class Objection(Editable):
    """What somebody wrote against a line of a notice, sealed; heard by who had no hand in the claim."""

    notice = models.ForeignKey(Notice, models.PROTECT, related_name="objections", verbose_name=_("public notice"))
    line = models.ForeignKey(
        NoticeLine, models.PROTECT, null=True, blank=True, related_name="objections",
        verbose_name=_("line of a public notice"),
    )  # fmt: skip
    number = models.CharField(_("number"), max_length=12, unique=True)
    access_digest = models.BinaryField(editable=False)
    # Of the form that was sent: a form that is sent twice is one objection.
    sent_digest = models.BinaryField(unique=True, editable=False)
    text_sealed = models.BinaryField(editable=False)
    contact_sealed = models.BinaryField(null=True, editable=False)
    received_at = models.DateTimeField(_("received at"))
    received_on = models.DateField(_("received on"))
    state = models.CharField(_("state"), max_length=10, choices=ObjectionState, default=ObjectionState.OPEN)
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    decided_by = acting(_("decided by"))
    answer_sealed = models.BinaryField(null=True, editable=False)

    scope_paths = {"division": "notice__county_id"}

    class Meta(Editable.Meta):
        verbose_name = _("objection against a claim")
        verbose_name_plural = _("objections against claims")
        constraints = [
            models.CheckConstraint(
                condition=Q(state="open", decided_on=None, decided_by=None, answer_sealed=None)
                | ~Q(state="open") & Q(decided_on__isnull=False, decided_by__isnull=False, answer_sealed__isnull=False),
                name="claim_objection_answered",
            )
        ]
        indexes = [models.Index(fields=["notice", "state", "id"], name="claim_objection_of_notice")]

    def __str__(self):
        return self.number
