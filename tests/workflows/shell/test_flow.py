from __future__ import annotations

import contextlib
import time

import pytest

from dodcheck.workflows.shell.flow import commands_of
from dodcheck.workflows.shell.settings import Settings, started_with
from dodcheck.workflows.shell.words import ShellProblem


def masks(script: str, settings: Settings) -> list[str]:
    """Return, for each command `x`, what hides its failure."""
    found = commands_of(script, settings)
    return [" ".join(sorted(ran.masks)) for ran in found if ran.words and ran.words[0].text == "x"]


@pytest.mark.parametrize(
    ("script", "hidden"),
    [
        ("x", [""]),
        ("x; x; exit 0", ["", ""]),
        ("x || true", ["or"]),
        ("x || exit", [""]),
        ("x || exit 256", ["or"]),
        ("x || exit $?", [""]),
        ("x || { echo no; exit 2; }", [""]),
        ("x || { echo no; exit $?; }", ["or"]),
        ("x || (exit 1)", [""]),
        ("x || (exit 1) || true", ["or"]),
        ("x || (echo no && exit 1)", [""]),
        ("x || { echo no && exit 2; }", [""]),
        ("x || { echo no && exit $?; }", ["or"]),
        ("x || { cat log; false; }", [""]),
        ("x || { false; cat log; }", ["or"]),
        ("f() { x || return 1; }; f", [""]),
        ("f() { x || return 1; }; f || true", ["or"]),
        ("f() { x || return 0; }; f", ["or"]),
        ("f() { if ! x; then return 1; fi; }; f; y", [""]),
        ("x || false", [""]),
        ("x || false || true", ["or"]),
        ("x && y || z", ["or"]),
        ("x && y", [""]),
        ("x && y; z", ["and"]),
        ("y && x", [""]),
        ("y && x; z", ["after-success"]),
        ("y || x", ["after-failure"]),
        ("x | y", ["pipe"]),
        ("y | x", [""]),
        ("set -o pipefail; x | y", [""]),
        ("set -o pipefail; set +o pipefail; x | y", ["pipe"]),
        ("x | y; exit ${PIPESTATUS[0]}", [""]),
        ("x | y; exit $?", ["pipe"]),
        ("{ x; y; } | z", ["pipe"]),
        ("x &", ["background"]),
        ("! x", ["inverted"]),
        ("! x; y", ["negated"]),
        ("! x || exit 1", ["inverted"]),
        ("if ! x; then y; fi", ["condition"]),
        ("! ! x", [""]),
        ("if x; then y; fi", ["condition"]),
        ("if ! x; then exit 1; fi", [""]),
        ("if ! x; then exit $?; fi", [""]),
        ("if x; then y; else exit 1; fi", [""]),
        ("if x; then y; elif z; then w; else exit 1; fi", ["condition"]),
        ("if true; then x; fi", [""]),
        ("if y; then x; fi", ["branch"]),
        ("if y; then z; else x; fi", ["branch"]),
        ("while x; do y; done", ["condition"]),
        ("while y; do x; done", ["branch"]),
        ("for i in 1 2; do x; done", [""]),
        ("for i in; do x; done", ["branch"]),
        ("for i; do x; done", ["branch"]),
        ("case $1 in (a|b) x;; *) y;; esac", ["branch"]),
        ("(x)", [""]),
        ("(x; y) || true", ["unchecked"]),
        ("(set +e; x; y)", ["unchecked"]),
        ("(set +e); x; y", [""]),
        ("f() { x; }", ["uncalled"]),
        ("f() { x; }; f", [""]),
        ("f() { x; }; f || true", ["or"]),
        ("function f { x || true; }\nf", ["or"]),
        ("f() { f; x; }; f", [""]),
        ("x() { y; }; x", ["shadowed"]),
        ("alias x=true; x", ["shadowed"]),
        ("v=$(x)", [""]),
        ("v=$(x; y)", ["unchecked"]),
        ("export v=$(x)", ["substitution"]),
        ("echo `x`", ["substitution"]),
        ("cat <(x)", ["substitution"]),
        ('echo "a $(y "$(x)")"', ["substitution"]),
        ("exit 0; x", ["unreached"]),
        ("y && exit 0; x", ["left"]),
        ("y || exit 1; x", [""]),
        ("y || exit; x", [""]),
        ("exec y; x", ["unreached"]),
        ("exec > log; x", [""]),
        ("trap 'rm -f a' EXIT; x", [""]),
        ("trap 'rm -f a; exit 0' EXIT; x", ["trap"]),
        ("trap 'exit 0' INT TERM; x", [""]),
        ("trap 'echo no; exit 1' ERR; x", [""]),
        ("trap 'exit $?' EXIT; x", [""]),
        ("trap 'rm a; exit $?' EXIT; x", ["trap"]),
        ("trap 'c=$?; rm a; exit $c' EXIT; x", [""]),
        ("trap 'rm a; exit $c' EXIT; x", ["trap"]),
        ("f() { rm a; exit 0; }; trap f EXIT; x", ["trap"]),
        ("f() { rm a; }; trap f EXIT; x", [""]),
        ("trap 'exit 0' ERR; trap - ERR; x", [""]),
        ("set -n; x", ["not-executed"]),
        ("if y; then set +e; fi; x; z", ["unchecked"]),
        ("set +e; if y; then set -e; fi; x; z", ["unchecked"]),
    ],
)
def test_what_becomes_of_a_failure_under_e(script: str, hidden: list[str]) -> None:
    assert masks(script, Settings(errexit=True)) == hidden


