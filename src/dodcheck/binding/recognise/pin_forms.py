"""How prose says that actions are pinned: the forms of `action_pins`."""

from __future__ import annotations

from dodcheck.binding.recognise.forms import BE, SLOT, named

REF = rf"(?:{SLOT}|@[\w./-]+)"
"""A name behind an ``@``, in code marks or not."""
_REFS = named(rf"{REF}(?:(?:,? and |,? or |,? nor |, | / |/){REF})*", "refs")
_NOUN = (
    r"(?: (?:action |workflow )?(?:references?|refs?|uses?|usages?|pins?|occurrences?|instances?|actions?)(?: of)?)?"
)
_LEFT = r"(?: (?:left|remain|remains|remaining|present|used|anywhere))?"
_FLOWS = r"(?:the |all |our |any )*(?:ci |github |github actions )?workflows?(?: files?)?"
_WHERE = rf"(?:{named(_FLOWS, 'flows')}|(?:the )?⟦(?P<place>\d+)⟧(?: files?| folder)?)"
_IN = rf"(?: (?:in|inside|within|under|across|from) {_WHERE})"
_ASIDE = r"(?P<aside> \([^()]*\))?"
_ACTION = r"(?:(?:github |third[- ]party |3rd[- ]party |external )*(?:actions?|steps?|workflows?))"
_AT = (
    r"(?:(?:is |are )?(?:pinned|referenced|used|taken)(?: to| at| by| from)?|uses?|references?|tracks?|"
    r"points? (?:to|at)|at)"
)
NAMES = (
    rf"(?:there (?:is|are) )?(?:no|zero|0) {_REFS}{_NOUN}{_LEFT}{_IN}{_ASIDE}",
    rf"{_WHERE} (?:contains?|has|have|uses?|references?) (?:no|zero|0) {_REFS}{_NOUN}{_ASIDE}",
    rf"(?:no|zero|0) (?P<of>{_ACTION}) {_AT} {_REFS}{_IN}?{_ASIDE}",
    rf"(?:all )?{_REFS}{_NOUN} {BE}(?:removed|eliminated|gone|purged|dropped) from {_WHERE}{_ASIDE}",
    rf"(?:remove|drop|eliminate|purge)d? (?:all )?{_REFS}{_NOUN} from {_WHERE}{_ASIDE}",
)
"""A name behind the ``@`` stands nowhere."""
_MUTABLE = r"(?:mutable|floating|moving|movable)"
TAGS = (
    (
        rf"(?:there are )?(?:no|zero|0) {_MUTABLE} (?P<of>action )?(?:version )?tags?(?: references?)?"
        rf"{_LEFT}{_IN}?{_ASIDE}"
    ),
    rf"(?:no|zero|0) (?P<of>{_ACTION}) {_AT} (?:an? )?{_MUTABLE} (?:version )?tags?{_IN}?{_ASIDE}",
    rf"(?P<of>{_ACTION}) (?:do not|don't|never) use {_MUTABLE} (?:version )?tags?{_IN}?{_ASIDE}",
)
"""No tag that moves."""
_LABEL = r"(?:(?:github )?actions? pin(?:ned|ning): )?"
_MANY = r"(?:(?:all|every|each|the|our|of) )*"
_WHOSE = r"(?P<others>(?:third[- ]party|3rd[- ]party|external) )?"
_THESE = (
    rf"{_MANY}(?:(?P<count>\d+) )?{_WHOSE}(?:(?:github|ci|workflow) )*"
    r"(?:actions?(?: references?| uses)?|⟦(?P<key>\d+)⟧(?: references?| lines?| entries)?)"
)
_ADJECTIVE = r"(?:(?:an?|the|their|its|full|full-length|40-char|40-character|immutable|exact|specific) )*"
_SHA = rf"(?:to|by|at|with|via) {_ADJECTIVE}(?:(?:git |commit )?shas?|(?:git |commit )hash(?:es)?|commits?|commit ids?)"
_USE_SHA = rf"{_ADJECTIVE}(?:(?:git |commit )?shas?|(?:git |commit )hash(?:es)?|commit ids?)"
_BESIDE = (
    r"(?P<comment>,? (?:\()?(?:with|and|plus) (?:an? |the |their )?(?:inline |trailing )?"
    r"(?:version|tag|release) (?:comments?|annotations?)\)?)?"
)
_BE = rf"{BE}(?:remains? |stays? )?"
PINNED = (
    rf"{_LABEL}{_THESE}{_IN}? {_BE}(?:pinned|locked) {_SHA}{_BESIDE}{_ASIDE}",
    rf"{_LABEL}{_THESE} {_BE}(?:pinned|locked) {_SHA}{_BESIDE}{_IN}{_ASIDE}",
    rf"{_LABEL}{_THESE}{_IN}? {_BE}sha[- ]pinned{_BESIDE}{_ASIDE}",
    rf"{_THESE}{_IN}? (?:use|uses) {_USE_SHA}{_BESIDE}{_ASIDE}",
    rf"pin {_THESE}{_IN}? {_SHA}{_BESIDE}{_ASIDE}",
    rf"{_WHERE} pins? {_THESE} {_SHA}{_BESIDE}{_ASIDE}",
)
"""All actions pinned to commits."""
LOOSELY = (
    rf"{_LABEL}{_THESE}{_IN}? {_BE}pinned{_BESIDE}{_ASIDE}",
    rf"(?:there are )?(?:no|zero|0) unpinned {_WHOSE}(?:github )?actions?{_LEFT}{_IN}?{_ASIDE}",
    rf"(?:no|zero|0) {_WHOSE}(?:github )?actions? (?:is |are )?unpinned{_IN}?{_ASIDE}",
)
"""What may be met by a tag too, where nobody says that a pin is a commit."""
