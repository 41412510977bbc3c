"""Names of organizations: known ones, ones with a telling end, and ones that only the context shows.

Most company names are invented words, so the text itself must show what they are: who reports something in
the lead, what stands after "기업" or before a stock code or "(대표 …)", who heads a headline. A name shown
once to be an organization is one everywhere in that announcement.
"""

from kg.organizations.finder import Organizations
from kg.organizations.marks import Span, listed, strip_marks

__all__ = ["Organizations", "Span", "listed", "strip_marks"]
