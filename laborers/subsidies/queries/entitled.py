"""The likely entitled of a county or of one claimant, with proof on file weighed in; and what they are told (X2.3)."""

from collections import defaultdict
from datetime import date

from django.db.models import Case, OuterRef, Q, Subquery, When

from laborers.enterprises.models import Enterprise
from laborers.subsidies.models import Claim, Entitlement, Proof, Undertaking
from laborers.subsidies.models.keeping import COLUMN_OF, key_of
from laborers.subsidies.queries import facts, judging
from laborers.subsidies.queries.candidates import without_claimed
from laborers.subsidies.queries.policies import claimable
from laborers.subsidies.states import REASONS, Claimant, ClaimState
from xundian.accounts.scope import under
from xundian.kit.formats import written


def found(county, on):
    """Candidates of a whole county: everybody who is likely entitled and has something left to claim."""
    table = claimable(county, on)
    on_file = proofs_on_file(Proof.objects.filter(under("division_id", county)), on)

    def proofs(subject):
        return on_file.get(subject, {})

    candidates = [
        *judging.of_enterprises(table, judging.introduced(county)),
        *judging.of_undertakings(table, facts.of_county(county), on, proofs),
        *judging.of_trainees(table, county, on),
        *judging.of_students(table, county, on),
    ]
    likely = without_claimed(each for each in candidates if each.holds is not False)
    return [each.complete_with(proofs(each.subject)) for each in likely]


def judged_of(county, claimant, pk, on, policy=None):
    """Candidates of one claimant, those whose conditions are not met among them; of one policy row where named."""
    table, pk = claimable(county, on), str(pk)
    on_file = proofs_on_file(Proof.objects.filter(**{key_of(claimant): pk}), on).get(f"{claimant}:{pk}", {})
    candidates = _of_one(table, county, claimant, pk, on, on_file)
    mine = [each for each in candidates if each.pk == pk and (policy is None or each.policy.pk == policy.pk)]
    return [each.complete_with(on_file) for each in without_claimed(mine)]


def _of_one(table, county, claimant, pk, on, on_file):
    if claimant == Claimant.ENTERPRISE:
        return judging.of_enterprises(table, Enterprise.objects.filter(pk=pk))
    if claimant == Claimant.UNDERTAKING:
        return judging.of_undertakings(table, Undertaking.objects.filter(pk=pk), on, lambda _subject: on_file)
    if claimant == Claimant.INSTITUTION:
        return judging.of_trainees(table, county, on, institution=pk)
    return [
        *judging.of_trainees(table, county, on, laborers=[pk]),
        *judging.of_students(table, county, on, laborers=[pk]),
    ]


def proofs_on_file(proofs, on):
    """{subject: {kind: document}} of proofs seen, not struck out, that hold on the day; the newest of each."""
    rows = proofs.filter(Q(valid_until=None) | Q(valid_until__gte=on), struck_on=None, seen_on__lte=on)
    known = defaultdict(dict)
    for row in rows.order_by("seen_on", "pk"):
        known[row.subject][row.kind] = row.document
    return known


def proofs_of(claim, on):
    """{kind: document} on file of who claims."""
    mine = Proof.objects.filter(claimant=claim.claimant, **{key_of(claim.claimant): claim.subject_pk})
    return dict(proofs_on_file(mine, on).get(claim.subject, {}))


def open_entitlements(rows=None):
    """Entitlements not applied for, by policy and name; the list of the bureau."""
    rows = Entitlement.objects.all() if rows is None else rows
    return with_refusal(rows).select_related("policy", "division").order_by("policy__code", "claimant_name", "pk")


def with_refusal(rows):
    """Each with `refused_claim`: the key of its last claim (same policy, period and claimant) if that was refused."""
    same = Q()
    for column in COLUMN_OF.values():
        same |= Q(**{column: OuterRef(column)})
    last = Claim.objects.filter(same, policy=OuterRef("policy"), period=OuterRef("period"))
    refused = Case(When(state=ClaimState.REFUSED, then="pk"))
    return rows.annotate(refused_claim=Subquery(last.order_by("-entered_on", "-pk").values(key=refused)[:1]))


def sentences(reasons):
    """[(holds, sentence)] of kept reasons, in the language of the reader."""
    return [(each["holds"], sentence(each)) for each in reasons if each["code"] in REASONS]


def sentence(reason):
    """One kept reason in words."""
    holds, lacks, unknown = REASONS[reason["code"]]
    text = {True: holds, False: lacks, None: unknown}[reason["holds"]]
    return str(text) % {name: _shown(name, value) for name, value in reason["values"].items()}


def _shown(name, value):
    if name in ("day", "since", "introduced"):
        return written(date.fromisoformat(value))
    return value
