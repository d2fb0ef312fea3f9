from __future__ import annotations

from dodcheck.model.location import Location
from dodcheck.model.phase import Phase


def test_a_phase_has_a_scope_and_a_name() -> None:
    phase = Phase("phase", "1.5", "Bridge", Location("D.md", 3))

    assert (phase.scope, phase.name) == ("phase-1-5", "phase 1.5")
