"""The record in which a pair of name and value stands. The same algorithm as in the Java child."""

import re

from .lines import end_of_line, is_pair
from .search import LONGEST_LINE

LONGEST_BLOCK = 4000
ANOTHER_PAIR = re.compile(r"[\w\"'][=:]\s*[\"'\w(\[-]")


def whole_record(text, start, end):
    """Of one line of a record of several lines the whole, of any other stretch itself."""
    return record_around(text, start, end) if is_pair(text, start, end) else (start, end)


def shown_as(text, start, end):
    """The record that a line is part of, unless it is too long to be shown whole."""
    first, last = whole_record(text, start, end)
    return (first, last) if last - first <= LONGEST_LINE else (start, end)


def record_around(text, start, end):
    """The line when it has other pairs as well, else the block of lines between blank ones, headings or braces."""
    line = text.rfind("\n", 0, start) + 1
    line_end = end_of_line(text, line)
    if len(ANOTHER_PAIR.findall(text[line:line_end])) > 1:
        return line, line_end
    first, last = line, line_end
    while first > 0 and last - first < LONGEST_BLOCK:
        before = text.rfind("\n", 0, first - 1) + 1
        row = text[before:first - 1].strip()
        if not row or row in "{}[]," or row == "},":
            break
        first = before
        if row.startswith("#") or row.endswith("{"):
            break
    while last < len(text) and last - first < LONGEST_BLOCK:
        after = end_of_line(text, last + 1)
        row = text[last + 1:after].strip()
        if not row or row.startswith("#") or row[0] in "{}]":
            break
        last = after
    return first, last
