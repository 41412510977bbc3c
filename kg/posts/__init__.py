"""From roles to relations: which person holds (or held) which post at which organization.

A role whose organization stands beside the name is taken as it is. A title without one ("김도윤 원장은")
belongs to the organization that the announcement is about, where its kind fits the title; only a person who
has no post elsewhere in the announcement gets one that way. A post that a predicate gives or ends ("대표로
선임했다") is read by `kg.posts.appointments`.
"""

from __future__ import annotations

from kg.mention_index import MentionIndex
from kg.mentions import Found
from kg.people import People
from kg.posts.apart import told_apart
from kg.posts.appointments import Appointments
from kg.posts.careers import Careers, left
from kg.posts.outdated import lasting
from kg.posts.titled import Titled
from kg.relations import Reading
from kg.syntax import Parse
from kg.types import Document


def posts(document: Document, parses: list[Parse], found: Found, people: People) -> list[Reading]:
    """Return a relation for each role whose organization is known or can be told, and for each appointment."""
    index = MentionIndex(found.mentions)
    appointed = told_apart(list(Appointments(document, found, people, index).read(parses)))
    told = list(Titled(document, parses, found, index).read({(r.relation.subject.name, r.span) for r in appointed}))
    careers = left(Careers(document, people, index).read(parses), [*appointed, *told])
    return [*lasting(appointed, told, document.published), *told, *careers]


__all__ = ["posts"]
