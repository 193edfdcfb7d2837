"""Pure parts of webhooks: how long tries go on, when a receiver counts as failing, and what an event looks like."""

MINUTE, HOUR = 60, 3600
# Seconds from one failed try to the next; ten tries over three days and two hours.
WAITS = (15, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 9 * HOUR, 14 * HOUR, 20 * HOUR, 24 * HOUR)
# After so many failed tries in a row a subscription counts as failing.
FAILING_AFTER = 5
# Only the first part of an answer is kept, enough for an error message.
KEPT_CHARACTERS = 200
GONE = 410
# How long a new secret and the one before it both sign.
OVERLAP_HOURS = 24


def topic_of(subscription_id):
    """The outbox's topic of one subscription: each fails, and rests, by itself."""
    return f"hook:{subscription_id.hex}"


def event(*, kind, at, subject, resource):
    """The body that is signed: the kind, when it happened, and where the record is; ids, never names."""
    data = {} if subject is None else {"id": str(subject), "resource": f"/api/v1/{resource}/{subject}/"}
    return {"type": kind, "timestamp": at.isoformat(), "data": data}


def concerns(*, county, destinations, station, happened):
    """Whether an event is a subscriber's own. `happened` has division, destination and station.

    A county is told of its own divisions; a station of its county's people in its cities, and of what was handed to it
    by name. `destinations` are None for a county.
    """
    if not happened.division.startswith(county):
        return False
    if destinations is None:
        return True
    if happened.station is not None:
        return happened.station == station
    return bool(happened.destination) and any(happened.destination.startswith(prefix) for prefix in destinations)
