"""Lines of running text that was wrapped at some width: what is one line to who reads it. A line goes on in the next one
when both look like prose, the sentence is open, and none of the lines around had room for the next one's first word. The
same algorithm as in the Java child."""

import re

from .commonwords import TOO_COMMON
from .lines import end_of_line, is_pair

# Shorter lines are headings, items, or the end of a paragraph.
SHORTEST = 20
# Lines below this go on only where the next word is too long for lines of at least WIDE.
SHORT = 40
WIDE = 50
LONGEST = 140
# Lines on either side that have to be as full.
AROUND = 3
# How far a text without sentences is followed.
FURTHEST = 2000
# Lines that are not set in type of one width differ by about this part.
SLACK = 8
FEWEST_COMMON_WORDS = 3
CODE_SIGNS = "={}|\t"
CODE_OR_MARKUP = re.compile(r"[A-Za-z0-9_]\((?!s\))\S|[;>\]]$|^[<\[]")
SENTENCE_ENDS = tuple(".!?:;")
BEHIND_THE_END = "\"')\u201d\u2019"
ITEM = re.compile("(?:[-*\u2022\u2013]|\\(?[A-Za-z]\\)|\\([0-9]{1,2}\\)) .*")
WORD = re.compile("[A-Za-z]+")


def start_of(text, line):
    """Where the first of the lines begins that the one that begins at `line` is wrapped together with."""
    start = line
    while start > 0 and line - start < FURTHEST and joins(text, start - 1):
        start = line_start(text, start - 1)
    return start


def end_of(text, end):
    """Where the last of these lines ends."""
    last = end
    while last < len(text) and last - end < FURTHEST and joins(text, last):
        last = end_of_line(text, last + 1)
    return last


def joins(text, line_feed):
    """Whether the line before this line feed goes on behind it."""
    above = text[line_start(text, line_feed):line_feed].rstrip()
    if not is_open(above):
        return False
    below = text[line_feed + 1:end_of_line(text, line_feed + 1)].rstrip()
    words = below.strip()
    if not words or is_code(words) or ITEM.fullmatch(words):
        return False
    if is_pair(text, line_feed + 1, line_feed + 1 + len(below)):
        return False
    if not are_prose(above, below):
        return False
    return is_full(text, line_feed, begins_small(below) or ends_common(above) or are_capitals(above + below))


def is_open(line):
    """Whether a line is long enough and in the middle of a sentence."""
    words = line.strip()
    if len(words) < SHORTEST or len(line) > LONGEST:
        return False
    return not words.rstrip(BEHIND_THE_END).endswith(SENTENCE_ENDS) and not is_code(words)


def is_code(words):
    return any(sign in words for sign in CODE_SIGNS) or CODE_OR_MARKUP.search(words) is not None


def are_prose(above, below):
    """The line above is a full one, and no full line of prose is without a common word."""
    common = common_words(above)
    return common > 0 and common + common_words(below) >= FEWEST_COMMON_WORDS


def common_words(line):
    return sum(word.lower() in TOO_COMMON for word in WORD.findall(line))


def is_full(text, line_feed, is_seen):
    """Whether the lines around have no room for the first words of the lines below them.

    is_seen: whether the two lines show themselves that the one goes on in the other; else one of those around has to"""
    lines = lines_around(text, line_feed)
    width = max(map(len, lines))
    for above, below in zip(lines, lines[1:]):
        if is_open(above) and len(above) >= SHORT:
            if length_with_next(above, below) + width // SLACK <= width:
                return False
            is_seen = is_seen or begins_small(below)
    above = text[line_start(text, line_feed):line_feed].rstrip()
    below = text[line_feed + 1:end_of_line(text, line_feed + 1)]
    return is_seen and (len(above) >= SHORT or width >= WIDE and length_with_next(above, below) > width)


def length_with_next(line, following):
    """With a space and the first word of the next line."""
    return len(line) + 1 + (following.strip() + " ").index(" ")


def lines_around(text, line_feed):
    """The lines around a line feed up to blank ones, at most three on either side, without white space at their ends."""
    above, end = [], line_feed
    while end >= 0 and len(above) < AROUND:
        start = line_start(text, end)
        line = text[start:end].rstrip()
        if not line:
            break
        above.insert(0, line)
        end = start - 1
    below, start = [], line_feed + 1
    while start < len(text) and len(below) < AROUND:
        end = end_of_line(text, start)
        line = text[start:end].rstrip()
        if not line:
            break
        below.append(line)
        start = end + 1
    return above + below


def begins_small(line):
    return line.strip()[0].islower()


def ends_common(line):
    """No line but a wrapped one ends with a word such as "of"."""
    return line.split()[-1].lower() in TOO_COMMON


def are_capitals(words):
    return not any(map(str.islower, words))


def line_start(text, end):
    return text.rfind("\n", 0, max(0, end)) + 1
