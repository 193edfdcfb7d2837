"""Who is in a class that runs or is about to: with the timetable and what the sheets say of them (X4).

One row for each trainee of the phone's own village, so that a sheet can be written where nothing is heard of the net.
"""

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, Q, Subquery
from django.db.models.functions import JSONObject

from trainings.classes.models import Attendance, Enrolment, Session
from trainings.classes.states import EnrolmentState
from xundian.accounts.scope import visible_to
from xundian.sync.entities.shape import Entity, keys, plain

# A sheet that was forgotten is written within the week.
DAYS_AFTER = 7


def _enrolment():
    word = Attendance.objects.filter(session=OuterRef("pk"), enrolment=OuterRef(OuterRef("pk")))
    meeting = JSONObject(
        id=F("pk"), present=Subquery(word.values("present")[:1]), **plain("day", "begins", "ends", "topic", "place")
    )
    sessions = Session.objects.filter(training_class=OuterRef("training_class"), called_off=False)
    return keys("training_class", "laborer") | plain("state", "enrolled_on") | {
        "name": F("laborer__name"), "pinyin": F("laborer__pinyin"), "title": F("training_class__title"),
        "venue": F("training_class__venue"), "teacher": F("training_class__teacher"),
        "sessions": ArraySubquery(sessions.order_by("day", "begins", "pk").values(item=meeting)),
    }  # fmt: skip


def _of_village(user, rows):
    """Trainees of the user's own place; a site's people are in classes of their home county's pages only."""
    return visible_to(user, rows) if user.division_id else rows.none()


ENROLMENT = Entity(
    "enrolment", Enrolment, _enrolment, day="ended_on", open=Q(state=EnrolmentState.ENROLLED), known=_of_village,
    home="", days=DAYS_AFTER,
)  # fmt: skip
