"""Other services, in the order of their names."""

from __future__ import annotations

import random
import struct
import zlib

from dodcheck.secrets.checks import decode_any_base64
from dodcheck.secrets.form import NO, Answer, Candidate, Form
from dodcheck.secrets.forms.prefixed import (
    ALONE,
    AS_GITLEAKS,
    EDGE,
    ESCAPE,
    HEXES,
    LOW,
    START,
    URL,
    WORD,
    Body,
    prefixed_form,
)
from dodcheck.secrets.making import ALNUM, HEX, LETTERS, LOWER_ALNUM, URL_SAFE, base64_text, random_digits, random_text
from dodcheck.secrets.reason import Reason


def _crc_little_endian(candidate: Candidate) -> Answer:
    """Grafana signs the text in front of the last underscore, the lowest byte first, in hex."""
    body, _, told = candidate.secret.rpartition(b"_")
    return None if struct.pack("<I", zlib.crc32(body)).hex().encode() == told.lower() else Reason.CHECKSUM


def _grafana(rng: random.Random) -> bytes:
    body = f"glsa_{random_text(rng, ALNUM, 32)}"
    return f"{body}_{struct.pack('<I', zlib.crc32(body.encode())).hex()}".encode()


def _is_sentry(candidate: Candidate) -> Answer:
    data = decode_any_base64(candidate.secret.split(b"_")[1])
    return None if data is not None and data.startswith(b'{"iat"') else NO


def _sentry(rng: random.Random) -> bytes:
    told = f'{{"iat":{random_digits(rng, 10)}.0,"url":"https://sentry.io","region_url":"https://us.sentry.io","org":"acme"}}'
    return f"sntrys_{base64_text(told.encode())}_{base64_text(rng.randbytes(32)).rstrip('=')}".encode()


def _atlassian(rng: random.Random) -> bytes:
    return f"ATATT3xFfGF0{random_text(rng, URL_SAFE, 171)}={random_text(rng, '0123456789ABCDEF', 8)}".encode()


def _mailchimp(rng: random.Random) -> bytes:
    return f"{random_text(rng, HEX, 32)}-us{rng.randint(1, 21)}".encode()


def _postman(rng: random.Random) -> bytes:
    return f"PMAK-{random_text(rng, HEX, 24)}-{random_text(rng, HEX, 34)}".encode()


def _sendgrid(rng: random.Random) -> bytes:
    return f"SG.{random_text(rng, URL_SAFE, 22)}.{random_text(rng, URL_SAFE, 43)}".encode()


def _notion(rng: random.Random) -> bytes:
    return f"ntn_{random_digits(rng, 11)}{random_text(rng, ALNUM, 35)}".encode()


def _dropbox(rng: random.Random) -> bytes:
    return f"sl.{random_text(rng, LETTERS, 1)}{random_text(rng, URL_SAFE, 139)}".encode()


def _facebook(rng: random.Random) -> bytes:
    return f"EAAC{random_text(rng, LOWER_ALNUM + LETTERS, 150)}".encode()


