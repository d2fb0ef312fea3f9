"""The same credential however a language, a tool or a format spells what stands around it."""

from __future__ import annotations

import random

import pytest

from dodcheck.secrets.forms.table import BY_ID
from dodcheck.secrets.look import find_secrets
from dodcheck.secrets.making import BASE64, base64_text, random_text

AT = ":/" + "/"
STRONG = "kV8s2LqZ91" + "xtYw"


def made(form: str) -> str:
    return BY_ID[form].make(random.Random(form)).decode()  # noqa: S311 - what is made opens nothing


def told(text: str) -> list[tuple[str, str]]:
    return [(hit.form, hit.reason or "") for hit in find_secrets(text.encode())]


ESCAPED = ["github-pat", "npm-access-token", "slack-bot-token", "jwt", "sendgrid-api-token", "twilio-api-key"]


@pytest.mark.parametrize("form", [*ESCAPED, "dropbox-api-token", "facebook-access-token", "openai-api-key"])
@pytest.mark.parametrize("escape", ["\\n", "\\r", "\\t", "%3D", "%0a", "\\u003d", "\\x3D"])
def test_what_begins_behind_an_escape(form: str, escape: str) -> None:
    plain, written = find_secrets(made(form).encode()), find_secrets(f'"m": "x{escape}{made(form)}"'.encode())
    assert [(one.form, one.reason, one.shown) for one in written] == [(form, None, plain[0].shown)]


def test_a_telegram_token_in_its_address() -> None:
    token = made("telegram-bot-api-token").partition(": ")[2]
    assert told(f"curl https{AT}api.telegram.org/bot{token}/sendMessage") == [("telegram-bot-api-token", "")]
    assert told(f"robot{token}") == []


@pytest.mark.parametrize(
    "form", ["slack-webhook-url", "discord-webhook-url", "microsoft-teams-webhook", "url-password"]
)
def test_slashes_as_json_may_write_them(form: str) -> None:
    assert told('{"u": "' + made(form).replace("/", "\\/") + '"}') == [(form, "")]


SECRET = random_text(random.Random(3), BASE64, 37) + "aB3"  # noqa: S311 - the same


@pytest.mark.parametrize(
    "text",
    [
        f'provider "aws" {{\n  region = "eu-west-1"\n  secret_key = "{SECRET}"\n}}',
        f"ENV AWS_SECRET_ACCESS_KEY {SECRET}",
        f"aws configure set aws_secret_access_key {SECRET}",
        f"- name: AWS_SECRET_ACCESS_KEY\n  value: {SECRET}\n",
        f'- name: AWS_SECRET_ACCESS_KEY\n  value: "{SECRET}"\n',
        f'{{"name": "AWS_SECRET_ACCESS_KEY", "value": "{SECRET}"}}',
    ],
)
def test_secret_keys_of_aws(text: str) -> None:
    assert told(text) == [("aws-secret-access-key", "")]


def test_a_secret_key_of_somebody_else_is_none_of_aws() -> None:
    assert told(f'secret_key = "{SECRET}"') == []


@pytest.mark.parametrize("sign", "'(),;")
def test_a_password_may_hold_signs(sign: str) -> None:
    written = f"postgres{AT}app:Qd7{sign}{STRONG}@db.corp.dev/x"
    assert told(f"u = {written}\n") == [("url-password", "")]


@pytest.mark.parametrize(
    "text",
    [
        f"see http{AT}localhost:8080,me@corp.dev",
        f"(http{AT}git:8080),me@corp.dev",
        f"f('http{AT}git:name','me@corp.dev')",
        f"['http{AT}git:name','me@corp.dev']",
        f"[x](http{AT}git:name)me@corp.dev",
    ],
)
def test_an_address_ends_before_what_follows_it(text: str) -> None:
    assert told(text) == []


MARK = "-" * 4


@pytest.mark.parametrize("before", ["+", "-", " ", "// ", "  //", "# ", " * ", "; "])
def test_a_key_in_a_patch_or_a_comment(before: str) -> None:
    plain = find_secrets(made("private-key").encode())
    written = find_secrets("".join(f"{before}{line}\n" for line in made("private-key").splitlines()).encode())
    assert [(one.form, one.reason, one.shown.start) for one in written] == [("private-key", None, plain[0].shown.start)]


def test_a_key_of_ssh2() -> None:
    body = base64_text(b"\x3f\x6f\xf9\xeb" + random.Random(4).randbytes(500))  # noqa: S311 - the same
    lines = "\n".join(body[at : at + 70] for at in range(0, len(body), 70))
    key = f'{MARK} BEGIN SSH2 ENCRYPTED PRIVATE KEY {MARK}\nComment: "me"\n{lines}\n{MARK} END SSH2'
    assert told(f"{key} ENCRYPTED PRIVATE KEY {MARK}\n\n" + "words behind it\n" * 20) == [("private-key", "")]


@pytest.mark.parametrize("text", ["client-key-data: {}", '{{"tls.key": "{}"}}', "KEY={}", "- {}\n"])
def test_a_key_in_base64(text: str) -> None:
    assert told(text.format(base64_text(made("private-key").encode()))) == [("private-key-base64", "")]


def test_a_certificate_in_base64_is_no_key() -> None:
    text = made("private-key").replace("PRIVATE KEY", "CERTIFICATE")
    assert told("client-certificate-data: " + base64_text(text.encode())) == []
