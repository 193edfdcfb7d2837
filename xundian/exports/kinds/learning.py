"""Ledgers of trainings: the roster of a class (培训花名册), and classes with their figures (培训班汇总台账)."""

from django.db.models import Count, IntegerField, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django_filters import rest_framework as filters

from trainings.classes.models import Certificate, Enrolment, TrainingClass
from trainings.classes.states import ClassState, EnrolmentState
from trainings.outcomes.queries import with_supported
from xundian.accounts.scope import under
from xundian.exports.kinds.columns import choice, code, day, flag, number, text
from xundian.exports.kinds.people import people

_WHO = ("township", "division_name", "group_name", "household_number", "name", "sex", "identity_hint", "phone")


def roster_columns():
    """One trainee of a class, in the order of a roster."""
    return [
        *people(*_WHO, at="laborer__"),
        text("class", _("training class"), "training_class__title", 26),
        text("institution", _("institution"), "training_class__institution__name", 24),
        code("occupation", _("occupation"), "training_class__occupation", "occupation"),
        day("starts_on", _("starts on"), "training_class__starts_on"),
        day("ends_on", _("ends on"), "training_class__ends_on"),
        number("hours", _("hours"), "training_class__hours"),
        number("score", _("score"), "score"),
        choice("state", _("state"), "state", EnrolmentState),
        text("certificate", _("certificate number"), "number", 18),
        code("level", _("certificate level"), "given_level", "skill_level", width=14),
        flag("supported", _("of whom registered poor"), "supported",
             definition=_("Whether the household was registered poor, or counts as such, on the day of enrolment.")),
        text("note", _("note"), "note", 20),
    ]  # fmt: skip


def trainees():
    """Who was ever in a class, with the valid certificate."""
    valid = Certificate.objects.filter(enrolment=OuterRef("pk"), revoked_on=None)
    rows = with_supported(Enrolment.objects.exclude(state=EnrolmentState.WAITING))
    return rows.annotate(number=Subquery(valid.values("number")[:1]), given_level=Subquery(valid.values("level")[:1]))


def class_columns():
    """One class: who taught what, where and when, and what came of it."""
    return [
        text("title", _("title"), "title", 30),
        text("division", _("division"), "division__name", 16),
        code("kind", _("kind"), "kind", "training_kind", width=16),
        code("project", _("project"), "project", "training_programme", width=16),
        code("occupation", _("occupation"), "occupation", "occupation"),
        text("institution", _("institution"), "institution__name", 24),
        day("starts_on", _("starts on"), "starts_on"),
        day("ends_on", _("ends on"), "ends_on"),
        number("hours", _("hours"), "hours"),
        choice("state", _("state"), "state", ClassState),
        number("trainees", _("trainees"), "trainees", total=True),
        number("completed", _("completed"), "completed", total=True),
        number("supported", _("of whom registered poor"), "poor", total=True),
        number("certificates", _("certificates"), "certificates", total=True),
    ]  # fmt: skip


def classes():
    """Every class with its figures."""
    done = _of_class(with_supported(Enrolment.objects.filter(state=EnrolmentState.COMPLETED)).filter(supported=True))
    given = _of_class(Certificate.objects.filter(revoked_on=None), "enrolment__training_class")
    joined = _of_class(Enrolment.objects.exclude(state=EnrolmentState.WAITING))
    passed = _of_class(Enrolment.objects.filter(state=EnrolmentState.COMPLETED))
    return TrainingClass.objects.annotate(
        trainees=Coalesce(joined, 0), completed=Coalesce(passed, 0), poor=Coalesce(done, 0),
        certificates=Coalesce(given, 0),
    )  # fmt: skip


def _of_class(rows, path="training_class"):
    counted = rows.filter(**{path: OuterRef("pk")}).order_by().values(path).annotate(n=Count("pk"))
    return Subquery(counted.values("n"), output_field=IntegerField())


class RosterFilter(filters.FilterSet):
    """Filters of the roster."""

    training_class = filters.UUIDFilter()
    state = filters.ChoiceFilter(choices=EnrolmentState.choices)
    division = filters.CharFilter(method="under_division")

    class Meta:
        model = Enrolment
        fields = ["training_class", "state", "division"]

    def under_division(self, queryset, name, value):
        """People of a division and all below."""
        return queryset.filter(under("division_id", value))


class ClassFilter(filters.FilterSet):
    """Filters of the classes."""

    kind = filters.CharFilter()
    state = filters.ChoiceFilter(choices=ClassState.choices)
    year = filters.NumberFilter(field_name="ends_on", lookup_expr="year")
    division = filters.CharFilter(method="under_division")

    class Meta:
        model = TrainingClass
        fields = ["kind", "state", "year", "division"]

    def under_division(self, queryset, name, value):
        """Classes of a division and all below."""
        return queryset.filter(under("division_id", value))


ROSTER = pgettext_lazy("export", "Roster of trainees")
CLASSES = pgettext_lazy("export", "Ledger of training classes")
