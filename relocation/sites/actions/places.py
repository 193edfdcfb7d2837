"""Writes of the workshops and public-welfare posts near a site (W2.2)."""

from django.db import transaction
from django.utils.translation import gettext as _

from relocation.sites.actions.steps import check_code, edit
from relocation.sites.models import WelfarePost, Workshop
from xundian.kit.errors import Conflict, Invalid
from xundian.kit.ids import new_id
from xundian.kit.records import check_fresh

WORKSHOP_FIELDS = ("name", "places", "wage_fen", "recognised_on", "recognised_until", "technicians")
POST_FIELDS = ("places", "wage_fen", "funded_by", "term_months")
MOST_TERM_MONTHS = 120


@transaction.atomic
def add_workshop(
    *, site, name, occupation, places, wage_fen, by, on, recognised_on=None, recognised_until=None, technicians=0,
    id=None,
):  # fmt: skip
    """A workshop near the homes, with its places, fen a month and technicians; `occupation` is a code of that day.

    Invalid for a code that does not hold, or a recognition that ends before it begins or has no first day.
    """
    check_code("occupation", "occupation", occupation, on)
    _check_recognition(recognised_on, recognised_until)
    check_fresh(Workshop, id)
    return Workshop.objects.create(
        id=id or new_id(), site=site, name=name, occupation=occupation, places=places, wage_fen=wage_fen,
        recognised_on=recognised_on, recognised_until=recognised_until, technicians=technicians,
    )  # fmt: skip


@transaction.atomic
def edit_workshop(*, workshop, changes, expected_version, by):
    """Change WORKSHOP_FIELDS; Conflict when that leaves fewer places than people at work; Invalid as on adding."""
    row = Workshop.objects.get(pk=workshop.pk)
    days = {name: changes.get(name, getattr(row, name)) for name in ("recognised_on", "recognised_until")}
    _check_recognition(**days)
    return edit(Workshop, workshop, changes, WORKSHOP_FIELDS, expected_version)


@transaction.atomic
def add_welfare_post(*, site, kind, places, wage_fen, by, on, funded_by="", term_months=None, id=None):
    """A public-welfare post of a kind that holds that day (list welfare_post_kind): quota, fen a month, who pays it.

    `term_months` is how long one person holds it (X4.6); None without a term. Invalid for a term of no 1 to 120 months.
    """
    check_code("kind", "welfare_post_kind", kind, on)
    _check_term(term_months)
    check_fresh(WelfarePost, id)
    return WelfarePost.objects.create(
        id=id or new_id(), site=site, kind=kind, places=places, wage_fen=wage_fen, funded_by=funded_by,
        term_months=term_months,
    )  # fmt: skip


@transaction.atomic
def edit_welfare_post(*, welfare_post, changes, expected_version, by):
    """Change POST_FIELDS; Conflict when that leaves fewer places than people at work there, Invalid as on adding.

    Who holds the post keeps the term it was given with.
    """
    _check_term(changes.get("term_months"))
    return edit(WelfarePost, welfare_post, changes, POST_FIELDS, expected_version)


@transaction.atomic
def close(*, row, on, by):
    """A workshop or post takes nobody after that day; who works there goes on until the placement ends."""
    row = type(row).objects.select_for_update(of=("self",)).get(pk=row.pk)
    if row.closed_on:
        raise Conflict(_("This is already closed."), code="closed")
    row.closed_on = on
    row.save(update_fields=["closed_on"])
    return row.reread()


def _check_recognition(recognised_on, recognised_until):
    if recognised_until and (recognised_on is None or recognised_until < recognised_on):
        message = _("A recognition ends on or after the day from which it holds.")
        raise Invalid(message, field="recognised_until", code="ends_before_beginning")


def _check_term(months):
    if months is not None and not 1 <= months <= MOST_TERM_MONTHS:
        message = _("A public-welfare post has a term of 1 to 120 months. Give it.")
        raise Invalid(message, field="term_months", code="welfare_term")