FORMS = (
    Form(
        id="atlassian-api-token",
        what="Atlassian API token",
        triggers=("ATATT3",),
        pattern=f"{START}ATATT3[A-Za-z0-9_-]{{100,240}}=?(?:=?[0-9A-F]{{8}})?(?![A-Za-z0-9_=-])",
        room=270,
        make=_atlassian,
        source="Atlassian's manual; what its last eight digits are is not published",
    ),
    Form(
        id="dropbox-api-token",
        what="Dropbox access token",
        trigger=rf"{EDGE}sl\.[A-Za-z0-9_-]{{20}}",
        pattern=f"{ALONE}(?P<secret>sl\\.(?:u\\.)?[A-Za-z0-9_-]{{130,1300}})(?![A-Za-z0-9_-])",
        room=1320,
        bits=4.0,
        make=_dropbox,
        source="Dropbox's manual on short-lived tokens",
    ),
    Form(
        id="facebook-access-token",
        what="Facebook access token",
        trigger=rf"{EDGE}EAA[A-Z][A-Za-z0-9]{{8}}",
        pattern=f"(?:(?<![A-Za-z0-9+/_=-])|{ESCAPE})(?P<secret>EAA[A-Z][A-Za-z0-9]{{90,400}})(?![A-Za-z0-9+/=_-])",
        room=420,
        bits=4.3,
        make=_facebook,
        source="Meta's manual on access tokens",
    ),
    prefixed_form(
        ("figma-access-token", "Figma access token"), ("figd_", "figu_", "figo_"), Body(URL, 40, 60), AS_GITLEAKS
    ),
    Form(
        id="grafana-service-account-token",
        what="Grafana service account token",
        triggers=("glsa_",),
        pattern=f"{START}glsa_[A-Za-z0-9]{{32}}_[0-9A-Fa-f]{{8}}(?![A-Za-z0-9])",
        room=60,
        checks=(_crc_little_endian,),
        sealed=True,
        make=_grafana,
        source="Grafana's source, pkg/components/satokengen: CRC-32 of what comes before, its lowest byte first",
    ),
    prefixed_form(
        ("grafana-cloud-api-token", "Grafana Cloud token"),
        ("glc_eyJ",),
        Body(WORD, 50, 400),
        "Grafana's manual",
        bits=4.0,
    ),
    prefixed_form(("linear-api-key", "Linear API key"), ("lin_api_",), Body(WORD, 40), "Linear's manual"),
    Form(
        id="mailchimp-api-key",
        what="Mailchimp API key",
        trigger=r"[0-9a-f]{4}-us[0-9]",
        pattern=r"(?<![A-Za-z0-9-])[0-9a-f]{32}-us[0-9]{1,2}(?![A-Za-z0-9-])",
        before=32,
        room=12,
        make=_mailchimp,
        source="Mailchimp's manual on API keys",
    ),
    prefixed_form(("mailgun-private-api-token", "Mailgun private key"), ("key-",), Body(HEXES, 32), "Mailgun's manual"),
    prefixed_form(("new-relic-user-api-key", "New Relic user key"), ("NRAK-",), Body(WORD, 27), "New Relic's manual"),
    Form(
        id="notion-api-token",
        what="Notion token",
        triggers=("ntn_", "secret_"),
        pattern=f"{START}(?:ntn_[0-9]{{11}}[A-Za-z0-9]{{35}}|secret_[A-Za-z0-9]{{43}})(?![A-Za-z0-9_])",
        room=60,
        bits=4.0,
        make=_notion,
        source="Notion's changelog on token prefixes",
    ),
    Form(
        id="postman-api-token",
        what="Postman API key",
        triggers=("PMAK-",),
        pattern=f"{START}PMAK-[0-9a-f]{{24}}-[0-9a-f]{{34}}(?![A-Za-z0-9])",
        room=70,
        make=_postman,
        source="Postman's manual on API keys",
    ),
    prefixed_form(("prefect-api-token", "Prefect API key"), ("pnu_", "pnb_"), Body(WORD, 36), AS_GITLEAKS, bits=3.5),
    prefixed_form(("readme-api-token", "ReadMe API key"), ("rdme_",), Body(LOW, 70), AS_GITLEAKS),
    Form(
        id="sendgrid-api-token",
        what="SendGrid API key",
        trigger=rf"{EDGE}SG\.[A-Za-z0-9_-]{{8}}",
        pattern=f"{ALONE}(?P<secret>SG\\.[A-Za-z0-9_-]{{22}}\\.[A-Za-z0-9_-]{{43}})(?![A-Za-z0-9_-])",
        room=80,
        make=_sendgrid,
        source="SendGrid's manual on API keys",
    ),
    Form(
        id="sentry-org-token",
        what="Sentry organization token",
        triggers=("sntrys_",),
        pattern=f"{START}sntrys_[A-Za-z0-9+/]{{40,800}}={{0,2}}_[A-Za-z0-9+/]{{43}}(?![A-Za-z0-9+/])",
        room=900,
        checks=(_is_sentry,),
        make=_sentry,
        source="Sentry's RFC 0091 on CI tokens: what it is for in base64, which decodes",
    ),
    prefixed_form(("sentry-user-token", "Sentry user token"), ("sntryu_",), Body(HEXES, 64), "Sentry's RFC 0032"),
    prefixed_form(("sonar-api-token", "SonarQube token"), ("sqp_", "squ_", "sqa_"), Body(HEXES, 40), AS_GITLEAKS),
    prefixed_form(("twilio-api-key", "Twilio API key"), ("SK",), Body(HEXES, 32), "Twilio's manual on API keys"),
    prefixed_form(("brevo-api-token", "Brevo (Sendinblue) API key"), ("xkeysib-",), Body(HEXES, 64), AS_GITLEAKS),
    prefixed_form(("typeform-api-token", "Typeform token"), ("tfp_",), Body(URL, 40, 60), AS_GITLEAKS, bits=3.8),
    prefixed_form(
        ("1password-service-account-token", "1Password service account token"),
        ("ops_eyJ",),
        Body(WORD, 250, 1200),
        AS_GITLEAKS,
        bits=4.0,
    ),
)
"""The forms of other services."""
