"""Rules that ask for less than before, or are gone."""

from __future__ import annotations

import json
from collections.abc import Iterator

from dodcheck.binding.bind import Misbound
from dodcheck.binding.tree import Bound, as_data, same
from dodcheck.judge.written import written
from dodcheck.model.report import Origin
from dodcheck.trust.judges import Judges
from dodcheck.trust.pairing import Pair
from dodcheck.trust.sides import Comparison
from dodcheck.trust.stricter import asks_as_much
from dodcheck.trust.weakening import Weakening, Weakens, quoted

_SHOWN = 300


def find(judges: Judges) -> Iterator[Weakening]:
    """Yield a weakening for every promise whose rule is not known to ask for as much as before.

    A promise that had no rule can get any. One whose rule was written for other words was judged by none, and what is
    read from equal words is read by the same grammar. A rule that lost its statement is broken, which is told there.
    """
    told = judges.told
    orphans = {orphan.entry.key for orphan in told.case.bindings.orphans}
    for kept in told.pairs.kept:
        if kept.before.id in orphans:
            continue
        old = told.base.case.bindings.by_id.get(kept.before.id)
        new = told.case.bindings.by_id.get(kept.after.id)
        if isinstance(old, Bound) and not isinstance(new, Misbound) and not _as_strict(kept, old, new):
            yield _loosened(told, kept, old, new)


def _as_strict(kept: Pair, old: Bound, new: Bound | None) -> bool:
    if old.origin is Origin.RECOGNISED and (new is None or new.origin is Origin.RECOGNISED):
        return new is not None or kept.before.text != kept.after.text
    return new is not None and asks_as_much(old, new)


def _loosened(told: Comparison, kept: Pair, old: Bound, new: Bound | None) -> Weakening:
    said, detail = _said(old, new)
    before = written(kept.before, old, told.base.case.rules) or kept.before.location
    after = (written(kept.after, new, told.case.rules) if new else None) or kept.after.location
    whole = f"the rule for “{quoted(kept.after)}” {said}"
    return Weakening(Weakens.LOOSENED, kept.before.id, whole, before, after, detail)


def _said(old: Bound, new: Bound | None) -> tuple[str, str]:
    if new is None:
        return "is gone", f"it was {_shown(old)}"
    if same(old.tree, new.tree):
        return "decides more than it shows", f"{_shown(new)} was read from its words, which say more"
    return "may ask for less", f"was {_shown(old)}, is {_shown(new)}"


def _shown(bound: Bound) -> str:
    rule = json.dumps(as_data(bound.tree), ensure_ascii=False, default=str).replace('"', "")[1:-1]
    return rule if len(rule) <= _SHOWN else f"{rule[:_SHOWN]}…"
