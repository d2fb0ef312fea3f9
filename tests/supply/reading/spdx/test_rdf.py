from __future__ import annotations

import socket
import time

import pytest

from dodcheck.supply.bom import Encoding
from dodcheck.supply.document import BomDocument, NotRead
from dodcheck.supply.reading.read import read_bom
from support.spdx import DOCUMENTS

DOCUMENT = (DOCUMENTS / "2.3.rdf.xml").read_text(encoding="utf-8")
START = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:spdx="http://spdx.org/rdf/terms#"
  xmlns:rdfs="http://www.w3.org/2000/01/rdf-schema#">
"""
HEAD = """<spdx:SpdxDocument rdf:about="https://example.org/d#SPDXRef-DOCUMENT">
<spdx:specVersion>SPDX-2.3</spdx:specVersion><spdx:name>d</spdx:name>
<spdx:dataLicense rdf:resource="http://spdx.org/licenses/CC0-1.0"/>
<spdx:creationInfo><spdx:CreationInfo><spdx:created>2026-01-02T03:04:05Z</spdx:created>
<spdx:creator>Person: Jane ()</spdx:creator></spdx:CreationInfo></spdx:creationInfo>
</spdx:SpdxDocument>
<spdx:Package rdf:about="https://example.org/d#SPDXRef-p"><spdx:name>p</spdx:name>
<spdx:downloadLocation>NONE</spdx:downloadLocation><spdx:filesAnalyzed>false</spdx:filesAnalyzed>
<spdx:licenseDeclared>LICENCE</spdx:licenseDeclared></spdx:Package>
"""
END = "</rdf:RDF>\n"
UNTOLD = "a `licenseDeclared` is a set of licences that holds itself, or more than is read, or nothing that is one"


def _read(text: str) -> BomDocument:
    document = read_bom("bom.rdf", text.encode())
    assert document.spec.encoding is Encoding.RDF
    return document


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_given: object, **_named: object) -> None:
        pytest.fail("the network was asked")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def test_brackets_of_licence_sets_within_sets_are_kept() -> None:
    zlib = next(one for one in _read(DOCUMENT).bom.components if one.name == "zlib")
    assert [one.said for one in zlib.licences] == ["Zlib", "(LicenseRef-own OR MIT) AND Zlib"]


@pytest.mark.usefixtures("no_network")
@pytest.mark.parametrize(
    "text",
    [
        DOCUMENT.replace("<rdf:RDF", '<rdf:RDF xml:base="https://example.org/base/"'),
        DOCUMENT.replace(
            "</rdf:RDF>",
            '<owl:Ontology xmlns:owl="http://www.w3.org/2002/07/owl#" rdf:about="">'
            '<owl:imports rdf:resource="https://example.org/other"/></owl:Ontology></rdf:RDF>',
        ),
    ],
)
def test_nothing_is_fetched(text: str) -> None:
    assert {one.name for one in _read(text).bom.components} == {"zlib", "fmt", "./adler32.c"}


def test_more_than_the_limit_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dodcheck.supply.reading.spdx2.rdf.MAX_BYTES", 1024 * 1024)
    with pytest.raises(NotRead, match="as RDF/XML it has more than 1 MB, which is not read") as raised:
        _read(START + " " * 1024 * 1024 + END)
    assert raised.value.unsure


def _sets(levels: int) -> str:
    """Return sets of licences, each of two that both hold the two of the level below: 2^levels ways to the last."""
    made = []
    for level in range(levels):
        for side in "ab":
            kind = "ConjunctiveLicenseSet" if level % 2 else "DisjunctiveLicenseSet"
            members = "".join(f'<spdx:member rdf:nodeID="{other}{level + 1}"/>' for other in "ab")
            if level == levels - 1:
                members = '<spdx:member rdf:resource="http://spdx.org/licenses/MIT"/>'
            made.append(f'<spdx:{kind} rdf:nodeID="{side}{level}">{members}</spdx:{kind}>')
    return "".join(made)


@pytest.mark.parametrize("levels", [3, 40, 300])
def test_sets_of_sets_take_no_longer_than_they_are_long(levels: int) -> None:
    declared = HEAD.replace(
        "<spdx:licenseDeclared>LICENCE</spdx:licenseDeclared>", '<spdx:licenseDeclared rdf:nodeID="a0"/>'
    )
    before = time.process_time()
    document = _read(START + declared + _sets(levels) + END)
    assert time.process_time() - before < 5
    said = [one.said for one in document.bom.components[0].licences]
    told = [one.message for one in document.misfits]
    if levels == 3:
        assert (said, told) == (["(MIT AND MIT) OR (MIT AND MIT)"], [])
    else:
        assert (said, told) == (["NOASSERTION"], [UNTOLD])


def test_a_set_within_itself_is_told() -> None:
    declared = HEAD.replace(
        "<spdx:licenseDeclared>LICENCE</spdx:licenseDeclared>", '<spdx:licenseDeclared rdf:nodeID="a"/>'
    )
    loop = '<spdx:ConjunctiveLicenseSet rdf:nodeID="a"><spdx:member rdf:nodeID="a"/></spdx:ConjunctiveLicenseSet>'
    assert [one.message for one in _read(START + declared + loop + END).misfits] == [UNTOLD]


def test_what_stands_for_a_text_and_has_no_name_is_none() -> None:
    text = START + HEAD.replace("<spdx:name>p</spdx:name>", "<spdx:name><spdx:File/></spdx:name>") + END
    assert sorted(one.message for one in _read(text).misfits) == [
        "files[0]: has no `SPDXID`",
        "files[0]: has no `checksums`",
        "files[0]: has no `fileName`",
        "packages[0].name: an object stands where a text has to",
    ]


def test_relative_names_do_not_depend_on_where_a_document_lies() -> None:
    text = START + HEAD.replace("https://example.org/d#SPDXRef-p", "other#SPDXRef-p") + END
    assert [one.ref for one in _read(text).bom.components] == ["other#SPDXRef-p"]
