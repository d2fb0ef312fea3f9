"""The formats of texts that the schemas name. Validators differ in which they check, so they are checked here."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date

_DATE_TIME = re.compile(
    r"(\d{4}-\d\d-\d\d)[Tt ](?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)",
    re.ASCII,
)
_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_NOT_IN_IRI = re.compile(r"""[\x00-\x20<>"{}|\\^`\x7f-\x9f]|%(?![0-9A-Fa-f]{2})""")
_MAIL = re.compile(
    r'(?:[^\s@<>()\[\],;:\\"]{1,64}|"[^"\\\x00-\x1f]{1,62}")@(?:[^\s@<>()\[\],;:\\"]{1,255}|\[[0-9A-Za-z.:]{1,60}\])'
)


def is_date_time(value: object) -> bool:
    """Tell whether a text is a date and time with its zone, as RFC 3339 has them. What is no text passes."""
    if not isinstance(value, str):
        return True
    found = _DATE_TIME.fullmatch(value)
    return found is not None and is_date(found[1])


def is_date(value: object) -> bool:
    """Tell whether a text is a day that there is: ``2026-02-28``. What is no text passes."""
    if not isinstance(value, str):
        return True
    if _DATE.fullmatch(value) is None:
        return False
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


def is_iri_reference(value: object) -> bool:
    """Tell whether a text may be an address, a whole one or part of one, in any script. What is no text passes."""
    return not isinstance(value, str) or _iri(value)


def is_uri(value: object) -> bool:
    """Tell whether a text may be a whole address in ASCII. What is no text passes."""
    return not isinstance(value, str) or (value.isascii() and _SCHEME.match(value) is not None and _iri(value))


def is_mail(value: object) -> bool:
    """Tell whether a text looks like an address of mail: two parts with ``@`` between them. What is no text passes."""
    return not isinstance(value, str) or _MAIL.fullmatch(value) is not None


def _iri(value: str) -> bool:
    if _NOT_IN_IRI.search(value) is not None:
        return False
    rest, hash_, fragment = value.partition("#")
    if hash_ and "#" in fragment:
        return False
    if _SCHEME.match(rest) is None and ":" in re.split(r"[/?]", rest, maxsplit=1)[0]:
        return False
    authority = _authority(rest)
    return authority is None or _is_authority(authority)


def _authority(value: str) -> str | None:
    found = _SCHEME.match(value)
    after = value[found.end() :] if found else value
    return re.split(r"[/?]", after[2:], maxsplit=1)[0] if after.startswith("//") else None


def _is_authority(authority: str) -> bool:
    host = authority.rpartition("@")[2]
    if host.startswith("["):
        closed = host.find("]")
        return closed > 0 and re.fullmatch(r"(?::[0-9]*)?", host[closed + 1 :]) is not None
    name, _, port = host.partition(":")
    return "[" not in name and "]" not in name and (not port or (port.isascii() and port.isdigit()))


FORMATS: Mapping[str, Callable[[object], bool]] = {
    "date": is_date,
    "date-time": is_date_time,
    "idn-email": is_mail,
    "iri-reference": is_iri_reference,
    "uri": is_uri,
}
"""Every format that the schemas of CycloneDX name and that means something."""
