"""How statements say that something ended well: it passes, is green, exits 0, completes without errors."""

from __future__ import annotations

_FAULT = (
    r"(?:(?!warnings?\b)[a-z-]+ ){0,2}"
    r"(?:errors?|failures?|failed tests|failing tests|issues?|problems?|violations?|findings?)"
)
_NONE = rf"(?:no|zero|0|without|without any) {_FAULT}(?:(?: and| or| /|,) (?:(?:no|zero|0) )?{_FAULT})?"
CLEANLY = rf"(?:(?: cleanly| clean| successfully| fully|(?: with| and|,| —)? {_NONE}| \({_NONE}\)))?"
"""What may stand behind such a word and says no more: warnings are no errors, and are not in it."""
_IS = r"(?:(?:is|are|be|stays?|remains?|still|now|both|all|also|always|must|has to|have to|runs?|reports?|shows?) )*"
_GREEN = r"(?:pass(?:es|ed|ing)?|succeed(?:s|ed)?|green|clean|ok|okay|successful)"
_EXITS = (
    r"(?:(?:exits?|exits? with|(?:returns?|ends? with|finish(?:es)? with|completes? with)(?: an)? exit)"
    r"(?: code| status)?(?: of)? (?:0|zero))"
)
_DONE = (
    r"(?:(?:completes?|completed|finish(?:es|ed)?|runs?|ends?|executes?|compiles?|builds?)"
    rf"(?: cleanly| clean| successfully| without (?:any )?{_FAULT}| with (?:no|zero|0) {_FAULT}))"
)
_REPORTS = rf"(?:(?:has|have|reports?|shows?|produces?|yields?|finds?|gives?|returns?) {_NONE})"
ENDS_WELL = rf"(?:— |→ |: )?{_IS}(?:{_GREEN}|{_EXITS}|{_DONE}|{_REPORTS}){CLEANLY}"
"""That something ended well, and nothing else."""
