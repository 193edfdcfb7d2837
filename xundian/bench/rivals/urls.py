"""Addresses of the rivals."""

from django.urls import include, path
from rest_framework.routers import DefaultRouter

from xundian.bench.rivals import views

router = DefaultRouter()
for name, viewset in (("laborers", views.Laborers), ("plans", views.Plans), ("lines", views.Lines)):
    router.register(name, viewset, basename=name)
urlpatterns = [path("bytes/<int:size>/", views.constant), path("drf/", include(router.urls))]
