"""All mentions of one announcement: what its names are, then every place where they stand.

Names are found first (curated ones, ones with a telling form, ones that the context shows), persons with their
posts next, then things; a name found once is then looked up in the whole text, because an announcement shows
what a name is in one sentence and merely uses it in the others.
"""

from kg.mentions.finder import Finder
from kg.mentions.found import Found
from kg.mentions.occurrences import occurrences

__all__ = ["Finder", "Found", "occurrences"]
