"""Korean text to sentences and morphemes: the only room that knows Kiwi.

Sentences are cut by rule before the analysis, because crawled text glues paragraphs together without a
space ("…했다.이번 …"), which an analyser takes for one word. A quotation is never cut: who said it stands
after it. Kiwi (https://github.com/bab2min/Kiwi) then gives morphemes in the Sejong tag set.
"""

from kg.korean.analyser import Analyser, make_analyser, versions
from kg.korean.sentences import LONGEST_SENTENCE, sentence_spans

__all__ = ["LONGEST_SENTENCE", "Analyser", "make_analyser", "sentence_spans", "versions"]
