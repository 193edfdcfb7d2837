"""The hot reads over HTTP: signed in and scoped, through gunicorn as the site runs, beside the rivals' views."""

from contextlib import ExitStack
from random import Random
from urllib.parse import quote

from laborers.registry.models import Laborer
from laborers.visits import queries as visits
from xundian.accounts import actions as accounts
from xundian.accounts.models import User
from xundian.bench import load
from xundian.bench.rounds import Case, Table, interleaved, medians
from xundian.bench.serving import served
from xundian.demo.cast import COUNTY

CONNECTIONS, SECONDS, OFFICERS = 8, 3.0, 25
QUICK_SECONDS, QUICK_OFFICERS, WARM_SECONDS = 0.3, 3, 0.5
TYPED = ("王", "建国", "li", "zhang", "zxm", "马", "杨秀", "wang")
API = "/api/v1"


def measure(bench):
    """The Table of lists, a person with timeline, and the search box."""
    table = Table("Reads over HTTP")
    officers = _officers(QUICK_OFFICERS if bench.quick else OFFICERS)
    with ExitStack() as stack:
        product = stack.enter_context(served(bench.data / "web.log"))
        rivals = stack.enter_context(served(bench.data / "rivals.log", rivals=True))
        for name, goal, ours, theirs in _reads(officers, bench.on):
            _compare(bench, table, name, goal, (product, ours), (rivals, theirs))
    table.notes.append(
        f"{CONNECTIONS} connections that stay open, a random village officer with each request; the load generator and "
        "PostgreSQL share the cores with the web processes. The view without a database answers as many bytes, with "
        "no signing in, no scope and no middleware but the one that counts bytes; the plain REST framework has that "
        "one too, signs in with a token, and answers codes without words."
    )
    return table


def _officers(count):
    """[(user, token, ids of people of the village)] of village officers drawn by lot."""
    villages = list(User.objects.filter(role="village", division__code__startswith=COUNTY).order_by("username"))
    found = []
    for user in Random(count).sample(villages, min(count, len(villages))):
        people = list(
            Laborer.objects.filter(division=user.division_id).order_by("id").values_list("pk", flat=True)[:40]
        )
        if people:
            found.append((user, accounts.issue_token(user=user, device="bench", by=user)[1], people))
    return found


def _reads(officers, on):
    """(name, goal, our requests, the rivals' requests) of each read."""

    def each(path):
        return [load.get(path, token) for _user, token, _people in officers]

    def person(path):
        return [load.get(path.format(pk), token) for _user, token, people in officers for pk in people]

    def typed(path):
        return [load.get(path.format(quote(text)), token)
                for _user, token, _people in officers for text in TYPED]  # fmt: skip

    waiting = sum(visits.work_list(user, on).count() for user, *_rest in officers) / len(officers)
    yield (
        f"work list of {min(50, waiting):.0f}", "≥ 0.28", each(f"{API}/visit-plans/work-list/?limit=50"),
        each("/drf/plans/"),
    )  # fmt: skip
    yield "list of 50 laborers", "", each(f"{API}/laborers/?limit=50"), each("/drf/laborers/")
    yield "laborer", "≥ 0.45", person(f"{API}/laborers/{{}}/"), person("/drf/laborers/{}/")
    yield "timeline", "≥ 0.45", person(f"{API}/laborers/{{}}/timeline/"), person("/drf/lines/?laborer={}")
    yield "search box", "", typed(f"{API}/laborers/?q={{}}&limit=20"), typed("/drf/laborers/?q={}&limit=20")


def _compare(bench, table, name, goal, ours, theirs):
    """Three lines of the table: the product, the view without a database with as many bytes, the plain framework."""
    port, requests = ours
    size = sum(len(load.once(port, request)) for request in requests[:20]) // len(requests[:20])
    bound = [load.get(f"/bytes/{max(size, 2)}/")]
    late = {}
    for where, asked in (ours, (theirs[0], bound), theirs):
        load.drive(where, asked, connections=CONNECTIONS, seconds=WARM_SECONDS)
    cases = [
        Case("product", lambda: _rate(bench, port, requests, late, "product")),
        Case("no database", lambda: _rate(bench, theirs[0], bound, late, "bound")),
        Case("plain REST framework", lambda: _rate(bench, theirs[0], theirs[1], late, "plain")),
    ]
    found = medians(interleaved(cases, bench.rounds, lambda text: bench.tell(f"{name}: {text}")))
    bound_rate, ours_rate, plain = found["no database"], found["product"], found["plain REST framework"]
    table.add(
        name, ours_rate, "req/s", ratio=ours_rate / bound_rate, against="a view without a database", goal=goal,
        note=f"{size / 1024:.0f} KB; ms p50 / p95 / p99: {_ms(late['product'])}; "
        f"{ours_rate / plain:.1f} × plain REST framework",
    )  # fmt: skip
    table.add(f"{name}: without a database", bound_rate, "req/s", ratio=1.0, note=f"ms {_ms(late['bound'])}")
    table.add(
        f"{name}: plain REST framework", plain, "req/s", ratio=plain / bound_rate, note=f"ms {_ms(late['plain'])}"
    )


def _rate(bench, port, requests, late, name):
    seconds = QUICK_SECONDS if bench.quick else SECONDS
    rate, late[name] = load.drive(port, requests, connections=CONNECTIONS, seconds=seconds)
    return rate


def _ms(percentiles):
    return " / ".join(f"{value:.1f}" for value in percentiles)
