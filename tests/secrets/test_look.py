from __future__ import annotations

import hashlib
import hmac
import json
import random
import time
from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dodcheck.secrets.checks import base62_of_crc32
from dodcheck.secrets.forms.aws import account_of
from dodcheck.secrets.forms.table import BY_ID
from dodcheck.secrets.look import MAX_SPOTS, TooManyError, find_secrets
from dodcheck.secrets.making import base64_text, url_base64_text
from dodcheck.secrets.reason import Reason

AT = ":/" + "/"
"""Keeps the addresses of this file from being addresses."""
DASHES = "-" * 5
STRONG = "kV8s2LqZ91" + "xtYw"


def made(form: str, seed: int = 1) -> bytes:
    return BY_ID[form].make(random.Random(seed))  # noqa: S311 - what is made opens nothing


def told(text: str | bytes) -> list[tuple[str, int, str]]:
    hits = find_secrets(text.encode() if isinstance(text, str) else text)
    return [(hit.form, hit.line, hit.reason or "") for hit in hits]


def pem(body: str, label: str = "PRIVATE KEY") -> str:
    return f"{DASHES}BEGIN {label}{DASHES}\n{body}\n{DASHES}END {label}{DASHES}\n"


HEAD = url_base64_text(b'{"alg": "HS256"}')
DEEP = b'{"a": ' + b"[" * 1_500 + b"]" * 1_500 + b"}"


def signed(claims: dict[str, object], key: bytes, algorithm: str = "HS256") -> str:
    head = url_base64_text(json.dumps({"alg": algorithm, "typ": "JWT"}).encode())
    text = f"{head}.{url_base64_text(json.dumps(claims).encode())}"
    return f"{text}.{url_base64_text(hmac.digest(key, text.encode(), hashlib.sha256))}"


def test_every_place_with_its_line() -> None:
    one, other = made("github-pat"), made("npm-access-token")
    assert told(b"\n" + one + b"\r\nx " + other + b" y " + one) == [
        ("github-pat", 2, ""),
        ("npm-access-token", 3, ""),
        ("github-pat", 3, ""),
    ]


def test_one_secret_is_one_hit_and_the_form_that_knows_more_names_it() -> None:
    token, npm = made("github-pat").decode(), made("npm-access-token").decode()
    assert told(f"https{AT}me:{token}@github.com/x") == [("github-pat", 1, "")]
    assert told(f"//registry.corp.dev/:_authToken={npm}") == [("npm-access-token", 1, "")]
    assert told(made("gcp-service-account")) == [("gcp-service-account", 1, "")]


def test_what_counts_goes_before_what_is_let_pass() -> None:
    wrong = made("github-pat").decode()[:-1] + "!"[:0] + "0"
    token = wrong if base62_of_crc32(wrong[4:-6].encode()) != wrong[-6:].encode() else wrong[:-1] + "1"
    assert told(token) == [("github-pat", 1, Reason.CHECKSUM)]
    assert told(f"https{AT}me:{token}@git.corp.dev/x") == [("url-password", 1, "")]


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        (f"https{AT}me:{STRONG}@db.corp.dev", ""),
        (f"https{AT}:{STRONG}@db.corp.dev", ""),
        (f"redis{AT}:{STRONG}@localhost:6379", ""),
        (f"jdbc:postgresql{AT}me:{STRONG}@10.0.0.1/x", ""),
        (f"postgres{AT}me:hunting7@localhost/x", Reason.RESERVED_HOST),
        (f"https{AT}me:{STRONG}@example.com", Reason.RESERVED_HOST),
        (f"https{AT}me:{STRONG}@api.example.org/x", Reason.RESERVED_HOST),
        (f"https{AT}me:{STRONG}@server.test", Reason.RESERVED_HOST),
        (f"https{AT}me:{STRONG}@example.com.evil.dev", ""),
        (f"https{AT}me:{STRONG}@myexample.com", ""),
        (f"https{AT}kimberley:kimberley@db.corp.dev", Reason.PLACEHOLDER),
        (f"https{AT}me:password@db.corp.dev", Reason.PLACEHOLDER),
        (f"https{AT}me:changeme@db.corp.dev", Reason.PLACEHOLDER),
        (f"https{AT}me:xxxxxxxx@db.corp.dev", Reason.PLACEHOLDER),
        (f"https{AT}me:your-password@db.corp.dev", Reason.PLACEHOLDER),
        (f"https{AT}me:$PASSWORD@db.corp.dev", Reason.VARIABLE),
        (f"https{AT}me:${{PASSWORD}}@db.corp.dev", Reason.VARIABLE),
        (f"https{AT}me:%s@db.corp.dev", None),
        (f"https{AT}me:{{password}}@{{host}}", Reason.VARIABLE),
        (f"https{AT}me:aaaabbbb@db.corp.dev", Reason.PLACEHOLDER),
        (f"https{AT}me:YourBank#99x@db.corp.dev", ""),
        (f"docker{AT}alpine:3.20.1@sha256:{'0' * 64}", None),
        (f"https{AT}db.corp.dev:8080/a@b", None),
        (f"https{AT}db.corp.dev/a:b@c", None),
        ("mailto:me:you@corp.dev", None),
    ],
)
def test_passwords_in_addresses(address: str, reason: str | None) -> None:
    assert told(f"url = {address}\n") == ([] if reason is None else [("url-password", 1, reason)])


