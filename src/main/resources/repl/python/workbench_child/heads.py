"""What a line stands under: the line that names a table's columns, the definition around a line of code, the heading of
a section, the head of a letter or document. It is shown before the line. The same algorithm as in the Java child."""

import bisect
import functools
import re

from .lines import PAIR, end_of_line, is_pair
from .wrapped import joins

TABLE_MARKS = ",;|\t"
DIGIT = re.compile(r"\d")
LONGEST = 600
SENTENCE_ENDS = tuple(".!?:;")
FURTHEST = 3000
HEADING = re.compile(r"#{1,6} .*|([=*<-])\1{2,} ?\w.*")
# The end of the paragraph before an indented one.
SENTENCE = re.compile("(?![-*\u2022] ).*[.!?][\"')]*")
CONTROL = re.compile(r"(if|else|elif|for|while|do|switch|case|try|except|catch|finally|with|match)\b")


def head_of(text, start):
    """(start, end) or None. A head may be several lines."""
    return table_header(text, start) or definition(text, start) or section(text, start)


def table_header(text, start):
    """The first of the lines around this one that have as many commas (semicolons, bars, tabs); None when this is no
    row of a table."""
    return tables_of(text).header(start)


@functools.lru_cache(maxsize=1)
def tables_of(text):
    return Tables(text)


class Tables:
    """Remembers the tables it has met: one may have very many rows."""

    def __init__(self, text):
        self.text = text
        self.starts = []
        self.tables = []  # (start, end, header or None)

    def header(self, start):
        text = self.text
        if start > 0 and text[start - 1] != "\n":
            return None
        at = bisect.bisect_right(self.starts, start)
        if at > 0 and start < self.tables[at - 1][1]:
            first, _, header = self.tables[at - 1]
            return header if first < start else None
        row = text[start:end_of_line(text, start)]
        mark = max(TABLE_MARKS, key=row.count)
        count = row.count(mark)
        if count < 2:
            return None
        table = self.table(start, mark, count)
        at = bisect.bisect_left(self.starts, table[0])
        self.starts.insert(at, table[0])
        self.tables.insert(at, table)
        return table[2] if table[0] < start else None

    def table(self, start, mark, count):
        text, first, last = self.text, start, end_of_line(self.text, start)
        while first > 0:
            before = text.rfind("\n", 0, first - 1) + 1
            if text.count(mark, before, first) != count:
                break
            first = before
        while last < len(text):
            after = end_of_line(text, last + 1)
            if text.count(mark, last + 1, after) != count:
                break
            last = after
        end = end_of_line(text, first)
        return first, last, (first, end) if could_name(text, first, end) else None


def could_name(text, start, end):
    """Whether a line may name columns; one of running text does not."""
    if end - start > LONGEST or text[start:end].endswith(SENTENCE_ENDS) or DIGIT.search(text, start, end):
        return False
    return not (end < len(text) and joins(text, end))


def is_header(text, start, end):
    """Whether this line names the columns of the lines below it: it is shown with them, and is no find itself."""
    if not could_name(text, start, end):
        return False
    mark = max(TABLE_MARKS, key=text[start:end].count)
    count = text.count(mark, start, end)
    return count > 1 and text.count(mark, end, end_of_line(text, end + 1)) == count


def definition(text, start):
    """Of an indented line: the nearest line above that is indented less and is more than a condition or a loop."""
    line = text.rfind("\n", 0, start) + 1
    depth = indentation(text, line)
    if depth == 0 or text[start:start + 2] in ("- ", "* ") or is_pair(text, line, end_of_line(text, line)):
        return None
    for before, end in lines_above(text, line):
        row = text[before:end].strip()
        if row and row[0] not in "})]" and indentation(text, before) < depth:
            if SENTENCE.fullmatch(row):
                return None
            depth = indentation(text, before)
            if depth == 0 or not CONTROL.match(row):
                return before + depth, end
    return None


def indentation(text, line):
    at = line
    while at < len(text) and text[at] in " \t":
        at += 1
    return at - line


def section(text, start):
    """The nearest heading above, or lines of names and values: the rest of this line's own, or a letter's head."""
    line = text.rfind("\n", 0, start) + 1
    block = []
    for before, end in [(line, end_of_line(text, line))] + list(lines_above(text, line)):
        row = text[before:end]
        if HEADING.fullmatch(row):
            if len(block) > 1:
                return whole_block(text, block)
            return (before, end) if before < line else None
        if PAIR.fullmatch(row):
            block.append((before, end))
        elif len(block) > 1:
            return whole_block(text, block)
        else:
            block = []
    return whole_block(text, block) if len(block) > 1 else None


def with_block(text, start, end):
    """A heading with the lines of names and values below it; any other stretch as it is."""
    if not HEADING.fullmatch(text, start, end):
        return start, end
    last = end
    while last < len(text) and is_pair(text, last + 1, end_of_line(text, last + 1)):
        last = end_of_line(text, last + 1)
    return start, last


def whole_block(text, block):
    """With the lines of the block below those that were met from below, and the heading right above."""
    first, last = block[-1][0], block[0][1]
    while last < len(text) and is_pair(text, last + 1, end_of_line(text, last + 1)):
        last = end_of_line(text, last + 1)
    above = text.rfind("\n", 0, max(0, first - 1)) + 1
    if first > 0 and HEADING.fullmatch(text, above, first - 1):
        first = above
    return first, last


def lines_above(text, line):
    """(start, end) of the lines before, nearest first."""
    furthest = max(0, line - FURTHEST)
    while line > furthest:
        end = line - 1
        line = text.rfind("\n", 0, end) + 1
        yield line, end
