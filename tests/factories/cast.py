"""The standing cast: two townships of one county, a neighbour county, and one person for every role.

`officer` owns village A1; `colleague` works in village A2 of the same township; `stranger` sits in another county and
must never see anything; `auditor` may only read.
"""

from datetime import date
from types import SimpleNamespace

from xundian.accounts import actions
from xundian.accounts.roles import Role
from xundian.divisions.models import Division

PASSWORD = "correct-horse-battery"
TREE = {
    "530129": "寻甸回族彝族自治县",
    "530129103": "羊街镇",
    "530129103207": "三营庄村委会",
    "530129103212": "清水沟村委会",
    "530129107": "河口镇",
    "530129107209": "撒米落村委会",
    "520526": "威宁彝族回族苗族自治县",
    "520526002": "五里岗街道",
    "520526002001": "五里岗社区居委会",
}
LEVELS = {6: "county", 9: "township", 12: "village"}


def make_tree():
    """The divisions of TREE by short name."""
    for code, name in TREE.items():
        parent = {6: None, 9: code[:6], 12: code[:9]}[len(code)]
        Division.objects.get_or_create(
            code=code, defaults={"name": name, "level": LEVELS[len(code)], "parent_id": parent}
        )
    named = {
        "county": "530129", "township": "530129103", "village": "530129103207", "next_village": "530129103212",
        "other_township": "530129107", "far_village": "530129107209", "other_county": "520526",
        "other_street": "520526002", "other_village": "520526002001",
    }  # fmt: skip
    rows = Division.objects.in_bulk(list(named.values()))
    return SimpleNamespace(**{name: rows[code] for name, code in named.items()})


def make_user(username, role, on=date(2020, 1, 1), **place):
    """A user of that role, with PASSWORD, in that place since the day `on`."""
    return actions.create_user(
        username=username, password=PASSWORD, name=username.title(), role=role, by=None, on=on, **place
    )


def make_cast(tree, site_id):
    """One user for every role, and two who must not see what is the officer's."""
    station = actions.create_station(
        name="昆明工作站",
        county=tree.county,
        city="昆明",
        destinations=["5301"],
        by=None,
        phone="087100000000",
    )
    return SimpleNamespace(
        officer=make_user("officer", Role.VILLAGE, division=tree.village),
        colleague=make_user("colleague", Role.VILLAGE, division=tree.next_village),
        township=make_user("township", Role.TOWNSHIP, division=tree.township),
        county=make_user("county", Role.COUNTY, division=tree.county),
        leader=make_user("leader", Role.LEADER, division=tree.county),
        station=make_user("station", Role.STATION, station=station),
        site=make_user("site", Role.SITE, site_id=site_id, home=tree.county),
        auditor=make_user("auditor", Role.AUDITOR, division=tree.county),
        stranger=make_user("stranger", Role.COUNTY, division=tree.other_county),
    )
