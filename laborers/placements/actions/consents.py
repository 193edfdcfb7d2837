"""Writes of consents: a laborer's own yes, and taking it back (X2.2-6)."""

from django.db import transaction
from django.utils.translation import gettext as _

from laborers.placements.models import Consent
from laborers.placements.states import Purpose
from laborers.registry import actions as registry
from laborers.registry.states import EventKind
from xundian.kit.changing import locked
from xundian.kit.errors import Conflict, Invalid
from xundian.kit.ids import new_id
from xundian.kit.records import check_fresh


@transaction.atomic
def give_consent(*, laborer, purpose, text_version, language, by, on, witness="", id=None):
    """Record a laborer's own yes to a purpose, with the version of the text they were read and its language."""
    if purpose not in Purpose.values:
        raise Invalid(field="purpose", code="unknown", message=_("Choose training or placement."))
    if not text_version:
        raise Invalid(field="text_version", code="required", message=_("Name the version of the text that was read."))
    check_fresh(Consent, id)
    consent = Consent.objects.create(
        id=id or new_id(), laborer=laborer, division_id=laborer.division_id, purpose=purpose,
        text_version=text_version, language=language, given_on=on, witness=witness, by=by,
    )  # fmt: skip
    case = registry.open_case_of(laborer)
    if case:
        detail = {"purpose": str(purpose), "consent": str(consent.pk)}
        registry.note(case=case, kind=EventKind.CONSENTED, on=on, by=by, detail=detail)
    return consent


@transaction.atomic
def withdraw_consent(*, consent, on, by):
    """Take a consent back from that day on; what is running goes on, nothing new may start. Conflict when withdrawn."""
    consent = locked(Consent, consent)
    if consent.withdrawn_on:
        raise Conflict(_("This consent is already withdrawn."))
    if on < consent.given_on:
        raise Invalid(field="on", code="too_early", message=_("A consent cannot be withdrawn before it was given."))
    consent.withdrawn_on = on
    consent.save(update_fields=["withdrawn_on"])
    return consent.reread()
