import pytest

from dodcheck.model.evidence import Evidence, Outcome
from dodcheck.rules.reading.named import named_file
from dodcheck.snapshot.memory import MemorySnapshot

SNAPSHOT = MemorySnapshot({"docs/a.md": b"words\n", "docs/plan.md": b"`a.md`\n", "schemas/s.json": b'{"a": 1}\n'})


@pytest.mark.parametrize(
    ("path", "named_in", "outcome", "summary", "examined"),
    [
        ("gone.md", None, Outcome.FAILS, "gone.md is missing", 0),
        ("gone.md", "docs/plan.md", Outcome.FAILS, "gone.md is missing", 0),
        ("docs", None, Outcome.FAILS, "docs is a folder", 0),
        ("docs", "docs/plan.md", Outcome.FAILS, "docs is a folder", 0),
        ("schemas/*.json", None, Outcome.UNKNOWN, "schemas/*.json is not one file: schemas/s.json is there", 1),
    ],
)
def test_what_is_no_one_file_never_holds(
    path: str, named_in: str | None, outcome: Outcome, summary: str, examined: int
) -> None:
    found = named_file(SNAPSHOT, path, named_in, "schema")

    assert isinstance(found, Evidence)
    assert (found.kind, found.outcome, found.summary) == ("schema", outcome, summary)
    assert (found.examined, found.matched) == (examined, 0)


@pytest.mark.parametrize(("path", "named_in"), [("docs/a.md", None), ("a.md", "docs/plan.md")])
def test_one_file_is_its_path(path: str, named_in: str | None) -> None:
    assert named_file(SNAPSHOT, path, named_in, "schema") == "docs/a.md"
