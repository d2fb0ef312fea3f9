"""All code of others in a tree."""

from __future__ import annotations

from dodcheck.model.evidence import Place
from dodcheck.snapshot.protocol import Snapshot
from dodcheck.supply.vendoring.candidate import Candidate, Grade
from dodcheck.supply.vendoring.choosing import piece_with_facts
from dodcheck.supply.vendoring.elsewhere import copied_candidates, is_shown, with_licence
from dodcheck.supply.vendoring.foreign import why_own
from dodcheck.supply.vendoring.layout import DEEPEST, Layout
from dodcheck.supply.vendoring.look import look_at_candidate
from dodcheck.supply.vendoring.own import own_of
from dodcheck.supply.vendoring.reading import Reading
from dodcheck.supply.vendoring.roots import Root, roots
from dodcheck.supply.vendoring.rosters.table import listed_candidates
from dodcheck.supply.vendoring.splitting import split
from dodcheck.supply.vendoring.submodules import submodules
from dodcheck.supply.vendoring.survey import SkippedPlace, VendoredSurvey
from dodcheck.supply.vendoring.vendored import Confidence, Held, Vendored


def vendored_in(snapshot: Snapshot) -> VendoredSurvey:
    """Return the vendored code of a tree; nothing but tracked files is looked at."""
    finder = _Finder(snapshot)
    finder.add_submodules()
    for root in roots(finder.layout):
        finder.add_root(root)
    finder.add_embedded()
    finder.add_copied()
    return finder.survey()


class _Finder:
    """What was found so far, by path."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.layout = Layout(snapshot)
        self.reading = Reading(snapshot)
        self.code: dict[str, Vendored] = {}
        self._own_code: dict[str, str] = {}
        self._own = own_of(self.layout, self.reading)
        for path in self.layout.too_deep:
            self.reading.skip(Place(path), f"lies below more than {DEEPEST} folders, and is not looked at")

    def survey(self) -> VendoredSurvey:
        """Return what was found so far."""
        code = tuple(self.code[path] for path in sorted(self.code))
        left_out = tuple(SkippedPlace(Place(path), why) for path, why in sorted(self._own_code.items()))
        return VendoredSurvey(code, self.reading.skipped, left_out)

    def add_submodules(self) -> None:
        """Take the submodules, with what files around one that is called `src` say."""
        found = submodules(self.reading.snapshot)
        for skipped in found.skipped:
            self.reading.skip(skipped.place, skipped.why)
        for vendored in found.code:
            candidate = Candidate(vendored.path, Held.SUBMODULE, Grade.LISTED)
            around = piece_with_facts(candidate, look_at_candidate(candidate, self.layout, self.reading))
            self.code[vendored.path] = _completed(vendored, around)

    def add_root(self, root: Root) -> None:
        """Take what lies in a folder for vendored code."""
        inside = self._piece_of(f"{root.path}/")
        if root.grade is None:
            if not inside:
                self._own_code[root.path] = "lies where the project shows or tests something"
            return
        if inside and root.grade is not Grade.SURE:
            return
        found, complete = listed_candidates(root.path, self.layout, self.reading)
        for candidate in found:
            self._judge(candidate)
        if not complete:
            for candidate in split(root.path, root.grade, self.layout, inside=inside is not None):
                if candidate.path not in self.code:
                    self._judge(candidate)

    def add_embedded(self) -> None:
        """Take folders with a licence file of their own, outside of what is known."""
        for candidate in sorted(with_licence(self.layout)):
            if not self._piece_of(f"{candidate.path}/") and candidate.path not in self._own_code:
                if is_shown(f"{candidate.path}/"):
                    self._own_code[candidate.path] = "lies where the project shows or tests something"
                else:
                    self._judge(candidate)

    def add_copied(self) -> None:
        """Take source files that say where they were copied from."""
        for candidate in copied_candidates(self.layout, self._is_taken, self._own, self.reading):
            self._judge(candidate)

    def _judge(self, candidate: Candidate) -> None:
        seen = look_at_candidate(candidate, self.layout, self.reading)
        why = why_own(candidate, seen, self._own)
        if why is None:
            self.code[candidate.path] = piece_with_facts(candidate, seen)
        else:
            self._own_code[candidate.path] = why

    def _is_taken(self, path: str) -> bool:
        return is_shown(path) or path in self.code or self._piece_of(path) is not None

    def _piece_of(self, path: str) -> str | None:
        """Return the innermost piece that a path lies in; a folder's own path ends in a slash."""
        folder = path.rpartition("/")[0]
        while folder:
            if folder in self.code:
                return folder
            folder = folder.rpartition("/")[0]
        return None


def _completed(vendored: Vendored, around: Vendored) -> Vendored:
    """Return a submodule with what the folder around it says where git does not tell."""
    return vendored._replace(
        name=around.name if around.name.confidence is not Confidence.READ else vendored.name,
        version=around.version,
        url=vendored.url or around.url,
        licence=around.licence,
        supplier=around.supplier,
        also=around.also,
    )
