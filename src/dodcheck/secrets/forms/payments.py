"""Payment and shops: Stripe, Square, Shopify, PayPal's Braintree, Razorpay, Plaid."""

from __future__ import annotations

from dodcheck.secrets.forms.prefixed import AS_GITLEAKS, HEXES, URL, WORD, Body, prefixed_form

FORMS = (
    prefixed_form(
        ("stripe-access-token", "Stripe secret key"),
        ("sk_live_", "rk_live_", "sk_prod_", "rk_prod_"),
        Body(WORD, 24, 247),
        "Stripe's manual on API keys",
    ),
    prefixed_form(
        ("stripe-webhook-secret", "Stripe webhook secret"), ("whsec_",), Body(WORD, 32, 64), "Stripe's manual"
    ),
    prefixed_form(
        ("square-access-token", "Square access token"),
        ("sq0atp-", "EAAAE", "EAAAl", "EAAAF"),
        Body(URL, 22, 80),
        "Square's manual on access tokens",
        bits=3.8,
    ),
    prefixed_form(("square-secret", "Square OAuth secret"), ("sq0csp-",), Body(URL, 43), "Square's manual"),
    prefixed_form(
        ("shopify-access-token", "Shopify access token or secret"),
        ("shpat_", "shpca_", "shppa_", "shpss_"),
        Body(HEXES, 32),
        "Shopify's manual on access tokens",
    ),
    prefixed_form(
        ("flutterwave-secret-key", "Flutterwave secret key"),
        ("FLWSECK-",),
        Body(HEXES, 32, tail="-X"),
        AS_GITLEAKS,
    ),
)
"""The forms of payment services and shops."""
