"""The registry's writes: households, laborers, skills, and the case with its timeline."""

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from laborers.registry.models import Case, CaseEvent, Household, HouseholdCategory, Laborer, Skill
from laborers.registry.states import STAGE_MOVES, EventKind, Stage
from xundian.accounts.scope import under
from xundian.codes.rules import check_identity, mask_identity
from xundian.kit.errors import Conflict, Invalid
from xundian.kit.etag import check_version
from xundian.kit.ids import new_id
from xundian.kit.names import pinyin_of
from xundian.kit.sealing import digest, seal

IDENTITY_PLACE = "laborers_laborer.identity"
BULK = 2000
HOUSEHOLD_FIELDS = ("group_name", "address", "phone")
LABORER_FIELDS = ("phone", "ethnic_group", "education", "health", "labour_skill", "relation")


@transaction.atomic
def register_household(*, number, division, by, on, category="ordinary", group_name="", address="", phone="", id=None):
    """A new household in a village, with its first category; Invalid when the number is taken in the county."""
    if Household.objects.filter(under("division_id", division.code[:6]), number=number).exists():
        raise Invalid(field="number", code="taken", message=_("This household number is already registered."))
    household = Household.objects.create(
        id=id or new_id(), number=number, division=division, category=category,
        group_name=group_name, address=address, phone=phone,
    )  # fmt: skip
    HouseholdCategory.objects.create(household=household, category=category, valid_from=on)
    return household


@transaction.atomic
def edit_household(*, household, changes, expected_version, by):
    """Change fields of HOUSEHOLD_FIELDS; Stale when someone else was faster, Invalid for any other field."""
    return _edit(Household, household, changes, HOUSEHOLD_FIELDS, expected_version)


@transaction.atomic
def register_laborer(*, household, name, sex, birth, by, on, identity="", id=None, **profile):
    """A new person of the household, with an open case (stage surveyed); `profile` holds fields of LABORER_FIELDS.

    Raises Invalid for a wrong identity number, Conflict (code parked) for a known one: it never tells where.
    """
    _only(profile, LABORER_FIELDS)
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
    laborer.save(force_insert=True)
    open_case(laborer=laborer, by=by, on=on)
    return laborer


@transaction.atomic
def edit_laborer(*, laborer, changes, expected_version, by):
    """Change fields of LABORER_FIELDS; Stale when someone else was faster, Invalid for any other field."""
    return _edit(Laborer, laborer, changes, LABORER_FIELDS, expected_version)


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


def open_case_of(laborer):
    """The laborer's open case, or None."""
    return Case.objects.filter(laborer=laborer).exclude(stage=Stage.CLOSED).first()


@transaction.atomic
def open_case(*, laborer, by, on):
    """The laborer's open case; opened as the next episode when there is none."""
    found = open_case_of(laborer)
    if found:
        return found
    episode = (laborer.cases.aggregate(last=Max("episode"))["last"] or 0) + 1
    case = Case.objects.create(laborer=laborer, division_id=laborer.division_id, episode=episode, opened_on=on)
    note(case=case, kind=EventKind.OPENED, on=on, by=by, detail={"episode": episode})
    return case


@transaction.atomic
def advance(*, case, to, by, on, reason="", outcome=""):
    """Move a case to another stage and append it to the timeline; the only way a case moves.

    Raises MoveRefused for a step the table does not know, Invalid when closing without an outcome.
    """
    case = Case.objects.select_for_update(of=("self",)).get(pk=case.pk)
    STAGE_MOVES.check(case.stage, to)
    if (to == Stage.CLOSED) != bool(outcome):
        raise Invalid(
            field="outcome",
            code="required",
            message=_("Closing a case needs an outcome, and only closing does."),
        )
    before, case.stage = case.stage, to
    if to == Stage.CLOSED:
        case.closed_on, case.outcome = on, outcome
    case.save(update_fields=["stage", "closed_on", "outcome"])
    detail = {key: value for key, value in {"reason": reason, "outcome": outcome}.items() if value}
    note(case=case, kind=EventKind.STAGE, on=on, by=by, detail=detail, from_stage=before, to_stage=to)
    return case.reread()


@transaction.atomic
def advance_many(*, cases, to, by, on, reason=""):
    """Move many cases (ids) to one stage with few statements, each with its line on the timeline; the number moved.

    Raises MoveRefused when the table refuses any of them, and then moves none. Closing needs an outcome, so `advance`.
    """
    rows = Case.objects.filter(pk__in=cases).order_by("pk")
    stages = dict(rows.select_for_update(of=("self",)).values_list("pk", "stage"))
    for stage in sorted(set(stages.values())):
        STAGE_MOVES.check(stage, to)
    if to == Stage.CLOSED:
        raise Invalid(field="outcome", code="required", message=_("Closing a case needs an outcome; close it alone."))
    moved = Case.objects.filter(pk__in=stages).update(stage=to)
    detail = {"reason": reason} if reason else {}
    CaseEvent.objects.bulk_create(
        [
            CaseEvent(case_id=pk, kind=EventKind.STAGE, on=on, by=by, detail=detail, from_stage=stage, to_stage=to)
            for pk, stage in stages.items()
        ],
        batch_size=BULK,
    )
    return moved


@transaction.atomic
def note_many(*, lines, kind, on, by):
    """Append a line to the timelines of many cases: `lines` are pairs (case id, detail)."""
    CaseEvent.objects.bulk_create(
        [CaseEvent(case_id=pk, kind=kind, on=on, by=by, detail=detail) for pk, detail in lines], batch_size=BULK
    )


def note(*, case, kind, on, by, detail=None, from_stage="", to_stage=""):
    """Append a line to the timeline of a case; `detail` holds codes, dates and ids, to read in any language."""
    return CaseEvent.objects.create(
        case=case, kind=kind, on=on, by=by, detail=detail or {}, from_stage=from_stage, to_stage=to_stage
    )


@transaction.atomic
def settle_household(*, household, site_id, by):
    """Note that a household lives at a resettlement site (None: no longer); called by the room that moves it in."""
    Household.objects.filter(pk=household.pk).update(site_id=site_id)


def _seal_identity(laborer, identity, on):
    checked = check_identity(identity, on=on)
    if checked.problems:
        code = checked.problems[0]
        raise Invalid(field="identity", code=code, message=_("This is not a valid identity number. Check every digit."))
    laborer.identity_digest = digest(checked.number)
    county = laborer.division_id[:6]
    if Laborer.objects.filter(under("division_id", county), identity_digest=laborer.identity_digest).exists():
        raise Conflict(_("This entry was set aside for the township to check."), code="parked", field="identity")
    laborer.identity_sealed = seal(checked.number, place=IDENTITY_PLACE, row_id=laborer.pk)
    laborer.identity_hint = mask_identity(checked.number)


def _edit(model, record, changes, allowed, expected_version):
    _only(changes, allowed)
    row = model.objects.select_for_update(of=("self",)).get(pk=record.pk)
    check_version(row, expected_version)
    for name, value in changes.items():
        setattr(row, name, value)
    row.save(update_fields=list(changes))
    return row.reread()


def _only(values, allowed):
    unknown = sorted(set(values) - set(allowed))
    if unknown:
        raise Invalid(field=unknown[0], code="unexpected_field", message=_("This field cannot be changed here."))
