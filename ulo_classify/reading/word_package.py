"""The parts of a DOCX package that hold text, checked and put together again for mammoth."""

from __future__ import annotations

import io
import posixpath
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ulo_classify.errors import ReadingError
from ulo_classify.reading.archives import DAMAGED, member_xml
from ulo_classify.reading.word_styles import W, make_transitional, val

if TYPE_CHECKING:
    from lxml.etree import _Element

_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_USUAL = "word/document.xml"
_ROOT_RELATIONS = "_rels/.rels"
_TYPES = "[Content_Types].xml"
_ROLES = ("styles", "numbering", "footnotes", "endnotes")


@dataclass(frozen=True, slots=True)
class WordParts:
    """The XML parts that matter, by name, and the names of those with a role ("styles", "footnotes")."""

    main: str
    roles: dict[str, str]
    roots: dict[str, _Element]

    def role(self, name: str) -> _Element | None:
        """The root of the part with that role, None where the document has none."""
        return self.roots.get(self.roles.get(name, ""))


def _targets(relations: _Element | None, folder: str) -> dict[str, str]:
    """The part that each kind of relation names, by the last word of the kind."""
    found: dict[str, str] = {}
    for relation in relations.iter(_RELATION) if relations is not None else ():
        target = relation.get("Target", "")
        whole = (
            target.lstrip("/")
            if target.startswith("/")
            else posixpath.normpath(posixpath.join(folder, target))
        )
        found.setdefault(relation.get("Type", "").rpartition("/")[2], whole)
    return found


def word_parts(archive: zipfile.ZipFile) -> WordParts:
    """Find and parse the parts; Word on the web calls them document2.xml, styles2.xml and so on.

    Raises:
        ReadingError: a part is damaged or declares entities, or there is no main part.
    """
    roots: dict[str, _Element] = {}

    def take(name: str) -> _Element | None:
        root = member_xml(archive, name)
        if root is not None:
            make_transitional(root)
            roots[name] = root
        return root

    names = set(archive.namelist())
    main = _targets(take(_ROOT_RELATIONS), "").get("officeDocument", _USUAL)
    main = main if main in names else _USUAL
    folder, file = posixpath.split(main)
    targets = _targets(take(posixpath.join(folder, "_rels", f"{file}.rels")), folder)
    roles = {role: targets.get(role, posixpath.join(folder, f"{role}.xml")) for role in _ROLES}
    for name in (main, _TYPES, *roles.values()):
        take(name)
    if main not in roots:
        raise ReadingError(DAMAGED)
    return WordParts(main, roles, roots)


def slim(parts: WordParts) -> None:
    """Take off the looks of styles and lists: mammoth reads only their names, and the rest takes it long."""
    styles = parts.role("styles")
    if styles is not None:
        for child in list(styles):
            if child.tag != f"{W}style":
                styles.remove(child)
                continue
            kept = {f"{W}name", f"{W}pPr"} if child.get(f"{W}type") == "numbering" else {f"{W}name"}
            for property_ in [property_ for property_ in child if property_.tag not in kept]:
                child.remove(property_)
    numbering = parts.role("numbering")
    if numbering is not None:
        for level in numbering.iter(f"{W}lvl"):
            bullet = val(level, "numFmt") == "bullet"
            for property_ in [
                property_ for property_ in level if not bullet or property_.tag != f"{W}numFmt"
            ]:
                level.remove(property_)


def packed(parts: WordParts) -> io.BytesIO:
    """The parts as a package again, uncompressed, without pictures and fonts."""
    from lxml import etree

    package = io.BytesIO()
    with zipfile.ZipFile(package, "w", zipfile.ZIP_STORED) as archive:
        for name, root in parts.roots.items():
            archive.writestr(name, etree.tostring(root, encoding="utf-8", xml_declaration=True))
    package.seek(0)
    return package
