"""Whether a catalogue has an entry for every invariant that another document names."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from dodcheck.documents.inline import plain
from dodcheck.documents.invariants.catalogue import Catalogue
from dodcheck.documents.invariants.ids import Key, id_key
from dodcheck.documents.links import markdown_texts
from dodcheck.documents.markdown import parse_markdown
from dodcheck.documents.text import UndecodableError, decode
from dodcheck.model.evidence import Evidence, Outcome, Place, Unknown
from dodcheck.phrasing import counted, some
from dodcheck.rules.finding import Finding
from dodcheck.snapshot.protocol import Snapshot, UnreadableError
from dodcheck.snapshot.resolve import is_foreign_path

LISTED = "listed"
"""The least that is asked of an invariant: an entry, whatever its strength."""
MAX_DOCUMENTS = 5_000
"""More documents than this are not searched."""
MAX_PLACES = 50
_FAMILY = 3
"""Letters that the ids of a family begin with, at least: shorter ones may be risks or issues elsewhere."""


class _Named(NamedTuple):
    """An id as it is written, and where."""

    written: str
    place: Place


def examined(kind: str, path: str, catalogue: Catalogue, ids: Sequence[str], snapshot: Snapshot) -> Evidence:
    """Return whether each of these ids, else each that another Markdown document names, has an entry."""
    known = {invariant.mentions[0].key for invariant in catalogue.invariants}
    families = sorted({str(key[0]) for key in known if len(str(key[0])) >= _FAMILY})
    wanted = {key: _Named(id_, Place(path)) for id_ in ids if (key := id_key(id_))}
    wanted = wanted or dict(_elsewhere(snapshot, path, families))
    lost = [one for key, one in wanted.items() if key not in known]
    finding = _finding(path, catalogue, wanted, lost)
    pattern = f"({'|'.join(families) or 'INV'})[-_]?[0-9]+"
    count = max(1, len(wanted)) if finding.unknown is None else len(wanted)
    shown = finding._replace(examined=count, matched=len(wanted) - len(lost), skipped=catalogue.skipped)
    reproduce = f"git grep -n -o -E {shlex.quote(pattern)} -- '*.md'"
    return shown._replace(places=finding.places[:MAX_PLACES]).evidence(kind, reproduce)


def _finding(path: str, catalogue: Catalogue, wanted: Mapping[Key, _Named], lost: Sequence[_Named]) -> Finding:
    count, here = len(catalogue.invariants), (Place(path),)
    listed = f"{path} lists {counted(count, 'invariant') if count else 'no invariant'}"
    if catalogue.skipped:
        return Finding(
            Outcome.UNKNOWN, f"{listed}, and nests too deep to be read as a whole", here, unknown=Unknown.SKIPPED
        )
    if lost:
        which = some(_where(one, path) for one in lost)
        return Finding(Outcome.FAILS, f"{listed}, but not {which}", tuple(one.place for one in lost))
    if not count:
        return Finding(Outcome.FAILS, listed, here)
    if not wanted:
        message = f"{listed}, and no other document names any by its id, so nothing shows that they are all"
        return Finding(Outcome.UNKNOWN, message, here, unknown=Unknown.EMPTY_SCOPE)
    all_ = "the one that another document names" if len(wanted) == 1 else f"all {len(wanted)} that other documents name"
    return Finding(Outcome.HOLDS, f"{listed}, with {all_}", here)


def _where(one: _Named, path: str) -> str:
    return one.written if one.place.path == path else f"{one.written} ({one.place.path}:{one.place.line})"


def _elsewhere(snapshot: Snapshot, catalogue: str, families: Sequence[str]) -> Iterator[tuple[Key, _Named]]:
    """Yield the invariants of these families that other documents name outside code blocks, with their first places."""
    if not families:
        return
    written = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, families))})[-_][0-9]{{1,5}}(?![\w-])")
    seen: set[Key] = set()
    for path in [path for path in snapshot.glob("**/*.md") if path != catalogue and not is_foreign_path(path)][
        :MAX_DOCUMENTS
    ]:
        for name, line in _names(snapshot, path, written):
            key = id_key(name)
            if key and key not in seen:
                seen.add(key)
                yield key, _Named(name, Place(path, line))


def _names(snapshot: Snapshot, path: str, written: re.Pattern[str]) -> Iterator[tuple[str, int]]:
    try:
        text = decode(snapshot.read(path))
    except (UnreadableError, UndecodableError):
        return
    if any(map(written.search, text.lines)):
        yield from (
            (name, line)
            for source, line in markdown_texts(parse_markdown(text).blocks)
            for name in written.findall(plain(source))
        )
