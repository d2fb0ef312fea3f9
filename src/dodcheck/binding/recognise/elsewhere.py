"""Words that take back, narrow or move what the words before them say."""

from __future__ import annotations

import re
from functools import cache

_TURNING = (
    r"\?|n't\b|\b(?:"
    r"generat|produc|run ?time|ignor|local|artifact|artefact|build|built|untracked|not\b|never |no\b|none\b|"
    r"upload|attach|publish|releas|temporar|install|deploy|remote|branch|fork|wiki|repo|extern|another|"
    r"other |elsewhere|delet|remov|drop|deprecat|renam|moved?\b|replac|merg|fold|consolidat|split|"
    r"supersed|archiv|obsolet|instead|skip|cancel|won'?t|decid|revert|abandon|reject|privat|vault|conflu|"
    r"see |missing|broken|fail|absent|wrong|invalid|commit|push|now |later|optional|if |when |unless|"
    r"until|or |n/a|tbd|planned|pending|will |to be|would|should|could|may |might |partial|draft|todo|"
    r"between |lives?\b|stored|served|hosted|bucket|s3\b|google drive|sharepoint|notion\b|submodule|separate |"
    r"except|exclud|apart from|only|without|outside|legacy|allow|waive|exempt|defer|previous|former|before|"
    # The commonest of them in other languages, where the words beside a path are not English.
    r"elimin|borrad|remov|removid|supprim|retir|gelösch|entfern|verschob|umbenannt|ersetzt|renombrad|renomm|déplac|"
    r"movid|spostat|rimoss|opcion|opciona|optionn|falls|wenn|nicht|pendient|pendente|wird|удал|перенес|переимен|"
    r"заменен|если|не |usun|przenies|xóa|silin|kaldır|taşın)"
    # The name of another repository alone: (acme/infra).
    r"|^[ (,]*(?!ci/cd|i/o\b)[a-z][\w.-]*/[a-z][\w.-]*[ ).]*$"
    r"|→|->|删除|刪除|移除|移动|移至|重命名|改名|替换|废弃|可选|未|不|没|削除|廃止|移動|置換|しない|不要|任意|삭제|제거|이동|변경"
)
_SET_ASIDE = re.compile(
    r"\b(?:out of scope|non[- ]?goals?|future|not included|won['’]?t do|do not|don['’]?t|rejected|backlog|ideas?|later|"
    r"someday|nice to have|stretch|known gaps?|superseded|obsolete|anti-?patterns?|counter-?examples?)\b"
)


def turns_aside(rest: str) -> bool:
    """Return whether the words that are not understood may take back, narrow or move what the others say."""
    return bool(rest) and bool(_turning().search(rest))


@cache
def _turning() -> re.Pattern[str]:
    """Return the pattern, compiled when it is first needed: that takes some milliseconds."""
    return re.compile(_TURNING)


def is_set_aside(heading: str) -> bool:
    """Return whether a heading says that what stands under it is not promised, or must not be."""
    return bool(heading) and bool(_SET_ASIDE.search(heading))
