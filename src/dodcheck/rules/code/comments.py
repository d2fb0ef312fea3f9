"""What of each line of a file is code and not comment."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dodcheck.rules.code.languages import Language, language_of, next_mark

_ANY_MARK = ("#", "//", "/*", "*", "--", ";", "%", "<!--", "'", "!", "rem ", '"', "(*", "{-", "..")


class UnclearError(Exception):
    """Code and comment of a file can't be told apart: why."""


def code_lines(path: str, lines: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Yield the numbered lines that hold code, without the comments in them.

    The language is told by the file's name, strings are known, and docstrings count as code. Where the name does not
    tell, every line is yielded as it is. Raises ``UnclearError`` where a block comment or a long text is never closed.
    """
    language = language_of(path)
    if language is None:
        yield from lines
        return
    inside, began, number = "", 0, 0
    for number, line in lines:
        before = inside
        code, inside = _code(line, language, inside)
        began = began if inside == before else number
        if code.strip():
            yield number, code
    if inside:
        raise UnclearError(f"what begins on line {began} is never closed by {inside}")


def may_be_comment(path: str, line: str) -> bool:
    """Return whether a line that ``code_lines`` yields may be a comment all the same: its language is not known."""
    return language_of(path) is None and line.strip().lower().startswith(_ANY_MARK)


def _code(line: str, language: Language, inside: str) -> tuple[str, str]:
    """Return the code of a line, and the closing mark of the comment or text that is open at its end.

    ``inside`` is the one that was open before it; the closing mark of a text has a space before it.
    """
    kept: list[str] = []
    at = 0
    while inside or at < len(line):
        if inside:
            piece, at = _until_closed(line, at, inside)
            kept.append(piece)
            if at < 0:
                break
            inside = ""
        else:
            match = next_mark(language).search(line, at)
            if match is None or match["mark"]:
                kept.append(line[at : match.start() if match else None])
                break
            inside = _closing(match["open"], language) if match["open"] else ""
            is_comment = bool(inside) and not inside.startswith(" ")
            kept.append(line[at : match.start() if is_comment else match.end()])
            at = match.end()
    return "".join(kept), inside


def _until_closed(line: str, at: int, inside: str) -> tuple[str, int]:
    """Return the text up to the closing mark, a space for a comment, and the end of the mark, -1 where it is open."""
    mark = inside.removeprefix(" ")
    end = line.find(mark, at)
    stop = -1 if end < 0 else end + len(mark)
    return (" " if inside == mark else line[at : None if stop < 0 else stop]), stop


def _closing(opening: str, language: Language) -> str:
    comment = dict(language.comments).get(opening)
    return comment if comment is not None else f" {dict(language.texts)[opening]}"
