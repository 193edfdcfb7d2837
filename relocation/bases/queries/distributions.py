"""Reads of distributions: what one would divide, what is due of its lines, what was paid before (W2.2.2)."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from django.db.models import (
    Case,
    F,
    OuterRef,
    Subquery,
    Sum,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from laborers.registry.models import Household, Laborer
from laborers.visits.queries.plans import HEAD_OF_HOUSEHOLD
from relocation.bases import rules
from relocation.bases.models import (
    Base,
    Distribution,
    DistributionLine,
    DistributionPayment,
    DistributionScheme,
    Sale,
    Shareholding,
    WorkDays,
)
from relocation.bases.queries.bases import running, scheme_on
from relocation.bases.states import PARTNERS, STANDING, DistributionState, Party, PaymentKind


def standing_sales(base, from_on, to_on):
    """Sales of a period that nobody corrected; a correction without an amount says that none took place."""
    rows = Sale.objects.filter(base=base, sold_on__gte=from_on, sold_on__lte=to_on, amount_fen__gt=0)
    return rows.filter(corrected_by=None).order_by("sold_on", "id")


def linked_on(base, day):
    """Shareholdings of a base on a day, by the number of the household."""
    rows = Shareholding.objects.filter(running(day), base=base).select_related("household")
    return rows.order_by("household__number", "household_id")


def days_worked(base, from_on, to_on):
    """{household key: days} of the months whose first day lies in the period; so a month counts in one period only."""
    rows = WorkDays.objects.filter(base=base, month__gte=from_on, month__lte=to_on).order_by("household")
    return dict(rows.values("household").annotate(total=Sum("days")).values_list("household", "total"))


def with_money(lines):
    """Lines with paid_fen, returned_fen and due_fen (what is still to be paid; below zero: to be given back)."""
    sums = DistributionPayment.objects.filter(line=OuterRef("pk")).order_by().values("line")

    def moved(kind):
        found = sums.filter(kind=kind).annotate(total=Sum("amount_fen")).values("total")
        return Coalesce(Subquery(found), 0)

    rows = lines.annotate(paid_fen=moved(PaymentKind.PAID), returned_fen=moved(PaymentKind.RETURNED))
    return rows.annotate(due_fen=F("amount_fen") - F("already_fen") - F("paid_fen") + F("returned_fen"))


def with_head(rows):
    """Rows of a household with `head` and `head_id`: whom the money is paid to, by name and key."""
    heads = Laborer.objects.filter(household=OuterRef("household"), relation=HEAD_OF_HOUSEHOLD, left_on=None)
    first = heads.order_by("id")
    return rows.annotate(
        head=Coalesce(Subquery(first.values("name")[:1]), Value("")), head_id=Subquery(first.values("pk")[:1])
    )


def in_order(lines):
    """Lines as a list shows them: partners first, then households by number."""
    place = {Party.COMPANY: 0, Party.BASE: 1, Party.COLLECTIVE: 2}
    rank = Case(*(When(party=party, then=Value(n)) for party, n in place.items()), default=Value(3))
    return lines.annotate(rank=rank).order_by("rank", "household__number", "id")


def standing_correction(distribution):
    """The distribution that corrects this one, prepared or approved; None when there is none."""
    return Distribution.objects.filter(corrects=distribution, state__in=STANDING).first()


def paid_before(distribution):
    """{(party, household key or None): fen} that was paid of a distribution and of those it corrects."""
    rows = with_money(DistributionLine.objects.filter(distribution=distribution)).values_list(
        "party", "household_id", "already_fen", "paid_fen", "returned_fen"
    )
    return {(party, home): already + paid - back for party, home, already, paid, back in rows}


@dataclass
class Share:
    """What somebody would get: an unsaved line."""

    party: str
    amount_fen: int
    household: object = None
    weight: int | None = None
    already_fen: int = 0


@dataclass
class Proposal:
    """What a distribution of a period would be. `faults` are codes of states.FAULTS; with any there are no shares."""

    base: Base
    from_on: date
    to_on: date
    scheme: DistributionScheme | None
    sales: list[Sale] = field(default_factory=list)
    split: rules.Split | None = None
    shares: list[Share] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    @property
    def sales_fen(self):
        """What was sold, in fen."""
        return sum(sale.amount_fen for sale in self.sales)

    def facts(self):
        """What must still be so when it is approved: scheme, sales, and every share with its amount."""
        shares = sorted(
            (each.party, str(each.household.pk) if each.household else "", each.amount_fen, each.weight,
             each.already_fen)
            for each in self.shares
        )  # fmt: skip
        return self.scheme.pk, sorted((sale.pk, sale.amount_fen) for sale in self.sales), shares


def proposal(base, from_on, to_on, corrects=None):
    """The Proposal for a base and period, reckoned from what is recorded now; nothing is written."""
    scheme = scheme_on(base.division_id[:6], to_on)
    found = Proposal(base, from_on, to_on, scheme, list(standing_sales(base, from_on, to_on)))
    if scheme is None:
        found.faults.append("no_scheme")
    if not found.sales:
        found.faults.append("no_sales")
    if found.faults:
        return found
    terms = rules.Terms(scheme.company_bp, scheme.base_bp, scheme.collective_bp, scheme.households_bp)
    found.split = rules.split(found.sales_fen, terms)
    weights = _weights(base, scheme.rule, from_on, to_on)
    if found.split.households_fen and not sum(weight for _home, weight in weights.values()):
        found.faults.append("no_households")
        return found
    found.shares = _shares(found.split, weights, paid_before(corrects) if corrects else {})
    return found


def _weights(base, rule, from_on, to_on):
    """{(household number, key): (household, weight)} of those linked on the last day of the period."""
    days = days_worked(base, from_on, to_on)
    found = {}
    for held in linked_on(base, to_on):
        home = held.household
        weight = rules.weight(rule, shares=held.shares, mu=held.mu, days=days.get(home.pk, 0))
        found[home.number, str(home.pk)] = home, weight
    return found


def _shares(split, weights, before):
    amounts = {
        Party.COMPANY: split.company_keeps_fen, Party.BASE: split.base_fen, Party.COLLECTIVE: split.collective_fen,
    }  # fmt: skip
    shares = [Share(party, amounts[party], already_fen=before.get((party, None), 0)) for party in PARTNERS]
    parts = rules.divide(split.households_fen, {key: weight for key, (_home, weight) in weights.items()})
    for key, (home, weight) in weights.items():
        already = before.get((Party.HOUSEHOLD, home.pk), 0)
        shares.append(Share(Party.HOUSEHOLD, parts[key], home, weight, already))
    return shares + _gone(before, {home.pk for home, _weight in weights.values()})


def _gone(before, there):
    """Households that were paid of what is corrected and get nothing now: the money is to come back."""
    paid = {key: fen for (party, key), fen in before.items() if party == Party.HOUSEHOLD and key not in there and fen}
    homes = Household.objects.in_bulk(list(paid))
    return [Share(Party.HOUSEHOLD, 0, homes[key], 0, fen) for key, fen in sorted(paid.items())]


def totals(bases, year):
    """{base key: {approved sales and what households got in a year, in fen}} of distributions that stand."""
    rows = Distribution.objects.filter(
        base__in=bases, state=DistributionState.APPROVED, to_on__year=year
    ).exclude(pk__in=Distribution.objects.filter(
        state=DistributionState.APPROVED, corrects__isnull=False
    ).values("corrects"))  # fmt: skip
    found = defaultdict(dict)
    counted = rows.order_by("base").values("base").annotate(s=Sum("sales_fen"), h=Sum("households_fen"))
    for base, sales, households in counted.values_list("base", "s", "h"):
        found[base] = {"sales_fen": sales, "households_fen": households}
    return found
