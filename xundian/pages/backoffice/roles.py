"""The role table in words, and how many people of the place have each role."""

from django.contrib import admin
from django.db.models import Count
from django.shortcuts import render
from django.utils.translation import gettext as _

from xundian.accounts.models import User
from xundian.accounts.right_words import CHAPTERS
from xundian.accounts.roles import BOUNDS, CARRIERS, OFFICE_ROLES, Role
from xundian.accounts.scope import visible_to


def roles(request):
    """What each role may do, right by right as the table has it; chosen by role, its rights alone."""
    asked = request.GET.get("role", "")
    chosen = [role for role in Role if role == asked] or list(Role)
    people = visible_to(request.user, User.objects.filter(is_active=True)).order_by().values("role")
    numbers = {row["role"]: row["number"] for row in people.annotate(number=Count("pk"))}
    chapters = [
        {
            "title": title,
            "rights": [
                {"words": words, "carried": [role in CARRIERS[right] for role in chosen]}
                for right, words in rights.items()
                if len(chosen) > 1 or chosen[0] in CARRIERS[right]
            ],
        }
        for title, rights in CHAPTERS
    ]
    context = admin.site.each_context(request) | {
        "title": _("Users and roles"), "asked": asked if len(chosen) == 1 else "", "roles": Role.choices,
        "chosen": [role.label for role in chosen], "chapters": [each for each in chapters if each["rights"]],
        "people": [
            {
                "role": role.label, "number": numbers.get(role.value, 0), "value": role.value,
                "place": BOUNDS[role].place.label, "office": role in OFFICE_ROLES,
            }
            for role in Role
        ],
    }  # fmt: skip
    return render(request, "admin/roles.html", context)
