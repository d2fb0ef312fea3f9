from __future__ import annotations

import random
import re

import pytest

from dodcheck.secrets.first_pass import spots, trigger_of
from dodcheck.secrets.form import Form
from dodcheck.secrets.forms.table import BY_ID, FORMS
from dodcheck.secrets.look import find_secrets
from dodcheck.secrets.reason import Reason

EACH = pytest.mark.parametrize("form", [pytest.param(form, id=form.id) for form in FORMS])
ROUNDS = 25
AROUND = ((b"", b""), (b'x = "', b'"\n'), (b"- key: ", b"\r\n"), (b"(", b")"), (b"\xe9\xff ", b" \x80"), (b"\0", b"\0"))
ENCODINGS = ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-be", "latin-1", "utf-8-sig")


def made(form: Form, seed: int = 1) -> bytes:
    return form.make(random.Random(seed))  # noqa: S311 - what is made opens nothing


def found(data: bytes) -> list[tuple[str, Reason | None]]:
    return [(hit.form, hit.reason) for hit in find_secrets(data)]


def secret_of(form: Form, text: bytes) -> bytes:
    match = re.compile(form.pattern.encode()).search(text)
    assert match is not None
    return match["secret"] if match.re.groupindex and match["secret"] is not None else match[0]


def changed(form: Form, secret: bytes) -> bytes:
    return made(form).replace(secret_of(form, made(form)), secret)


def test_there_are_enough_and_each_has_an_id_of_its_own() -> None:
    assert len(FORMS) >= 40
    assert len(BY_ID) == len(FORMS)
    assert all(re.fullmatch("[a-z0-9-]+", form.id) for form in FORMS)


@EACH
def test_what_is_made_is_found_as_what_it_is(form: Form) -> None:
    rng = random.Random(form.id)  # noqa: S311 - the same
    for _ in range(ROUNDS):
        assert found(form.make(rng)) == [(form.id, None)]


@EACH
@pytest.mark.parametrize(("before", "behind"), AROUND)
def test_it_is_found_whatever_stands_around_it(form: Form, before: bytes, behind: bytes) -> None:
    assert found(before + made(form) + behind) == [(form.id, None)]


@EACH
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_it_is_found_in_every_encoding(form: Form, encoding: str) -> None:
    text = f"# a line\nx = {made(form).decode()}\nthe end\n"
    hits = find_secrets(text.encode(encoding))
    assert [(hit.form, hit.reason) for hit in hits] == [(form.id, None)]
    assert hits == find_secrets(text.encode())


@EACH
def test_it_is_found_inside_a_binary_file(form: Form) -> None:
    noise = random.Random(7).randbytes(3000).replace(b"-", b"\0")  # noqa: S311 - the same
    assert (form.id, None) in found(noise + b"\0" + made(form) + b"\0" + noise)
    assert (form.id, None) in found(noise + b"\0\0" + made(form).decode().encode("utf-16-le") + b"\0\0" + noise)


@EACH
def test_its_pattern_has_bounded_repetitions_only(form: Form) -> None:
    unbounded = re.sub(r"\\.|\[\^?\]?[^\]]*\]", "x", form.pattern)
    assert not re.search(r"[x)][*+]|\{\d+,\}", unbounded)


@EACH
def test_its_trigger_stands_in_it(form: Form) -> None:
    text = made(form)
    assert re.search(trigger_of(form).encode(), text)
    assert any(form in spot.forms for spot in spots(text))


@EACH
def test_too_short_is_not_of_the_form(form: Form) -> None:
    secret = secret_of(form, made(form))
    cut = changed(form, secret[: len(secret) // 8])
    assert (form.id, None) not in found(cut)


LOOSE = {"private-key", "pgp-private-key", "putty-private-key", "gcp-service-account", "jwt", "sentry-org-token"}
"""What ends where something else begins, however long it is."""


@EACH
def test_a_letter_too_many_is_not_of_the_form(form: Form) -> None:
    if form.id in LOOSE or re.search(r"\{\d+,\d+\}", form.pattern):
        pytest.skip("its length is not fixed")
    assert (form.id, None) not in found(changed(form, secret_of(form, made(form)) + b"0aZ0aZ0aZ0aZ"))


@pytest.mark.parametrize("form", [pytest.param(form, id=form.id) for form in FORMS if not form.sealed])
@pytest.mark.parametrize(
    ("spelled", "reason"),
    [
        ("x" * 90, Reason.PLACEHOLDER),
        ("0" * 90, Reason.PLACEHOLDER),
        ("1234567890" * 9, Reason.PLACEHOLDER),
        ("a1" * 45, Reason.REGULAR),
    ],
)
def test_what_nobody_drew_at_random_is_let_pass_and_told(form: Form, spelled: str, reason: Reason) -> None:
    text = made(form)
    secret = secret_of(form, text)
    drawn = text.replace(secret, spelled_in(secret, spelled))
    hits = found(drawn)
    assert (form.id, None) not in hits
    assert all(told in (reason, Reason.PLACEHOLDER, Reason.REGULAR, Reason.CHECKSUM) for _, told in hits)


def spelled_in(secret: bytes, spelled: str) -> bytes:
    """Return a secret whose last long run of random characters spells something."""
    runs = list(re.finditer(rb"[A-Za-z0-9+/]{12,}", secret))
    last = runs[-1] if runs else re.fullmatch(rb".*", secret)
    assert last is not None
    return secret[: last.start()] + spelled[: len(last[0])].encode() + secret[last.end() :]
