"""The form of a programme: registered by the county, corrected but for what figures count by."""

from django.utils.translation import gettext as _

from trainings.programmes import actions
from trainings.programmes.models import Programme
from trainings.programmes.states import ProgrammeKind, SubsidyRule, Topic
from xundian.accounts.scope import owned_by
from xundian.codes.queries import tables
from xundian.kit import clock
from xundian.pages.desk.form import Field, asked, day_or_nothing, filled, version_of, whole_of
from xundian.pages.finding import day_of, row_of

SCHEMES = ("training_programme", "training_occupation", "certificate_kind", "skill_level")
TAUGHT = ("kind", "topic", "occupation")
TEXTS = ("name", "project", "certificate_kind", "level", "policy_title", "policy_number", "subsidy_rule")


def new(request):
    """Register a programme of the own county."""

    def save(sent):
        taught = {name: sent.get(name, "").strip() for name in TAUGHT}
        return actions.register_programme(
            county=request.user.division, by=request.user, on=clock.today(), **taught, **_facts(sent)
        )

    return _form(request, _("Register a programme"), [*_taught(), *_fields()], save)


def edit(request, pk):
    """Correct a programme of the own county."""
    row = row_of(request, owned_by(request.user, Programme.objects.select_related("county")), pk)

    def save(sent):
        return actions.edit_programme(
            programme=row, changes=_facts(sent), expected_version=version_of(sent), by=request.user, on=clock.today()
        )

    fields = filled(_fields(), {each.name: getattr(row, each.name) for each in _fields()})
    return _form(request, _("Correct the programme"), fields, save, row)


def _form(request, title, fields, save, row=None):
    shown = {"title": title, "row": row, "version": row.version if row else ""}
    return asked(request, "desk/programme_form.html", fields, save, "programme", **shown)


def _taught():
    words = tables(("training_occupation",), clock.today())["training_occupation"]
    return [
        Field("kind", _("Kind"), "select", [("", _("Choose a kind")), *ProgrammeKind.choices]),
        Field(
            "occupation", _("Occupation taught"), "select", [("", _("None")), *words.choices()],
            hint=_("One of the county's occupations; needed for skills training, empty for guidance."),
        ),
        Field(
            "topic", _("Topic of the guidance"), "select", [("", _("None")), *Topic.choices],
            hint=_("Only for guidance training."),
        ),
    ]  # fmt: skip


def _fields():
    lists = tables(SCHEMES, clock.today())
    nothing = ("", _("None"))
    return [
        Field("name", _("Name of the programme"), most=80),
        Field("project", _("Project"), "select", [nothing, *lists["training_programme"].choices()]),
        Field("hours", _("Hours"), "number", value=80),
        Field(
            "certificate_kind", _("Certificate it leads to"), "select", [nothing, *lists["certificate_kind"].choices()]
        ),
        Field(
            "level", _("Level of the certificate"), "select", [nothing, *lists["skill_level"].choices()],
            hint=_("Only for skill level and qualification certificates."),
        ),
        Field("subsidy_rule", _("Paid under the rule"), "select", [nothing, *SubsidyRule.choices]),
        Field("policy_title", _("Policy document")), Field("policy_number", _("Number of the document"), most=80),
        Field("active_from", _("Offered from"), "date", value=clock.today()),
        Field("active_to", _("Offered until, if it ends"), "date"),
    ]  # fmt: skip


def _facts(sent):
    facts = {name: sent.get(name, "").strip() for name in TEXTS}
    return facts | {
        "hours": whole_of(sent.get("hours"), "hours") or 0,
        "active_from": day_of(sent.get("active_from"), "active_from"),
        "active_to": day_or_nothing(sent.get("active_to"), "active_to"),
    }  # fmt: skip
