"""How a line that ends with a colon says what the list below it is: regexes of its end, in lower case."""

from __future__ import annotations

from dodcheck.documents.plans.part_names import NEVER_CHANGES

_KEPT = r"(?:unchanged|untouched|unmodified|intact|frozen|as (?:is|they are|it is))"
_UNCHANGING = (
    rf"\b{NEVER_CHANGES}(?:\s\w+){{0,5}}",
    rf"\b(?:must|to|shall|should|will|can)\s(?:also\s)?(?:remain|stay|be (?:kept|left))\s{_KEPT}(?:\s\w+){{0,4}}",
    r"^unchanged",
    r"\bno (?:\w+ ){0,2}(?:changes?|modifications?|edits?) (?:to|in)(?: the)?",
)
_OUT = (
    r"\bout[- ]of[- ]scope(?: \w+){0,5}",
    r"\bnot in scope(?: \w+){0,4}",
    r"^(?:explicitly |intentionally )?excluded(?: \w+){0,4}|\b(?:milestone|plan|phase|m\d\S*) (?:explicitly )?excludes",
    (
        r"(?:\b(?:this|the) (?:milestone|plan|phase|pr|sprint)|\bm\d\S*|^it)"
        r" (?:does|do|will|must|shall|may) not"
        r"(?! (?:yet )?(?:claim|prove|imply|assert|mean|guarantee))(?: \w+){0,2}"
        r"|\bwe (?:will|must|shall|may) not(?: \w+){0,2}|^do not"
    ),
    r"^(?:explicit )?non-?goals?|^not (?:allowed|permitted|included)|^(?:forbidden|prohibited)(?: \w+){0,3}",
    r"\b(?:is|are) (?:forbidden|prohibited|not allowed|not permitted)",
)
_IN = (
    r"^(?:explicitly )?in[- ]scope(?: \w+){0,4}",
    r"\b(?:is|are) in scope(?: \w+){0,3}",
    r"^(?:only )?(?:allowed|permitted)(?: \w+){0,3}",
    r"\b(?:may|can) (?:only )?(?:change|touch|modify|edit)(?: only)?",
    r"\b(?:is|are) (?:allowed|permitted)(?: \w+){0,3}",
)
_ROLLBACK = r"^(?:to )?(?:roll ?back|revert|undo)(?: (?:by|plan|procedure|strategy|steps|posture))?(?: \w+){0,3}"
_DELIVERABLES = (r"^(?:\w+ ){0,2}deliverables?(?: \w+){0,3}", r"\bdeliverables (?:are|of this milestone(?: are)?)")

EXCEPTIONS = r"\b(?:except(?:ions?)?(?: for)?|other than|apart from|besides)(?: \w+){0,4}$"
"""What follows is left out of what stands around it."""
CRITERIA = r"^(?:acceptance|exit|success|completion) (?:criteria|criterion)$|^acceptance$|^verification$"
"""What follows shows that the work is done."""
CONDITIONS = r"\b(?:without|unless|until)(?: \w+){0,4}$"
"""What follows says when what stands around it does not hold."""
UNCHANGING = rf"(?:{'|'.join(_UNCHANGING)})$"
"""What follows must not change."""
OUT_OF_SCOPE = rf"(?:{'|'.join(_OUT)})$"
"""What follows is not to be done."""
IN_SCOPE = rf"(?:{'|'.join(_IN)})$"
"""What follows is to be done."""
ROLLBACK = rf"(?:{_ROLLBACK})$"
"""What follows undoes the work."""
RISK = r"^(?:\w+ )?(?:risks?|mitigations?|blast radius)$"
"""What follows may go wrong, or is done against it."""
GAPS = r"^(?:known |open )?evidence gaps?$"
"""What follows can't be shown."""
DELIVERABLES = rf"(?:{'|'.join(_DELIVERABLES)})$"
"""What follows is left behind."""
