"""Persons and their posts: names before, after and around titles.

Announcements name a person together with a title, and the title with an organization, in a few orders:

- organization, department, name, title (가온병원 홍보팀 김도윤 팀장)
- name, organization, department, title (김도윤 가온병원 홍보팀장)
- organization, department, title, name (가온병원 홍보팀장 김도윤)
- organization, then title and names in parentheses (가온병원(원장 김도윤))
- name, title, with the organization known from before (김도윤 원장)

`names` tells names of persons, `employers` organizations, `orders` reads the words around one title, `lists` those who
share a title and what a clause or a parenthesis tells of one.

Titles, and the property each gives, are data (``ontology/titles.toml``); so are surnames.
"""

from kg.people.parentheses import inside_parentheses
from kg.people.role import Role
from kg.people.roles import People
from kg.people.titles import HEADS, Title, Titles

__all__ = ["HEADS", "People", "Role", "Title", "Titles", "inside_parentheses"]
