"""Training in the demo county: classes in every state with their trainees, sheets and inspections."""

from dataclasses import dataclass
from datetime import time, timedelta
from random import Random

from laborers.registry.models import Laborer
from laborers.surveys.models import Assessment
from trainings.classes import actions as classes
from trainings.classes.models import ASPECTS, Enrolment
from trainings.institutions.queries import may_run_subsidised
from trainings.programmes.states import NAMED_PROJECTS
from xundian.demo import choosing
from xundian.demo.cast import COUNTY, TOWNSHIP
from xundian.demo.fates import FIT_LABOUR
from xundian.demo.setting import moment
from xundian.demo.work import consent_of

KEDU, TANGZI, HEKOU = "530129104", "530129002", "530129107"


@dataclass(frozen=True)
class Course:
    """A class to be: it begins so many days before (or after) the day of the load; `state` is where it has come to."""

    title: str
    occupation: str
    project: str
    place: str
    begins: int
    length: int
    state: str
    kind: str = "skills"
    full: bool = False


COURSES = (
    Course("电焊工技能培训班", "welding", "yunling_quality", COUNTY, -300, 12, "closed"),
    Course("外出务工引导性培训班", "", "county_own", COUNTY, -262, 3, "closed", "guidance"),
    Course("家政服务员培训班", "housekeeping", "dewdrop", TANGZI, -215, 10, "closed"),
    Course("辣椒种植技术培训班", "pepper", "new_skilled_farmers", HEKOU, -160, 6, "closed", "targeted_skills"),
    Course("中式烹调师培训班", "cooking", "migrant_skills", TOWNSHIP, -105, 12, "closed"),
    Course("返乡创业培训班", "e_commerce", "youth_leader", COUNTY, -64, 7, "closed", "entrepreneurship"),
    Course("挖掘机驾驶员培训班", "excavator", "yunling_quality", COUNTY, -17, 14, "assessed"),
    Course("缝纫工技能培训班", "sewing", "enterprise_order", TOWNSHIP, -6, 13, "running"),
    Course("养老护理员培训班", "nursing_care", "dewdrop", COUNTY, -3, 15, "running"),
    Course("肉牛养殖技术培训班", "cattle_breeding", "new_skilled_farmers", KEDU, 8, 6, "open", "targeted_skills"),
    Course("电工技能培训班", "electrician", "yunling_quality", COUNTY, 15, 14, "open", full=True),
    Course("育婴员培训班", "baby_care", "dewdrop", COUNTY, 40, 12, "planned"),
    Course("茶艺师培训班", "tea_art", "spark", COUNTY, -48, 8, "cancelled"),
)
FINDINGS = ("到课情况良好。", "实训设备齐全，教师在岗。", "两人请假，已登记。", "课堂秩序好，学员反映内容实用。", "")
FOUND = (("materials", "实训耗材不足"), ("fewer_hours", "提前半小时下课"), ("other_teacher", "临时换人代课"))
WORDS = ("", "", "老师讲得细，上手快。", "希望多些实操。", "时间和农活有点冲突。")


def hold_classes(setting):
    """Every class of COURSES as far as it has come; {classes, trainees}."""
    schools = choosing.choose(setting)
    seeking = set(
        Assessment.objects.filter(is_current=True).exclude(direction="not_seeking").values_list("case_id", flat=True)
    )
    free = [
        each for each in setting.people
        if each.case_id in seeking and each.labour in FIT_LABOUR and 18 <= each.age(setting.on) <= 52
    ]  # fmt: skip
    for number, course in enumerate(COURSES):
        _Held(setting, course, schools[number % len(schools)], number, free).run()
    return {"classes": len(COURSES), "trainees": Enrolment.objects.count()}