@pytest.mark.parametrize(
    ("token", "reason"),
    [
        (signed({"sub": "8f2a", "scope": "admin"}, b"\x01kept\x02secret"), ""),
        (signed({"sub": "8f2a"}, b"secret"), Reason.TEST_VECTOR),
        (signed({"sub": "1234567890", "name": "John Doe"}, b"\x01kept"), Reason.EXAMPLE),
        (signed({"role": "anon", "ref": "abcd"}, b"\x01kept"), Reason.PUBLIC),
        (signed({"sub": "8f2a", "long": "x" * 20}, b"\x01kept")[:-7], Reason.PLACEHOLDER),
        (f"{HEAD}.{url_base64_text(DEEP)}.{url_base64_text(b'x' * 32)}", None),
        (f"{url_base64_text(b'{not json at all')}.{url_base64_text(b'{neither')}.{url_base64_text(b'x' * 32)}", None),
    ],
)
def test_json_web_tokens(token: str, reason: str | None) -> None:
    assert told(f"Bearer {token}\n") == ([] if reason is None else [("jwt", 1, reason)])


def test_published_keys() -> None:
    seed = "d4ee72dbf913584ad5b6d8f1f769f8ad" + "3afe7c28cbf1d4fbe097a88f44755842"
    body = base64_text(bytes.fromhex("302e020100300506032b657004220420" + seed))
    assert told(pem(body)) == [("private-key", 1, Reason.TEST_VECTOR)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (pem("MIIEpAIBAAKCAQEA..."), [("private-key", 1, Reason.PLACEHOLDER)]),
        (pem("put your key here"), []),
        (pem(base64_text(b"x" * 60)), []),
        (pem(base64_text(b"\x30\x82\x04\xa4\x02\x01\x00" + bytes(range(200)))), [("private-key", 1, Reason.NOT_WHOLE)]),
        (pem("MIIEpAIBAAKCAQEA7v"), [("private-key", 1, Reason.NOT_WHOLE)]),
        (pem("MIIEpAIBAAKCAQEA and so on"), []),
        (pem(base64_text(b"\x30\x30\x02\x01\x00" + bytes(range(45))), "PUBLIC KEY"), []),
    ],
)
def test_what_is_no_key(text: str, expected: list[tuple[str, int, str]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "quoted",
    [
        lambda key: key.replace("\n", "\r\n"),
        lambda key: key.replace("\n", "\\n"),
        lambda key: "key: |\n    " + key.replace("\n", "\n    "),
        lambda key: "\n".join(f'    "{line}\\n" +' for line in key.splitlines()),
        lambda key: "[" + ",\n".join(f"'{line}'" for line in key.splitlines()) + "]",
        lambda key: key.partition(f"{DASHES}END")[0],
    ],
)
def test_a_key_is_one_however_it_is_written(quoted: Callable[[str], str]) -> None:
    plain = find_secrets(made("private-key"))
    written = find_secrets(quoted(made("private-key").decode()).encode())
    assert [(hit.form, hit.reason) for hit in written] == [("private-key", None)]
    assert written[0].shown.start == plain[0].shown.start


def test_an_encrypted_key_is_a_credential_too() -> None:
    cipher = base64_text(hashlib.shake_128(b"x").digest(600))
    assert told(pem(f"Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00AA\n\n{cipher}", "RSA PRIVATE KEY")) == [
        ("private-key", 1, "")
    ]


def test_the_account_of_a_key_id() -> None:
    assert account_of(("ASIAY34FZK" + "BOKMUTVV7A").encode()) == 609629065308
    assert told("AKIA" + "IOSFODNN7" + "EXAMPLE") == [("aws-access-token", 1, Reason.EXAMPLE)]
    assert told("AKIA" + "7" * 8 + "QZ4MGWX2") == [("aws-access-token", 1, Reason.PLACEHOLDER)]
    assert told("AKIA" + "77ZW5N3Q" + "QZ4MGWX2") == [("aws-access-token", 1, Reason.CHECKSUM)]
    assert told("AKIA" + "Z7Q3X5P2M4N6" + "B8V1") == [("aws-access-token", 1, "")]


def test_lists_of_hashes_hold_no_credential() -> None:
    rng = random.Random(5)  # noqa: S311 - no secrets
    lines = []
    for at in range(4000):
        data = rng.randbytes(64)
        lines.append(f"pkg-{at}==1.{at} --hash=sha256:{data.hex()}")
        lines.append(f'"integrity": "sha512-{base64_text(data)}", "commit": "{data[:20].hex()}"')
        lines.append(f"{data[:16].hex()} {data[:4].hex()}-{data[:2].hex()}-4abc-8abc-{data[:6].hex()}")
    assert told("\n".join(lines)) == []


def test_base64_of_anything_holds_no_credential() -> None:
    rng = random.Random(6)  # noqa: S311 - no secrets
    assert [hit for _ in range(60) for hit in told(base64_text(rng.randbytes(60_000)))] == []
    assert [hit for _ in range(60) for hit in told(url_base64_text(rng.randbytes(60_000)))] == []


def test_too_many_places_are_not_looked_at_in_part() -> None:
    with pytest.raises(TooManyError):
        find_secrets(b"ghp_ " * (MAX_SPOTS + 1))
    assert find_secrets(b"ghp_ " * MAX_SPOTS) == ()


@pytest.mark.parametrize(
    "unit",
    [
        b"eyJ-", b"://a:", b"://a:b@", b"machine a login ", b"[pypi]", b"A\0", b"\0A", b"PuTTY-User-Key-File-2: ",
        b"-----BEGIN " + b"PRIVATE KEY-----", b'"auth":"a', b"aws_secret", b"0:AAa", b"MDAwMDAw", b"a1b2-us1",
        b"sl.aaaa",
    ],
)  # fmt: skip
def test_no_input_takes_long(unit: bytes) -> None:
    begin = time.process_time()
    with suppress(TooManyError):
        find_secrets(unit * (2_000_000 // len(unit)))
    assert time.process_time() - begin < 10


@given(st.binary(max_size=400), st.sampled_from(sorted(BY_ID)), st.binary(max_size=400))
def test_nothing_raises_and_nothing_is_shown_whole(before: bytes, form: str, behind: bytes) -> None:
    secret = made(form)
    for hit in find_secrets(before + secret + behind):
        assert len(hit.shown.start) <= 4
        assert hit.shown.length > 2 * len(hit.shown.start)


@pytest.mark.parametrize(
    "password",
    [
        "%d0%bf%d0%b0%d1%80",
        "prod-test-9fKx2",
        "SampleCo#71!",
        "Kx7712345678!",
        "$ecr3t-Pa55!",
        "env-7Hs!kq",
    ],
)
def test_a_password_that_only_holds_a_word_counts(password: str) -> None:
    assert told(f"https{AT}me:{password}@db.corp.dev\n") == [("url-password", 1, "")]


@pytest.mark.parametrize(
    "password", ["your-db-password1", "MySecretPassword", "changeme2024", "12345678", "$dbPassword"]
)
def test_a_password_that_is_nothing_else_is_let_pass(password: str) -> None:
    assert told(f"https{AT}me:{password}@db.corp.dev\n") in (
        [("url-password", 1, Reason.PLACEHOLDER)],
        [("url-password", 1, Reason.VARIABLE)],
    )
