"""What the question itself says about the wanted lines or records: its names, and the values of a record that stand in
the question word for word. A call that gives fewer words than the question has finds too much; so the lines that meet
most of the question's conditions come first. The same algorithm as in the Java child."""

import re

from .commonwords import TOO_COMMON
from .search import names_of_question

BORDERS = re.compile(r"[|,;\t\n\"{}\[\]=:/]+")
KEY = re.compile(r"[\w .-]+\"?\s*[:=]")
ASSIGNED = re.compile(r"=([^\s\"',;|]+)")
SENTENCE_ENDS = ".!?"
FEWEST_LETTERS = 2


class Conditions:
    def __init__(self, question):
        self.original = question
        self.question = " %s " % spaced(question)
        self.names = names_of_question(question)

    def met(self, record):
        """The conditions of the question that a record or line meets, in small letters."""
        words = spaced(record)
        met = {spaced(name) for name in self.names if " %s " % spaced(name) in " %s " % words}
        for value in values_in(record):
            value = spaced(value)
            if is_telling(value) and " %s " % value in self.question:
                met.add(value)
        return {one for one in met if not any(one != other and " %s " % one in " %s " % other for other in met)}

    def most(self, records, given):
        """The records that meet the most conditions, and which of these the call has not given, with "or" where each record
        meets another one; all records and an empty text when that does not single out some.

        records: texts
        given: words of the call"""
        given = " %s " % spaced(" ".join(given))
        every = [{one for one in self.met(record) if " %s " % one not in given} for record in records]
        most = max(map(len, every), default=0)
        chosen = [i for i, met in enumerate(every) if len(met) == most]
        if most == 0 or len(chosen) == len(records):
            return list(range(len(records))), ""
        asked = sorted({one for i in chosen for one in every[i]}, key=lambda one: (self.question.index(" %s " % one), one))
        return chosen, (", " if len(asked) == most else " or ").join(self.as_written(one) for one in asked)

    def as_written(self, words):
        match = re.search(r"(?<!\w)%s(?!\w)" % r"\W+".join(words.split()), self.original, re.IGNORECASE)
        return match.group() if match else words


def values_in(record):
    """Pieces of a row or of pairs; a sentence has none."""
    if record[-1:] in SENTENCE_ENDS:
        return []
    return BORDERS.split(KEY.sub("|", record)) + ASSIGNED.findall(record)


def spaced(text):
    """Small letters and digits with one space between words."""
    return " ".join(re.findall(r"\w+", text.lower()))


def is_telling(value):
    return value.isdigit() or len(value) >= FEWEST_LETTERS and value not in TOO_COMMON