class _Held:
    """One class on its way."""

    def __init__(self, setting, course, school, number, free):
        self.setting, self.rng, self.course, self.number, self.free = setting, setting.rng, course, number, free
        self.first = setting.on + timedelta(days=course.begins)
        self.last = self.first + timedelta(days=course.length - 1)
        # What supervision and satisfaction draw leaves the rest of the county as it is.
        self.own = Random(number)
        # In a small county a township may have nobody to train; then the county holds the class.
        self.place = course.place if any(self._may_join(each, course.place) for each in free) else COUNTY
        self.by = setting.users["county"] if self.place == COUNTY else setting.officers[self.place]
        self.row = classes.plan_class(
            institution=school, division=self.by.division, title=course.title, kind=course.kind,
            capacity=self._size() + 6, hours=course.length * 8, starts_on=self.first, ends_on=self.last, by=self.by,
            occupation=course.occupation, project=course.project,
            subsidised=course.project in NAMED_PROJECTS and may_run_subsidised(school, self.first),
            venue="县职中实训楼" if self.place == COUNTY else "镇文化站二楼",
            venue_kind="institution" if self.place == COUNTY else "village", teacher=setting.names.person("李", "1"),
        )  # fmt: skip
        classes.generate_sessions(
            training_class=self.row, weekdays=set(range(1, 8)), begins=time(8, 30), ends=time(16, 30), by=self.by,
            topic=course.title.removesuffix("培训班"),
        )  # fmt: skip

    def _size(self):
        return max(3, min(12, len(self.setting.people) // 240))

    def run(self):
        """As far as the state says, on the days on which each step is taken."""
        state, opened = self.course.state, min(self.setting.on, self.first) - timedelta(days=10)
        if state == "planned":
            return
        classes.open(training_class=self.row, by=self.by, on=opened)
        trainees = self._enrol(opened)
        if state == "cancelled" or (self.course.begins < 0 and not trainees):
            classes.cancel(training_class=self.row, by=self.by, on=self.first - timedelta(days=2))
        if self.course.full:
            self._queue(opened)
        if self.row.reread().state != "open" or state == "open":
            return
        classes.start(training_class=self.row, by=self.by, on=self.first)
        self._teach(trainees)
        if state == "running":
            return
        self._examine(trainees)

    def _enrol(self, opened):
        """People of the place who look for work, and whose work, if any came, came after the class."""
        size = self._size() if self.course.state != "cancelled" else 2
        chosen = [each for each in self.free if self._may_join(each, self.place)][:size]
        people = Laborer.objects.in_bulk([each.laborer_id for each in chosen])
        enrolments = []
        for person in chosen:
            self.free.remove(person)
            laborer, day = people[person.laborer_id], opened + timedelta(days=self.rng.randint(1, 7))
            consent = consent_of(self.setting, laborer, day, purpose="training")
            enrolments.append(
                classes.enrol(training_class=self.row, laborer=laborer, consent=consent, by=self.by, on=day)
            )
        return enrolments

    def _queue(self, opened):
        """All places are taken and two more people wait: the class is as large as its first trainees are many."""
        taken = self.row.enrolments.filter(state="enrolled").count()
        if not taken:
            return
        classes.change_class(
            training_class=self.row, changes={"capacity": taken}, expected_version=self.row.reread().version,
            by=self.by, on=opened,
        )  # fmt: skip
        waiting = [each for each in self.free if self._may_join(each, self.place)][:2]
        people = Laborer.objects.in_bulk([each.laborer_id for each in waiting])
        for person in waiting:
            self.free.remove(person)
            laborer, day = people[person.laborer_id], min(self.setting.on, opened + timedelta(days=8))
            consent = consent_of(self.setting, laborer, day, purpose="training")
            classes.wait(training_class=self.row, laborer=laborer, consent=consent, by=self.by, on=day)

    def _ask(self):
        """Slips of satisfaction, most of them answered."""
        for code in classes.print_slips(training_class=self.row, by=self.by):
            if self.own.random() < 0.85:
                marks = {name: self.own.choice((3, 4, 4, 5, 5)) for name in ASPECTS}
                classes.give_feedback(code=code, marks=marks, words=self.own.choice(WORDS))

    def _may_join(self, person, place):
        if not person.household.village.startswith(place):
            return False
        over = self.course.state in ("closed", "cancelled")
        return all(over and each.start > self.last + timedelta(days=8) for each in person.spells)

    def _teach(self, trainees):
        """A sheet and an inspection for every day that has been; sometimes an inspection is missing."""
        for session in self.row.sessions.filter(day__lte=min(self.last, self.setting.on)).order_by("day"):
            day = session.day
            present = [each.pk for each in trainees if self.rng.random() < 0.94]
            absent = {each.pk for each in trainees} - set(present)
            classes.mark(
                session=session, present=present, absent=absent, by=self.by, at=moment(day, 9),
                village_staff=self.setting.names.person("王", "1") if self.rng.random() < 0.8 else "",
            )  # fmt: skip
            if day != self.setting.on and self.rng.random() < 0.92:
                made = classes.inspect(
                    training_class=self.row, day=day, present=len(present), by=self.by, on=day,
                    village_staff_present=self.rng.random() < 0.8, findings=self.rng.choice(FINDINGS),
                    found=[self.own.choice(FOUND)] if self.own.random() < 0.12 else [],
                )  # fmt: skip
                for finding in made.found.all() if day < self.setting.on - timedelta(days=4) else ():
                    classes.settle_finding(finding=finding, remedy="已整改，复查合格", by=self.by, on=day)

    def _examine(self, trainees):
        """Results with certificates for a trade; of an assessed class some are still to be recorded."""
        day = self.last + timedelta(days=1)
        classes.assess(training_class=self.row, by=self.by, on=day)
        self._ask()
        known = trainees if self.course.state == "closed" else trainees[: len(trainees) // 2]
        for place, enrolment in enumerate(known):
            passed = place == 0 or self.rng.random() < 0.88
            classes.record_assessment(
                enrolment=enrolment, part="practice", held_on=day, score=self.own.randint(60, 98) if passed else 42,
                passed=passed, by=self.by, on=day, assessor="县职业技能鉴定站",
            )  # fmt: skip
            trade = passed and self.course.occupation
            classes.complete(
                enrolment=enrolment, passed=passed, by=self.by, on=day,
                score=self.rng.randint(62, 97) if passed else self.rng.randint(30, 58),
                certificate=f"寻培{day.year}{self.number:02d}{place:03d}" if trade else "", level="5" if trade else "",
            )  # fmt: skip
        if self.course.state == "closed":
            classes.close(training_class=self.row, by=self.by, on=day + timedelta(days=2))
