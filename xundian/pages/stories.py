"""Model cases and experience notes for anybody: only what is published, with the name as its person agreed (X2.2-9)."""

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from xundian.coordination import queries
from xundian.pages.selections.spoken import spoken, words_of

PAGE = 30


@never_cache
@spoken
def listing(request):
    """What is published today, the newest first."""
    page = Paginator(queries.published(), PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "stories": queries.as_published(list(page))} | words_of(request)
    return render(request, "share/stories.html", context)


@never_cache
@spoken
def story(request, pk):
    """One story; 404 as soon as it is not published, or its person does not want it any more."""
    row = queries.published().filter(pk=pk).first()
    if row is None:
        raise Http404
    return render(request, "share/story.html", queries.as_published([row])[0] | words_of(request))
