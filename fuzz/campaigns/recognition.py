"""Recognition: rules from the words of any statement."""

from __future__ import annotations

from dodcheck.binding.recognise import recognise
from dodcheck.binding.tree import as_data
from dodcheck.model.criterion import Criterion, Form
from dodcheck.model.location import Location
from fuzz.campaign import Campaign, Given
from fuzz.texts import lines_of, soup, text_of

PIECES = (
    "`README.md` ", "`src/a.py` ", "`docs/` ", "`foo()` ", "`--flag` ", "`key: value` ", "`*.yml` ",
    "`grep -rc 'a' src` ", "exists ", "created ", "passes ", "contains ", "no ", "No ", "all ", "All ", "every ",
    "at least ", "50+ ", "3 ", "0 ", ">= ", "is ", "are ", "not ", "removed ", "returns ", "results ", "in ", "with ",
    "and ", "or ", ", ", "; ", ". ", ": ", " \u2014 ", "(", ")", "entries ", "files ", "references ", "workflows ",
    "dependabot ", "for ", "github-actions ", "weekly ", "pre-commit ", "hook ", "set to ", "branch protection ",
    "required ", "checks ", "CI ", "green ", "on main ", "main.py ", "[a](b.md) ", "**", "table ", "section ",
    "defined ", "implemented ", "valid ", "JSON ", "schema ", "validates ", "against ", "uses ", "calls ", "raises ",
    "`a` ", "`", "everywhere ", "non-empty ", "documented ", "M00-M02 ", "~~", "\u2265", "100% ", "coverage ",
    "lines ", "inventoried ", "classified by ", "audited ", "`a|b` ", "`$x` ", "`../x` ",
)  # fmt: skip


def check(given: Given) -> None:
    """Recognise a statement in every form and, where a rule is bound, ask what would turn it."""
    text = " ".join(text_of(given).split())
    for form in (Form.BOX, Form.ROW, Form.MEASUREMENT):
        group = "Dependabot Active for Actions" if form is Form.BOX else None
        place = Location("docs/DOD.md", 3, 1)
        bound = recognise(Criterion("phase-1/x", text, form, "phase-1", group, claimed=True, location=place))
        if bound:
            as_data(bound.tree)
            bound.applied()


CAMPAIGN = Campaign(
    name="recognition",
    about="rules from the words of a statement",
    fresh=soup(PIECES, 16),
    check=check,
    pieces=PIECES,
    seeds=lines_of("docs/**/*.md", "tests/binding/cases/**/*"),
)
