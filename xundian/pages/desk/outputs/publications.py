"""What was published in which village: the list, writing it down, taking it back, and which villages were reached."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from laborers.jobs.models import Vacancy
from laborers.jobs.queries import offerable_vacancies
from laborers.publications import actions, queries
from laborers.publications.models import Publication
from laborers.publications.states import Form
from xundian.accounts.roles import carries
from xundian.accounts.scope import visible_to
from xundian.divisions.models import Division
from xundian.divisions.states import Level
from xundian.kit import clock
from xundian.kit.errors import DomainError
from xundian.pages.desk.form import refusals
from xundian.pages.desk.outputs.choosing import keys_of
from xundian.pages.finding import day_of, day_or_none, row_of

PAGE = 50


def publications(request):
    """What was published in the place, the newest first."""
    asked = request.GET
    rows = visible_to(request.user, queries.with_posts(Publication.objects.all()))
    any_at_all = rows.exists()
    rows = _narrowed(rows, asked)
    page = Paginator(rows.order_by("-published_on", "division_id", "pk"), PAGE).get_page(asked.get("page"))
    context = {
        "page": page, "given": asked, "forms": Form.choices, "places": _places(request.user),
        "any_at_all": any_at_all, "may_edit": carries(request.user.role, "publications.edit"),
    }  # fmt: skip
    return render(request, "desk/publications.html", context)


def _narrowed(rows, asked):
    if asked.get("form") in Form.values:
        rows = rows.filter(form=asked["form"])
    if asked.get("place"):
        rows = rows.filter(division__code__startswith=asked["place"][:12])
    since, until = day_or_none(asked.get("since")), day_or_none(asked.get("until"))
    if since:
        rows = rows.filter(published_on__gte=since)
    return rows.filter(published_on__lte=until) if until else rows


def _places(user):
    rows = Division.objects.filter(valid_to=None, level__in=[Level.TOWNSHIP, Level.VILLAGE]).order_by("code")
    return [(each.code, each.label) for each in visible_to(user, rows)]


def reached(request):
    """Every village of the place with what reached it in a period: the county sees where nothing arrived."""
    asked, today = request.GET, clock.today()
    since = day_or_none(asked.get("since")) or today.replace(month=1, day=1)
    until = day_or_none(asked.get("until")) or today
    rows = queries.villages(request.user)
    if asked.get("place"):
        rows = rows.filter(code__startswith=asked["place"][:12])
    missing = queries.not_reached(rows, since, until)
    counts = {"all": rows.count(), "missing": missing.count()}
    page = Paginator(missing if asked.get("show") == "missing" else rows, PAGE).get_page(asked.get("page"))
    context = {
        "page": page, "rows": queries.reached(list(page), since, until), "since": since, "until": until, "given": asked,
        "counts": counts | {"reached": counts["all"] - counts["missing"]}, "places": _places(request.user),
    }  # fmt: skip
    return render(request, "desk/reached.html", context)


def new_publication(request):
    """Write down what was published: posts, form, day, villages."""
    errors = []
    if request.method == "POST":
        try:
            made = _publish(request)
        except DomainError as error:
            errors = refusals(error)
        else:
            text = _("Written down for one village.") if len(made) == 1 else _("Written down for %(n)s villages.")
            messages.success(request, text % {"n": len(made)} if len(made) != 1 else text, extra_tags="done")
            return redirect("publications")
    given = request.POST if request.method == "POST" else request.GET
    villages = list(queries.villages(request.user))
    chosen = set(given.getlist("village")) | ({given["board"]} if given.get("board") else set())
    posts = visible_to(request.user, Vacancy.objects.filter(pk__in=keys_of(given)).select_related("enterprise"))
    context = {
        "posts": posts, "forms": Form.choices, "villages": villages, "given": given, "today": clock.today(),
        # Only a village's own board says where it hung; of a wider place somebody has to say it.
        "chosen": {each.code for each in villages if each.code in chosen},
        "errors": errors, "wrong": dict(errors),
    }  # fmt: skip
    return render(request, "desk/publication_new.html", context, status=422 if errors else 200)


def _publish(request):
    sent, on = request.POST, clock.today()
    keys = keys_of(sent)
    found = offerable_vacancies(visible_to(request.user, Vacancy.objects.filter(pk__in=keys)), on)
    by_key = {row.pk: row for row in found}
    codes = sent.getlist("village")
    return actions.publish(
        villages=list(queries.villages(request.user).filter(code__in=codes)),
        vacancies=[by_key[key] for key in keys if key in by_key],
        form=sent.get("form") if sent.get("form") in Form.values else Form.POSTER,
        published_on=day_of(sent.get("published_on"), "published_on"),
        text=sent.get("text", "") if sent.get("form") == Form.LOUDSPEAKER else "",
        note=sent.get("note", "")[:200], by=request.user, on=on,
    )  # fmt: skip


@require_POST
def take_back(request, pk):
    """It did not happen, or not so."""
    row = row_of(request, Publication.objects.all(), pk)
    try:
        actions.take_back(publication=row, by=request.user, on=clock.today())
    except DomainError as error:
        messages.error(request, str(error.message), extra_tags="bad")
    else:
        messages.success(request, _("Taken back; it counts no more."), extra_tags="done")
    return redirect("publications")


def text_read(request, pk):
    """What the loudspeaker read, once more in large print."""
    row = row_of(request, Publication.objects.select_related("division"), pk)
    if not row.text:
        raise Http404
    return render(request, "desk/loudspeaker_print.html", {"text": row.text, "division": row.division})
