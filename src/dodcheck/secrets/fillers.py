"""Words that people write where a password goes, when they mean none."""

from __future__ import annotations

import re

_WORDS = frozenset(
    (
        b"a abc access account admin administrator airbyte airflow alice an anoncvs anonymous api apikey app "
        b"application auth bar baz bob change changeit changeme client company credential credentials database db "
        b"dbpass dbpassword default demo dev development django docker drupal dummy elastic email empty example "
        b"fake false flask foo foobar git github goes grafana guest hello here hidden host hostname in insert is "
        b"it key letmein local login main mariadb master me minio minioadmin mock mongo mongodb my mypass "
        b"mypassword mysecret mysql name new nil none not npm null odoo old oracle p pass passphrase passw passwd "
        b"password passwort placeholder port postgres postgresql private prod production project proxypass pw pwd "
        b"pserver pword pypi qux qwerty rabbitmq rails real redacted redis removed replace root sa sample secret "
        b"secretpassword secrets secure security sekret sekrit sensitive server service site some ssh staging "
        b"string strong super superset swordfish sys system test tester testing testpass testpassword tests text "
        b"the thepassword this token true undefined user username userpass value very web welcome with wordpress "
        b"world xxx xxxx xyz your yourpassword"
    ).split()
)
_SPELLINGS = frozenset(b"p@ss s3cr3t s3cret s3kr3t".split())
_PARTS = re.compile(rb"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|[0-9]+|.", re.DOTALL)
_SEPARATORS = frozenset(b"-_.:!@ +")
_MOST = 80
_DIGITS = 4
"""Digits that may follow a word: `password2024`; more have to count upwards."""


def is_filler(text: bytes) -> bool:
    """Return whether a text is made of such words only, with separators and few digits: `your-db-password1`."""
    if len(text) > _MOST:
        return False
    lower = text.lower()
    if lower in _SPELLINGS or lower in _WORDS:
        return True
    parts = _PARTS.findall(text)
    words = [part.lower() for part in parts if part.isalpha()]
    rest = [part for part in parts if not part.isalpha()]
    return all(word in _WORDS for word in words) and bool(words or rest) and all(map(_says_nothing, rest))


def _says_nothing(part: bytes) -> bool:
    if part.isdigit():
        return len(part) <= _DIGITS or b"1234567890".startswith(part)
    return part[0] in _SEPARATORS
