from collections.abc import Iterator, Mapping

# The part of lxml that dodcheck uses: the package has no types of its own.

class XMLSyntaxError(SyntaxError):
    lineno: int | None

class XPathError(Exception): ...

class DocInfo:
    doctype: str

class _ElementTree:
    docinfo: DocInfo
    def getroot(self) -> _Element: ...

class _Element:
    tag: str
    text: str | None
    tail: str | None
    sourceline: int | None
    attrib: Mapping[str, str]
    nsmap: Mapping[str | None, str]
    def __iter__(self) -> Iterator[_Element]: ...
    def __len__(self) -> int: ...
    def getparent(self) -> _Element | None: ...
    def getroottree(self) -> _ElementTree: ...
    def get(self, key: str) -> str | None: ...
    def iterchildren(self, tag: str | None = ...) -> Iterator[_Element]: ...

class XMLParser:
    error_log: _ErrorLog
    def __init__(
        self,
        *,
        schema: XMLSchema | None = ...,
        resolve_entities: bool = ...,
        no_network: bool = ...,
        huge_tree: bool = ...,
        load_dtd: bool = ...,
        dtd_validation: bool = ...,
        remove_comments: bool = ...,
        remove_pis: bool = ...,
    ) -> None: ...

class _LogEntry:
    line: int
    message: str
    path: str | None
    type_name: str

class _ErrorLog:
    def __iter__(self) -> Iterator[_LogEntry]: ...

class XMLSchema:
    error_log: _ErrorLog
    def __init__(self, etree: _Element | _ElementTree) -> None: ...
    def validate(self, etree: _Element | _ElementTree) -> bool: ...

def fromstring(text: bytes, parser: XMLParser | None = ...) -> _Element: ...
def parse(source: str, parser: XMLParser | None = ...) -> _ElementTree: ...
def tostring(element: _Element, *, encoding: str) -> bytes: ...
