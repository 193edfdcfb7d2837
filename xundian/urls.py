"""The roof: every address of the house."""

from django.contrib import admin
from django.urls import include, path
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView
from rest_framework.routers import SimpleRouter

import laborers.api
import relocation.api
import trainings.api
from xundian import api
from xundian.accounts.access import PUBLIC, rule
from xundian.pages.urls import urlpatterns as page_urls

router = SimpleRouter()
for name, viewset in (*api.ROUTES, *laborers.api.ROUTES, *trainings.api.ROUTES, *relocation.api.ROUTES):
    router.register(name, viewset, basename=name)

urlpatterns = [
    path("api/v1/schema/", rule(PUBLIC)(SpectacularAPIView.as_view()), name="schema"),
    path("api/v1/docs/", rule(PUBLIC)(SpectacularSwaggerSplitView.as_view(url_name="schema")), name="docs"),
    path("api/v1/", include(api.PATHS)),
    path("api/v1/", include(router.urls)),
    path("admin/", include("xundian.pages.backoffice.urls")),
    path("admin/", admin.site.urls),
    *page_urls,
]
