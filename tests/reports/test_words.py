from __future__ import annotations

from dodcheck.model.criterion import Form
from dodcheck.model.evidence import Basis, Unknown
from dodcheck.model.verdict import Verdict
from dodcheck.reports.words import BASES, FORMS, UNKNOWNS, VERDICTS


def test_everything_has_its_words() -> None:
    assert (set(VERDICTS), set(BASES), set(FORMS)) == (set(Verdict), set(Basis), set(Form))


def test_every_unknown_has_its_way_out() -> None:
    assert set(UNKNOWNS) == set(Unknown)
    assert [unknown for unknown, out in UNKNOWNS.items() if not (out.meaning and out.advice and out.line)] == []
