from __future__ import annotations

import time

import pytest

from dodcheck.workflows.shell.flow import commands_of
from dodcheck.workflows.shell.settings import Settings


def told(script: str) -> list[str]:
    """Return the commands of a script without `-e`, with what hides their failure; what only prints is left out."""
    found = commands_of(script, Settings())
    said = [(" ".join(word.text for word in one.words), " ".join(sorted(one.masks))) for one in found if one.words]
    return [f"{words} [{masks}]" if masks else words for words, masks in said if words.split()[0] in ("x", "$@", "y")]


@pytest.mark.parametrize(
    ("script", "commands"),
    [
        ('f() { "$@"; }; f x a', ["x a"]),
        ('f() { "$@"; echo; }; f x a', ["x a [unchecked]"]),
        ('f() { local n=$1; shift; "$@" || return 0; }; f one x a', ["x a [or]"]),
        ('f() { shift 2; "$@"; }; f one two x a', ["x a"]),
        ('f() { "${@:2}"; }; f one x a', ["x a"]),
        ('f() { if "$@"; then echo ok; fi; }; f x', ["x [condition]"]),
        ("f() { $*; }; f x; f y", ["x [unchecked]", "y"]),
        ('g() { f "$@"; }; f() { "$@"; }; g x a', ["x a"]),
        ('f() { "$@"; }; "$@"', ["$@", "$@ [branch]"]),
        ('f() { "$@"; }; f', []),
    ],
)
def test_what_a_function_is_called_with_is_run_in_it(script: str, commands: list[str]) -> None:
    assert told(script) == commands


@pytest.mark.parametrize(
    ("script", "commands"),
    [
        ("for n in $(x a); do y; done", ["x a [listed substitution]", "y [branch unchecked]"]),
        ("while read n; do y; done < <(x a)", ["x a [listed substitution]", "y [branch unchecked]"]),
        ('while read n; do y; done <<< "$(x a)"', ["x a [listed substitution]", "y [branch unchecked]"]),
        ("y < <(x a)", ["y", "x a [substitution]"]),
        (
            "while read n; do y; done < <(x a | y b)",
            ["x a [pipe]", "y b [listed substitution]", "y [branch unchecked]"],
        ),
        ("y < plain; y 2> >(x a)", ["y [unchecked]", "y"]),
    ],
)
def test_what_feeds_a_loop_or_a_command_is_seen(script: str, commands: list[str]) -> None:
    assert told(script) == commands


def test_names_that_are_set_in_a_shell_of_its_own_end_with_it() -> None:
    found = commands_of("a=1; y | while read n; do b=1; done; (c=1; exit $c); exit $b", Settings())
    names = {word.text: "apart" in one.masks for one in found for word in (*one.assigned, *one.words[:1])}
    assert {name: names[name] for name in ("a=1", "b=1", "c=1")} == {"a=1": False, "b=1": True, "c=1": True}
    assert [("apart" in one.masks) for one in found if one.words and one.words[0].text == "exit"] == [True, False]


@pytest.mark.parametrize(
    "unit",
    [
        'f() { "$@"; }\nf x a\n',
        "while read n; do y; done < <(x a)\n",
        "y < <(x a) < <(x b)",
        "ssh host <<END\nx\nEND\n",
    ],
)
def test_what_is_long_takes_time_in_proportion(unit: str) -> None:
    def spent(times: int) -> float:
        best = 9.0
        for attempt in range(3):
            # The commands of an equal text are kept.
            text = f"{unit * times}\n# {attempt}"
            begun = time.process_time()
            commands_of(text, Settings())
            best = min(best, time.process_time() - begun)
        return best

    assert spent(2_400) < 8 * spent(600) + 0.05


def test_many_words_of_a_call_are_not_copied_into_each_command_of_its_function() -> None:
    body = '"$@"; ' * 3_000
    begun = time.process_time()
    found = commands_of(f"f() {{ {body} }}; f {'x ' * 30_000}", Settings())
    assert time.process_time() - begun < 4
    assert max(len(one.words) for one in found[1:]) < 100
