"""Which milestone a commit is labelled with, by its message."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice

from dodcheck.model.milestone import MilestoneId, leading_mention, mentions

_LONGEST = 300
"""A subject is read so far: a label stands at its beginning or is short."""

_TYPE = re.compile(r"[A-Za-z]{2,12}(?:\((?P<scope>[^()]{1,60})\))?!?: *")
_BRACKET = re.compile(r"[\[(](?P<inside>[^\[\]()]{1,40})[\])]")
_VERB = re.compile(
    r"(?:start|begin|open|kick off|implement|deliver|complete|finish|finali[sz]e|close|close out|closeout)(?:s|d|ed)? "
    r"(?:milestone )?",
    re.IGNORECASE,
)
_NOUN = re.compile(r"milestone[ :#]*", re.IGNORECASE)
_END = re.compile(r"\s*(?:$|[:|,/\])}>]|[-–—]+\s|[–—])")
_PADDED = re.compile(r"M\d(?!\d|[._]\d|-?[A-Z]\b)")
"""An id of one digit and nothing else, which may name a chip: `M1 runners`."""
_TRAILER = re.compile(r"(?im)^milestone: *(?P<id>\S{1,24})[ \t]*$")
_MERGED = re.compile(
    r"merge(?:d)? (?:pull request #\d+ from |(?:remote-tracking )?branch(?:es)? |pr #?\d+[: ]+(?:from )?)"
    r"(?P<rest>.{1,200})",
    re.IGNORECASE,
)
_MAIN = re.compile(r"['\"]?(?:(?:origin|upstream)/)?(?:main|master|trunk|develop|development|dev)['\"]?(?=[\s,]|$)")
_INTO = re.compile(r"\binto\b", re.IGNORECASE)
_WORD = re.compile(r"[^\s/'\"`:,]+")
_JOINT = re.compile(r"[-_]")
_JOINTS = 4
_ID = 24
"""No id has more signs."""

_Ids = frozenset[MilestoneId]
NO_LABEL: _Ids = frozenset()


@lru_cache(maxsize=50_000)
def labels_of(message: str) -> _Ids:
    """Return the milestones a commit is labelled with.

    Their ids begin the subject (`M03: …`, `docs: M03 …`, `Close M03`), stand in brackets (`[M03] …`, `feat(M03): …`)
    or in a trailer (`Milestone: M03`). A milestone that the subject only mentions is no label.
    """
    subject, _, body = message.partition("\n")
    words = subject.strip()[:_LONGEST]
    milestones = _typed(words) | _leading(words) | _bracketed(words)
    return milestones or frozenset(
        milestone for match in _TRAILER.finditer(body) if (milestone := MilestoneId.parse(match["id"]))
    )


@lru_cache(maxsize=50_000)
def merged_by(message: str) -> _Ids:
    """Return the milestones that the branch is named for which a merge says it brings: `from ada/m03-ci-audit`."""
    match = _MERGED.match(message.partition("\n")[0].strip())
    return NO_LABEL if match is None else in_branch(_INTO.split(match["rest"], maxsplit=1)[0])


def brings_main(message: str) -> bool:
    """Return whether a merge says that it brings the line that branches come from: `Merge branch 'main' into m03`."""
    match = _MERGED.match(message.partition("\n")[0].strip())
    return match is not None and bool(_MAIN.match(match["rest"]))


def in_branch(name: str) -> _Ids:
    """Return the milestones that a part of a branch's name, or of a tag's, begins with or ends with as a word."""
    return frozenset(milestone for part in _WORD.findall(name) for milestone in _in_part(part))


def _in_part(part: str) -> list[MilestoneId]:
    ends = [match.start() for match in islice(_JOINT.finditer(part), _JOINTS)]
    tries = (part[:end] for end in (None, *reversed(ends)))
    first = next((milestone for one in tries if len(one) <= _ID and (milestone := MilestoneId.parse(one))), None)
    tail = _JOINT.split(part)[-1]
    last = MilestoneId.parse(tail) if ends and not _PADDED.fullmatch(tail.upper()) else None
    return [milestone_id for milestone_id in (first, last) if milestone_id]


def _typed(subject: str) -> _Ids:
    """Return the ids in the scope of a conventional commit, and behind its colon."""
    match = _TYPE.match(subject)
    if match is None:
        return NO_LABEL
    scope = match["scope"]
    return _leading(subject[match.end() :]) | (in_branch(scope) if scope else NO_LABEL)


def _leading(subject: str) -> _Ids:
    """Return the ids that a subject begins with: before a sign, or before other words where it can't be a chip."""
    verb = _VERB.match(subject) or _NOUN.match(subject)
    rest = _upper(subject[verb.end() if verb else 0 :])
    mention = leading_mention(rest)
    if mention is None:
        return NO_LABEL
    ended = _END.match(rest, mention.end)
    sure = verb is not None or mention.last is not None or not _PADDED.fullmatch(rest[: mention.end])
    return frozenset(mention.members()) if ended or (sure and rest[mention.end :][:1].isspace()) else NO_LABEL


def _bracketed(subject: str) -> _Ids:
    """Return the ids that stand in brackets with nothing else: `[M03]`, `(M03, M04)`, `[M03/docs]`."""
    ids: set[MilestoneId] = set()
    for match in _BRACKET.finditer(subject):
        inside = _upper(match["inside"])
        named = mentions(inside)
        left = inside
        for name in reversed(named):
            left = left[: name.start] + left[name.end :]
        if named and (not left.strip(" ,;+&/") or (named[0].start == 0 and inside[named[0].end :][:1] in ("/", ":"))):
            ids.update(member for mention in named for member in mention.members())
    return frozenset(ids)


def _upper(words: str) -> str:
    """Return words in capitals, sign for sign."""
    return "".join(sign.upper() if len(sign.upper()) == 1 else sign for sign in words)
