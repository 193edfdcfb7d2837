"""An answer to a doubt that puts the record right: the person's own fields, or a new revision of the answers."""

from django.forms.models import model_to_dict
from django.utils.translation import gettext as _

from laborers.registry import actions as registry
from laborers.registry.actions import LABORER_FIELDS
from laborers.surveys import actions as surveys
from laborers.surveys.actions import ANSWERS
from laborers.surveys.models import SurveyResponse
from xundian.kit.errors import Invalid

OF_PERSON = ("name", *LABORER_FIELDS)
DAY = "surveyed_on"


def correct(doubt, changes, *, by, on):
    """Change the person and record the answers anew, as the changed fields want; Invalid for a field of neither."""
    unknown = sorted(set(changes) - {*OF_PERSON, *ANSWERS, DAY})
    if unknown:
        raise Invalid(field=unknown[0], code="unexpected_field", message=_("This field cannot be corrected here."))
    person = {name: value for name, value in changes.items() if name in OF_PERSON}
    answers = {name: value for name, value in changes.items() if name not in OF_PERSON}
    if person:
        registry.edit_laborer(laborer=doubt.laborer, changes=person, expected_version=None, by=by)
    if answers:
        _answer_anew(doubt, answers, by)


def _answer_anew(doubt, answers, by):
    """The next revision in the round of the import: what was answered, with the changes."""
    rows = SurveyResponse.objects.filter(laborer=doubt.laborer, round__imports=doubt.batch_id)
    former = rows.select_related("round").order_by("-revision").first()
    if former is None:
        message = _("This person has no answers in that round. Record them first.")
        raise Invalid(field="changes", code="no_response", message=message)
    told = model_to_dict(former, fields=ANSWERS) | answers
    day = told.pop(DAY, former.surveyed_on)
    surveys.record_response(round=former.round, laborer=doubt.laborer, answers=told, by=by, on=day)
