"""Relations between the mentions of a sentence, read by the patterns of ``ontology/patterns``.

Clause patterns work on predicates and their arguments (`clauses`, with `views`, `roles` and `making`), phrase
patterns on the sentence with its mentions masked (`phrases`). `references` tells which mentions a phrase names or
stands for, `status` whether what is read holds. Each reading carries the words it stands on, the pattern's name and
a confidence.
"""

from __future__ import annotations

from kg.relations.employers import beside
from kg.relations.reader import Relations
from kg.relations.reading import Reading, Telling, marks_in, sentence_evidence

__all__ = ["Reading", "Relations", "Telling", "beside", "marks_in", "sentence_evidence"]
