"""Patterns for words as they are and in any of their English forms. The same as in the Java child."""

import re

from .commonwords import NEGATIONS, TOO_COMMON
from .search import exactly, names_in, stem

# A pattern of nothing but words.
WORDS = re.compile(r"\w+( \w+)*")


def are_words(pattern):
    return WORDS.fullmatch(pattern) is not None


def together(words):
    """Words one after the other, each in any form."""
    return re.compile(r"(?<!\w)%s(?!\w)" % r"\s+".join(map(any_form, words.split())), re.IGNORECASE)


def apart(words):
    """A pattern for each name and each other telling word of some words."""
    names = names_in(words)
    rest = words
    for name in names:
        rest = exactly(name).sub(" ", rest)
    return [together(name) for name in names] + [term(word) for word in rest.split() if is_telling(word)]


def is_telling(word):
    return word.lower() in NEGATIONS or word.lower() not in TOO_COMMON


def term(word):
    """The word in any form, a negation by any other."""
    if word.lower() in NEGATIONS:
        return re.compile(r"(?<!\w)(?:%s)(?!\w)" % "|".join(NEGATIONS), re.IGNORECASE)
    return together(word)


def any_form(word):
    """A word in any of its English forms."""
    root = stem(word.lower())
    if len(word) < 4 or word.isupper() or not word.isalpha():
        return re.escape(word)
    return re.escape(root[:-1] if root.endswith("i") else root) + r"[^\W_]{0,3}"


def words_of(pattern):
    """The words of a regular expression, without its signs."""
    return " ".join(re.findall(r"[^\W_]{2,}", re.sub(r"\\.|\[[^]]*\]", " ", pattern)))


def word_patterns(text, patterns, names):
    """For patterns that found nothing: the names that they have, and their other telling words in any form; without words
    that are nowhere, and nothing at all when a name is nowhere."""
    terms = {}
    for name in names:
        form = exactly(name)
        if form.search(patterns):
            patterns = form.sub(" ", patterns)
            terms[name] = form
    if not all(name.search(text) for name in terms.values()):
        return {}
    terms.update({word: term(word) for word in words_of(patterns).split() if is_telling(word)})
    return {word: pattern for word, pattern in terms.items() if pattern.search(text)}
