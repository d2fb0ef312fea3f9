from __future__ import annotations

import pytest

from dodcheck.model.milestone import Status
from dodcheck.rules import types
from dodcheck.rules.options import OptionError, OptionType


@pytest.mark.parametrize(
    ("type_", "value", "read"),
    [
        (types.TEXT, "a b", "a b"),
        (types.TEXTS, "a", ("a",)),
        (types.TEXTS, ["a", "b"], ("a", "b")),
        (types.COUNT, 0, 0),
        (types.FLAG, False, False),
        (types.PATH, "/docs//a.md", "docs/a.md"),
        (types.PATH, "docs/*.md", "docs/*.md"),
        (types.DOCUMENT, "./docs/a.md", "docs/a.md"),
        (types.GLOBS, "src/**", ("src/**",)),
        (types.PATTERN, r"\d+", r"\d+"),
        (types.MILESTONES, " M00-M02 ", ("M00-M02",)),
        (types.MILESTONES, ["M03", "V15-M01"], ("M03", "V15-M01")),
        (types.STATUS, "Closed", Status.CLOSED),
        (types.STATUS, "in progress", Status.IN_PROGRESS),
        (types.EXCUSES, [{"path": "a.py", "reason": "why"}], (("a.py", "why"),)),
    ],
)
def test_an_option_takes(type_: OptionType, value: object, read: object) -> None:
    assert type_.read(value) == read


@pytest.mark.parametrize(
    ("type_", "value", "message"),
    [
        (types.TEXT, " ", "takes words"),
        (types.TEXT, 3, "takes words"),
        (types.TEXTS, [], "takes at least one value"),
        (types.TEXTS, ["a", ""], "takes words"),
        (types.COUNT, -1, "takes a number from 0"),
        (types.COUNT, True, "takes a number from 0"),
        (types.COUNT, 1.5, "takes a number from 0"),
        (types.COUNT, "1", "takes a number from 0"),
        (types.FLAG, "yes", "takes true or false"),
        (types.PATH, "../a.md", "takes a path inside the repository, which `../a.md` is not"),
        (types.PATH, ".git/config", "takes a path inside the repository, which `.git/config` is not"),
        (types.PATH, "/", "takes a path inside the repository, which `/` is not"),
        (types.DOCUMENT, "docs/*.md", "takes one path, not a glob such as `docs/*.md`"),
        (types.GLOBS, ["a", "../b"], "takes a path inside the repository, which `../b` is not"),
        (types.PATTERN, "a" * 1001, "takes a pattern of at most 1000 characters"),
        (types.PATTERN, "(", "is no pattern: missing ): ("),
        (types.PATTERN, "(?=a)", "is no pattern: invalid perl operator: (?="),
        (types.MILESTONES, "M3 and so on", "takes milestones such as M03 or M00-M02, which `M3 and so on` is not"),
        (
            types.MILESTONES,
            "M05-M02",
            "takes a range whose members can be counted, which `M05-M02` is not; list them instead",
        ),
        (
            types.MILESTONES,
            "M0-M9000",
            "takes a range whose members can be counted, which `M0-M9000` is not; list them instead",
        ),
        (
            types.MILESTONES,
            "M10.1-M10.5",
            "takes a range whose members can be counted, which `M10.1-M10.5` is not; list them instead",
        ),
        (
            types.STATUS,
            "unknown",
            "takes one of: closed, in progress, ready, planned, deferred, blocked, not `unknown`",
        ),
        (types.STATUS, 1, "takes one of: closed, in progress, ready, planned, deferred, blocked"),
        (types.EXCUSES, [{"path": "a.py"}], "takes a list of {path: …, reason: …}"),
        (types.EXCUSES, [{"path": "a.py", "reason": ""}], "takes words"),
    ],
)
def test_an_option_refuses(type_: OptionType, value: object, message: str) -> None:
    with pytest.raises(OptionError) as caught:
        type_.read(value)
    assert str(caught.value) == message
