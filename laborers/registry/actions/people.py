"""Writes of laborers: registering, editing, skills, and opening an identity number to those who must see it."""

from datetime import timedelta

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from laborers.registry.actions.cases import note, open_case, open_case_of
from laborers.registry.actions.editing import edit, only
from laborers.registry.models import Laborer, RevealLog, Skill
from laborers.registry.states import EventKind
from xundian.accounts.models import User
from xundian.accounts.scope import under
from xundian.codes.rules import check_identity, mask_identity
from xundian.codes.states import PROBLEMS
from xundian.kit.errors import Conflict, Invalid, TooOften
from xundian.kit.ids import new_id
from xundian.kit.names import pinyin_of
from xundian.kit.sealing import digest, seal, unseal

IDENTITY_PLACE = "laborers_laborer.identity"
LABORER_FIELDS = ("phone", "ethnic_group", "education", "health", "labour_skill", "relation")
SPELLINGS = ("pinyin", "initials")
REVEALS_AN_HOUR = 30
HOUR = timedelta(hours=1)


@transaction.atomic
def register_laborer(*, household, name, by, on, sex="", birth=None, identity="", id=None, **profile):
    """A new person of the household, with an open case (stage surveyed); `profile` holds fields of LABORER_FIELDS.

    Sex and birth date follow from the identity number where they are not given. Raises Invalid for a wrong number or
    one that says something else, Conflict (code parked) for a known one: it never tells where.
    """
    only(profile, LABORER_FIELDS)
    laborer = Laborer(
        id=id or new_id(),
        household=household,
        division_id=household.division_id,
        name=name,
        sex=sex,
        birth=birth,
        **profile,
    )
    laborer.pinyin, laborer.initials = pinyin_of(name)
    if identity:
        _seal_identity(laborer, identity, on)
    _check_born(laborer, on)
    try:
        with transaction.atomic():
            laborer.save(force_insert=True)
    except IntegrityError as error:
        if "identity_once_per_county" in str(error):
            raise _parked() from None
        raise
    open_case(laborer=laborer, by=by, on=on)
    return laborer


@transaction.atomic
def edit_laborer(*, laborer, changes, expected_version, by):
    """Change the name or LABORER_FIELDS; Stale when someone else was faster, Invalid for any other field."""
    only(changes, ("name", *LABORER_FIELDS))
    if "name" in changes:
        changes = changes | dict(zip(SPELLINGS, pinyin_of(changes["name"]), strict=True))
    return edit(Laborer, laborer, changes, ("name", *SPELLINGS, *LABORER_FIELDS), expected_version)


@transaction.atomic
def add_skill(*, laborer, occupation, source, by, on, certificate="", level=""):
    """Record what a laborer can do; a known skill with the same certificate changes nothing."""
    skill, created = Skill.objects.get_or_create(
        laborer=laborer, occupation=occupation, certificate=certificate,
        defaults={"source": source, "level": level, "obtained_on": on},
    )  # fmt: skip
    case = open_case_of(laborer)
    if created and case:
        note(
            case=case,
            kind=EventKind.SKILL,
            on=on,
            by=by,
            detail={"occupation": occupation, "certificate": certificate},
        )
    return skill


@transaction.atomic
def reveal_identity(*, laborer, by, reason, at):
    """The full identity number, after a line in the RevealLog that says who, why and when (B7).

    Raises TooOften beyond REVEALS_AN_HOUR of a user, Conflict for a laborer without a number on record.
    """
    if not laborer.identity_sealed:
        raise Conflict(_("No identity number is on record for this person."), code="no_identity")
    User.objects.select_for_update(of=("self",)).get(pk=by.pk)
    recent = RevealLog.objects.filter(by=by, at__gt=at - HOUR).order_by("at")
    if recent.count() >= REVEALS_AN_HOUR:
        wait = (recent.first().at + HOUR - at).total_seconds()
        raise TooOften(_("Too many numbers were opened in an hour. Come back later."), wait=int(wait))
    RevealLog.objects.create(laborer=laborer, by=by, reason=reason, at=at)
    return unseal(laborer.identity_sealed, place=IDENTITY_PLACE, row_id=laborer.pk)


def _seal_identity(laborer, identity, on):
    checked = check_identity(identity, on=on)
    if checked.problems:
        code = checked.problems[0]
        raise Invalid(field="identity", code=code, message=str(PROBLEMS[code]))
    laborer.sex, laborer.birth = laborer.sex or checked.sex, laborer.birth or checked.birth
    for field, said in (("birth", checked.birth), ("sex", checked.sex)):
        if getattr(laborer, field) != said:
            raise Invalid(
                field=field, code="identity_differs", message=_("The identity number says otherwise. Check both.")
            )
    laborer.identity_digest = digest(checked.number)
    county = laborer.division_id[:6]
    if Laborer.objects.filter(under("division_id", county), identity_digest=laborer.identity_digest).exists():
        raise _parked()
    laborer.identity_sealed = seal(checked.number, place=IDENTITY_PLACE, row_id=laborer.pk)
    laborer.identity_hint = mask_identity(checked.number)


def _parked():
    return Conflict(_("This entry was set aside for the township to check."), code="parked", field="identity")


def _check_born(laborer, on):
    missing = [name for name in ("sex", "birth") if not getattr(laborer, name)]
    if missing:
        raise Invalid(field=missing[0], code="required", message=_("Give sex and birth date, or the identity number."))
    if laborer.birth > on:
        raise Invalid(field="birth", code="in_future", message=_("The birth date lies in the future."))
