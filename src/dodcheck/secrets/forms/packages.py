"""Package registries: npm, PyPI, RubyGems, crates.io, Clojars, NuGet, Docker Hub."""

from __future__ import annotations

import random

from dodcheck.secrets.checks import decode_any_base64, ends_with_crc32
from dodcheck.secrets.form import NO, Answer, Candidate, Form
from dodcheck.secrets.forms.github import sealed_token
from dodcheck.secrets.forms.prefixed import AS_GITLEAKS, HEXES, LOW, START, URL, WORD, Body, prefixed_form
from dodcheck.secrets.making import url_base64_text

_MACAROON = b"\x02\x01"
_LOCATIONS = tuple(b".".join(parts) for parts in ((b"pypi", b"org"), (b"test", b"pypi", b"org")))


def _is_macaroon(candidate: Candidate) -> Answer:
    """PyPI's tokens are macaroons of version 2: where they count, their number, what they allow, a signature."""
    data = decode_any_base64(candidate.secret.removeprefix(b"pypi-"))
    if data is None or not data.startswith(_MACAROON):
        return NO
    size = data[2]
    return None if data[3 : 3 + size] in _LOCATIONS and len(data) > size + 32 else NO


def _pypi(rng: random.Random) -> bytes:
    location = _LOCATIONS[0]
    body = _MACAROON + bytes([len(location)]) + location + b"\x02\x24" + rng.randbytes(36) + b"\x00\x06\x20"
    return f"pypi-{url_base64_text(body + rng.randbytes(32))}".encode()


FORMS = (
    Form(
        id="npm-access-token",
        what="npm access token",
        triggers=("npm_",),
        pattern=f"{START}npm_[A-Za-z0-9]{{36}}(?![A-Za-z0-9])",
        room=60,
        checks=(ends_with_crc32(4),),
        sealed=True,
        make=sealed_token("npm_", 30),
        source="GitHub's blog, 2021-09-23: npm's tokens are made as GitHub's are, checksum and all",
    ),
    Form(
        id="pypi-upload-token",
        what="PyPI upload token",
        triggers=("pypi-AgE",),
        pattern=f"{START}pypi-AgE[A-Za-z0-9_-]{{60,1000}}",
        room=1100,
        checks=(_is_macaroon,),
        sealed=True,
        make=_pypi,
        source="PyPI's manual: a macaroon in base64, which decodes",
    ),
    prefixed_form(("rubygems-api-token", "RubyGems API key"), ("rubygems_",), Body(HEXES, 48), AS_GITLEAKS),
    prefixed_form(("crates-io-token", "crates.io API token"), ("cio",), Body(WORD, 32), "The Cargo Book", bits=4.0),
    prefixed_form(("clojars-api-token", "Clojars deploy token"), ("CLOJARS_",), Body(LOW, 60), AS_GITLEAKS),
    prefixed_form(("nuget-api-key", "NuGet API key"), ("oy2",), Body(LOW, 43), AS_GITLEAKS, bits=3.6),
    prefixed_form(
        ("docker-hub-pat", "Docker Hub access token"), ("dckr_pat_", "dckr_oat_"), Body(URL, 27, 32), "Docker's manual"
    ),
)
"""The forms of package registries."""
