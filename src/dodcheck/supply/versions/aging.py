"""How old a library is, and how far behind the newest version that is known."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import chain
from typing import NamedTuple

from dodcheck.supply.versions.agreeing import version_words
from dodcheck.supply.versions.entry import Entry
from dodcheck.supply.versions.latest import Latest, NewestVersion
from dodcheck.supply.versions.library import Library
from dodcheck.supply.versions.order import Behind, Order, compare, how_far_behind
from dodcheck.supply.versions.state import Limits, State, VersionRemark
from dodcheck.supply.versions.stated_version import Agreement, Pinning, StatedVersion, same_version

STATED = "behind-stated"
"""The code of what the table itself says is outdated."""
_LEVELS = tuple(Behind)


class VersionPolicy(NamedTuple):
    """The day of the judgement, what is allowed, and the file of newest versions, if there is one."""

    as_of: date
    limits: Limits
    latest: Latest | None


def day_of(library: Library, current: StatedVersion, known: NewestVersion | None) -> date | None:
    """Return the day of the current version: from the file of newest versions, else from the table."""
    day = known.day_of(current) if known else None
    entry = library.entry
    return day or (entry and (entry.released or entry.updated)) or None


def remarks_on_age(day: date | None, asked: VersionPolicy) -> Iterator[VersionRemark]:
    """Yield that a version is too old, or that nothing tells how old it is, where an age is asked for."""
    most = asked.limits.max_age
    if most is None:
        return
    if day is None:
        yield VersionRemark("no-date", State.UNKNOWN, "has no date, so its age is unknown")
        return
    age = (asked.as_of - day).days
    if age < 0:
        yield VersionRemark("date-ahead", State.UNKNOWN, f"has the date {day}, which is after {asked.as_of}")
    elif age > most:
        yield VersionRemark("too-old", State.BEHIND, f"is {age:,} days old, and {most:,} are allowed")


def remarks_on_latest(
    library: Library, current: StatedVersion, known: NewestVersion | None, asked: VersionPolicy
) -> Iterator[VersionRemark]:
    """Yield how a version stands to the newest one that is known."""
    if current.told is not Pinning.PINNED or (asked.latest is None and not _is_asked(asked)):
        return
    untold = _why_newest_unknown(known, asked)
    if untold is not None:
        code, said = untold
        surely = next(chain(_surely_behind(current, known, asked), _stated_behind(library.entry, current, asked)), None)
        yield _without_newest(VersionRemark(code, State.UNKNOWN, said, blocks=_is_asked(asked)), surely)
    elif known is not None:
        yield from _remarks_on_newest(current, known, asked)


def _without_newest(untold: VersionRemark, surely: VersionRemark | None) -> VersionRemark:
    """Return what is said where the newest version is unknown, but perhaps one that is newer."""
    if surely is None:
        return untold
    if surely.blocks or not untold.blocks:
        return surely
    return untold._replace(message=f"{surely.message}, and may be further behind")


def _surely_behind(
    current: StatedVersion, known: NewestVersion | None, asked: VersionPolicy
) -> Iterator[VersionRemark]:
    """Yield that a version is older than one that a file tells, however old the file is."""
    if known is None or asked.latest is None or not _is_older(current, known.latest):
        return
    recorded = asked.latest.recorded
    source = f"a file that was recorded on {recorded}" if recorded else "an undated file"
    for remark in _remarks_if_behind(current, known.latest, asked):
        yield remark._replace(message=f"{remark.message}, in {source}")


def _stated_behind(entry: Entry | None, current: StatedVersion, asked: VersionPolicy) -> Iterator[VersionRemark]:
    """Yield that the table itself says that a library is outdated, where its row does not contradict itself."""
    if entry is None or not _is_asked(asked) or entry.marked is False:
        return
    if entry.latest is not None and _is_older(current, entry.latest):
        for remark in _remarks_if_behind(current, entry.latest, asked):
            yield remark._replace(code=STATED, message=f"{remark.message}, as the table itself says")
    elif entry.marked and asked.limits.max_behind is Behind.ANY and not (entry.latest and entry.latest.release):
        yield VersionRemark(STATED, State.BEHIND, "is outdated, as the table itself says")


def _is_older(current: StatedVersion, latest: StatedVersion) -> bool:
    """Return whether a release is older than another one; of commits only their order in time could tell."""
    return bool(current.release and latest.release) and order_of(current, latest) is Order.OLDER


def _remarks_on_newest(current: StatedVersion, known: NewestVersion, asked: VersionPolicy) -> Iterator[VersionRemark]:
    order = order_of(current, known.latest)
    newest = version_words(known.latest)
    if order is Order.OLDER:
        yield from _remarks_if_behind(current, known.latest, asked)
    elif order is Order.NEWER:
        said = f"is newer than {newest}, the newest that is known: that is out of date"
        yield VersionRemark("latest-older", State.UNKNOWN, said, blocks=_is_asked(asked))
    elif order is Order.UNKNOWN:
        said = f"can't be compared with {newest}, the newest that is known"
        yield VersionRemark("latest-uncompared", State.UNKNOWN, said, blocks=_is_asked(asked))


def order_of(current: StatedVersion, latest: StatedVersion) -> Order:
    """Return how a version stands to the newest one; another commit than the newest is an older one."""
    if current.release and latest.release:
        order = compare(current.release, latest.release)
        if order is not Order.UNKNOWN:
            return order
    if current.commit and latest.commit:
        return Order.SAME if same_version(current, latest) is Agreement.SAME else Order.OLDER
    return Order.UNKNOWN


def _remarks_if_behind(current: StatedVersion, latest: StatedVersion, asked: VersionPolicy) -> Iterator[VersionRemark]:
    both = current.release and latest.release
    how = how_far_behind(current.release, latest.release) if current.release and latest.release else None
    said = f"is behind {version_words(latest)}"
    most = asked.limits.max_behind
    if asked.limits.strict or most is Behind.ANY:
        yield VersionRemark("behind", State.BEHIND, said)
    elif most is None:
        yield VersionRemark("behind", State.BEHIND, said, blocks=False)
    elif how is None or not both:
        yield VersionRemark("behind-unknown", State.UNKNOWN, f"{said}, and how far can't be told")
    elif _LEVELS.index(how) <= _LEVELS.index(most):
        yield VersionRemark("behind", State.BEHIND, f"{said}, a {how.value} version")
    else:
        yield VersionRemark("behind", State.BEHIND, said, blocks=False)


def _why_newest_unknown(known: NewestVersion | None, asked: VersionPolicy) -> tuple[str, str] | None:
    """Return the code and the words of why the newest version is not known, ``None`` where it is."""
    if asked.latest is None:
        return "latest-missing", "has no newest version to be compared with: no file tells it"
    out_of_date = _out_of_date(asked.latest.recorded, asked)
    if out_of_date is not None:
        return out_of_date
    if known is None:
        return "latest-unlisted", "is not in the file of newest versions"
    pinned = known.latest.told is Pinning.PINNED
    return None if pinned else ("latest-unlisted", "has no newest version in the file of them")


def _out_of_date(recorded: date | None, asked: VersionPolicy) -> tuple[str, str] | None:
    if recorded is None:
        return "latest-undated", "may be current: the file of newest versions does not say when it was recorded"
    age = (asked.as_of - recorded).days
    if age < 0:
        said = f"may be current: the newest versions were recorded on {recorded}, after {asked.as_of}"
        return "latest-undated", said
    stale = age > asked.limits.stale_after
    said = f"may be current: the newest versions are stale, recorded {age:,} days ago"
    return ("latest-stale", said) if stale else None


def _is_asked(asked: VersionPolicy) -> bool:
    return asked.limits.max_behind is not None or asked.limits.strict
