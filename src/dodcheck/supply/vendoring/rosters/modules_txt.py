"""`vendor/modules.txt`, which `go mod vendor` writes."""

from __future__ import annotations

from collections.abc import Iterator

from dodcheck.supply.vendoring.candidate import Candidate, Grade, Naming
from dodcheck.supply.vendoring.facts.file_fact import FactFile, Field, fact_of
from dodcheck.supply.vendoring.layout import join_path
from dodcheck.supply.vendoring.vendored import Confidence, Held


def read_modules_txt(file: FactFile, root: str) -> Iterator[Candidate]:
    """Yield each module; one that was replaced by a folder of the repository is the project's own."""
    for number, line in enumerate(file.text.split("\n"), start=1):
        words = line.split()
        if words[:1] != ["#"] or len(words) < len(("#", "module", "version")):
            continue
        path, version = words[1], words[2]
        if "=>" in words:
            replaced = words[words.index("=>") + 1 :]
            if len(replaced) != len(("module", "version")):
                continue
            name, version = replaced
        else:
            name = path
        recorded = Confidence.RECORDED
        said = [*fact_of(Field.NAME, name, number, recorded), *fact_of(Field.VERSION, version, number, recorded)]
        if name.startswith("github.com/"):
            said += fact_of(Field.URL, f"https://{'/'.join(name.split('/')[:3])}", number, recorded)
        words_said = tuple(Naming(fact, file.path) for fact in said)
        yield Candidate(join_path(root, path), Held.FOLDER, Grade.LISTED, (), words_said, "golang")
