"""What a visit must hold before it is written down: known words, its own subject, people of the household, consent."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from laborers.visits import rules
from laborers.visits.actions.once import corrected_before
from laborers.visits.models import Visit
from laborers.visits.states import Mode, Outcome, VisitKind
from xundian.accounts.roles import Role
from xundian.kit.checking import check_choice, check_length
from xundian.kit.errors import Forbidden, Invalid

MOST_PHOTOS = 9
HEX = frozenset("0123456789abcdef")


def check_words(visit):
    """Codes, lengths and findings; Invalid by the name of the field."""
    for field, choices in (("kind", VisitKind), ("outcome", Outcome), ("mode", Mode)):
        check_choice(field, getattr(visit, field), choices, "unknown")
    for field in ("met", "note", "late_reason", "consent"):
        check_length(field, getattr(visit, field), Visit._meta.get_field(field).max_length)
    problems = rules.finding_problems(visit.kind, visit.findings)
    if problems:
        fields = {f"findings.{question}": (code, FINDING_TEXT[code]) for question, code in problems}
        raise Invalid(fields=fields)
    check_photos(visit)


def check_photos(visit):
    """How many there are, and their names; Invalid."""
    if len(visit.photos) > MOST_PHOTOS:
        raise Invalid(_("At most %(n)s photos.") % {"n": MOST_PHOTOS}, field="photos", code="too_many")
    if any(len(each) != 64 or set(each) - HEX for each in visit.photos):
        raise Invalid(_("A photo is named by its SHA-256 in 64 hex digits."), field="photos", code="unknown")


def check_content(visit, ahead):
    """The subject, the people named, what it corrects, and consent where the answers need it."""
    _check_subject(visit)
    _check_people(visit, ahead)
    _check_corrects(visit)
    _check_consent(visit, ahead)


FINDING_TEXT = {
    "unknown_question": gettext_lazy("There is no such question for this kind of visit."),
    "unknown_answer": gettext_lazy("This answer is not in the list of the question."),
    "per_person": gettext_lazy("Give an answer for each person, by the person's id."),
    "not_a_number": gettext_lazy("Give a number, for example 4500 or 1.5."),
    "out_of_range": gettext_lazy("This number is too large, or below zero."),
    "too_many_decimals": gettext_lazy("At most two decimals."),
}


def _check_subject(visit):
    field_visit = visit.kind == VisitKind.FIELD_HALF_YEAR
    if not field_visit and visit.by.role == Role.STATION:
        raise Forbidden(_("A station visits migrants where they work; families are visited from home."))
    if field_visit and visit.placement is None:
        raise Invalid(
            field="placement", code="required", message=_("A field visit needs the migrant's work on that day.")
        )
    if not field_visit and visit.placement is not None:
        raise Invalid(field="placement", code="not_here", message=_("This kind of visit concerns the whole household."))
    if visit.placement and visit.placement.household_id != visit.household_id:
        raise Invalid(field="placement", code="foreign", message=_("This work belongs to another household."))


def _check_people(visit, ahead):
    """Answers per person name people of this household only."""
    named = rules.people_in(visit.findings)
    if not named:
        return
    migrants, others = ahead.people_of(visit.household_id)
    for question, ids in named.items():
        strangers = sorted(ids - (migrants if question == "members" else others))
        if strangers:
            raise Invalid(
                field=f"findings.{question}.{strangers[0]}",
                code="foreign",
                message=_("This person does not belong to the household."),
            )


def _check_corrects(visit):
    old, withdrawn = visit.corrects, visit.outcome == Outcome.WITHDRAWN
    if old is None:
        if withdrawn:
            raise Invalid(field="corrects", code="required", message=_("Name the visit that was entered by mistake."))
        return
    if (old.kind, old.household_id, old.placement_id) != (visit.kind, visit.household_id, visit.placement_id):
        raise Invalid(field="corrects", code="foreign", message=_("A correction concerns the same subject and kind."))
    if withdrawn and old.by_id != visit.by_id:
        raise Forbidden(_("Only whoever entered a visit takes it back. Others put it right."))
    if Visit.objects.filter(corrects=old).exists():
        raise corrected_before()


def _check_consent(visit, ahead):
    """Sensitive answers are refused by name without the version of the text that was read; all others are fine."""
    asked = rules.asks_consent(visit.findings)
    if asked and not visit.consent:
        text = _("Read the consent text first; without a yes this answer is not written down.")
        raise Invalid(fields={f"findings.{question}": ("consent_required", text) for question in asked})
    if visit.consent and not ahead.knows_text(visit.consent):
        raise Invalid(field="consent", code="unknown_text", message=_("There is no consent text of this version."))
