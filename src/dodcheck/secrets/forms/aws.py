"""Amazon Web Services: ids of access keys, and the secrets that belong to them."""

from __future__ import annotations

import base64
import random
import re

from dodcheck.secrets.checks import check_mixed_kinds
from dodcheck.secrets.form import NO, Answer, Candidate, Form
from dodcheck.secrets.forms.prefixed import START
from dodcheck.secrets.making import BASE64, random_text
from dodcheck.secrets.reason import Reason

_PREFIXES = ("AKIA", "ASIA", "ABIA", "ACCA")
_ACCOUNTS = 10**12
_ENCODED = re.compile(rb"[A-Z2-7]{20}")
_NAMED = re.compile(rb"(?i)aws|secret_?-?access")
_NEAR_AWS = re.compile(rb"(?i:\baws|amazonaws|\bs3\b)|\b(?:AKIA|ASIA)[A-Z0-9]{16}\b")
_NEAR = 400
_NAMES = "secret_?-?access_?-?key|aws_?-?secret_?-?key|aws_?-?secret|secret_key"
_APART = r"[\"']?[\s,]{1,40}(?:[\"']?value[\"']?\s{0,3}:\s{0,3})?[\"']?"
"""Between a name and its value in a Dockerfile, on a command line, and in lists of variables."""


def account_of(key_id: bytes) -> int:
    """Return the number of the account that a key id of 20 characters belongs to: 40 bits behind the first one."""
    return int.from_bytes(base64.b32decode(key_id[4:])[:6], "big") >> 7 & (1 << 40) - 1


def _has_account(candidate: Candidate) -> Answer:
    """Compare with the greatest account number, of twelve digits; older ids, whose first bit is not set, hold none.

    Nor does one with a digit that base 32 does not have. AWS's manual promises letters and digits, and no more.
    """
    if not _ENCODED.fullmatch(candidate.secret) or not base64.b32decode(candidate.secret[4:12])[0] & 0x80:
        return None
    return None if account_of(candidate.secret) < _ACCOUNTS else Reason.CHECKSUM


def _is_of_aws(candidate: Candidate) -> Answer:
    """Others have a `secret_key` too: that of AWS stands near its name, or near an id of its keys."""
    if _NAMED.match(candidate.text):
        return None
    around = candidate.data[max(0, candidate.start - _NEAR) : candidate.start + _NEAR]
    return None if _NEAR_AWS.search(around) else NO


def _key_id(rng: random.Random) -> bytes:
    number = rng.randrange(10**11, _ACCOUNTS) << 7 | rng.getrandbits(7) | 1 << 47
    body = base64.b32encode(number.to_bytes(6, "big") + rng.randbytes(4)).decode()
    return f"aws_access_key_id = {rng.choice(_PREFIXES)}{body}".encode()


def _secret(rng: random.Random) -> bytes:
    return f'aws_secret_access_key = "{random_text(rng, BASE64, 37)}aB3"'.encode()


FORMS = (
    Form(
        id="aws-access-token",
        what="AWS access key id",
        triggers=_PREFIXES,
        pattern=f"{START}(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{{16}}(?![A-Za-z0-9])",
        room=24,
        checks=(_has_account,),
        make=_key_id,
        source="AWS's manual (prefixes); the account in it: a note on AWS key ids by Tal Be'ery, 2023",
    ),
    Form(
        id="aws-secret-access-key",
        what="AWS secret access key",
        trigger=f"(?i:{_NAMES})",
        pattern=(
            rf"(?i:{_NAMES})(?:[A-Za-z_]{{0,20}}[\"'\]\s]{{0,4}}(?:=>|:=|[=:,(>])[\s\"'(]{{0,6}}|{_APART})"
            r"(?P<secret>[A-Za-z0-9/+]{40})(?![A-Za-z0-9/+=])"
        ),
        room=180,
        bits=4.2,
        checks=(check_mixed_kinds, _is_of_aws),
        make=_secret,
        source="AWS's manual: 40 characters of base64, told apart by the name beside them",
    ),
)
"""The forms of AWS."""
