"""Writes of local businesses and places, and of the proof that was seen of claimants (X2.3)."""

from django.db import transaction

from laborers.subsidies.actions.entitlements import look_again
from laborers.subsidies.actions.steps import fault
from laborers.subsidies.models import Proof, Undertaking
from laborers.subsidies.models.keeping import key_of
from laborers.subsidies.queries import claimant_of
from laborers.subsidies.states import FAULTS, Evidence, UndertakingKind
from xundian.kit.changing import locked, only, written
from xundian.kit.checking import Faults, check_choice, words
from xundian.kit.errors import MoveRefused
from xundian.kit.ids import new_id
from xundian.kit.records import check_fresh

TEXTS = {"name": 100, "owner_name": 50, "product": 60, "licence": 40, "recognition": 200}
DAYS = ("licensed_on", "opened_on", "closed_on", "recognised_on")
FIELDS = ("kind", *TEXTS, "owner", "enterprise", *DAYS)


@transaction.atomic
def register_undertaking(*, division, by, on, id=None, **values):
    """A local business or place of a village, township or county, with FIELDS; who is on record gives their name.

    Invalid with everything that is wrong (required, taken, licence_day, recognition_day, owner_place, before_start and
    others).
    """
    check_fresh(Undertaking, id)
    row = Undertaking(id=id or new_id(), division=division)
    empty = {name: Undertaking._meta.get_field(name).get_default() for name in FIELDS}
    for name, value in _checked(row, empty | values, on).items():
        setattr(row, name, value)
    row.save(force_insert=True)
    return row.reread()


@transaction.atomic
def edit_undertaking(*, undertaking, changes, by, on, expected_version=None):
    """Change FIELDS; Stale when someone else was faster. What was claimed before stays as it was decided."""
    row = locked(Undertaking, undertaking, expected_version)
    now = {name: getattr(row, name) for name in FIELDS}
    checked = _checked(row, now | changes, on)
    names = [*changes, *(["owner_name"] if "owner" in changes else [])]
    return written(row, {name: checked[name] for name in names})


def _checked(row, values, on):
    only(values, FIELDS)
    faults, values = Faults(), dict(values)
    for name, longest in TEXTS.items():
        values[name] = faults.check(words, name, values[name], longest, required=name == "name") or ""
    faults.check(check_choice, "kind", values["kind"], UndertakingKind)
    faults.required(values, ["opened_on"])
    for name in DAYS:
        if values[name] and values[name] > on and name != "closed_on":
            faults.add(name, "in_future", FAULTS["future"])
    if values["closed_on"] and values["opened_on"] and values["closed_on"] < values["opened_on"]:
        faults.add("closed_on", "before_start", FAULTS["before_start"])
    for text, day, code in (
        ("licence", "licensed_on", "licence_day"),
        ("recognition", "recognised_on", "recognition_day"),
    ):
        if bool(values[text]) != bool(values[day]):
            faults.add(day if values[text] else text, code, FAULTS[code])
    _check_others(row, values, faults)
    faults.tell()
    return values


def _check_others(row, values, faults):
    """The person and the enterprise are of the county; name, licence and enterprise are of no other row."""
    others, county = Undertaking.objects.exclude(pk=row.pk), row.division_id[:6]
    owner, firm = values["owner"], values["enterprise"]
    if owner is not None and owner.division_id[:6] != county:
        faults.add("owner", "owner_place", FAULTS["owner_place"])
    elif owner is not None and not values["owner_name"]:
        values["owner_name"] = owner.name
    if firm is not None and firm.county_id != county:
        faults.add("enterprise", "enterprise_county", FAULTS["enterprise_county"])
    elif firm is not None and others.filter(enterprise=firm).exists():
        faults.add("enterprise", "enterprise_taken", FAULTS["enterprise_taken"])
    if others.filter(division=row.division, name=values["name"]).exists():
        faults.add("name", "taken", FAULTS["taken"])
    if values["licence"] and others.filter(licence=values["licence"]).exists():
        faults.add("licence", "licence_taken", FAULTS["licence_taken"])


@transaction.atomic
def record_proof(*, claimant, subject, kind, document, seen_on, by, on, valid_until=None, id=None):
    """What was seen of a claimant (states.Claimant and the row, or the key of an institution), by number or file place.

    Invalid for an unknown kind, no number, or a day to come.
    """
    check_choice("kind", kind, Evidence)
    document = words("document", document, 200)
    if seen_on > on:
        raise fault("seen_on", "future")
    if valid_until and valid_until < seen_on:
        raise fault("valid_until", "before_start")
    check_fresh(Proof, id)
    known = claimant_of(claimant, subject)
    row = Proof.objects.create(
        id=id or new_id(), claimant=claimant, claimant_name=known.name, division_id=known.division, kind=kind,
        document=document, seen_on=seen_on, valid_until=valid_until, by=by,
        **{key_of(claimant): known.pk},
    )  # fmt: skip
    look_again(county=known.division[:6], claimant=claimant, subject=known.pk, on=on)
    return row


@transaction.atomic
def strike_proof(*, proof, reason, by, on):
    """A proof was a mistake: struck out with a reason, it counts no more; claims that were handed in keep theirs."""
    row = locked(Proof, proof)
    if row.struck_on:
        raise MoveRefused(FAULTS["struck"], code="struck")
    changes = {"struck_on": on, "struck_by": by, "struck_reason": words("reason", reason, 200)}
    row = written(row, changes)
    look_again(county=row.division_id[:6], claimant=row.claimant, subject=row.subject_pk, on=on)
    return row
