"""Labels beside codes, joined in."""

from django.db.models import CharField, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils.translation import get_language

from xundian.codes.models import Code


def code_label(scheme, path):
    """The newest label of the code at `path`, in the language of the moment, as part of the same statement."""
    column = "label_en" if (get_language() or "").startswith("en") else "label_zh"
    newest = Code.objects.filter(scheme=scheme, code=OuterRef(path)).order_by("-valid_from")
    return Coalesce(Subquery(newest.values(column)[:1]), Value(""), output_field=CharField())
