"""Where the people of the demo county work: enterprises, trades, wages, places. All names are invented."""

from dataclasses import dataclass

HOME = "530129"
COAST = ("33", "35", "44", "31")
# name, place, industry, trades with their monthly wage in yuan from and to, intermediary
_ENTERPRISES = (
    ("昆明滇源餐饮服务有限公司", "530102", "H", "catering 3000 4200|cooking 3800 5800", False),
    ("昆明翠湖家政服务有限公司", "530102", "O", "housekeeping 3500 5200|baby_care 4500 7500", False),
    ("昆明盘江物业管理有限公司", "530103", "K", "security 2800 3600|cleaning 2400 3200", False),
    ("昆明官渡空港物流有限公司", "530111", "G", "logistics 4200 6800|warehouse 3800 5200|forklift 4500 6000", False),
    ("昆明螺蛳湾服饰商贸有限公司", "530111", "F", "sales 3000 4500|packing 3000 4000", False),
    ("昆明西山建工劳务有限公司", "530112", "E", "construction 4500 7000|rebar 5500 8500|masonry 5500 8000", False),
    ("昆明春城酒店管理有限公司", "530112", "H", "hotel_service 2900 3800|catering 3000 3900", False),
    ("昆明滇池度假区园林有限公司", "530191", "N", "flowers 2600 3400|cleaning 2500 3100", False),
    ("昆明呈贡斗南花卉有限公司", "530114", "A", "flowers 2800 3800|packing 2800 3600", False),
    ("安宁金方焊接工程有限公司", "530181", "C", "welding 5000 8000|metal_working 4200 6000", False),
    ("嵩明杨林汽车部件有限公司", "530127", "C", "metal_working 4200 6200|factory_work 3800 5200", False),
    ("宁波北仑海达电子有限公司", "330206", "C", "electronics_assembly 5000 6800|factory_work 4800 6200", False),
    ("慈溪启源家电制造有限公司", "330282", "C", "factory_work 4800 6500|packing 4500 5600", False),
    ("杭州萧山云锦纺织有限公司", "330109", "C", "garment_making 4800 7200|sewing 4800 7500", False),
    ("义乌顺达包装有限公司", "330782", "C", "packing 4500 6000|warehouse 4600 6000", False),
    ("厦门海沧联兴电子有限公司", "350205", "C", "electronics_assembly 4800 6500", False),
    ("晋江远步鞋业有限公司", "350582", "C", "shoe_making 4800 7500|sewing 4800 7200", False),
    ("东莞长安精密五金有限公司", "441900", "C", "metal_working 5000 7200|electronics_assembly 4800 6500", False),
    ("深圳龙华辉创科技有限公司", "440309", "C", "electronics_assembly 5200 7000|factory_work 5000 6500", False),
    ("佛山顺德美厨电器有限公司", "440606", "C", "factory_work 4800 6600|welding 5500 8000", False),
    ("上海松江佳泰食品有限公司", "310117", "C", "food_processing 5200 6800|packing 5000 6200", False),
    ("上海浦东安洁家政有限公司", "310115", "O", "housekeeping 6000 8500|nursing_care 6500 9000", False),
    ("寻甸金所产业园食品有限公司", HOME, "C", "food_processing 2800 3800|packing 2600 3400", False),
    ("寻甸羊街蔬菜专业合作社", HOME, "A", "vegetables 2200 3000|farm_work 2200 2900", False),
    ("寻甸塘子服装车间有限公司", HOME, "C", "sewing 2400 3600|garment_making 2400 3500", False),
    ("寻甸仁德市政环卫有限公司", HOME, "N", "cleaning 2000 2600|road_upkeep 2200 2800", False),
    ("寻甸凤龙湾旅游开发有限公司", HOME, "H", "hotel_service 2600 3400|security 2400 3000", False),
    ("云南同心人力资源有限公司", "530102", "L", "factory_work 4600 6200", True),
)  # fmt: skip
# Work that people find alone: employer as they name it, place, trade, yuan a month.
SELF_FOUND = (
    ("马记清真小吃店", "530103", "catering", 3600), ("官渡区某装修队", "530111", "decorating", 6200),
    ("小板桥木材市场", "530111", "carpentry", 5800), ("呈贡大学城食堂", "530114", "cooking", 4300),
    ("王家营货运站", "530111", "driving", 6500), ("某建筑工地", "530112", "construction", 6000),
    ("曲靖沾益修理厂", "530303", "vehicle_repair", 4800), ("玉溪红塔区美发店", "530402", "hairdressing", 4000),
    ("温州瓯海鞋厂", "330304", "shoe_making", 6300), ("金华永康五金厂", "330784", "metal_working", 6100),
    ("泉州石狮制衣厂", "350581", "garment_making", 6000), ("莆田某鞋面加工点", "350300", "sewing", 5600),
    ("深圳宝安快递网点", "440306", "logistics", 7200), ("惠州某家具厂", "441300", "carpentry", 6600),
    ("广州番禺某商场", "440113", "sales", 5000), ("上海青浦某工地", "310118", "rebar", 8200),
    ("海口某酒店", "460100", "hotel_service", 4200),
)  # fmt: skip
NEAR_FOUND = (
    ("县城某餐馆", "catering", 2800), ("羊街镇农机修理铺", "farm_machine_repair", 3200),
    ("本村建筑队", "masonry", 4200), ("塘子街道汽修店", "vehicle_repair", 3300),
    ("金所街道超市", "sales", 2400), ("凤合镇养牛场", "cattle_breeding", 2800),
)  # fmt: skip
VILLAGE_POSTS = (("forest_guard", 800), ("cleaning", 600), ("road_upkeep", 800), ("water_guard", 800))
TITLES = {
    "catering": "餐厅服务员", "cooking": "中餐厨师", "housekeeping": "家政服务员", "baby_care": "育婴员",
    "security": "保安", "cleaning": "保洁员", "logistics": "快递分拣员", "warehouse": "仓库管理员",
    "forklift": "叉车工", "sales": "导购", "packing": "包装工", "construction": "建筑工", "rebar": "钢筋工",
    "masonry": "砌筑工", "hotel_service": "客房服务员", "flowers": "花卉工", "welding": "电焊工",
    "metal_working": "五金操作工",
    "factory_work": "普工", "electronics_assembly": "电子装配工", "garment_making": "缝制工", "sewing": "缝纫工",
    "shoe_making": "针车工", "food_processing": "食品加工工", "nursing_care": "护理员", "vegetables": "蔬菜工",
    "farm_work": "基地务工", "road_upkeep": "道路养护工",
}  # fmt: skip
# What is left of the county's own welfare posts to offer.
WELFARE_TITLES = (("forest_guard", "生态护林员", 9), ("water_guard", "水源地保洁员", 6), ("cleaning", "村庄保洁员", 12))
WELFARE_KINDS = {"forest_guard": "forest_guard", "water_guard": "water_care", "cleaning": "cleaning"}
SKILLED = ("welding", "cooking", "forklift", "rebar", "nursing_care")


# Months of work in the fields; the rest goes on all year.
SEASONS = {"vegetables": (3, 11), "flowers": (2, 12), "farm_work": (4, 10)}


def season_of(occupation):
    """The months of seasonal work, as fields of a vacancy."""
    first, last = SEASONS.get(occupation, (None, None))
    return {"season_from": first, "season_to": last}


@dataclass(frozen=True)
class Trade:
    """Work of one kind at one firm: occupation code, yuan a month from and to."""

    occupation: str
    wage_from: int
    wage_to: int


@dataclass(frozen=True)
class Firm:
    """An enterprise of the demo with the trades it has posts in."""

    name: str
    place: str
    industry: str
    trades: tuple[Trade, ...]
    intermediary: bool


def _firm(name, place, industry, trades, intermediary):
    split = (each.split() for each in trades.split("|"))
    return Firm(name, place, industry, tuple(Trade(code, int(a), int(b)) for code, a, b in split), intermediary)


FIRMS = tuple(_firm(*row) for row in _ENTERPRISES)
AWAY_FIRMS = tuple(firm for firm in FIRMS if firm.place != HOME and not firm.intermediary)
NEAR_FIRMS = tuple(firm for firm in FIRMS if firm.place == HOME)
AGENCY = FIRMS[-1]
