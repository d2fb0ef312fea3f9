from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from hypothesis import given, settings
from hypothesis import strategies as st

from dodcheck.supply.bom import Encoding
from dodcheck.supply.reading.read import read_bom

WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cn", "Cs", "Zs", "Zl", "Zp")), min_size=1, max_size=8
)
REFS = st.sampled_from(["a", "b", "c", "é", "x y", '"', "&<>'"])
KINDS = st.sampled_from(["library", "file", "application"])
LICENCES = st.lists(
    st.one_of(
        st.fixed_dictionaries({"license": st.fixed_dictionaries({"id": WORDS}, optional={"url": WORDS})}),
        st.fixed_dictionaries({"license": st.fixed_dictionaries({"name": WORDS})}),
        st.fixed_dictionaries({"expression": WORDS}),
    ),
    min_size=1,
    max_size=3,
)


def several(**fields: st.SearchStrategy[str]) -> st.SearchStrategy[list[dict[str, str]]]:
    return st.lists(st.fixed_dictionaries(fields), min_size=1, max_size=3)


def components(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[list[dict[str, Any]]]:
    fields = {
        "bom-ref": REFS,
        "group": WORDS,
        "version": WORDS,
        "description": WORDS,
        "licenses": LICENCES,
        "hashes": several(alg=WORDS, content=WORDS),
        "purl": WORDS,
        "externalReferences": several(type=WORDS, url=WORDS),
        "properties": several(name=WORDS, value=WORDS),
        "components": inner,
    }
    one = st.fixed_dictionaries({"type": KINDS, "name": WORDS}, optional=fields)
    return st.lists(one, min_size=1, max_size=3)


COMPONENTS = st.recursive(components(st.nothing()), components, max_leaves=4)
DEPENDENCIES = st.lists(
    st.fixed_dictionaries({"ref": REFS}, optional={"dependsOn": st.lists(REFS, min_size=1, max_size=3)}),
    min_size=1,
    max_size=3,
)
DOCUMENTS = st.fixed_dictionaries({}, optional={"components": COMPONENTS, "dependencies": DEPENDENCIES})


def element(tag: str, inside: str, /, **attributes: str) -> str:
    told = "".join(f" {key.replace('_', '-')}={quoteattr(value)}" for key, value in attributes.items())
    return f"<{tag}{told}>{inside}</{tag}>"


def in_xml(document: dict[str, Any]) -> str:
    parts = [element(key, "".join(WRITERS[key](one) for one in each)) for key, each in document.items()]
    return f'<bom xmlns="http://cyclonedx.org/schema/bom/1.6">{"".join(parts)}</bom>'


def component(one: dict[str, Any]) -> str:
    attributes = {key.replace("-", "_"): one[key] for key in ("type", "bom-ref") if key in one}
    inside = [
        element(key, "".join(map(WRITERS[key], value)) if isinstance(value, list) else escape(value))
        for key, value in one.items()
        if key not in ("type", "bom-ref")
    ]
    return element("component", "".join(inside), **attributes)


def licence(one: dict[str, Any]) -> str:
    if "expression" in one:
        return element("expression", escape(one["expression"]))
    return element("license", "".join(element(key, escape(value)) for key, value in one["license"].items()))


def dependency(one: dict[str, Any]) -> str:
    inside = "".join(element("dependency", "", ref=name) for name in one.get("dependsOn", ()))
    return element("dependency", inside, ref=one["ref"])


WRITERS: dict[str, Callable[[dict[str, Any]], str]] = {
    "components": component,
    "dependencies": dependency,
    "externalReferences": lambda one: element("reference", element("url", escape(one["url"])), type=one["type"]),
    "hashes": lambda one: element("hash", escape(one["content"]), alg=one["alg"]),
    "licenses": licence,
    "properties": lambda one: element("property", escape(one["value"]), name=one["name"]),
}


@settings(max_examples=60, deadline=None)
@given(DOCUMENTS)
def test_a_document_means_the_same_in_xml(document: dict[str, Any]) -> None:
    said = {"bomFormat": "CycloneDX", "specVersion": "1.6", **document}
    json_bom = read_bom("a", json.dumps(said).encode()).bom
    xml_bom = read_bom("a", in_xml(document).encode()).bom
    declared, used = sorted(xml_bom.declared), sorted(xml_bom.used)
    assert xml_bom._replace(spec=json_bom.spec, declared=(), used=()) == json_bom._replace(declared=(), used=())
    assert (declared, used) == (sorted(json_bom.declared), sorted(json_bom.used))
    assert xml_bom.spec.encoding is Encoding.XML
