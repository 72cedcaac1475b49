"""From the bytes of a feed, XML or JSON, to missions. Touches no database and no network."""

import json
import re
from typing import Any
from xml.etree.ElementTree import Element, ParseError, tostring

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring
from django.utils.translation import gettext as _

from engagement.needs.feeds.fields import read_mission
from engagement.needs.feeds.mission import BadFeed, BadMission, Mission, ParsedFeed, Told

# UTF-8 read as Latin-1 or Windows-1252, decoded with replacement, or half of a character.
_MOJIBAKE = re.compile("Ã[\x80-\xbf‰‡€]|â€|\ufffd|[\ud800-\udfff]")

# These hold HTML, in CDATA or as it comes.
_MARKUP = {"description", "organizationDescription"}


def parse_feed(content: bytes) -> ParsedFeed:
    """Read a whole feed; BadFeed if it cannot be trusted as a whole."""
    try:
        rows = _rows(content)
    except RecursionError as error:
        raise BadFeed(_("Flux refusé : trop de niveaux imbriqués.")) from error
    _refuse_broken_encoding(rows)
    feed = ParsedFeed(read=len(rows), missions=[], refused=[], warnings=[])
    seen: set[str] = set()
    for number, row in enumerate(rows, start=1):
        _read_into(feed, seen, row, number)
    return feed


def _read_into(feed: ParsedFeed, seen: set[str], row: Any, number: int) -> None:
    identifier = str(row.get("clientId") or "").strip() if isinstance(row, dict) else ""
    name = identifier or f"n° {number}"
    try:
        mission, warnings = _read_row(row, identifier, seen)
    except BadMission as error:
        feed.refused.append(Told(name, str(error)))
        return
    seen.add(identifier)
    feed.missions.append(mission)
    feed.warnings += [Told(name, warning) for warning in warnings]


def _read_row(row: Any, identifier: str, seen: set[str]) -> tuple[Mission, list[str]]:
    if not isinstance(row, dict):
        raise BadMission(_("ce n’est pas une mission"))
    if not identifier:
        raise BadMission(_("sans identifiant (clientId)"))
    if identifier in seen:
        raise BadMission(_("identifiant en double : la première mission est gardée"))
    if _is_mojibake(row):
        raise BadMission(_("texte abîmé : l’encodage des lettres est faux"))
    return read_mission(row, identifier)


def _rows(content: bytes) -> list[Any]:
    start = content.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    if start == b"<":
        return _xml_rows(content.strip())
    if start in (b"{", b"["):
        return _json_rows(content)
    raise BadFeed(_("Flux refusé : ni XML ni JSON."))


def _xml_rows(content: bytes) -> list[Any]:
    try:
        root = fromstring(content)
    except DefusedXmlException as error:
        raise BadFeed(_("Flux refusé : XML avec des entités, interdites ici.")) from error
    except (ParseError, LookupError, ValueError) as error:
        raise BadFeed(_("Flux refusé : XML illisible (%s).") % error) from error
    if root.tag != "source":
        raise BadFeed(_("Flux refusé : la racine doit être <source>, pas <%s>.") % root.tag)
    return [_plain(element) for element in root.iter("mission")]


def _plain(element: Element) -> Any:
    """Turn an element into what JSON would have said: text, a list of values, or a mapping."""
    children = list(element)
    if element.tag in _MARKUP:
        return (element.text or "") + "".join(tostring(child, "unicode") for child in children)
    if not children:
        return (element.text or "").strip()
    if all(child.tag in ("value", "address") for child in children):
        return [_plain(child) for child in children]
    return {child.tag: _plain(child) for child in children}


def _json_rows(content: bytes) -> list[Any]:
    try:
        data = json.loads(content)
    except ValueError as error:  # UnicodeDecodeError is one
        raise BadFeed(_("Flux refusé : JSON illisible (%s).") % error) from error
    if isinstance(data, dict):
        data = next((data[key] for key in ("missions", "mission", "data") if key in data), None)
    if not isinstance(data, list):
        raise BadFeed(_("Flux refusé : le JSON ne contient pas de liste de missions."))
    return data


def _refuse_broken_encoding(rows: list[Any]) -> None:
    """Refuse the file when most of its accented texts are broken; one alone is a row's fault."""
    accented = sum(not _text_of(row).isascii() for row in rows)
    broken = sum(_is_mojibake(row) for row in rows)
    if broken and broken * 2 >= accented:
        raise BadFeed(_("Flux refusé : l’encodage des lettres est faux (é lu comme Ã©)."))


def _is_mojibake(row: Any) -> bool:
    return bool(_MOJIBAKE.search(_text_of(row)))


def _text_of(row: Any) -> str:
    return json.dumps(row, ensure_ascii=False)
