from __future__ import annotations

import pytest

from dodcheck.documents.markdown import parse_markdown
from dodcheck.documents.text import decode
from dodcheck.model.evidence import Outcome
from dodcheck.rules.outlines.registers import entry_finding

CLOSED = """
Mitigated
Closed in May 2026
Closed as wontfix
Fixed in 1.2.0
Fixed in 3 of 3 services
100% done
Resolved, no longer a risk
done (M03)
"""
DOUBTFUL = """
never resolved
not fixed
can't be fixed
cannot be addressed
won't be fixed
isn’t fixed
no longer fixed
nothing done
nobody closed it
hardly mitigated
half-done
50% done
99.5% done
done 3 of 7
Done, 5 out of 7 dropped
less than fully addressed
far from done
is being addressed
could be mitigated
would be fixed by M05
must be fixed
can be closed
may be closed
expected fixed by 2027
fix planned, done soon
fixed, but only on Linux
fixed in main, reverted
resolved incorrectly
rejected as fixed
"""
OPEN = """
blocked
planned
waiting
in review
unresolved
"""
TOLD = {CLOSED: Outcome.HOLDS, DOUBTFUL: Outcome.UNKNOWN, OPEN: Outcome.FAILS}


@pytest.mark.parametrize(
    ("status", "told"), [(line, told) for lines, told in TOLD.items() for line in lines.strip().splitlines()]
)
def test_what_a_status_says_of_an_entry(status: str, told: Outcome) -> None:
    text = f"# Risks\n\n| ID | Status |\n|---|---|\n| R-12 slow start | {status} |\n"
    assert entry_finding(parse_markdown(decode(text.encode())).blocks, "R-12", closed=True).outcome is told
