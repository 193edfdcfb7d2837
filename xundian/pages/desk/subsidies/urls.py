"""Addresses of subsidies at the desk, each with its rule; they stand below /desk/subsidies/."""

from django.urls import path

from xundian.accounts.access import rule
from xundian.pages.desk.subsidies import claim_steps, claims, entitled, notices, paying, policies, slips, undertakings
from xundian.pages.desk.subsidies.shared import DECIDE, DECLARE, ENTER, HEAR, PAY, POLICY, READ

urlpatterns = [
    path("entitled/", rule(READ)(entitled.entitled), name="entitled"),
    path("entitled/<uuid:pk>/", rule(READ)(entitled.one), name="entitled-one"),
    path("entitled/<uuid:pk>/claim/", rule(ENTER)(entitled.claim), name="entitled-claim"),
    path("claims/", rule(READ)(claims.claims), name="subsidy-claims"),
    path("claims/<uuid:pk>/", rule(READ)(claims.claim), name="subsidy-claim"),
    path("notices/", rule(READ)(notices.notices), name="subsidy-notices"),
    path("notices/<uuid:pk>/", rule(READ)(notices.notice), name="subsidy-notice"),
    path("objections/<uuid:pk>/", rule(HEAR)(notices.objection), name="subsidy-objection"),
    path("policies/", rule(READ)(policies.policies), name="subsidy-policies"),
    path("policies/new/", rule(POLICY)(policies.new), name="subsidy-policy-new"),
    path("policies/<uuid:pk>/", rule(READ)(policies.policy), name="subsidy-policy"),
    path("policies/<uuid:pk>/notice/", rule(DECIDE)(notices.new), name="subsidy-notice-new"),
    path("declarations/", rule(READ)(paying.declarations), name="subsidy-declarations"),
    path("declarations/declare/", rule(DECLARE)(paying.declare), name="subsidy-declare"),
    path("declarations/declaration.xlsx", rule(READ)(paying.declaration_book), name="subsidy-declaration-book"),
    path("batches/", rule(READ)(paying.batches), name="payment-batches"),
    path("batches/prepare/", rule(PAY)(paying.prepare), name="payment-batch-prepare"),
    path("batches/<uuid:pk>/", rule(READ)(paying.batch), name="payment-batch"),
    path("batches/<uuid:pk>/batch.xlsx", rule(READ)(paying.book), name="payment-batch-book"),
    path("batches/<uuid:pk>/slips/", rule(PAY)(slips.slips), name="payment-slips"),
    path("businesses/", rule(READ)(undertakings.undertakings), name="undertakings"),
    path("businesses/new/", rule(ENTER)(undertakings.new), name="undertaking-new"),
    path("businesses/<uuid:pk>/", rule(READ)(undertakings.undertaking), name="undertaking"),
    path("businesses/<uuid:pk>/change/", rule(ENTER)(undertakings.edit), name="undertaking-edit"),
    *(
        path(f"{kind}/<uuid:pk>/{name}/", rule(each.right)(view), {"step": name}, name=f"{named}-{name}")
        for kind, named, steps, view in (
            ("entitled", "entitled", entitled.STEPS, entitled.step),
            ("claims", "subsidy-claim", claim_steps.STEPS, claims.step),
            ("notices", "subsidy-notice", notices.STEPS, notices.step),
            ("objections", "subsidy-objection", notices.HEARING, notices.hear),
            ("policies", "subsidy-policy", policies.STEPS, policies.step),
            ("batches", "payment-batch", paying.STEPS, paying.step),
        )
        for name, each in steps.items()
    ),
]
