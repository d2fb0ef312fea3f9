from __future__ import annotations

from support.judging import DOD, checklist, judged, notices, waived


def test_the_nearest_id_is_named_where_one_is_near() -> None:
    found = judged(
        {
            DOD: checklist("- [x] SBOM validates with schema", "- [ ] Everyone is happy"),
            "dodcheck.waivers.yml": waived(
                ("phase-1/sbom-validates-with-shema", "2030-01-01"), ("phase-1/gone", "2030-01-01")
            ),
        }
    )
    assert notices(found) == [
        (
            "unknown-waiver dodcheck.waivers.yml:3:5 no statement has the id `phase-1/sbom-validates-with-shema`; "
            "did you mean `phase-1/sbom-validates-with-schema`?"
        ),
        "unknown-waiver dodcheck.waivers.yml:4:5 no statement has the id `phase-1/gone`",
    ]
