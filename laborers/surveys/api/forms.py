"""REST: one household's form at once, POST households/{id}/survey/; the index gives it its address."""

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.response import Response

from laborers.registry.models import Laborer
from laborers.surveys import actions, queries
from laborers.surveys.models import SurveyForm, SurveyRound
from laborers.surveys.states import EntryOutcome
from xundian.accounts.labels import ChoiceLabel, CodeField
from xundian.kit import clock
from xundian.kit.errors import Invalid, Missing
from xundian.kit.ids import new_id
from xundian.kit.serializers import StrictModelSerializer, StrictSerializer


class AnswersInput(StrictSerializer):
    """What somebody answered; wages in yuan a month, the place as a code or in words."""

    status = CodeField("transfer_status", required=False)
    unemployed_reason = CodeField("unemployed_reason", required=False, allow_blank=True)
    place = CodeField("destination", required=False, allow_blank=True)
    place_text = serializers.CharField(max_length=100, required=False, allow_blank=True)
    employer = serializers.CharField(max_length=100, required=False, allow_blank=True)
    months = serializers.IntegerField(min_value=0, max_value=12, required=False, allow_null=True)
    wage = serializers.DecimalField(12, 2, min_value=0, required=False, allow_null=True)
    intention = CodeField("intention", required=False, allow_blank=True)
    training_wish = serializers.CharField(max_length=40, required=False, allow_blank=True)
    expected_wage = serializers.DecimalField(12, 2, min_value=0, required=False, allow_null=True)
    care_duty = serializers.BooleanField(required=False)


class MemberInput(AnswersInput):
    """A member of the household who was asked; `as_last_time` instead of answers repeats the last ones."""

    laborer = serializers.UUIDField()
    as_last_time = serializers.BooleanField(required=False, default=False)


class NewcomerInput(AnswersInput):
    """Somebody missing from the household; sex and birth follow from the identity number where it is given."""

    name = serializers.CharField(max_length=50)
    identity = serializers.CharField(max_length=30, required=False, allow_blank=True)
    sex = CodeField("sex", required=False, allow_blank=True)
    birth = serializers.DateField(required=False, allow_null=True)
    relation = CodeField("relation", required=False, allow_blank=True)
    phone = serializers.CharField(max_length=30, required=False, allow_blank=True)
    education = CodeField("education", required=False, allow_blank=True)
    health = CodeField("health_field", "health", required=False, allow_blank=True)
    labour_skill = CodeField("labour_skill", required=False, allow_blank=True)
    ethnic_group = CodeField("ethnic_group", required=False, allow_blank=True)


class StatedInput(StrictSerializer):
    """A doubt that is true as stated: person and field as the refusal named them, and why."""

    person = serializers.CharField(max_length=40, help_text="Id of the laborer, or new-0, new-1 for newcomers.")
    field = serializers.CharField(max_length=40)
    code = serializers.CharField(max_length=40)
    note = serializers.CharField(max_length=200)


class FormInput(StrictSerializer):
    """A household's form: today and the open round unless told; members who were not asked are left out."""

    id = serializers.UUIDField(required=False)
    round = serializers.UUIDField(required=False)
    surveyed_on = serializers.DateField(required=False)
    surveyor = serializers.CharField(max_length=50, required=False, allow_blank=True)
    members = MemberInput(many=True, required=False)
    newcomers = NewcomerInput(many=True, required=False)
    stated = StatedInput(many=True, required=False)


class FormResult(serializers.Serializer):
    """What came of one person; `transfer` names the report that the township decides, and tells nothing else."""

    person = serializers.CharField()
    name = serializers.CharField()
    outcome = serializers.ChoiceField(choices=EntryOutcome.choices)
    outcome_label = ChoiceLabel(EntryOutcome, source="outcome")
    laborer = serializers.UUIDField(required=False)
    response = serializers.UUIDField(required=False)
    transfer = serializers.UUIDField(required=False)


class FormSerializer(StrictModelSerializer):
    """A form as it was entered."""

    results = FormResult(many=True, read_only=True)

    class Meta:
        model = SurveyForm
        fields = ["id", "round", "household", "surveyed_on", "surveyor", "results", "stated"]
        read_only_fields = fields


class Pointed(Invalid):
    """A refusal whose errors point into the body: members/0/status instead of the person's id."""

    def __init__(self, refusal, places):
        super().__init__(refusal.message, code=refusal.code)
        self._errors = [(self._at(field, places), code, text) for field, code, text in refusal.errors]

    @staticmethod
    def _at(field, places):
        person, dot, rest = field.partition(".")
        return f"{places.get(person, person)}{dot}{rest}"

    @property
    def errors(self):
        """As usual, with pointers into the body."""
        return self._errors


class EntersForms:
    """Mix into the households: everybody's answers, and people who were missing, in one request."""

    @extend_schema(request=FormInput, responses={200: FormSerializer, 201: FormSerializer})
    @action(detail=True, methods=["post"])
    def survey(self, request, pk=None):
        """Enter a household's form, all or nothing: 201 the first time, 200 for the same `id` again.

        Answers that are unusual are refused with the code `doubtful`, each named; send them again with what is `stated`
        about each. A known identity number is set aside for the township (`parked`), and nothing tells where.
        """
        home, values, today = self.get_object(), self.read(FormInput), clock.today()
        members, newcomers = values.get("members", []), values.get("newcomers", [])
        places = {str(each["laborer"]): f"members.{at}" for at, each in enumerate(members)}
        places |= {f"new-{at}": f"newcomers.{at}" for at in range(len(newcomers))}
        try:
            form, created = actions.enter_household(
                id=values.get("id") or new_id(), household=home, round=self._round(home, values, today),
                on=values.get("surveyed_on", today), today=today, by=request.user,
                members=[self._member(each) for each in members],
                newcomers=[self._newcomer(each) for each in newcomers],
                stated={(s["person"], s["field"], s["code"]): s["note"] for s in values.get("stated", [])},
                surveyor=values.get("surveyor", ""),
            )  # fmt: skip
        except Invalid as refusal:
            raise Pointed(refusal, places) from None
        return Response(FormSerializer(form).data, 201 if created else 200)

    def _round(self, home, values, today):
        if "round" in values:
            return self.find(SurveyRound, values["round"])
        found = queries.round_on(home.division_id[:6], values.get("surveyed_on", today))
        if found is None:
            raise Missing
        return found

    def _member(self, given):
        laborer = self.find(Laborer, given["laborer"])
        return actions.Member(laborer=laborer, answers=self._answers(given), as_last=given["as_last_time"])

    def _newcomer(self, given):
        person = {name: given.get(name) for name in NewcomerInput().fields if name not in AnswersInput().fields}
        return actions.Newcomer(person=person, answers=self._answers(given))

    def _answers(self, given):
        """As they would be written: a place given by its code in its words."""
        answers = {name: given.get(name) for name in AnswersInput().fields}
        if code := answers.pop("place"):
            answers["place_text"] = self.get_serializer_context()["codes"]["destination"].label(code, "zh-hans")
        return answers
