"""Clouds and what runs there: Google, Azure, DigitalOcean, Heroku, Databricks, Terraform, Vault, Doppler, Fly."""

from __future__ import annotations

import random

from dodcheck.secrets.checks import decodes_to
from dodcheck.secrets.form import Form
from dodcheck.secrets.forms.prefixed import AS_GITLEAKS, HEXES, START, URL, WORD, Body, prefixed_form
from dodcheck.secrets.making import ALNUM, HEX, URL_SAFE, base64_text, random_text

_KEY_BYTES = 64


def _account_key(rng: random.Random) -> bytes:
    key = base64_text(rng.randbytes(_KEY_BYTES))
    return f"DefaultEndpointsProtocol=https;AccountName=store;AccountKey={key};EndpointSuffix=x".encode()


def _client_secret(rng: random.Random) -> bytes:
    return f"client_secret = '{random_text(rng, ALNUM, 3)}8Q~{random_text(rng, ALNUM + '_.-', 33)}z'".encode()


def _databricks(rng: random.Random) -> bytes:
    return f"dapi{random_text(rng, HEX, 32)}-2".encode()


def _heroku(rng: random.Random) -> bytes:
    parts = "-".join(random_text(rng, HEX, count) for count in (8, 4, 4, 4, 12))
    return f"HEROKU_API_KEY={parts}".encode()


def _terraform(rng: random.Random) -> bytes:
    return f"{random_text(rng, ALNUM, 14)}.atlasv1.{random_text(rng, URL_SAFE, 67)}".encode()


FORMS = (
    prefixed_form(("gcp-api-key", "Google API key"), ("AIza",), Body(URL, 35), "Google's manual on API keys", bits=3.5),
    prefixed_form(
        ("google-oauth-client-secret", "Google OAuth client secret"),
        ("GOCSPX-",),
        Body(URL, 28),
        "Google's manual on OAuth clients",
    ),
    Form(
        id="azure-storage-account-key",
        what="Azure storage account key",
        triggers=("AccountKey=", "accountkey="),
        pattern=r"[Aa]ccount[Kk]ey=(?P<secret>[A-Za-z0-9+/]{86}==)(?![A-Za-z0-9+/=])",
        room=110,
        checks=(decodes_to(lambda data: len(data) == _KEY_BYTES),),
        make=_account_key,
        source="Microsoft's manual on connection strings: base64 of 64 bytes",
    ),
    Form(
        id="azure-ad-client-secret",
        what="Microsoft Entra (Azure AD) client secret",
        trigger="[0-9]Q~[A-Za-z0-9_~.-]",
        pattern=r"(?<![A-Za-z0-9_~.%-])[A-Za-z0-9_~.]{3}[0-9]Q~[A-Za-z0-9_~.-]{31,34}(?![A-Za-z0-9_~-])",
        before=3,
        room=60,
        bits=3.5,
        make=_client_secret,
        source="Microsoft's definition of the sensitive type “Azure AD client secret”",
    ),
    prefixed_form(
        ("digitalocean-token", "DigitalOcean token"),
        ("dop_v1_", "doo_v1_", "dor_v1_"),
        Body(HEXES, 64),
        "DigitalOcean's manual on API tokens",
    ),
    prefixed_form(
        ("heroku-api-key-v2", "Heroku API key"), ("HRKU-",), Body(URL, 60), "Heroku's changelog on token prefixes"
    ),
    Form(
        id="heroku-api-key",
        what="Heroku API key (older)",
        trigger="(?i:heroku_?-?api_?-?key)",
        pattern=(
            r"(?i:heroku_?-?api_?-?key)[\"'\]\s]{0,4}(?:=>|:=|[=:,(])[\s\"'(]{0,6}"
            r"(?P<secret>[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})(?![0-9A-Za-z-])"
        ),
        room=100,
        make=_heroku,
        source="Heroku's manual: a UUID, told apart by the name beside it",
    ),
    Form(
        id="databricks-api-token",
        what="Databricks token",
        triggers=("dapi",),
        pattern=f"{START}dapi[0-9a-f]{{32}}(?:-[0-9])?(?![0-9A-Za-z-])",
        room=50,
        make=_databricks,
        source="Databricks's manual on personal access tokens",
    ),
    Form(
        id="hashicorp-tf-api-token",
        what="Terraform Cloud token",
        triggers=(".atlasv1.",),
        pattern=r"(?<![A-Za-z0-9])[A-Za-z0-9]{14}\.atlasv1\.[A-Za-z0-9_=-]{60,70}(?![A-Za-z0-9_-])",
        before=14,
        room=100,
        make=_terraform,
        source="HashiCorp's manual on API tokens",
    ),
    prefixed_form(
        ("vault-service-token", "HashiCorp Vault token"),
        ("hvs.", "hvb.", "hvr."),
        Body(URL, 24, 300),
        "HashiCorp's manual on tokens",
    ),
    prefixed_form(
        ("doppler-api-token", "Doppler token"),
        ("dp.pt.", "dp.ct.", "dp.sa.", "dp.scim.", "dp.audit."),
        Body(WORD, 40, 44),
        "Doppler's manual on token formats",
    ),
    prefixed_form(("flyio-access-token", "Fly.io token"), ("fo1_",), Body(URL, 43), AS_GITLEAKS),
    prefixed_form(("pulumi-api-token", "Pulumi access token"), ("pul-",), Body(HEXES, 40), AS_GITLEAKS),
    prefixed_form(
        ("planetscale-token", "PlanetScale token or password"),
        ("pscale_tkn_", "pscale_pw_"),
        Body(URL, 32, 64),
        AS_GITLEAKS,
    ),
    prefixed_form(("scalingo-api-token", "Scalingo token"), ("tk-us-",), Body(URL, 48), AS_GITLEAKS),
    prefixed_form(
        ("alibaba-access-key-id", "Alibaba Cloud access key id"), ("LTAI",), Body(WORD, 16, 20), AS_GITLEAKS, bits=3.3
    ),
    prefixed_form(
        ("tailscale-key", "Tailscale key"),
        ("tskey-auth-", "tskey-api-", "tskey-client-"),
        Body(URL, 20, 70),
        "Tailscale's manual on key prefixes",
    ),
    prefixed_form(
        ("supabase-access-token", "Supabase access token"),
        ("sbp_",),
        Body(HEXES, 40),
        "Supabase's manual on its management API",
    ),
)
"""The forms of clouds."""
