"""What a page of the server tells the app's starter: whether the app is on, for whom, and where its files are."""

from xundian.accounts.queries import sites
from xundian.accounts.roles import carries
from xundian.pages.app.files import release


def starter(request):
    """Context of app/boot.html: on for those who sync, off for everybody else and for nobody."""
    user = getattr(request, "user", None)
    signed_in = user is not None and user.is_authenticated
    told = {"root": release().root, "mode": "off"}
    if signed_in and carries(user.role, "sync.use"):
        told |= {"mode": "on", "person": person_of(user), "language": getattr(request, "LANGUAGE_CODE", "")}
    return told


def person_of(user):
    """Whose phone it is, as the phone knows them."""
    return {"id": str(user.pk), "name": user.name, "role": user.role, "place": _place(user), "language": user.language}


def _place(user):
    if user.site_id:
        return sites().filter(pk=user.site_id).values_list("name", flat=True).first() or ""
    return user.division.label if user.division else ""
