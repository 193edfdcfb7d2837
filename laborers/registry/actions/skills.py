"""What a laborer can do: told, certified, and a certificate that turned out void (X2.2-4)."""

from django.db import transaction

from laborers.registry.actions.cases import note, open_case_of
from laborers.registry.models import Skill
from laborers.registry.states import EventKind


@transaction.atomic
def add_skill(*, laborer, occupation, source, by, on, certificate="", level=""):
    """Record what a laborer can do; what is known already, or with a certificate even, changes nothing.

    A certificate belongs to the skill that was known without one, whoever told it: that one gets its number, its level
    and where it comes from. A second certificate of the trade is a row of its own.
    """
    known = list(
        Skill.objects.select_for_update(of=("self",)).filter(laborer=laborer, occupation=occupation)
        .order_by("-obtained_on", "pk")
    )  # fmt: skip
    bare = next((each for each in known if not each.certificate), None)
    if known and not certificate:
        return bare or known[0]
    if bare and all(each.certificate != certificate for each in known):
        bare.certificate, bare.level, bare.source = certificate, level, source
        bare.save(update_fields=["certificate", "level", "source"])
        return bare.reread()
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
def void_certificate(*, laborer, certificate):
    """A certificate that was revoked is no proof of a skill any more; what the person learnt stays, without it.

    Its number and level go; where the skill is known without a certificate already, the row goes. History keeps both.
    """
    for row in Skill.objects.select_for_update(of=("self",)).filter(laborer=laborer, certificate=certificate):
        if Skill.objects.filter(laborer=laborer, occupation=row.occupation, certificate="").exists():
            row.delete()
        else:
            row.certificate, row.level = "", ""
            row.save(update_fields=["certificate", "level"])
