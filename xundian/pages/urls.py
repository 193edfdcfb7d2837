"""Addresses of the pages, each with its rule."""

from django.templatetags.static import static
from django.urls import include, path
from django.utils.functional import lazy
from django.views.generic import RedirectView

from xundian.accounts.access import rule
from xundian.accounts.permissions import PUBLIC, SIGNED_IN
from xundian.pages import (
    changes,
    cockpit,
    complain,
    difficulties,
    economy,
    excused,
    health,
    home,
    households,
    inbox,
    offers,
    reporting,
    share,
    signin,
    survey,
    visit,
)
from xundian.pages.station import contacts, employer, trips

# Browsers ask for it by this name on pages that name no icon, such as those of the back office.
favicon = RedirectView.as_view(url=lazy(static, str)("xundian/icon.svg"))

urlpatterns = [
    path("favicon.ico", rule(PUBLIC)(favicon), name="favicon"),
    path("", include("xundian.pages.app.urls")),
    path("healthz", rule(PUBLIC)(health.healthz), name="healthz"),
    path("", rule(SIGNED_IN)(home.home), name="home"),
    path("households/", rule("households.read")(households.households), name="households"),
    path("households/<uuid:pk>/", rule("households.read")(households.household), name="household"),
    path("households/<uuid:pk>/economy/", rule("economies.edit")(economy.economy), name="household-economy"),
    path("households/<uuid:pk>/changes/", rule("households.read")(changes.changes), name="household-changes"),
    path(
        "households/<uuid:pk>/changes/<uuid:event>/correct/",
        rule("households.edit")(changes.correct),
        name="household-correct",
    ),
    path("households/<uuid:pk>/changes/<slug:kind>/", rule("households.edit")(changes.change), name="household-change"),
    path("households/<uuid:pk>/visit/", rule("visits.log")(visit.visit), name="visit"),
    path("households/<uuid:pk>/excused/", rule("visits.read")(excused.excused_periods), name="excused-periods"),
    path("excused/<uuid:pk>/<slug:step>/", rule("visits.excuse")(excused.excused_step), name="excused-step"),
    path("plans/<uuid:pk>/excuse/", rule("visits.log")(visit.excuse), name="plan-excuse"),
    path("visits/<uuid:pk>/", rule("visits.read")(visit.read), name="visit-read"),
    path("survey/", rule("surveys.read")(survey.survey), name="survey"),
    path("households/<uuid:pk>/survey/", rule("surveys.record")(survey.household_survey), name="household-survey"),
    path(
        "households/<uuid:pk>/survey/<uuid:form>/",
        rule("surveys.record")(survey.household_surveyed),
        name="household-surveyed",
    ),
    path("difficulties/", rule("difficulties.read")(difficulties.difficulties), name="difficulties"),
    path("difficulties/new/", rule("difficulties.edit")(reporting.report), name="difficulty-new"),
    path("difficulties/<uuid:pk>/", rule("difficulties.read")(difficulties.difficulty), name="difficulty"),
    path(
        "difficulties/<uuid:pk>/<slug:step>/",
        rule("difficulties.edit")(difficulties.difficulty_step),
        name="difficulty-step",
    ),
    path("channel-offers/", rule("relocation.read")(offers.channel_offers), name="channel-offers"),
    path(
        "channel-offers/<uuid:pk>/<slug:step>/",
        rule("channels.answer")(offers.answer_channel_offer),
        name="channel-offer-step",
    ),
    path("desk/", include("xundian.pages.desk.urls")),
    path("trips/", rule("trips.read")(trips.home), name="trips"),
    path("trips/employer/", rule("trips.read")(employer.employer), name="trip"),
    path("trips/sheet/", rule("trips.read")(trips.sheet), name="trip-sheet"),
    path("trips/people/", rule("trips.read")(trips.people), name="trip-people"),
    path("contact-points/", rule("contacts.read")(contacts.contacts), name="contacts"),
    path("contact-points/new/", rule("contacts.edit")(contacts.contact), name="contact-new"),
    path("contact-points/<uuid:pk>/", rule("contacts.edit")(contacts.contact), name="contact"),
    path("messages/", rule("messages.read")(inbox.inbox), name="inbox"),
    path("messages/read/", rule("messages.read")(inbox.read_all), name="read-all"),
    path("cockpit/", rule("reports.read")(cockpit.cockpit), name="cockpit"),
    path("cockpit/names/", rule("reports.read")(cockpit.cockpit_names), name="cockpit-names"),
    path("share/card/<str:token>/", rule(PUBLIC)(share.card), name="card"),
    path("share/card/<str:token>/difficulty/", rule(PUBLIC)(share.card_difficulty), name="card-difficulty"),
    path("share/card/<str:token>/complain/", rule(PUBLIC)(complain.complain), name="card-complain"),
    path("complain/", rule(PUBLIC)(complain.complain), name="complain"),
    path("complain/find/", rule(PUBLIC)(complain.find), name="complaint-find"),
    path("complain/<str:number>/", rule(PUBLIC)(complain.read), name="complaint-read"),
    path("sign-in/", rule(PUBLIC)(signin.sign_in), name="sign-in"),
    path("sign-out/", rule(PUBLIC)(signin.sign_out), name="sign-out"),
    path("language/", rule(PUBLIC)(signin.choose_language), name="language"),
    path("size/", rule(PUBLIC)(signin.choose_size), name="size"),
]
