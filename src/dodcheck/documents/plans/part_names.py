"""How authors name the parts of a plan: regexes of whole headings and labels, in lower case and without notes."""

from __future__ import annotations

_OWN = r"(?:(?:this|the|current|our|full|m\d[\w.-]*|v?\d[\w.]*)\s)?"
_THING = r"(?:scope|milestone|plan|phase|sprint|work|pr|release|task|project|change|refactor|iteration)s?"
_AND_SO_ON = r"and|&|/|for|of|in|by|per|to|at|on|after|before|list|checklist|table|overview|summary|structure"
_TAIL = rf"(?:\s*[:—–-].*|\s+(?:{_AND_SO_ON})\b.*|\s*/.*)?"
_EXPLICITLY = r"(?:(?:explicit|strict|hard|intentional|deliberate|clear)(?:ly)?\s)?"
_CHANGES = r"(?:\s(?:changes?|actions?|edits?|files?|paths?|work|areas?|surfaces?|in\s.*|for\s.*))?"

NEVER = r"(?:(?:must|may|shall|should|will|can|do|does|to|is|are)\s?(?:not|never|n't)|never)"
"""What forbids, before the verb."""
CHANGED = r"(?:chang(?:e|ed|ing)|modif(?:y|ied)|alter(?:ed)?|touch(?:ed)?|edit(?:ed)?|mov(?:e|ed)|break)"
"""What is done to a thing that must not change."""
NEVER_CHANGES = rf"{NEVER}\s(?:be\s)?{CHANGED}\b"
"""That a thing must not change."""

_OUT = (
    rf"{_EXPLICITLY}(?:out|outside)[ -](?:of[ -])?(?:the\s)?{_OWN}(?:\w+\s)?scope{_TAIL}",
    rf"{_EXPLICITLY}(?:non|anti)[- ]?(?:goals?|objectives?|scope|targets?){_TAIL}",
    r"(?:explicit(?:ly)?\s|hard\s|scope\s)?(?:exclusions?|excluded)(?:\s(?:items?|work|from\s.*))?",
    rf"(?:explicitly\s)?not\s(?:in|within|part of)\s(?:the\s)?{_OWN}{_THING}{_TAIL}",
    (
        r"(?:explicitly\s|strictly\s)?(?:forbidden|prohibited|disallowed|not (?:allowed|permitted|included|covered))"
        rf"{_CHANGES}"
    ),
    rf"what\s(?:{_OWN}{_THING}|this|it|we|m\d\S*)\s(?:is not|does not|will not|won't|do not|are not)\b.*",
    r"(?:hard\s)?no-?go\s(?:areas?|zones?)|off[- ]limits|do not (?:touch|change|modify|edit)|out",
    r"(?:(?:we )?(?:won't|will not)(?: do)?|excludes|(?:limitations|limits) and exclusions)(?: \(.*)?",
)
_IN = (
    rf"(?:explicitly\s)?(?:in|within)[ -](?:the\s)?{_OWN}scope{_TAIL}",
    rf"(?:explicitly\s)?(?:allowed|permitted){_CHANGES}",
    r"(?:explicitly\s)?(?:inclusions|included(?:\s(?:items?|work))?)|may change|goals and scope|in|includes",
)
_SCOPES = (
    (
        rf"{_OWN}scope(?:\s(?:boundar(?:y|ies)|definition|statement|confirmation|limits?|guard(?:rails?)?|control"
        rf"|contract|of\s.*|and\s.*|&\s.*))?"
    ),
    r"(?:explicit|exact|milestone|overall|project|planned) scope(?:\s(?:boundar(?:y|ies)|definition))?|boundaries",
)
_ROLLBACK = (
    (
        r"(?:(?:emergency|simple|full|the)\s)?(?:roll-?\s?backs?|revert(?:ing)?|back-?out|undo|reversal)"
        r"(?:[ -](?:plan|strateg(?:y|ies)|posture|procedures?|steps?|path|approach|instructions?|method|protocol"
        rf"|policy|considerations?|notes?|and\b.*|&.*))?{_TAIL}"
    ),
    r"(?:contingency|backup|recovery|mitigation|abort)(?: plan)?\s?(?:and|&|/)\s?roll-?\s?backs?\b.*",
    r"recovery(?: (?:plan|steps|procedure))?",
    r"(?:how|plan|steps|way) to (?:roll\s?back|revert|undo)\b.*|reversibility",
)
_RISK = (
    (
        r"(?:(?:primary|main|key|known|residual|potential|secondary|major|technical|the)\s)?"
        r"(?:risks?|mitigations?|blast radius|likelihood|impact|contingenc(?:y|ies)|hazards?)"
        r"(?:\s\d+.*)?(?:\s*[:—–-].*)?"
    ),
    r"risks?\s(?:and|&|/)\s(?:mitigations?|handling|controls?|responses?|blast radius)\b.*",
    r"risk (?:assessment|register|analysis|table|matrix|level|profile)",
)
_WHAT = r"(?:deliverables?|artifacts?|artefacts?|outputs?|work products?|hand-?overs?)"
_KIND = (
    r"(?:required|mandatory|expected|planned|key|main|core|primary|concrete|milestone|project|phase|final|closeout"
    r"|documentation|docs?|code|test|additional|stretch|optional|minimum|produced|tangible|plan|repo|repository)"
)
_DELIVERABLES = (
    rf"(?:{_KIND}[\s,/&]+){{0,3}}{_WHAT}(?:\s?[&/,]\s?\w+|\sand\s\w+)?{_TAIL}",
    rf"{_OWN}(?:{_KIND}\s)?deliverables?\b{_TAIL}",
    (
        r"(?:documents?|files?|artifacts?)\sto\s(?:be\s)?(?:creat|updat|produc|deliver|add|writ)\w*"
        r"(?:[\s/,&]+(?:or|and)?\s?\w+){0,3}"
    ),
    r"expected results?",
    r"what\s(?:will be|is|gets|we(?: will)?)\s(?:deliver(?:ed)?|produced?|ship(?:ped)?)|definition of deliverables",
)

