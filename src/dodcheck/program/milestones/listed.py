"""The milestones of a completion list: what has to be true of each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dodcheck.documents.slug import title, word_slug
from dodcheck.model.criterion import Criterion, Form
from dodcheck.model.milestone import leading_mention
from dodcheck.model.promise import Finished

_ASIDE = re.compile(r"\([^()]*\)")


def promise_of_line(criterion: Criterion, beside: Sequence[Criterion]) -> Finished | None:
    """Return what a line of a completion list promises: its milestone, and the group of its phase that it names.

    The group is the one whose words begin with those of the line, or the other way round: "M05: Actionlint active"
    names "Actionlint Active". ``beside`` are the criteria of the document.
    """
    words = title(criterion.text)
    named = leading_mention(words)
    if named is None:
        return None
    slug = word_slug(_ASIDE.sub(" ", words[named.end :]))
    groups = {
        other.group
        for other in beside
        if other.scope == criterion.scope and other.group and other.form is not Form.MILESTONE
    }
    fitting = sorted(group for group in groups if _begin_alike(slug, word_slug(group)))
    ids = _ids_in_group(fitting[0], criterion, beside) if len(fitting) == 1 else ()
    return Finished(named.members(), tuple(ids))


def _begin_alike(words: str, group: str) -> bool:
    shorter, longer = sorted((words, group))
    return "-" in shorter and f"{longer}-".startswith(f"{shorter}-")


def _ids_in_group(group: str, listed: Criterion, beside: Sequence[Criterion]) -> Iterator[str]:
    own = [
        criterion
        for criterion in beside
        if criterion.scope == listed.scope and criterion.group == group and criterion.form is not Form.MILESTONE
    ]
    if any(not criterion.fixed_id for criterion in own):
        yield f"{listed.scope}/{word_slug(group)}/*"
    yield from (criterion.id for criterion in own if criterion.fixed_id)
