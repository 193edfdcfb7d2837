"""Addresses of training orders and of demand at the desk."""

from django.urls import path

from xundian.accounts.access import rule
from xundian.pages.desk.demand import form, opening, orders, wishes

urlpatterns = [
    path("training-orders/", rule("orders.read")(orders.orders), name="training-orders"),
    path("training-orders/new/", rule("orders.edit")(form.new), name="training-order-new"),
    path("training-orders/<uuid:pk>/", rule("orders.read")(orders.order), name="training-order"),
    path("training-orders/<uuid:pk>/change/", rule("orders.edit")(form.edit), name="training-order-edit"),
    path("training-orders/<uuid:pk>/<slug:step>/", rule("orders.edit")(orders.step), name="training-order-step"),
    path("training-demand/", rule("demand.read")(wishes.demand), name="training-demand"),
    path("training-demand/people/", rule("demand.read")(wishes.people), name="training-wishers"),
    path("training-demand/open/", rule("trainings.edit")(opening.open_class), name="training-class-open"),
    path("training-demand/proposed/<uuid:pk>/", rule("demand.read")(opening.proposed), name="training-proposed"),
]
