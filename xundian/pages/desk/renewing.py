"""Pages about work in the background ask again by themselves."""

SECONDS = 3


def renewed(answer, going_on):
    """The answer, which the browser asks for again after SECONDS as long as the work goes on; needs no script."""
    if going_on:
        answer["Refresh"] = str(SECONDS)
    return answer
