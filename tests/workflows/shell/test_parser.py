from __future__ import annotations

import pytest

from dodcheck.workflows.shell.flow import commands_of
from dodcheck.workflows.shell.lexer import tokens_of
from dodcheck.workflows.shell.parser import parse_script
from dodcheck.workflows.shell.settings import Settings
from dodcheck.workflows.shell.words import ShellProblem, Word


def words(script: str) -> list[str]:
    return [token.text for token in tokens_of(script) if isinstance(token, Word)]


@pytest.mark.parametrize(
    ("script", "found"),
    [
        ("a 'b c' \"d e\" f\\ g", ["a", "b c", "d e", "f g"]),
        ('d"od"che\\ck', ["dodcheck"]),
        ("a # b\nc#d", ["a", "c#d"]),
        ("a \\\n  b", ["a", "b"]),
        ("a > x 2>&1 < y &> z >> w <<< v", ["a"]),
        ("a 2 > x", ["a", "2"]),
        ("cat << EOF > x\nb $(c)\nEOF\nd", ["cat", "d"]),
        ("cat <<-'E F'\n\tb\n\tE F\nd", ["cat", "d"]),
        ("bash <<E\nb\nc\nE\nd", ["bash", "-c", "b\nc\n", "d"]),
        ("sudo /bin/sh -e <<'E' > x\nb\nE\nd", ["sudo", "/bin/sh", "-e", "-c", "b\n", "d"]),
        ("bash <<E", ["bash", "-c", ""]),
        ("python - <<E\nb = 1\nE\nd", ["python", "-c", "b = 1\n", "d"]),
        ("uv run python3 -u <<'E'\nb\nE", ["uv", "run", "python3", "-u", "-c", "b\n"]),
        ("node - <<E\nb()\nE", ["node", "-e", "b()\n"]),
        ("python x.py - <<E\nb\nE\nd", ["python", "x.py", "-", "d"]),
        ("ruby - <<E\nb\nE\nd", ["ruby", "-", "d"]),
        ("bash x.sh <<E\nb\nE\nd", ["bash", "x.sh", "d"]),
        ("a; bash <<E; b <<F\nc\nE\nd\nF\ne", ["a", "bash", "-c", "c\n", "b", "e"]),
        ("a ${b:-c d} $(e f) `g h` ${{ i || 'j' }}", ["a", "${b:-c d}", "$(e f)", "`g h`", "${{ i || 'j' }}"]),
        ('a "$(b ")")" c', ["a", '$(b ")")', "c"]),
        ("a $'b\\'c' $\"d\"", ["a", "b\\'c", "d"]),
        ('a "^$" "$\'b\'"', ["a", "^$", "$'b'"]),
        ("((a > b)) && c", ["((a > b))", "c"]),
        ("((a); (b))", ["a", "b"]),
        ("a\r\nb\r\n", ["a", "b"]),
    ],
)
def test_words(script: str, found: list[str]) -> None:
    assert words(script) == found


def test_a_word_knows_its_line_and_whether_it_is_exact() -> None:
    script = "a \\\n  'b\nc' \"$d\"\n\ne"
    found = [(word.text, word.line, word.exact) for word in tokens_of(script) if isinstance(word, Word)]
    assert found == [("a", 0, True), ("b\nc", 1, True), ("$d", 2, False), ("e", 4, True)]


@pytest.mark.parametrize(
    ("script", "lines"),
    [
        ("a\nb \\\n c\nd", [0, 1, 3]),
        ("x=$(\na\nb\n)\nc", [0, 1, 2, 4]),
        ("cat <<E\nq\nE\na", [0, 3]),
        ("if a\nthen b\nfi", [0, 1]),
    ],
)
def test_commands_know_their_lines(script: str, lines: list[int]) -> None:
    assert [ran.line for ran in commands_of(script, Settings())] == lines


@pytest.mark.parametrize(
    "script", ["if a; then b", "a )", "fi", "(a", "{ a", "case a in b", "for a do", "a &&", "| a", "f( {"]
)
def test_another_grammar_is_refused(script: str) -> None:
    with pytest.raises(ShellProblem, match="its shell grammar is not followed"):
        parse_script(script)


@pytest.mark.parametrize("script", ["a 'b", 'a "b', "a `b", "a $(b", "a ${b", "a ${{ b }", "a $'b", "a <(b", "a $((b"])
def test_what_is_never_closed_is_refused(script: str) -> None:
    with pytest.raises(ShellProblem, match=r"is never closed$"):
        parse_script(script)
