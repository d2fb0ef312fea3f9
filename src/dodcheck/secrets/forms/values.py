"""Passwords and tokens that only their place tells: addresses, and the files of netrc, npm, PyPI and Docker."""

from __future__ import annotations

import random
import re

from dodcheck.secrets.checks import decode_any_base64, decodes_to, is_user_and_password
from dodcheck.secrets.form import NO, Answer, Candidate, Form
from dodcheck.secrets.forms.prefixed import SLASH
from dodcheck.secrets.making import ALNUM, HEX, base64_text, random_text
from dodcheck.secrets.reason import Reason

_RESERVED = re.compile(
    rb"(?i)(?:[a-z0-9-]{1,63}\.){0,5}(?:example(?:\.(?:com|org|net|edu))?|test|invalid|localdomain)\.?"
    rb"(?:[:/?#\"'\s\\,;)>]|\Z)"
)
_LOCAL = re.compile(rb"(?i)(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\]|host\.docker\.internal)(?![a-z0-9.-])")
_DIGEST = re.compile(rb"sha(?:256|512):")
"""Behind the tag of an image stands its digest."""
_CODE = re.compile(rb"'[,;)\]}]|[,;(]'|\)[,;]|\A[0-9]{1,5}[',;()]")
"""Where an address ends and something else begins, up to an @ of that: a quote, a bracket, or a port in a list."""
_CLOSED = {b"'": b"'", b"(": b")"}
_STRONG = 12


def _of_a_host(candidate: Candidate) -> Answer:
    """Return why a password in an address opens nothing: there is no such host, or it is the user's name again."""
    behind = candidate.data[candidate.start + len(candidate.secret) + 1 :][:260]
    if _DIGEST.match(behind) or _CODE.search(candidate.secret) or _is_closed(candidate):
        return NO
    if _RESERVED.match(behind):
        return Reason.RESERVED_HOST
    user = candidate.text.replace(b"\\/", b"/").partition(b"://")[2].partition(b":")[0]
    if user.lower() == candidate.secret.lower():
        return Reason.PLACEHOLDER
    if _LOCAL.match(behind) and (len(candidate.secret) < _STRONG or candidate.secret.isalpha()):
        return Reason.RESERVED_HOST
    return None


def _is_closed(candidate: Candidate) -> bool:
    """Return whether the quote or bracket that opens right before the address is closed in front of the @."""
    begin = candidate.start + len(candidate.secret) + 1 - len(candidate.text)
    closing = _CLOSED.get(candidate.data[max(0, begin - 1) : begin])
    return closing is not None and closing in candidate.secret


def _encodes_words(candidate: Candidate) -> Answer:
    data = decode_any_base64(candidate.secret)
    return None if data and data.isascii() and data.decode("ascii").isprintable() else NO


def _password(rng: random.Random) -> str:
    return f"{random_text(rng, ALNUM, 15)}9x"


def _address(rng: random.Random) -> bytes:
    return f"postgresql://app:{_password(rng)}@db.internal.corp:5432/main".encode()


def _netrc(rng: random.Random) -> bytes:
    return f"machine api.heroku.com\n  login me@corp.dev\n  password {_password(rng)}\n".encode()


def _npmrc(rng: random.Random) -> bytes:
    token = "-".join(random_text(rng, HEX, count) for count in (8, 4, 4, 4, 12))
    return f"//registry.corp.dev/:_authToken={token}\n".encode()


def _npmrc_password(rng: random.Random) -> bytes:
    return f"//registry.corp.dev/:_password={base64_text(_password(rng).encode())}\n".encode()


def _pypirc(rng: random.Random) -> bytes:
    return f"[pypi]\nusername = somebody\npassword = {_password(rng)}\n".encode()


def _docker(rng: random.Random) -> bytes:
    return f'{{"auths": {{"ghcr.io": {{"auth": "{base64_text(f"me:{_password(rng)}".encode())}"}}}}}}'.encode()


_NAME = r"[^\x00-\x20\x7f/:@\"'<>`|\\,;()]"
_WORD = r"[^\x00-\x20\x7f/@\"<>`|\\]"
_SLASHES = f"{SLASH}{SLASH}"

FORMS = (
    Form(
        id="url-password",
        what="password in an address",
        trigger=rf":{_SLASHES}{_NAME}*:{_WORD}+@",
        pattern=(
            rf"(?<![A-Za-z0-9+.-])[A-Za-z][A-Za-z0-9+.-]{{1,25}}:{_SLASHES}{_NAME}{{0,100}}:(?P<secret>{_WORD}{{3,200}})"
            r"@(?=[A-Za-z0-9\[$%{<_])"
        ),
        before=26,
        room=330,
        bits=2.0,
        checks=(_of_a_host,),
        chosen=True,
        make=_address,
        source="RFC 3986: what stands between the first colon and the @",
    ),
    Form(
        id="netrc-password",
        what="password for a host, as in .netrc",
        trigger=r"\bmachine\s+[^\s]+\s+login\s",
        pattern=(
            r"\bmachine\s{1,4}[^\s]{1,200}\s{1,12}login\s{1,4}[^\s]{1,200}\s{1,12}password\s{1,4}"
            r"(?P<secret>[!#-&(-_a-~]{3,200})(?![\x00-\x08\x0e-\x1f\x7f-\xff])"
        ),
        room=860,
        bits=2.0,
        chosen=True,
        make=_netrc,
        source="GNU inetutils's manual on .netrc",
    ),
    Form(
        id="npmrc-auth-token",
        what="token of a package registry, as in .npmrc",
        triggers=("_authToken",),
        pattern=r"_authToken[\"']?\s{0,3}[=:]\s{0,3}[\"']?(?P<secret>[!$-&(-+\--:<-_a-~]{8,400})",
        room=430,
        bits=2.5,
        make=_npmrc,
        source="npm's manual on .npmrc",
    ),
    Form(
        id="npmrc-password",
        what="password of a package registry, as in .npmrc",
        trigger=r":_(?:password|auth)[\"']?\s*[=:]",
        pattern=r":_(?:password|auth)[\"']?\s{0,3}[=:]\s{0,3}[\"']?(?P<secret>[A-Za-z0-9+/]{8,400}={0,2})(?!\\w)",
        room=430,
        bits=2.5,
        checks=(_encodes_words,),
        make=_npmrc_password,
        source="npm's manual on .npmrc: base64",
    ),
    Form(
        id="pypirc-password",
        what="password of a package index, as in .pypirc",
        trigger=r"\[(?:pypi|testpypi|server-login)\]",
        pattern=(
            r"\[(?:pypi|testpypi|server-login)\][^\[\]]{0,300}?\bpassword\s{0,3}[=:][ \t]{0,3}"
            r"(?P<secret>[!$-&(-:<-~]{3,200})"
        ),
        room=560,
        bits=2.0,
        chosen=True,
        make=_pypirc,
        source="the Python Packaging User Guide on .pypirc",
    ),
    Form(
        id="docker-config-auth",
        what="login to a container registry, as in Docker's config.json",
        trigger=r'"auth"\s*:\s*"[A-Za-z0-9+/]',
        pattern=r'"auth"\s{0,9}:\s{0,9}"(?P<secret>[A-Za-z0-9+/]{8,2000}={0,2})"',
        room=2040,
        bits=2.5,
        checks=(decodes_to(is_user_and_password),),
        make=_docker,
        source="Docker's manual on `docker login`: `user:password` in base64",
    ),
)
"""The forms that their place tells."""
