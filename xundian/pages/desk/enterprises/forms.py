"""The forms about an enterprise: itself, its contacts and its agreements."""

from django.utils.translation import gettext as _

from laborers.enterprises import actions
from laborers.enterprises.models import Contact, Cooperation, Enterprise, Selection
from laborers.enterprises.states import CooperationKind, SelectionState, Size
from xundian.accounts.scope import owned_by
from xundian.codes.queries import tables
from xundian.kit import clock
from xundian.kit.checking import Faults
from xundian.kit.ids import key_of
from xundian.pages.desk.form import Field, asked, day_or_nothing, filled, together, version_of
from xundian.pages.finding import day_of, row_of

TEXTS = ("name", "industry", "size", "destination", "address", "contact", "phone")


def new_enterprise(request):
    """Register an enterprise in the own county."""

    def save(sent):
        who = {"county": request.user.division, "by": request.user, "on": clock.today()}
        facts, faults = _facts(sent)
        return together(faults, lambda: actions.register_enterprise(uscc=sent.get("uscc", ""), **facts, **who))

    return _form(request, _("Register an enterprise"), [_uscc(), *_fields()], save)


def edit_enterprise(request, pk):
    """Change an enterprise of the own county."""
    row = own(request, Enterprise, pk)

    def save(sent):
        who = {"enterprise": row, "by": request.user, "on": clock.today(), "expected_version": version_of(sent)}
        facts, faults = _facts(sent)
        return together(faults, lambda: actions.edit_enterprise(changes=facts, **who))

    fields = filled(_fields(), {each.name: getattr(row, each.name) for each in _fields()})
    return _form(request, _("Change the enterprise"), fields, save, row, row)


def new_contact(request, pk):
    """Somebody to talk to."""
    firm = own(request, Enterprise, pk)

    def save(sent):
        actions.add_contact(enterprise=firm, by=request.user, **_contact(sent))
        return firm

    fields = filled(_contact_fields(), {"valid_from": clock.today()})
    return _form(request, _("Add a contact"), fields, save, firm)


def edit_contact(request, pk):
    """Change a contact; who has left gets a last day."""
    row = own(request, Contact, pk)

    def save(sent):
        actions.edit_contact(contact=row, changes=_contact(sent), expected_version=version_of(sent), by=request.user)
        return row.enterprise

    fields = filled(_contact_fields(), {each.name: getattr(row, each.name) for each in _contact_fields()})
    return _form(request, _("Change the contact"), fields, save, row.enterprise, row)


def new_cooperation(request, pk):
    """Enter an agreement."""
    firm = own(request, Enterprise, pk)
    chosen = Selection.objects.filter(
        state=SelectionState.PUBLISHED, candidates__enterprise=firm, candidates__chosen=True
    )

    def save(sent):
        key, faults = key_of(sent.get("selection", "")), Faults()
        values = {name: sent.get(name, "") for name in ("kind", "services", "document")}
        values |= {name: faults.check(day_of, sent.get(name), name) for name in ("signed_on", "starts", "ends")}
        values["selection"] = chosen.filter(pk=key).first() if key else None
        who = {"enterprise": firm, "by": request.user, "on": clock.today()}
        together(faults, lambda: actions.sign_cooperation(**values, **who))
        return firm

    fields = [
        Field("kind", _("Kind of agreement"), "select", CooperationKind.choices),
        Field("signed_on", _("Signed on"), "date"), Field("starts", _("In force from"), "date"),
        Field("ends", _("In force until"), "date"),
        Field("services", _("Services"), "long", most=500, hint=_("Laborers never pay: the fee to them is 0 yuan.")),
        Field("document", _("Document")),
        Field("selection", _("Follows from the selection"), "select",
              [("", "–"), *((str(each.pk), each.title) for each in chosen)]),
    ]  # fmt: skip
    return _form(request, _("Enter an agreement"), fields, save, firm)


def end_cooperation(request, pk):
    """End an agreement before its time."""
    row = own(request, Cooperation, pk)

    def save(sent):
        actions.end_cooperation(
            cooperation=row, ends=day_of(sent.get("ends"), "ends"), reason=sent.get("reason", ""), by=request.user
        )
        return row.enterprise

    fields = [Field("ends", _("Last day"), "date"), Field("reason", _("Why it ends early"))]
    return _form(request, _("End the agreement early"), fields, save, row.enterprise)


def own(request, model, pk):
    """A row of the user's own county; Http404 otherwise."""
    return row_of(request, owned_by(request.user, model.objects.all()), pk)


def _form(request, title, fields, save, firm=None, row=None):
    shown = {"title": title, "firm": firm, "version": row.version if row else ""}
    return asked(request, "desk/enterprise_form.html", fields, save, "enterprise", **shown)


def _uscc():
    return Field("uscc", _("Unified social credit code"), most=40, hint=_("18 characters; the last one is checked."))


def _fields():
    lists = tables(("industry_section", "destination"), clock.today())
    return [
        Field("name", _("Name of the enterprise"), most=100),
        Field("is_intermediary", _("Labour intermediary"), "tick"),
        Field("industry", _("Industry"), "select", [("", "–"), *lists["industry_section"].choices()]),
        Field("size", _("Size"), "select", [("", "–"), *Size.choices]),
        Field("destination", _("Place (type to choose)"), "list", lists["destination"].choices(), most=6),
        Field("address", _("Address in detail")),
        Field("contact", _("Whom to call first"), most=50), Field("phone", _("Telephone"), most=20),
        Field("introduced_on", _("Introduced on"), "date"),
    ]  # fmt: skip


def _facts(sent):
    """(fields, what of them could not be read)."""
    faults, facts = Faults(), {name: sent.get(name, "").strip() for name in TEXTS}
    introduced = faults.check(day_or_nothing, sent.get("introduced_on"), "introduced_on")
    return facts | {"is_intermediary": bool(sent.get("is_intermediary")), "introduced_on": introduced}, faults


def _contact_fields():
    return [
        Field("name", _("Name"), most=50), Field("post", _("Post at the enterprise"), most=50),
        Field("phone", _("Telephone"), most=20), Field("valid_from", _("From"), "date"),
        Field("valid_to", _("Until, if no longer there"), "date"),
    ]  # fmt: skip


def _contact(sent):
    return {name: sent.get(name, "") for name in ("name", "post", "phone")} | {
        "valid_from": day_of(sent.get("valid_from"), "valid_from"),
        "valid_to": day_or_nothing(sent.get("valid_to"), "valid_to"),
    }
