"""The same reading as a spaCy pipeline, for notebooks and annotation tools.

``build_pipeline()(text)`` gives a ``Doc`` of one token a character (token numbers are offsets into the text)
with ``doc.spans["sentences"]``, ``["clauses"]`` and ``["measures"]``; a measure's label is its status. Such
documents can be kept in a ``DocBin`` and shown with displaCy.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from extract.measures import find_measures
from extract.sections import find_sections
from extract.segments import find_clauses, find_sentences


@cache
def build_pipeline() -> Any:
    """The spaCy ``Language`` with the components ``dafu_segments`` and ``dafu_measures``."""
    import spacy
    from spacy.language import Language
    from spacy.tokens import Doc

    Language.component("dafu_segments", func=_add_segments)
    Language.component("dafu_measures", func=_add_measures)
    nlp = spacy.blank("zh")
    nlp.tokenizer = lambda text: Doc(nlp.vocab, words=list(text), spaces=[False] * len(text))
    nlp.add_pipe("dafu_segments")
    nlp.add_pipe("dafu_measures")
    return nlp


def _add_segments(doc: Any) -> Any:
    sentences = find_sentences(doc.text)
    doc.spans["sentences"] = [doc[each.start : each.end] for each in sentences]
    clauses = [clause for sentence in sentences for clause in find_clauses(doc.text, sentence)]
    doc.spans["clauses"] = [doc[each.start : each.end] for each in clauses]
    return doc


def _add_measures(doc: Any) -> Any:
    found = find_measures(doc.text, find_sections(doc.text), ())
    doc.spans["measures"] = [
        doc.char_span(each.start, each.end, label=each.status) for each in found.measures
    ]
    return doc
