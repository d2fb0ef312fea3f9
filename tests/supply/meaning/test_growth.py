from __future__ import annotations

import time

from dodcheck.supply.bom import Bom, Component, Dependency, Encoding, Family, Licence, LicenceForm, Ref, Spec
from dodcheck.supply.meaning.check import problems_of
from dodcheck.supply.meaning.spdx_ids import spdx_ids


def large(count: int, edges: int, *, circle: bool = False) -> Bom:
    """Return a bill of so many components, each of which depends on so many behind it, the last on the first."""
    names = [f"pkg:generic/lib{index}@1.{index}" for index in range(count)]
    parts = tuple(
        Component(
            name=f"lib{index}",
            version=f"1.{index}",
            kind="library",
            ref=name,
            at=("components", index),
            purl=name,
            licences=(Licence(LicenceForm.EXPRESSION, "MIT OR Apache-2.0", ("components", index, "licenses", 0)),),
        )
        for index, name in enumerate(names)
    )
    depends = [
        Dependency(name, tuple(names[index + 1 : index + 1 + edges]), ("dependencies", index))
        for index, name in enumerate(names)
    ]
    if circle:
        depends[-1] = depends[-1]._replace(on=(names[0],))
    used = tuple(Ref(on, "dependsOn", one.at) for one in depends for on in one.on)
    declared = tuple(Ref(name, "component", ("components", index)) for index, name in enumerate(names))
    spec = Spec(Family.CYCLONEDX, "1.6", Encoding.JSON)
    return Bom(spec, parts, tuple(depends), declared, used, authors=("x",), timestamp=("2024-05-31T12:00:00Z", ()))


def seconds(told: Bom) -> float:
    start = time.process_time()
    problems_of(told)
    return time.process_time() - start


def test_time_grows_with_the_document() -> None:
    spdx_ids()
    small, big = large(500, 20), large(5000, 20)
    assert min(seconds(big) for _ in range(3)) < 15 * min(seconds(small) for _ in range(3))


def test_a_chain_of_any_length_is_followed_without_recursion() -> None:
    (found,) = (one for one in problems_of(large(50_000, 1, circle=True)) if one.code == "dependency-cycle")
    assert found.message == (
        "dependencies go in a circle: pkg:generic/lib0@1.0 → pkg:generic/lib1@1.1 → pkg:generic/lib2@1.2 → "
        "pkg:generic/lib3@1.3 → pkg:generic/lib4@1.4 → pkg:generic/lib5@1.5 → 49994 more → pkg:generic/lib0@1.0"
    )
