"""Enterprises of Weining with posts open for the people of its site: inspected on the spot, then published (W2.2)."""

from datetime import timedelta
from random import Random

from laborers.enterprises import actions as enterprises
from laborers.enterprises.states import PARTS
from laborers.jobs import actions as jobs
from laborers.jobs.states import Channel
from xundian.demo import market
from xundian.demo.cast import SITE_COUNTY
from xundian.demo.names import Names, uscc_of
from xundian.demo.partners import FOUND
from xundian.divisions.models import Division

PARTY = "县搬迁主管局、五里岗街道"
# name, place, industry, channel, posts: trade, how many, yuan a month from and to
FIRMS = (
    ("威宁五里岗马铃薯食品有限公司", SITE_COUNTY, "C", Channel.NEARBY,
     (("food_processing", 8, 2800, 3600), ("packing", 6, 2600, 3300))),
    ("温州瓯海宏达鞋业有限公司", "330304", "C", Channel.AWAY, (("shoe_making", 10, 5200, 7200),)),
)  # fmt: skip
# How long ago an enterprise was introduced, its posts opened; in how many days they close.
KNOWN_AGO, OPENED_AGO, CLOSES_IN = 200, 20, 60


def open_posts(setting):
    """Each registered, inspected and with its posts published by Weining's bureau; {what: how many}."""
    by, on, names = setting.users["weining"], setting.on, Names(Random("Weining's enterprises"))
    county, known, posts = Division.objects.get(code=SITE_COUNTY), on - timedelta(days=KNOWN_AGO), 0
    for number, (name, place, industry, channel, trades) in enumerate(FIRMS, 1):
        firm = enterprises.register_enterprise(
            county=county, name=name, uscc=uscc_of(place, 20_190_000 + number), destination=place, industry=industry,
            introduced_on=known, phone=names.phone(), contact=names.person("陈", "1"), by=by, on=known,
        )  # fmt: skip
        _inspect(firm, by, on - timedelta(days=OPENED_AGO + 5))
        for trade in trades:
            _publish(firm, channel, trade, by, on)
        posts += len(trades)
    return {"enterprises": len(FIRMS), "vacancies": posts}


def _inspect(firm, by, day):
    found = dict.fromkeys(PARTS, "good") | {f"{part}_found": text for part, text in FOUND.items()}
    enterprises.record_inspection(
        enterprise=firm, carried_out_on=day, verdict="pass", party=PARTY, by=by, on=day, **found
    )


def _publish(firm, channel, trade, by, on):
    occupation, headcount, low, high = trade
    opens = on - timedelta(days=OPENED_AGO)
    jobs.publish_vacancy(
        enterprise=firm, title=market.TITLES[occupation], occupation=occupation, headcount=headcount,
        wage_min_fen=low * 100, wage_max_fen=high * 100, destination=firm.destination, channel=channel, opens=opens,
        closes=on + timedelta(days=CLOSES_IN), max_age=55, insurance=True,
        board_and_lodging=channel == Channel.AWAY, pay_day=15, hours_per_day=8, days_per_week=6, by=by, on=opens,
    )  # fmt: skip