OUT_OF_SCOPE = "|".join(_OUT)
"""What is not to be done."""
IN_SCOPE = "|".join(_IN)
"""What is to be done."""
SCOPE = "|".join(_SCOPES)
"""What is to be done, or what is not."""
_WHAT_MUST = r"(?:(?:what|files|folders|paths|areas|things|surfaces)\s)?(?:that\s)?(?:(?:we|you|it)\s)?"
_MUST_NOT = rf"(?:must|may|shall|should|will|can)\s(?:not|never)\s(?:be\s)?{CHANGED}\b"
UNCHANGING = rf"{_WHAT_MUST}{_MUST_NOT}.*|unchang(?:ed|ing)\b.*"
"""What must not change."""
ROLLBACK = "|".join(_ROLLBACK)
"""How the work is undone."""
RISK = "|".join(_RISK)
"""What may go wrong, and what is done against it."""
OTHER = (
    r"(?:acceptance|exit|success|completion|done) (?:criteria|criterion|conditions?)|acceptance|definition of done"
    r"|verification(?: (?:plan|steps|commands|sequence))?|(?:done|complete) when|validation(?: plan)?"
)
"""What shows that the work is done."""
GAPS = r"(?:(?:known|open|remaining|current|declared|accepted)\s)?(?:evidence|evidential) gaps?(?:\s*[:—–-].*)?"
"""What can't be shown."""
DELIVERABLES = "|".join(_DELIVERABLES)
"""What is left behind."""
NOT_OURS = (
    r"\b(?:future|deferred|later|next|previous|past|upstream|out[- ]of[- ]scope|non-?)\W?(?:\w+ )?"
    r"(?:deliverables?|artifacts?|outputs?)"
)
"""What is left behind by others, or not at all."""
