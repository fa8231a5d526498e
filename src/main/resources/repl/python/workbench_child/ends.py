"""Which end of an order a question asks for by its comparatives and superlatives, and the found line with the date that
it asks for. The same as in the Java child."""

import re

from .conditions import Conditions
from .dates import date_of
from .heads import head_of
from .records import whole_record
from .search import one_line

# The smallest number or the earliest date; the largest or the latest; neither of them, or both.
LOWER, UPPER, OPEN = -1, 1, 0


def words(choices):
    return re.compile(r"(?<!\w)(?:%s)(?!\w)" % choices, re.IGNORECASE)


LARGE = words("most(?! recent)|more|largest|larger|biggest|bigger|highest|higher|greatest|greater|longest|longer|heaviest|heavier|maximum")
SMALL = words("least|fewest|fewer|less|smallest|smaller|lowest|lower|shortest|shorter|lightest|lighter|minimum")
LATE = words("latest|later|newest|most recent(?:ly)?|last|current(?:ly)?|now|at present")
EARLY = words("earliest|earlier|oldest|first")
# With these a question asks for what is next to another time, not for an end.
RELATIVE = words("before|after|until|since|between")
DIGIT = re.compile(r"[0-9]")
DENIED = words(r"not an? \w+")


def end_of_numbers(question):
    return end(question, SMALL, LARGE)


def end_of_dates(question):
    return OPEN if RELATIVE.search(question) else end(question, EARLY, LATE)


def end(question, lower, upper):
    affirmed = DENIED.sub(" ", question)
    return (upper.search(affirmed) is not None) - (lower.search(affirmed) is not None)


def hint(text, lines, question):
    """What to print below several lines with numbers when a question asks for an end of theirs: that one of them looks like
    the largest is not enough."""
    wanted = end_of_numbers(question)
    if wanted == OPEN or sum(bool(DIGIT.search(text, start, end)) for start, end in lines) < 2:
        return ""
    return "(the question asks for the %s: compare the numbers by code, with field)\n" % ("smallest" if wanted == LOWER else "largest")


def date_below(text, lines, question):
    """What to print below found lines: by "now" or "newest" in the question the line with the latest date, by "first" the
    one with the earliest. Of each line the first date of its record counts, or that of what it stands under. Nothing when
    the question asks for neither end, or when fewer than two different dates are found in the lines that meet most of its
    conditions."""
    wanted = end_of_dates(question)
    if wanted == OPEN:
        return ""
    records = [whole_record(text, *line) for line in lines]
    chosen, _ = Conditions(question).most([text[start:end] for start, end in records], [])
    dated = [(date, record) for record in dict.fromkeys(records[i] for i in chosen) for date in [date_near(text, record)] if date]
    dated.sort(key=lambda pair: pair[0])
    if not dated or dated[0][0] == dated[-1][0]:
        return ""
    return date_line(text, wanted, dated[0][1], dated[-1][1])


def date_near(text, record):
    head = head_of(text, record[0])
    return date_of(text[slice(*record)]) or (date_of(text[slice(*head)]) if head else None)


def date_line(text, wanted, earliest, latest):
    """The earliest line for a question that asks for it alone, otherwise the latest."""
    start, end = earliest if wanted == LOWER else latest
    return "%s date: [%d] %s\n" % ("earliest" if wanted == LOWER else "latest", start, one_line(text, start, end))
