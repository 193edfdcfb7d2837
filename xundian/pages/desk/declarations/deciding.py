"""The steps of a declaration: screened, looked at, decided, appealed, heard, withdrawn, moved in."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from relocation import journeys
from relocation.declarations import actions, queries, rules
from relocation.declarations.states import FAULTS, UNDECIDED, AppealState, Decision, DeclarationState, Finding, Ground
from xundian.accounts.roles import carries
from xundian.kit import clock
from xundian.kit.checking import Faults
from xundian.kit.errors import MoveRefused
from xundian.kit.ids import key_of
from xundian.pages.desk.bases.kinds import mu_of
from xundian.pages.desk.declarations.steps import Step, read, values_of, words_of
from xundian.pages.desk.form import Field, day_or_nothing, together, whole_of
from xundian.pages.desk.photos import kept_photos
from xundian.pages.finding import day_of

_S = DeclarationState
DECLARE, DECIDE = "declarations.declare", "declarations.decide"
LEAVING = (*UNDECIDED, _S.CONFIRMED, _S.IN_DRAW, _S.WAITING, _S.ALLOTTED)


def site_of(user, text):
    """The site of the county that a form names, or None."""
    return queries.sites_for(user).filter(pk=key_of(text)).first() if key_of(text) else None


def site_choices(user):
    """Sites of the county, after an empty line."""
    return [("", "–"), *((str(each.pk), each.name) for each in queries.sites_for(user))]


def open_appeal(row):
    """The appeal of a declaration that is to be decided, or None."""
    return queries.appeals_of(row).filter(state=AppealState.OPEN).first()


def _words(label, hint="", most=500):
    return Field("words", label, "long", hint=hint, most=most)


def _day(name, label):
    return Field(name, label, "date", value=clock.today())


def _simple(action):
    def take(request, row):
        said = request.POST.get("words", "")
        action(declaration=row, words_said=said, by=request.user, on=clock.today())

    return take


def _inspect_fields(row, user):
    claims = [(each.condition, each.get_condition_display()) for each in queries.claims_of(row)]
    return [
        Field("condition", _("Condition"), "select", choices=claims),
        Field("finding", _("Found"), "select", choices=Finding.choices),
        Field("found", pgettext_lazy("on site", "What was found"), "long", most=500),
        _day("checked_on", _("Looked at on")),
        Field("party", _("Who took part"), most=200),
    ]  # fmt: skip


def _inspect(request, row):
    faults, asked = Faults(), dict.fromkeys(("condition", "finding", "found", "party"), words_of)
    values = read(request.POST, faults, checked_on=day_of, **asked)
    known = {"declaration": row, "photos": kept_photos(request), "by": request.user, "on": clock.today()}
    together(faults, lambda: actions.inspect(**known, **values))


def _confirm_fields(row, user):
    return [
        Field("site", _("Goes to the site"), "select", choices=site_choices(user), value=str(row.site_id or "")),
        Field("persons", _("Persons found"), "number", most=2, value=str(row.persons)),
        _words(_("Words, if any")),
    ]  # fmt: skip


def _confirm(request, row):
    values = values_of(request.POST, persons=whole_of)
    actions.confirm(
        declaration=row, site=site_of(request.user, request.POST.get("site")), by=request.user, on=clock.today(),
        words_said=request.POST.get("words", ""), **values,
    )  # fmt: skip


def _refuse_fields(row, user):
    said = _("The household reads these words. Say what was found and what it can do.")
    return [
        Field("ground", _("Ground"), "select", choices=Ground.choices),
        _words(_("Reasons in words"), hint=said, most=1000),
    ]  # fmt: skip


def _refuse(request, row):
    sent = request.POST
    actions.refuse(
        declaration=row, ground=sent.get("ground", ""), words_said=sent.get("words", ""), by=request.user,
        on=clock.today(),
    )  # fmt: skip


def _may_refuse(row, user):
    return row.state == _S.DECLARED or (row.state == _S.SCREENED and carries(user.role, DECIDE))


def may_appeal(row, user):
    """Whether the household may appeal against the refusal today."""
    if row.state != _S.REFUSED:
        return False
    refusal = queries.refusal_of(row)
    fresh = clock.today() <= rules.appeal_until(refusal.on)
    return fresh and not queries.appeals_of(row).filter(refusal=refusal).exists()


def _appeal(request, row):
    faults = Faults()
    values = read(request.POST, faults, filed_on=day_of)
    known = {"words_said": request.POST.get("words", ""), "by": request.user, "on": clock.today()}
    together(faults, lambda: actions.file_appeal(declaration=row, **known, **values))


def _may_hear(row, user):
    appeal = open_appeal(row)
    return appeal is not None and appeal.refused_by_id != user.pk


def _hear_fields(row, user):
    return [
        Field("decision", _("Decision"), "select", choices=Decision.choices, value=Decision.AGAIN),
        Field("answer", _("Answer to the household"), "long", most=1000),
        Field("site", _("Goes to the site"), "select", choices=site_choices(user), value=str(row.site_id or ""),
              hint=_("Needed where the declaration is confirmed.")),
    ]  # fmt: skip


def _hear(request, row):
    sent = request.POST
    actions.decide_appeal(
        appeal=_open_appeal(row), decision=sent.get("decision", ""), answer=sent.get("answer", ""),
        site=site_of(request.user, sent.get("site")), by=request.user, on=clock.today(),
    )  # fmt: skip


def _drop(request, row):
    actions.drop_appeal(appeal=_open_appeal(row), by=request.user, on=clock.today())


def _open_appeal(row):
    """The open appeal; the newest one when it was decided meanwhile, which the action refuses."""
    appeal = open_appeal(row) or queries.appeals_of(row).first()
    if appeal is None:
        raise MoveRefused(FAULTS["not_open"], code="not_open")
    return appeal


def _keys_fields(row, user):
    small = _("Only where the home is small for the household as it is now.")
    return [
        _day("moved_on", _("Moved in on")),
        Field("reason", _("Why it moves in all the same"), hint=small, most=500),
        Field("area_mu", _("Old homestead, mu"), "number", most=8),
        Field("clear_by", _("Old homestead to be cleared by"), "date"),
    ]  # fmt: skip


def _keys(request, row):
    values = values_of(request.POST, moved_on=day_of, reason=words_of, area_mu=mu_of, clear_by=day_or_nothing)
    journeys.move_into_allotted(declaration=row, by=request.user, on=clock.today(), **values)


def _in(*states):
    return lambda row, user: row.state in states


STEPS = {
    each.name: each
    for each in (
        Step("screen", _("Passes the screening"), DECLARE, _in(_S.DECLARED),
             lambda row, user: [_words(_("Words, if any"))], _simple(actions.screen),
             _("The county looks at every claimed condition on site next.")),
        Step("inspect", _("Record a look on site"), "declarations.inspect", _in(_S.SCREENED), _inspect_fields, _inspect,
             _("Every look is kept; the newest one counts."), photos=True),
        Step("confirm", _("Confirm"), DECIDE, _in(_S.SCREENED), _confirm_fields, _confirm,
             _("Every claimed condition was looked at, and at least one was found.")),
        Step("refuse", _("Refuse"), DECLARE, _may_refuse, _refuse_fields, _refuse,
             _("The household may appeal; somebody else decides then.")),
        Step("appeal", _("Record an appeal"), DECLARE, may_appeal,
             lambda row, user: [_words(_("What the household says"), most=1000), _day("filed_on", _("Appealed on"))],
             _appeal),
        Step("hear", _("Decide the appeal"), "declarations.hear", _may_hear, _hear_fields, _hear),
        Step("drop", _("The household takes its appeal back"), DECLARE, lambda row, user: open_appeal(row) is not None,
             lambda row, user: [], _drop),
        Step("keys", _("Hand over the keys"), "relocation.edit", _in(_S.ALLOTTED), _keys_fields, _keys),
        Step("withdraw", _("The household withdraws"), DECLARE, _in(*LEAVING),
             lambda row, user: [_words(_("Words, if the household says any"))], _simple(actions.withdraw),
             _("Nothing else follows from it; the household may be declared again.")),
    )
}  # fmt: skip
