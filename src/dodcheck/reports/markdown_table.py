"""Tables in Markdown, cut where a platform would refuse more, with a line for the rows that are left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence


def titled_table(title: str, head: str, rows: Sequence[str], most: int, count: int | None = None) -> Iterator[str]:
    """Yield a heading with a count, and the first ``most`` rows below ``head``; nothing where there are no rows.

    ``count`` is what the heading counts, where a row stands for several of them; the number of rows otherwise.
    """
    if rows:
        yield f"### {title} ({len(rows) if count is None else count:,})"
        yield from table(head, rows, most)


def table(head: str, rows: Sequence[str], most: int) -> Iterator[str]:
    """Yield the first ``most`` rows below ``head``, then how many are left out, if any are."""
    yield "\n".join([head, *rows[:most]])
    if len(rows) > most:
        yield left_out(len(rows) - most)


def left_out(number: int, what: str = "") -> str:
    """Return the sentence that says how many are left out; ``what`` names them where it is not plain."""
    return f"{number:,} more{f' {what}' if what else ''}: the JSON report has them all."
