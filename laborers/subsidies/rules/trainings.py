"""Rules that pay for training and schooling (X2.3 SKILL, EDU-LIVING, EDU-TUITION)."""

from laborers.subsidies.rules.facts import Judged, Reason


def judge_trainee(trainee, project, terms, amount_fen):
    """Whether a trainee's class is paid for: under the named project of the row, subsidised, passed (X2.3 SKILL)."""
    reasons = [
        Reason("project", trainee.project == project, {"project": project}),
        Reason("subsidised", trainee.subsidised),
        Reason("passed", trainee.passed),
    ]
    if terms["supported"]:
        reasons.append(Reason("registered_poor", trainee.supported))
    return Judged(tuple(reasons), amount_fen, people=(trainee.laborer,))


def judge_student(student, code, terms, amount_fen):
    """Whether a student is paid for a school year: enrolled in schooling that the line is meant for, registered poor
    where it says so (X2.3 EDU-LIVING, EDU-TUITION)."""
    reasons = [Reason("schooling", student.code == code)]
    if terms["supported"]:
        reasons.append(Reason("registered_poor", student.supported))
    return Judged(tuple(reasons), amount_fen, people=(student.laborer,))
