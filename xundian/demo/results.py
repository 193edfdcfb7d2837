"""The published results of the county (X3.1), through the real importer; nothing here is made up."""

from datetime import timedelta

from laborers.imports import actions as imports
from laborers.imports.models import ImportBatch
from xundian.aggregates.models import AggregateRecord
from xundian.demo.setting import moment
from xundian.demo.workbook import workbook

SOURCE = "寻甸县劳动力转移扶贫研究（2019年），第3.1节"
COLUMNS = ("时期", "指标", "分项", "完成数", "其中建档立卡", "目标数", "公布的百分比", "数据来源")
# The whole table, the transfer income and the kinds of training beside it, and the targets of 2017.
TABLE = (
    ("2014-2018", "转移就业", "", "125,611", "", "100,700", "超21.7%"),
    ("2014-2018", "转移培训", "", "133,554", "", "118,830", "超12.4%"),
    ("2018", "新技能培训", "", "1,100", "1,100", "", "超10%"),
    ("2019年1-5月", "转移就业", "", "17,706", "", "24,000", "73.7%"),
    ("2019年1-5月", "昆明主城区转移就业", "", "767", "665", "1,400", "54.7%"),
    ("2019年1-5月", "昆明主城区转移就业", "西山区", "638", "541", "1,000", "63.8%"),
    ("2019年1-5月", "昆明主城区转移就业", "滇池旅游度假区", "129", "124", "400", "32.25%"),
    ("2019年1-5月", "转移培训", "", "4,866", "2,602", "24,260", "20%"),
    ("2019年1-5月", "转移培训", "引导性培训", "4,076", "2,266", "", ""),
    ("2019年1-5月", "转移培训", "技能培训", "500", "136", "", ""),
    ("2019年1-5月", "转移培训", "精准扶贫技能培训", "200", "200", "", ""),
    ("2019年1-5月", "转移培训", "创业培训", "90", "", "", ""),
    ("2019年1-5月", "转移收入", "", "1.83亿元", "3845万元", "", ""),
    ("2019年1-5月", "有转移收入的建档立卡人口", "", "7,466", "7,466", "", ""),
    ("2017", "转移培训", "", "", "", "18,980", ""),
    ("2017", "转移就业", "", "", "", "20,000", ""),
    ("2017", "昆明主城区转移就业", "", "", "", "2,800", ""),
)


def publish(setting):
    """The table as a workbook, imported by the county some days ago; how many lines are on record."""
    by, day = setting.users["county"], setting.on - timedelta(days=20)
    rows = [(*row, SOURCE) for row in TABLE]
    batch = imports.receive(
        kind="aggregates", file_name="寻甸县已公布成果.xlsx", division=setting.county, round=2019, by=by,
        content=workbook("寻甸县劳动力转移就业已公布成果", rows, COLUMNS, "已公布成果"),
    )  # fmt: skip
    ImportBatch.objects.filter(pk=batch.pk).update(created_at=moment(day, 10, 5))
    imports.check(batch=batch, on=day, at=moment(day, 10, 6))
    imports.commit(batch=batch, by=by, on=day, at=moment(day, 10, 20))
    return AggregateRecord.objects.count()
