from __future__ import annotations

from bench.claims import Said
from bench.labels import CONTENT, NOTHING_SHOWS, Label, Truth
from bench.scoring import NO_CRITERION, Marked, Score, mark, percent, score


def label(rule: str = "file_exists path=b.py", truth: Truth = Truth.PROVED, also_ok: Truth | None = None) -> Label:
    return Label("one", "docs/a.md", 7, "`b.py` exists", rule, truth, also_ok, "tracked")


def said(verdict: str, text: str = "**`b.py`** exists", line: int = 7) -> Said:
    return Said("docs/a.md", line, text, verdict, "b.py is there")


def marked(one: Label, *others: Said) -> Marked:
    return mark(one, others, lambda path: path.endswith(".md"))


def test_a_label_meets_the_criterion_of_its_line_and_words() -> None:
    found = marked(label(), said("open", "another cell"), said("open", line=8), said("proved"))
    assert found == Marked(label(), None, "proved", "b.py is there")


def test_a_label_without_a_criterion_is_undecided() -> None:
    found = marked(label(), said("proved", "another cell"))
    assert (found.verdict, found.said, found.missed) == (NO_CRITERION, Truth.UNDECIDABLE, True)


def test_verdicts_are_answers() -> None:
    answers = {one: marked(label(), said(one)).said for one in ("proved", "ready", "refuted", "open", "unobservable")}
    assert answers == {
        "proved": Truth.PROVED,
        "ready": Truth.PROVED,
        "refuted": Truth.REFUTED,
        "open": Truth.REFUTED,
        "unobservable": Truth.UNDECIDABLE,
    }


def test_an_answer_where_nothing_can_be_told_is_wrong() -> None:
    found = marked(label("none: a setting", Truth.UNDECIDABLE), said("proved"))
    assert (found.wrong, found.right, found.lacking) == (True, False, NOTHING_SHOWS)


def test_a_second_answer_may_be_accepted() -> None:
    found = marked(label("none: ignored", Truth.UNDECIDABLE, also_ok=Truth.REFUTED), said("refuted"))
    assert (found.wrong, found.right) == (False, True)


def test_an_answer_from_a_placeholder_is_not_counted() -> None:
    found = marked(label("grep_lines pattern=a in=b.py"), said("refuted"))
    assert (found.wrong, found.right, found.uncounted, found.lacking) == (False, False, True, CONTENT)


def test_the_score_counts_what_is_decidable_there() -> None:
    labels = [
        marked(label(), said("proved")),
        marked(label(), said("unproven")),
        marked(label(), said("refuted")),
        marked(label("git_tag name=v1"), said("unobservable")),
        marked(label("none: a setting", Truth.UNDECIDABLE), said("unproven")),
    ]
    found = score(labels)
    assert found == Score(labels=5, decidable=3, decided=1, right=1, wrong=1)
    assert (found.share, found.precision) == ("33 %", "50 %")


def test_a_share_of_nothing_is_no_number() -> None:
    assert percent(0, 0) == "–"
