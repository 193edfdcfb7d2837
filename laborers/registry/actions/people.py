"""Writes of laborers: registering or reporting them, editing, identity numbers set and opened."""

from datetime import timedelta

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from laborers.registry import queries
from laborers.registry.actions.cases import open_case
from laborers.registry.actions.duplicates import find_duplicates_of, pair_up
from laborers.registry.actions.editing import edit
from laborers.registry.actions.transfers import open_transfer
from laborers.registry.models import Laborer, RevealLog
from laborers.registry.states import Ground
from xundian.accounts.actions import note_read
from xundian.accounts.models import User
from xundian.accounts.scope import visible_to
from xundian.codes.rules import check_identity, mask_identity
from xundian.codes.states import PROBLEMS
from xundian.kit.changing import only
from xundian.kit.errors import Conflict, Invalid, TooOften
from xundian.kit.ids import new_id
from xundian.kit.names import pinyin_of
from xundian.kit.sealing import digest, seal, unseal

IDENTITY_PLACE = "laborers_laborer.identity"
LABORER_FIELDS = ("phone", "ethnic_group", "education", "health", "labour_skill", "relation")
SPELLINGS = ("pinyin", "initials")
REVEALS_AN_HOUR = 30
HOUR = timedelta(hours=1)
SHORTEST_REASON = 4


class KnownHere(Conflict):
    """The identity number belongs to `laborer`, whom the caller sees in this very village."""

    code = "known_here"

    def __init__(self, laborer):
        super().__init__(_("This person is already registered in this village."), field="identity")
        self.laborer = laborer


@transaction.atomic
def register_laborer(*, household, name, by, on, sex="", birth=None, identity="", id=None, **profile):
    """A new person of the household, with an open case (stage surveyed); `profile` holds fields of LABORER_FIELDS.

    Sex and birth date follow from the identity number where they are not given. Raises Invalid for a wrong number or
    one that says something else, Conflict (code parked) for a known one: it never tells where. See `enter_laborer`.
    """
    laborer, digested = _new(household, name, sex, birth, identity, id, profile, on)
    if digested and _known(laborer):
        raise _parked()
    if digested:
        _seal(laborer, digested)
    try:
        with transaction.atomic():
            laborer.save(force_insert=True)
    except IntegrityError as error:
        if "identity_once_per_county" in str(error):
            raise _parked() from None
        raise
    open_case(laborer=laborer, by=by, on=on)
    find_duplicates_of(laborer=laborer, on=on)
    return laborer


@transaction.atomic
def enter_laborer(*, household, name, by, on, sex="", birth=None, identity="", id=None, answers=None, round_id=None,
                  **profile):  # fmt: skip
    """Register a person, or, when the number is known elsewhere in the county, report that they are here now.

    (laborer, None) or (None, transfer); the report keeps what was written, with the survey's `answers` if there are
    any. KnownHere when the caller sees the person in this village; Invalid as register_laborer.
    """
    person = {"name": name, "sex": sex, "birth": birth, "id": id} | profile
    laborer, digested = _new(household, name, sex, birth, identity, id, profile, on)
    known = digested and _known(laborer)
    if not known:
        try:
            with transaction.atomic():
                return register_laborer(household=household, identity=identity, by=by, on=on, **person), None
        except Conflict as refusal:
            # Somebody was faster by a moment.
            known = refusal.code == "parked" and _known(laborer)
            if not known:
                raise
    if known.division_id == household.division_id and (by is None or _sees(by, known)):
        raise KnownHere(known)
    written = {key: value for key, value in person.items() if key != "id" and value}
    return None, open_transfer(
        laborer=known, to_division=household.division, household_number=household.number, source="entry",
        profile=written, answers=answers, round_id=round_id, by=by, on=on,
    )  # fmt: skip


@transaction.atomic
def set_identity(*, laborer, identity, by, on):
    """The number of a person who had none, sealed: (laborer, None), or (laborer, pair) when it is known already.

    Whose it is nobody learns here: the two records go to whoever may merge them. Invalid for a wrong number or one that
    says something else than the record, Conflict (has_identity) for a person with another number.
    """
    laborer = Laborer.objects.select_for_update(of=("self",)).get(pk=laborer.pk)
    _not_merged(laborer)
    digested = _digested(laborer, identity, on)
    if laborer.identity_digest:
        if bytes(laborer.identity_digest) == digest(digested):
            return laborer, None
        raise Conflict(_("This person has another identity number on record."), code="has_identity", field="identity")
    known = _known(laborer, digest(digested))
    if known:
        return laborer, pair_up(laborer=laborer, other=known, reason="same_identity", on=on)
    _seal(laborer, digested)
    try:
        with transaction.atomic():
            laborer.save(update_fields=["identity_sealed", "identity_digest", "identity_hint"])
    except IntegrityError as error:
        known = "identity_once_per_county" in str(error) and _known(laborer, digest(digested))
        if not known:
            raise
        return laborer.reread(), pair_up(laborer=laborer, other=known, reason="same_identity", on=on)
    return laborer.reread(), None


