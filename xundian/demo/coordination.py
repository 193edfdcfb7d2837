"""A few of everything that coordinates: meetings with what was heard, tasks, publicity, stories, a symposium."""

from datetime import timedelta

from laborers.registry.models import Laborer
from xundian.accounts.scope import under
from xundian.coordination import actions
from xundian.coordination.models import Task
from xundian.coordination.states import ActivityForm, NameShown, StoryKind, SuggestionState, TaskState
from xundian.demo.cast import COUNTY, TOWNSHIP, VILLAGE
from xundian.demo.setting import moment
from xundian.divisions.models import Division
from xundian.divisions.queries import children

# How long ago the last progress meeting was, and the symposium.
MET, SAT = timedelta(days=20), timedelta(days=35)
TOLD = (
    (ActivityForm.BROADCAST, "务工政策和岗位信息广播", 860), (ActivityForm.MEETING, "外出务工动员会", 74),
    (ActivityForm.LEAFLET, "赶集日发放务工宣传单", 320), (ActivityForm.SLOGAN, "村口务工宣传标语", 500),
    (ActivityForm.TALK, "返乡能人讲务工经历", 46),
)  # fmt: skip
SUGGESTIONS = ("春节后开通到昆明的务工专车", "把电焊培训放到农闲时办", "降低县城出租房价格", "村里建一个求职微信群")


def coordinate(setting):
    """Everything of coordination; {what: count}."""
    county = Division.objects.get(pk=COUNTY)
    township, village = (Division.objects.get(pk=code) for code in (TOWNSHIP, VILLAGE))
    _meet(setting, county)
    for number, (form, title, reach) in enumerate(TOLD):
        actions.record_activity(
            division=village if number % 2 else township, form=form, title=title, reach=reach,
            held_on=setting.on - timedelta(days=3 + 9 * number), by=setting.users["township"], on=setting.on,
        )  # fmt: skip
    _tell(setting, township)
    _sit(setting, township)
    return {"tasks": Task.objects.count(), "activities": len(TOLD), "suggestions": len(SUGGESTIONS)}


def _meet(setting, county):
    by, day = setting.users["county"], setting.on - MET
    held = actions.call(
        division=county, kind="regular", title="劳动力转移就业进度调度会", held_on=day, place="县人社局二楼会议室",
        agenda="一、听取各乡镇进度\n二、研究存在问题\n三、安排下一步工作",
        attending="县人社局\n县投资促进局\n各乡镇（街道）", by=by,
    )  # fmt: skip
    for place in children(COUNTY)[:3]:
        actions.hear(meeting=held, division=place, said="按计划推进，重点做好未就业脱贫户的动员。", by=by, on=day)
    owners = (
        (setting.users["township"], "逐户核实零就业家庭"),
        (by, "与昆明企业对接焊工岗位"),
        (setting.users["village"], "补齐外出人员联系电话"),
    )
    made = [
        _set(setting, held, owner, text, day, days) for (owner, text), days in zip(owners, (10, 30, 12), strict=True)
    ]
    actions.end_task(
        task=made[2], state=TaskState.DONE, outcome="已全部补齐并抽查核对。", by=setting.users["village"],
        on=day + timedelta(days=9),
    )  # fmt: skip
    actions.hold(meeting=held, minutes="会议听取了各乡镇进度，议定三项任务，明确责任人和时限。", by=by, on=day)
    actions.call(
        division=county, kind="ad_hoc", title="返岗复工专项调度会", held_on=setting.on + timedelta(days=6), by=by,
        agenda="安排专车和务工服务",
    )  # fmt: skip


def _set(setting, meeting, owner, text, on, days):
    return actions.set_task(
        text=text, owner=owner, due_on=on + timedelta(days=days), meeting=meeting, by=setting.users["county"], on=on,
        at=moment(on),
    )  # fmt: skip


def _tell(setting, township):
    by, on = setting.users["county"], setting.on
    people = Laborer.objects.filter(under("division_id", TOWNSHIP), merged_into=None, left_on=None).order_by("pk")[:2]
    for number, person in enumerate(people):
        story = actions.write_story(
            division=township, kind=StoryKind.CASE, laborer=person, by=by, title="一人务工，全家稳了收入",
            text=f"{person.name}参加技能培训后外出务工，收入稳定，还带着同村人一起出去。",
        )  # fmt: skip
        if number == 0:
            actions.agree(
                story=story, name_shown=NameShown.MASKED, witness="村委会主任", consented_on=on - timedelta(days=8),
                by=by, on=on,
            )  # fmt: skip
            actions.publish(story=story, by=by, on=on - timedelta(days=7))
    note = actions.write_story(
        division=township, kind=StoryKind.EXPERIENCE, title="“村报名、乡组织、县对接”的做法", by=by,
        text="村里摸清意愿，乡镇组织集中出行，县里对接岗位，三级各负其责。",
    )  # fmt: skip
    actions.publish(story=note, by=by, on=on - timedelta(days=4))


def _sit(setting, township):
    by, day = setting.users["township"], setting.on - SAT
    sat = actions.record_symposium(
        division=township, title="返乡务工人员座谈会", held_on=day, people=18, place="乡镇社会保障服务中心", by=by,
        on=day, summary="返乡人员谈在外务工的收获和困难。",
    )  # fmt: skip
    made = [actions.record_suggestion(symposium=sat, text=text, by=by) for text in SUGGESTIONS]
    answers = (
        {"state": SuggestionState.TAKEN_UP, "answer": "采纳，由乡镇联系客运公司。", "owner": by,
         "due_on": setting.on + timedelta(days=15)},
        {"state": SuggestionState.ANSWERED, "answer": "下一期电焊班安排在农闲时开班。"},
        {"state": SuggestionState.NOT_TAKEN_UP, "answer": "房租由市场决定，可申请公租房。"},
    )  # fmt: skip
    for suggestion, answer in zip(made, answers, strict=False):
        later = day + timedelta(days=5)
        actions.answer_suggestion(suggestion=suggestion, by=by, on=later, at=moment(later), **answer)