@pytest.mark.parametrize(
    ("script", "hidden"),
    [
        ("x", [""]),
        ("x; y", ["unchecked"]),
        ("x; exit $?", [""]),
        ("x; exit 0", ["unchecked"]),
        ("x\nc=$?\ny\nexit $c", [""]),
        ("x\nc=$?\ny\nexit ${c:-0}", [""]),
        ("x\nc=$?\nc=0\nexit $c", ["captured"]),
        ("x\nc=$?\nexit 0", ["captured"]),
        ("x\ny\nc=$?\nexit $c", ["unchecked"]),
        ("x || c=$?\ny\nexit $c", [""]),
        ("x\nc=$?\nif [ $c -ne 0 ]; then y; exit $c; fi\nz", [""]),
        ("x\nc=$?\nif [ $c -eq 0 ]; then y; exit $c; fi\nz", ["captured"]),
        ("x\nc=$?\n[ $c -eq 0 ] || exit $c\nz", [""]),
        ("set -e; x; y", [""]),
        ("set -euo pipefail\nx | y", [""]),
    ],
)
def test_what_becomes_of_a_failure_without_e(script: str, hidden: list[str]) -> None:
    assert masks(script, Settings()) == hidden


@pytest.mark.parametrize(
    ("script", "hidden"),
    [
        ("die() { echo no >&2; exit 1; }; x || die gone; x", ["", ""]),
        ("die() { echo no; exit ${2:-1}; }; x || die gone; x", ["", ""]),
        ("die() { echo no; exit ${2:-0}; }; x || die gone", ["or"]),
        ("die() { exit; }; x || die", [""]),
        ("die() { echo no; exit; }; x || die", ["or"]),
        ("die() { if [ $LAX ]; then return; fi; exit 1; }; x || die", ["or"]),
        ("die() { if [ $LAX ]; then exit 0; fi; exit 1; }; x || die", ["or"]),
        ("die() { if [ $LAX ]; then exit 2; fi; exit 1; }; x || die", [""]),
        ("die() { for f in *.log; do test $f || continue; cat $f; done; exit 1; }; x || die", [""]),
        ("die() { return 1; }; x || die; x", ["unchecked", ""]),
        ("die() { return 1; }; x || die || true", ["or"]),
        ("die() (exit 1); x || die", [""]),
        ("die() { exit 1; }; (x || die) || true", ["or"]),
        ("die() { exit 1; }; y && die; x", [""]),
        ("die() { exit 1; }; if y; then die; fi; x", [""]),
        ("die() { exit 1; }; die; x", ["unreached"]),
        ("x || die; die() { exit 1; }", ["or"]),
        ("x || { if y; then exit 0; fi; exit 1; }", ["or"]),
        ("x || { y && exit 0; exit 1; }", ["or"]),
        ("x || { case $y in a) exit 0;; esac; exit 1; }", ["or"]),
        ("x || { (exit 0); exit 1; }", [""]),
        ("x || { f() { exit 0; }; exit 1; }", [""]),
        ("x || { while read n; do break; done; exit 1; }", [""]),
        ("while y; do x || { if z; then break; fi; exit 1; }; done", ["branch or"]),
    ],
)
def test_what_becomes_of_a_failure_before_a_function_or_a_group_that_exits(script: str, hidden: list[str]) -> None:
    assert masks(script, Settings()) == hidden


@pytest.mark.parametrize(
    ("flags", "settings"),
    [
        ("--noprofile --norc -eo pipefail", Settings(errexit=True, pipefail=True)),
        ("-e -o pipefail", Settings(errexit=True, pipefail=True)),
        ("-eux +e", Settings()),
        ("-o errexit -o noexec", Settings(errexit=True, noexec=True)),
        ("-- -e", Settings()),
        ("--login", Settings()),
    ],
)
def test_how_a_shell_is_started(flags: str, settings: Settings) -> None:
    assert started_with(flags.split()) == settings


HOSTILE = ["$(", "((", '"$(', "`", "{ ", "a=(", "<<a\n", "$((", "<(", "if ", "! ", "x && ", "f() ", "x;", "(x)|", "${"]
HOSTILE += ["case a in ", "$(x) ", "\\", "'", "${{", "x && exit 0\n", "c=$?\n", "f() { f; f; }; f; "]


@pytest.mark.parametrize("part", HOSTILE)
def test_a_hostile_script_costs_no_more_than_its_size(part: str) -> None:
    begun = time.process_time()
    with contextlib.suppress(ShellProblem):
        commands_of(part * (60_000 // len(part)), Settings(errexit=True))
    assert time.process_time() - begun < 20


def test_a_command_keeps_the_settings_that_it_ran_under() -> None:
    found = commands_of("a; set +e; b; (set -e; c); d", Settings(errexit=True))
    told = {ran.words[0].text: ran.settings.errexit for ran in found if ran.words[0].text != "set"}
    assert told == {"a": True, "b": False, "c": True, "d": False}
