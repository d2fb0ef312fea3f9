from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dodcheck.errors import UserError
from dodcheck.judge.case import Case
from dodcheck.setup.orphans import Rebinding, find_rebinding
from dodcheck.setup.rebinding import rebound_rules_file
from support.judging import DOD, checklist, prepared

WORDS = "It is `b: c` #1, [x] {y}"
KEY = "phase-1/it-is-b-c-1-x-y"
BEFORE = "# Mine\nversion: 1\nrules:\n  phase-1/other: {file: {path: a.md}}  # é\n"
AFTER = "\n  # The end\n  phase-1/more:\n    file: {path: a.md}\n"


STORED: dict[str, str | bytes] = {"a.md": "# A\n"}
BOXES = ("- [x] Other", "- [x] More")


def asked(data: bytes, *lines: str) -> tuple[Case, Rebinding]:
    boxes = (*BOXES, *(lines or (f"- [x] {WORDS}",)))
    case = prepared(STORED | {DOD: checklist(*boxes), "dodcheck.yml": data})
    return case, find_rebinding(case, "it-", None, lambda _path: None)


def again(data: bytes, *lines: str) -> bytes:
    case, one = asked(data, *lines)
    return rebound_rules_file("dodcheck.yml", data, one, case)


QUOTED = '"It is `b: c` #1, [x] {y}"'


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            "  phase-1/it-was:\n    says: It is `b` #1\n    file: {path: a.md}  # kept\n",
            f"  {KEY}:\n    says: {QUOTED} #1\n    file: {{path: a.md}}  # kept\n",
        ),
        (
            "  'phase-1/it-was' :   {  says  : 'It is ''b: c''' , file: {path: a.md}}\n",
            f"  {KEY} :   {{  says  : {QUOTED} , file: {{path: a.md}}}}\n",
        ),
        (
            "  ? phase-1/it-was\n  : file: {path: a.md}\n    says: |-\n      It is b: c\n      x y\n\n    # kept\n",
            f"  ? {KEY}\n  : file: {{path: a.md}}\n    says: {QUOTED}\n\n    # kept\n",
        ),
        (
            "  phase-1/it-was:\n    says: It is\n      b c and\n      1 x   # kept\n    file: {path: a.md}\n",
            f"  {KEY}:\n    says: {QUOTED}   # kept\n    file: {{path: a.md}}\n",
        ),
        (
            "  phase-1/it-is-b-c-1:\n    # no words\n    file: {path: a.md}\n",
            f"  {KEY}:\n    # no words\n    says: {QUOTED}\n    file: {{path: a.md}}\n",
        ),
        (
            "  phase-1/it-is-b-c-1: {file: {path: a.md}}\n",
            f"  {KEY}: {{says: {QUOTED}, file: {{path: a.md}}}}\n",
        ),
    ],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8])
def test_only_words_and_id_change(old: str, new: str, line_end: str, mark: bytes) -> None:
    def stored(entry: str) -> bytes:
        return mark + (BEFORE + entry + AFTER).replace("\n", line_end).encode()

    assert again(stored(old)) == stored(new)


def test_a_statement_that_became_one_of_twins() -> None:
    old = "version: 1\nrules:\n  phase-1/it-was-so:\n    says: It was so\n    file: {path: a.md}\n"
    lines = ("- [x] It is so", "", "## Phase 1: One", "", "- [x] It is so")
    case = prepared({DOD: checklist(*lines), "dodcheck.yml": old, "a.md": "# A\n"})
    one = find_rebinding(case, "it-was-so", f"{DOD}:7", lambda _path: None)
    assert rebound_rules_file("dodcheck.yml", old.encode(), one, case).decode() == (
        "version: 1\nrules:\n  phase-1/it-is-so-2:\n    nth: 2\n    says: It is so\n    file: {path: a.md}\n"
    )


def test_a_twin_that_is_alone_now() -> None:
    old = b"version: 1\nrules:\n  phase-1/it-is-so: {nth: 2, says: It is so, file: {path: a.md}}\n"
    assert again(old, "- [x] It is so") == old.replace(b"nth: 2", b"nth: 1")


@pytest.mark.parametrize(
    "old",
    [
        "  phase-1/it-was: {says: &a It is b, file: {path: a.md}}\n  phase-1/more: {says: *a , file: {path: a.md}}\n",
        "  phase-1/it-was: &a\n    says: It is b c 1\n    file: {path: a.md}\n  phase-1/other: *a\n",
    ],
)
def test_what_others_share_is_not_changed(old: str) -> None:
    data = f"version: 1\nrules:\n{old}".encode()
    case, one = asked(data)
    with pytest.raises(UserError, match="can't be changed without touching other entries"):
        rebound_rules_file("dodcheck.yml", data, one, case)


def test_another_encoding_is_left_alone() -> None:
    data = "version: 1\nrules:\n  phase-1/it-was: {says: It is b c 1, file: {path: a.md}}\n".encode("utf-16")
    case, one = asked(data)
    with pytest.raises(UserError) as problem:
        rebound_rules_file("dodcheck.yml", data, one, case)
    assert str(problem.value) == f"dodcheck.yml is no UTF-8, so it is not changed\n  Change it by hand: says: {QUOTED}"


@given(st.text(alphabet="ab `'\"#:{}[],&*!|>%@\\-\u2028\x85é😀\u202e", max_size=40), st.sampled_from(['"%s"', "'%s'"]))
def test_any_words_are_bound_again(words: str, quoted: str) -> None:
    old = words.replace("\\", "").replace('"', "").replace("'", "")
    data = f"version: 1\nrules:\n  my-name:\n    says: {quoted % f'x{old}'}  # é\n    file: {{path: a.md}}\n".encode()
    files: dict[str, str | bytes] = {
        DOD: checklist(f"- [x] New {words} <!-- dodcheck id: my-name -->"),
        "dodcheck.yml": data,
        "a.md": "# A\n",
    }
    case = prepared(files)
    if not case.program.criteria or "my-name" not in {one.id for one in case.program.criteria}:
        return
    changed = rebound_rules_file("dodcheck.yml", data, find_rebinding(case, "my-name", None, lambda _path: None), case)
    head, tail = data.split(b"says: ")[0], b"  # \xc3\xa9\n    file: {path: a.md}\n"
    assert (changed.startswith(head), changed.endswith(tail)) == (True, True)
