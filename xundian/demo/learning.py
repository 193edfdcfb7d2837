"""Training in the demo county: institutions, and classes in every state with their trainees, sheets and inspections."""

from dataclasses import dataclass
from datetime import timedelta

from laborers.registry.models import Laborer
from laborers.surveys.models import Assessment
from trainings.classes import actions as classes
from trainings.classes.models import Enrolment
from trainings.institutions import actions as institutions
from xundian.demo.cast import COUNTY, TOWNSHIP
from xundian.demo.fates import FIT_LABOUR
from xundian.demo.names import uscc_of
from xundian.demo.work import consent_of

# name, area, whether it is approved
INSTITUTIONS = (
    ("寻甸县职业高级中学", "530129", True), ("昆明技师学院培训中心", "530114", True),
    ("云南滇东职业培训学校", "530129", True), ("昆明巾帼家政培训学校", "530102", True),
    ("仁德职业技能培训部", "530129", False),
)  # fmt: skip
KEDU, TANGZI, HEKOU = "530129104", "530129002", "530129107"


@dataclass(frozen=True)
class Course:
    """A class to be: it begins so many days before (or after) the day of the load; `state` is where it has come to."""

    title: str
    occupation: str
    programme: str
    place: str
    begins: int
    length: int
    state: str
    kind: str = "skills"


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
    Course("电工技能培训班", "electrician", "yunling_quality", COUNTY, 15, 14, "open"),
    Course("育婴员培训班", "baby_care", "dewdrop", COUNTY, 40, 12, "planned"),
    Course("茶艺师培训班", "tea_art", "spark", COUNTY, -48, 8, "cancelled"),
)
FINDINGS = ("到课情况良好。", "实训设备齐全，教师在岗。", "两人请假，已登记。", "课堂秩序好，学员反映内容实用。", "")


def hold_classes(setting):
    """Institutions, and every class of COURSES as far as it has come; {classes, trainees}."""
    schools = _register(setting)
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


def _register(setting):
    """The approved institutions; one waits for its approval."""
    rows, by, first = [], setting.users["county"], setting.days.first
    for number, (name, area, approved) in enumerate(INSTITUTIONS):
        row = institutions.register(
            county=setting.county, name=name, uscc=uscc_of(area, 33_100_000 + number), by=by,
            contact=setting.names.person("周", "2"), phone=setting.names.phone(),
        )  # fmt: skip
        if approved:
            rows.append(
                institutions.approve(
                    institution=row, approved_from=first - timedelta(days=60), by=by,
                    approved_to=setting.on + timedelta(days=300),
                )
            )  # fmt: skip
    return rows


class _Held:
    """One class on its way."""

    def __init__(self, setting, course, school, number, free):
        self.setting, self.rng, self.course, self.number, self.free = setting, setting.rng, course, number, free
        self.first = setting.on + timedelta(days=course.begins)
        self.last = self.first + timedelta(days=course.length - 1)
        # In a small county a township may have nobody to train; then the county holds the class.
        self.place = course.place if any(self._may_join(each, course.place) for each in free) else COUNTY
        self.by = setting.users["county"] if self.place == COUNTY else setting.officers[self.place]
        self.row = classes.plan_class(
            institution=school, division=self.by.division, title=course.title, kind=course.kind,
            capacity=self._size() + 6, hours=course.length * 8, starts_on=self.first, ends_on=self.last, by=self.by,
            occupation=course.occupation,
            programme=course.programme, venue="县职中实训楼" if self.place == COUNTY else "镇文化站二楼",
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

    def _may_join(self, person, place):
        if not person.household.village.startswith(place):
            return False
        over = self.course.state in ("closed", "cancelled")
        return all(over and each.start > self.last + timedelta(days=8) for each in person.spells)

    def _teach(self, trainees):
        """A sheet and an inspection for every day that has been; sometimes an inspection is missing."""
        for offset in range((min(self.last, self.setting.on) - self.first).days + 1):
            day = self.first + timedelta(days=offset)
            present = [each.pk for each in trainees if self.rng.random() < 0.94]
            classes.attend(training_class=self.row, day=day, present=present, by=self.by, on=day)
            if day != self.setting.on and self.rng.random() < 0.92:
                classes.inspect(
                    training_class=self.row, day=day, present=len(present), by=self.by, on=day,
                    village_staff_present=self.rng.random() < 0.8, findings=self.rng.choice(FINDINGS),
                )  # fmt: skip

    def _examine(self, trainees):
        """Results with certificates for a trade; of an assessed class some are still to be recorded."""
        day = self.last + timedelta(days=1)
        classes.assess(training_class=self.row, by=self.by, on=day)
        known = trainees if self.course.state == "closed" else trainees[: len(trainees) // 2]
        for place, enrolment in enumerate(known):
            passed = place == 0 or self.rng.random() < 0.88
            trade = passed and self.course.occupation
            classes.complete(
                enrolment=enrolment, passed=passed, by=self.by, on=day,
                score=self.rng.randint(62, 97) if passed else self.rng.randint(30, 58),
                certificate=f"寻培{day.year}{self.number:02d}{place:03d}" if trade else "", level="5" if trade else "",
            )  # fmt: skip
        if self.course.state == "closed":
            classes.close(training_class=self.row, by=self.by, on=day + timedelta(days=2))
