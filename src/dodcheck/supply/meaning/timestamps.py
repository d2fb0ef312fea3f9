"""The time at which a document was made."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime

from dodcheck.supply.bom import Bom, Encoding
from dodcheck.supply.codes import excerpt
from dodcheck.supply.finding import Problem
from dodcheck.supply.meaning.codes import problem

_RFC_3339 = re.compile(r"(\d{4}-\d\d-\d\d)[Tt](\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:[Zz]|([+-])(\d\d):(\d\d))", re.ASCII)


def problems(bom: Bom) -> Iterator[Problem]:
    """Yield that the time of the document is none."""
    if bom.timestamp is None:
        return
    text, at = bom.timestamp
    if bom.spec.encoding is Encoding.XML and moment(f"{text}Z") is not None:
        yield problem("no-zone", f"the time {excerpt(text)} has no zone, and may be half a day off", at)
    elif _match_rfc_3339(text) is None:
        yield problem("bad-timestamp", f"the time {excerpt(text)} is not of the form 2024-05-31T12:00:00Z", at)
    elif moment(text) is None:
        yield problem("bad-timestamp", f"the time {excerpt(text)} is none that the calendar and the clock have", at)


def moment(text: str) -> datetime | None:
    """Return a time of RFC 3339 in UTC, to the second; ``None`` where it is none. A leap second is 59."""
    found = _match_rfc_3339(text)
    if found is None:
        return None
    day, hour, minute, second, sign, hours, minutes = found.groups()
    zone = f"{sign}{hours}:{minutes}" if sign else "+00:00"
    normal = f"{day}T{hour}:{minute}:{'59' if second == '60' else second}{zone}"
    try:
        return datetime.fromisoformat(normal).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _match_rfc_3339(text: str) -> re.Match[str] | None:
    return _RFC_3339.fullmatch(text)
