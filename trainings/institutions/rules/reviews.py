"""Qualification reviews as arithmetic: what is wrong with a verdict (X4)."""

APPROVED, REMEDY = "approved", "remedy"


def review_faults(verdict, documents, needed, valid_from, valid_to, remedy, remedy_by, on):
    """[(field, code of states.REVIEW_FAULTS, kinds it is about)] of a verdict on a day.

    `documents` is {kind: last day or None}; the qualified handed in every kind of `needed`, valid on the first day.
    """
    faults = []
    if verdict == APPROVED:
        faults += _document_faults(documents, needed, valid_from or on)
        if not valid_from or not valid_to or valid_to < valid_from:
            faults.append(("valid_to", "period", []))
    elif valid_from or valid_to:
        faults.append(("valid_from", "no_period", []))
    if verdict == REMEDY and (not remedy or not remedy_by or remedy_by <= on):
        faults.append(("remedy", "remedy", []))
    if verdict != REMEDY and (remedy or remedy_by):
        faults.append(("remedy", "no_remedy", []))
    return faults


def _document_faults(documents, needed, first):
    missing = [kind for kind in needed if kind not in documents]
    expired = [kind for kind in needed if documents.get(kind) and documents[kind] < first]
    faults = [("verdict", "missing", missing)] if missing else []
    return [*faults, ("verdict", "expired", expired)] if expired else faults