@transaction.atomic
def edit_laborer(*, laborer, changes, expected_version, by):
    """Change the name or LABORER_FIELDS; Stale when someone else was faster, Invalid for any other field."""
    only(changes, ("name", *LABORER_FIELDS))
    _not_merged(laborer)
    if "name" in changes:
        changes = changes | dict(zip(SPELLINGS, pinyin_of(changes["name"]), strict=True))
    return edit(Laborer, laborer, changes, ("name", *SPELLINGS, *LABORER_FIELDS), expected_version)


@transaction.atomic
def reveal_identity(*, laborer, by, at, ground="", reason=""):
    """The full identity number, after a line in the RevealLog that says who, why and when (B7).

    Why is a ground of states.Ground; "other", or none, wants a reason in words: Invalid without. Raises TooOften beyond
    REVEALS_AN_HOUR of a user, Conflict for a laborer without a number on record.
    """
    if ground in ("", Ground.OTHER) and len(reason.strip()) < SHORTEST_REASON:
        raise Invalid(field="reason", code="required", message=_("Say in a few words what the number is needed for."))
    if not laborer.identity_sealed:
        raise Conflict(_("No identity number is on record for this person."), code="no_identity")
    User.objects.select_for_update(of=("self",)).get(pk=by.pk)
    recent = RevealLog.objects.filter(by=by, at__gt=at - HOUR).order_by("at")
    if recent.count() >= REVEALS_AN_HOUR:
        wait = (recent.first().at + HOUR - at).total_seconds()
        raise TooOften(_("Too many numbers were opened in an hour. Come back later."), wait=int(wait))
    RevealLog.objects.create(laborer=laborer, by=by, ground=ground, reason=reason.strip(), at=at)
    note_read(user=by, model=Laborer._meta.label, record=laborer.pk, how="reveal", at=at)
    return unseal(laborer.identity_sealed, place=IDENTITY_PLACE, row_id=laborer.pk)


def _new(household, name, sex, birth, identity, id, profile, on):
    """(a laborer not yet saved, the checked number or nothing); Invalid for what cannot be."""
    only(profile, LABORER_FIELDS)
    laborer = Laborer(
        id=id or new_id(), household=household, division_id=household.division_id, name=name, sex=sex, birth=birth,
        **profile,
    )  # fmt: skip
    laborer.pinyin, laborer.initials = pinyin_of(name)
    number = _digested(laborer, identity, on) if identity else ""
    _check_born(laborer, on)
    if number:
        laborer.identity_digest = digest(number)
    return laborer, number


def _digested(laborer, identity, on):
    """The number put right; sex and birth follow from it where the record has none. Invalid where they differ."""
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
    return checked.number


def _known(laborer, digested=None):
    """Who has this number in the county, or None."""
    return queries.with_identity(laborer.division_id[:6], digested or laborer.identity_digest).first()


def _sees(user, laborer):
    return visible_to(user, Laborer.objects.filter(pk=laborer.pk)).exists()


def _seal(laborer, number):
    laborer.identity_digest = digest(number)
    laborer.identity_sealed = seal(number, place=IDENTITY_PLACE, row_id=laborer.pk)
    laborer.identity_hint = mask_identity(number)


def _not_merged(laborer):
    if laborer.merged_into_id:
        raise Conflict(_("This record was merged into another one. Open that one."), code="merged")


def _parked():
    return Conflict(_("This entry was set aside for the township to check."), code="parked", field="identity")


def _check_born(laborer, on):
    missing = [name for name in ("sex", "birth") if not getattr(laborer, name)]
    if missing:
        raise Invalid(field=missing[0], code="required", message=_("Give sex and birth date, or the identity number."))
    if laborer.birth > on:
        raise Invalid(field="birth", code="in_future", message=_("The birth date lies in the future."))
