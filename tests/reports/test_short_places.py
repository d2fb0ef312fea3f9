from __future__ import annotations

from dodcheck.model.location import Location
from dodcheck.reports.short_places import short_paths, short_place


def test_a_path_is_as_short_as_tells_it_from_the_others() -> None:
    assert short_paths(["docs/M03/M03_plan.md", "docs/M03/log.md", "docs/M04/log.md", "DOD.md", "docs/DOD.md"]) == {
        "docs/M03/M03_plan.md": "M03_plan.md",
        "docs/M03/log.md": "M03/log.md",
        "docs/M04/log.md": "M04/log.md",
        "DOD.md": "DOD.md",
        "docs/DOD.md": "docs/DOD.md",
    }


def test_a_short_path_is_no_option() -> None:
    assert short_paths(["docs/-x.md"]) == {"docs/-x.md": "docs/-x.md"}


def test_a_place_is_safe_to_print() -> None:
    assert short_place(Location("docs/a\x1b.md", 3, 1), short_paths(["docs/a\x1b.md"])) == r"a\x1b.md:3"
