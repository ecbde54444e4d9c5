"""How likely a sentence says that something is, against the likelihood of its judgement."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from brief.checks.wording import terms_in
from brief.model.records import Judgement
from brief.model.scales import SCALES, Term, stated
from brief.problems import Problem, Where
from brief.reasoning.graph import Graph
from brief.text.folding import fold

_NO_ESTIMATE_AFTER = regex.compile(
    r"(?:\b(?:not|no|nor|neither|never|hardly|scarcely|more|most|less|least|as|so|too|how|equally|whether)|n't)"
    r"(?: (?:very|at all|necessarily|that|even|a|an|any|much))* ?$"
)
"""Words before a term by which it says nothing of how likely, or another thing: "not likely", "less likely"."""
_NO_ESTIMATE_BEFORE = regex.compile(r" (?:than|as|or not)\b")
_QUOTED = regex.compile(r'"[^"]*"')


def likelihood_contradicted(graph: Graph) -> Iterator[Problem]:
    """A judgement's sentence, and a sentence that rests on one judgement alone, say no other likelihood than the
    judgement has."""
    scale = graph.brief.about.scale
    for judgement in graph.brief.judgements.values():
        said = _other_term(judgement.judgement, scale, judgement)
        if said:
            message = f'the sentence says "{said}", and its likelihood is "{judgement.likelihood}"'
            yield _contradiction(judgement.places.of("judgement"), message)
    for owner, prose in graph.prose.items():
        for number, sentence in enumerate(prose.sentences):
            named = graph.brief.judgements.get(sentence.references[0]) if len(sentence.references) == 1 else None
            said = _other_term(sentence.text, scale, named) if named else None
            if named and said:
                message = f'the sentence says "{said}", and judgement "{named.id}" is "{named.likelihood}"'
                yield _contradiction(graph.sentence_place(owner, number), message)


def _contradiction(where: Where, message: str) -> Problem:
    return Problem(where, "likelihood-contradicted", message, hint=("say the same in both, in the term of the scale",))


def _other_term(sentence: str, scale: str | None, judgement: Judgement) -> str | None:
    """The first term in a sentence, where it has terms and none of them is the judgement's own."""
    own = stated(scale, judgement.likelihood)
    if scale is None or own is None:
        return None
    # What is quoted is somebody else's estimate; the marks keep the places of the rest.
    folded = _QUOTED.sub(lambda match: "-" * len(match[0]), fold(sentence))
    estimates = [(folded[s:e], _of_scale(scale, term)) for s, e, term in terms_in(folded) if _is_estimate(folded, s, e)]
    known = [(written, term) for written, term in estimates if term is not None]
    return known[0][0] if known and all(term != own for _, term in known) else None


def _is_estimate(folded: str, start: int, end: int) -> bool:
    before = folded[max(0, start - 40) : start].lower()
    return not _NO_ESTIMATE_AFTER.search(before) and not _NO_ESTIMATE_BEFORE.match(folded, end)


def _of_scale(scale: str, term: str) -> Term | None:
    """The term of the scale; "almost certainly" is "almost certain"."""
    return SCALES[scale].find(term) or SCALES[scale].find(term.removesuffix("ly"))
