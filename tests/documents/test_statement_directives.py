from __future__ import annotations

from support.documents import mistaken, read, shown


def spoken(source: str) -> list[str]:
    return [f"{one.id}: {one.inline.location}: {one.inline.text}" for one in read(source).criteria if one.inline]


def test_a_rule_stands_inside_beside_or_under_its_statement() -> None:
    source = """\
- [ ] a <!-- dodcheck {file: {path: a}} -->
- [ ] b
  <!-- dodcheck {file: {path: b}} -->
- [ ] c
<!-- dodcheck
{file: {path: c}}
-->
- [ ] d
  - [ ] e
    <!-- dodcheck: {file: {path: e}} -->
> - [ ] âœ… f <!-- dodcheck {file: {path: f}} -->

**Evidence**: g
<!-- dodcheck {file: {path: g}} -->

| H |
|-|
| [ ] h <!-- dodcheck {file: {path: h}} --> |
"""
    assert spoken(source) == [
        "program/a: D.md:1:23: {file: {path: a}}",
        "program/b: D.md:3:17: {file: {path: b}}",
        "program/c: D.md:6:1: {file: {path: c}}",
        "program/e: D.md:10:20: {file: {path: e}}",
        "program/f: D.md:11:29: {file: {path: f}}",
        "program/evidence-g: D.md:14:15: {file: {path: g}}",
        "program/h-h: D.md:18:23: {file: {path: h}}",
    ]
    assert mistaken(source) == []


def test_later_lines_of_a_comment_know_what_the_file_has_before_them() -> None:
    source = """\
- [ ] a
  <!-- dodcheck file:
    path: a
  -->
> 1. [ ] b
>    <!-- dodcheck
>    file: {path: b,
>      max: 1}
>    -->
"""
    assert [one.inline.indents for one in read(source).criteria if one.inline] == [(2,), (5,)]


def test_a_comment_in_a_code_span_is_no_rule() -> None:
    assert spoken("- [ ] a `<!-- dodcheck {file: {path: a}} -->`\n") == []


def test_a_fixed_id_replaces_the_whole_id() -> None:
    source = "## G\n- [ ] a <!-- dodcheck id: my-name -->\n  <!-- dodcheck {file: {path: a}} -->\n- [ ] b\n"

    assert shown(source) == ["2:1 box false my-name", "4:1 box false program/g/b"]
    assert spoken(source) == ["my-name: D.md:3:17: {file: {path: a}}"]


def test_mistakes_are_told_with_their_place_and_bad_ids_are_left_out() -> None:
    source = """\
- [ ] a <!-- dodcheck id: Bad Id --><!-- dodcheck id: good -->
- [ ] b <!-- dodcheck id: -->
- [ ] c <!-- dodcheck {x: 1} --> <!-- dodcheck {y: 1} -->
"""
    assert mistaken(source) == [
        "1:51 a second id for one statement",
        "1:23 `Bad Id` can't be an id",
        "2:23 the id is missing",
        "3:48 a second rule for one statement",
    ]
    assert [line.rpartition(" ")[2] for line in shown(source)] == ["program/a", "program/b", "program/c"]


def test_a_comment_beside_no_statement_is_a_mistake() -> None:
    source = """\
# T <!-- dodcheck id: a -->

<!-- dodcheck id: b -->

- plain <!-- dodcheck id: c -->

  <!-- dodcheck id: d -->

Words <!-- dodcheck id: e --> and `<!-- dodcheck id: code -->`.

| A <!-- dodcheck id: f --> | B |
|-|-|
| g <!-- dodcheck id: g --> | [ ] |

<!-- dodcheck id: h -->
<!-- dodchecked -->
"""
    said = "this dodcheck comment belongs to no statement"
    assert mistaken(source) == [
        f"1:19 {said}",
        f"3:15 {said}",
        f"5:23 {said}",
        f"7:17 {said}",
        f"9:21 {said}",
        f"11:19 {said}",
        f"13:19 {said}",
        f"15:15 {said}",
    ]
