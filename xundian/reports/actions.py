"""Writes of the figures that are kept ready: brought up to date, checked at night, put right and told of."""

import logging

from django.db import transaction

from xundian.accounts.models import User
from xundian.accounts.roles import Role
from xundian.messages import actions as messages
from xundian.reports.figures import CATALOGUE
from xundian.reports.rollups import folding
from xundian.reports.rollups.kept import kept_of

log = logging.getLogger(__name__)
SHOWN = 20


def kept_figures():
    """The figures of the catalogue that are kept ready."""
    return [figure for figure in CATALOGUE if kept_of(figure)]


@transaction.atomic
def fold_rollups(*, at):
    """Count anew the places with a mark, and build what is not kept yet; what was done, or {} beside another fold."""
    return folding.fold(kept_figures(), at=at) if folding.alone(wait=False) else {}


@transaction.atomic
def check_rollups(*, at):
    """Count everything, put right what is kept and differs, and tell the county's bureau; {"differences": …}.

    A difference is a fault of the program or of whoever wrote past its triggers, never a slow fold: loudly, therefore.
    """
    figures = kept_figures()
    folding.alone(wait=True)
    folding.fold(figures, at=at)
    found = folding.check(figures)
    if found:
        shown = "; ".join(f"{each.key} {each.code} {each.n:+}" for each in found[:SHOWN])
        log.error("Figures kept ready differed from counting in %s places and were put right: %s", len(found), shown)
        _tell(found, at)
    return {"figures": len(figures), "differences": len(found), "compacted": folding.compact()}


def _tell(found, at):
    for county in sorted({each.code[:6] for each in found}):
        users = User.objects.filter(role=Role.COUNTY, is_active=True, division=county)
        count = sum(each.code.startswith(county) for each in found)
        messages.notify(
            users=users.order_by("id"), kind="figures_repaired", values={"count": count}, link="/cockpit/",
            key=f"figures-repaired:{county}:{at.timestamp()}", at=at,
        )  # fmt: skip
