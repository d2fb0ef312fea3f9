"""How words are spelled: a mended slip, another spelling of one word, and another form of one sign, say the same."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from dodcheck.documents.inline import SpanKind, spans
from dodcheck.documents.mojibake import repair

_MISSPELLED = (
    "accesible=accessible accomodate=accommodate acheive=achieve acheived=achieved acording=according"
    " adress=address adresses=addresses agressive=aggressive allready=already alot=a-lot apparant=apparent"
    " arguement=argument asyncronous=asynchronous automaticaly=automatically automaticly=automatically"
    " availabe=available availible=available becuase=because begining=beginning beleive=believe calender=calendar"
    " catagory=category chekced=checked chekc=check chnage=change chnages=changes commited=committed"
    " commiting=committing compatability=compatibility compatable=compatible complience=compliance"
    " componant=component componants=components conatins=contains configration=configuration confirmes=confirms"
    " consistant=consistent containes=contains contaisn=contains coverd=covered craete=create craeted=created"
    " creaetd=created definately=definitely defintion=definition dependancies=dependencies dependancy=dependency"
    " depencency=dependency depricated=deprecated desciption=description determinstic=deterministic"
    " developement=development diffrent=different docuemnt=document docuemnted=documented documention=documentation"
    " documenation=documentation dosen't=doesn't enviroment=environment enviroments=environments excercise=exercise"
    " exisiting=existing existance=existence existant=existent exsist=exist exsists=exists exsits=exists"
    " explicitely=explicitly failuers=failures failuer=failure fiels=files finnished=finished formated=formatted"
    " formating=formatting fucntion=function functionallity=functionality garantee=guarantee gaurantee=guarantee"
    " guarenteed=guaranteed happend=happened heirarchy=hierarchy identifer=identifier immediatly=immediately"
    " implementaion=implementation implemention=implementation implmented=implemented incldued=included"
    " inclued=include independant=independent infomation=information initalize=initialize intial=initial"
    " integartion=integration invairant=invariant invalidte=invalidate inventorys=inventories langauge=language"
    " lenght=length libary=library libaries=libraries liscence=licence maintainance=maintenance maintenence=maintenance"
    " milstone=milestone millestone=milestone mimimum=minimum minumum=minimum neccessary=necessary necesary=necessary"
    " occured=occurred occurence=occurrence occurences=occurrences occurance=occurrence ommited=omitted"
    " overriden=overridden paramater=parameter paramaters=parameters parrallel=parallel permanant=permanent"
    " persistant=persistent posible=possible pubilshed=published preceeding=preceding prefered=preferred"
    " publically=publicly pulbished=published reccomend=recommend reccomended=recommended recieve=receive"
    " recieved=received recomended=recommended recusrive=recursive refered=referred referenes=references"
    " regresion=regression releated=related relevent=relevant reponse=response repositiory=repository"
    " repositry=repository reproducable=reproducible requried=required requirment=requirement requirments=requirements"
    " reuqired=required seperate=separate seperated=separated seperately=separately similiar=similar"
    " succesful=successful succesfully=successfully successfull=successful sucess=success sucessful=successful"
    " sucessfully=successfully succeded=succeeded supress=suppress supressed=suppressed suported=supported"
    " synchonous=synchronous teh=the threshhold=threshold tolerence=tolerance transfered=transferred truely=truly"
    " unecessary=unnecessary untill=until upadte=update upadted=updated usefull=useful validaton=validation"
    " verfied=verified verfies=verifies verison=version vesion=version vulnerabilites=vulnerabilities"
    " vulnerabilties=vulnerabilities wich=which workfow=workflow workfows=workflows worklfow=workflow"
    " worklfows=workflows writen=written writting=writing"
)
"""Slips that are no words of English, each with the one word that is meant."""
_VARIANTS = (
    "analyse=analyze analysed=analyzed artefact=artifact artefacts=artifacts authorisation=authorization"
    " authorised=authorized behaviour=behavior behaviours=behaviors cancelled=canceled catalogue=catalog"
    " catalogues=catalogs centralised=centralized centre=center colour=color customised=customized favour=favor"
    " fulfil=fulfill initialise=initialize initialised=initialized labelled=labeled licence=license licences=licenses"
    " minimise=minimize minimised=minimized modelled=modeled normalised=normalized optimised=optimized"
    " organisation=organization organised=organized prioritised=prioritized recognise=recognize recognised=recognized"
    " sanitised=sanitized serialised=serialized standardised=standardized summarised=summarized"
    " synchronised=synchronized"
)
"""Words that are spelled in two ways."""
_TWICE = re.compile(r"\b(a|an|and|are|as|at|by|for|from|in|is|of|on|or|the|to|with) \1\b", re.IGNORECASE)
_SIGNS = (
    (re.compile(r"(?<![<>=-])>="), "≥"),
    (re.compile(r"(?<![<>=-])<=(?![=>])"), "≤"),
    (re.compile(r"(?<![<-])->"), "→"),
    (re.compile("[\u2010-\u2014\u2212]"), "-"),
    (re.compile(r"(?<=[≥≤<>~≈])\s+(?=\d)|(?<=\d)\s+(?=%|(?:ms|min|kB|[KMGT]i?B)\b)"), ""),
)
"""Signs that are typed in two ways, dashes of every length, and spaces between a number and its sign or unit."""
_WORD = re.compile(r"(?<![\w./\\@#:-])[A-Za-z]+(?:'[a-z]+)?(?![\w/\\@-]|[.:]\w)")


def _table(pairs: str) -> Mapping[str, str]:
    return {slip: meant.replace("-", " ") for slip, _, meant in (pair.partition("=") for pair in pairs.split())}


_SPELLED = {**_table(_MISSPELLED), **_table(_VARIANTS)}


def in_one_spelling(source: str) -> str:
    """Return what a Markdown source says, as ``essence`` does, each word in one spelling; code and paths stay."""
    code = (SpanKind.CODE, SpanKind.CODE_LINK)
    parts = (span.text if span.kind in code else _words_in_one_spelling(span.text) for span in spans(repair(source)))
    return " ".join(unicodedata.normalize("NFKC", "".join(parts)).split())


def _words_in_one_spelling(text: str) -> str:
    for sign, usual in _SIGNS:
        text = sign.sub(usual, text)
    return _WORD.sub(_spelling, _TWICE.sub(r"\1", text))


def _spelling(match: re.Match[str]) -> str:
    word = match[0]
    known = _SPELLED.get(word.lower())
    if known is None:
        return word
    # A slip may itself be mended to a word that is spelled in two ways.
    known = _SPELLED.get(known, known)
    return known.capitalize() if word[:1].isupper() else known
