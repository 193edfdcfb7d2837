"""One channel offer: why, which channels are open, what was answered, and the next step; each step one form."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from laborers.jobs.models import Vacancy
from laborers.jobs.rules import explain as explain_posts
from laborers.jobs.states import OfferState
from laborers.placements.queries import consent_in_force, placement_text
from laborers.placements.rules import END_REASONS
from relocation.channels import actions, queries
from relocation.channels.models import ChannelOffer
from relocation.channels.rules import VACANCIES
from relocation.channels.states import CHANNEL_MOVES, ChannelKind, ChannelState, explain, verdict_row
from relocation.sites.models import WelfarePost, Workshop
from relocation.sites.queries import running_on, with_free
from xundian.accounts.labels import Lists
from xundian.accounts.roles import carries
from xundian.accounts.scope import visible_to
from xundian.kit import clock
from xundian.kit.errors import DomainError
from xundian.kit.ids import key_of
from xundian.pages.desk.form import Field, day_or_nothing, fen_of, filled, refusals
from xundian.pages.finding import day_of, needed_key, row_of

SHOWN = 10
WELFARE_KINDS = ("welfare_post_kind", "occupation", "destination", "end_reason")


def offer(request, pk):
    """The offer with its steps."""
    return _show(request, _found(request, pk))


@require_POST
def step(request, pk, step):
    """Take one step; refused words come back with what was written."""
    row = _found(request, pk)
    if step not in STEPS:
        raise Http404
    try:
        STEPS[step](request, row, {"channel_offer": row, "by": request.user, "on": clock.today()})
    except DomainError as error:
        return _show(request, _found(request, pk), {"step": step, "errors": refusals(error)}, 422)
    messages.success(request, _("Saved."), extra_tags="done")
    return redirect("desk-channel", pk=pk)


def _offer(request, row, who):
    sent, chosen = request.POST, {}
    for name, model in (("workshop", Workshop), ("welfare_post", WelfarePost)):
        if sent.get(name):
            chosen[name] = row_of(request, model.objects.all(), needed_key(sent[name]))
    if sent.get("channel") in ChannelKind.values:
        chosen["channel"] = sent["channel"]
    actions.offer(**who, **chosen)


def _accept(request, row, who):
    actions.accept(**who)


def _decline(request, row, who):
    actions.decline(**who)


def _vacancy(request, row, who):
    chosen = row_of(request, Vacancy.objects.all(), needed_key(request.POST.get("vacancy")))
    actions.offer_vacancy(**who, vacancy=chosen)


def _place(request, row, who):
    sent, consent = request.POST, None
    if sent.get("agreed"):
        text, _words = placement_text(clock.today())
        consent = {"text_version": text, "language": sent.get("language", "zh-hans")[:30], "on": clock.today(),
                   "witness": sent.get("witness", "")[:50]}  # fmt: skip
    work = {name: sent.get(name, "").strip()[:100] for name in ("employer_name", "occupation", "destination")}
    for name in ("contract_from", "contract_to"):
        work[name] = day_or_nothing(sent.get(name), name)
    work["wage_fen"] = fen_of(sent.get("wage"), "wage")
    for name, model in (("workshop", Workshop), ("welfare_post", WelfarePost)):
        if key_of(sent.get(name, "")):
            work[name] = row_of(request, model.objects.all(), key_of(sent[name]))
    actions.begin(**who, started_on=day_of(sent.get("started_on"), "started_on"), consent=consent, **work)


def _end(request, row, who):
    sent = request.POST
    actions.end(**who, ended_on=day_of(sent.get("ended_on"), "ended_on"), reason=sent.get("reason", ""))


STEPS = {"offer": _offer, "accept": _accept, "decline": _decline, "vacancy": _vacancy, "place": _place, "end": _end}


def _found(request, pk):
    return row_of(request, queries.with_names(ChannelOffer.objects.all()), pk)


def _show(request, row, failed=None, status=200):
    user, on, lists = request.user, clock.today(), Lists(WELFARE_KINDS)
    may = carries(user.role, "channels.answer")
    given, step, errors = (request.POST, failed["step"], failed["errors"]) if failed else ({}, "", [])
    open_to = {each for each in CHANNEL_MOVES.get(row.state, ()) if may}
    accepted = may and row.state == ChannelState.ACCEPTED
    fits, hindered = [], []
    if accepted and row.channel in VACANCIES:
        fits, hindered = queries.posts_for(row, visible_to(user, Vacancy.objects.all()), on, SHOWN)
    stock = _places(row, lists, on)
    forms = {
        "offer": _offer_fields(row, stock), "end": _end_fields(lists, on),
        "place": _place_fields(row, stock, lists, on),
    }  # fmt: skip
    context = {
        "offer": row, "reasons": explain(row.reasons), "errors": errors, "given": given, "on": on,
        "verdicts": [verdict_row(each) for each in queries.eligibility(row, on)] if row.laborer else [],
        "changed": row.proposed_channel and row.proposed_channel != row.channel, "kind": lists["welfare_post_kind"],
        "may_offer": ChannelState.OFFERED in open_to, "may_accept": ChannelState.ACCEPTED in open_to,
        "may_decline": ChannelState.DECLINED in open_to, "may_place": accepted,
        "may_end": may and row.placement is not None and row.placement.ended_on is None,
        "fits": [(fit.record, explain_posts([each.as_row() for each in fit.reasons])) for fit in fits],
        "hindered": explain_posts([each.as_row() for each in hindered]), "places": lists["destination"],
        "leads_to_posts": row.channel in VACANCIES, "agreed": _agreed(row),
        "consent": consent_in_force(row.laborer_id, on), "text": placement_text(on),
        "languages": [("zh-hans", _("Chinese")), ("彝语", _("Yi")), ("苗语", _("Miao"))],
        "forms": {
            name: filled(fields, given if step == name else {}, errors if step == name else (), f"{name}-")
            for name, fields in forms.items()
        },
    }  # fmt: skip
    return render(request, "desk/channel.html", context, status=status)


def _agreed(row):
    """Whether the person said yes to the post that was offered, so that it knows the work."""
    return row.offer is not None and row.offer.state == OfferState.ACCEPTED


def _places(row, lists, on):
    """{field: [(key, words)]} of what runs at the site that day, with the places still free."""
    kinds = lists["welfare_post_kind"]
    words = {"workshop": lambda each: each.name, "welfare_post": lambda each: kinds.label(each.kind)}
    models = {"workshop": Workshop, "welfare_post": WelfarePost}
    return {
        name: [
            (str(each.pk), _("%(name)s (%(n)s free)") % {"name": words[name](each), "n": each.free})
            for each in with_free(running_on(model.objects.filter(site=row.site_id), on)).order_by("pk")
        ]
        for name, model in models.items()
    }


def _offer_fields(row, stock):
    as_proposed = [("", _("as proposed"))]
    return [
        Field("channel", _("Channel"), "select", as_proposed + ChannelKind.choices),
        Field("workshop", _("Workshop"), "select", as_proposed + stock["workshop"]),
        Field("welfare_post", _("Public-welfare post"), "select", as_proposed + stock["welfare_post"]),
    ]


def _place_fields(row, stock, lists, on):
    fields = [Field("started_on", _("First day of work"), "date", value=on)]
    if row.channel == ChannelKind.WORKSHOP:
        fields.append(Field("workshop", _("Workshop"), "select", stock["workshop"], value=str(row.workshop_id or "")))
    elif row.channel == ChannelKind.WELFARE:
        chosen = str(row.welfare_post_id or "")
        fields.append(Field("welfare_post", _("Public-welfare post"), "select", stock["welfare_post"], value=chosen))
    elif not _agreed(row):
        fields += [
            Field("employer_name", _("Employer"), most=100),
            Field("occupation", _("Occupation"), "list", lists["occupation"].choices(), most=40),
            Field("destination", _("Place of work"), "list", lists["destination"].choices(), most=6,
                  hint=_("The code of the place; empty for a base in the county.")),
            Field("wage", _("Wage a month, in yuan"), "number", most=12),
        ]  # fmt: skip
    dates = [("contract_from", _("Contract from")), ("contract_to", _("Contract to"))]
    return fields + [Field(name, label, "date") for name, label in dates if row.channel != ChannelKind.WELFARE]


def _end_fields(lists, on):
    reasons = [each for each in lists["end_reason"].choices() if each[0] in END_REASONS]
    return [
        Field("ended_on", _("Last day of work"), "date", value=on),
        Field("reason", _("Why it ended"), "select", reasons),
    ]
