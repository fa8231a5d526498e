"""Lines that match, values in lines, lines in the order of their dates. Of a long line its sentences count as lines.
The same algorithms as in the Java child."""

import re
from decimal import Decimal

from .dates import date_of
from .ends import date_line, end_of_dates
from .search import listed, one_line, sentences
from .windows import REGEX_SECONDS, TimeLimit
from .wordforms import apart, are_words, together
from .wrapped import end_of, start_of

MOST_SHOWN = 15
MOST_VALUES = 30
# Of regular expressions; a full stop stands in numbers and names as well.
SIGNS = re.compile(r"[\\\[\](){}*+?|^$]")


def pattern_of(text, function):
    """A regular expression, or the text as it is when it is none; upper and lower case alike."""
    if not text:
        raise ValueError("%s needs a text to look for, such as %s(\"status=FAILED\")" % (function, function))
    if are_words(text):
        return together(text)
    try:
        return re.compile(text, re.IGNORECASE)
    except re.error:
        return re.compile(re.escape(text), re.IGNORECASE)


def matching(text, patterns, function):
    """(start, end) of the lines in which all patterns are found."""
    with TimeLimit(REGEX_SECONDS, "%s: this takes too long on this text (more than %d s); use a simpler pattern"
                   % (function, REGEX_SECONDS)):
        return list(found_lines(text, patterns))


def in_any_order(text, patterns, function):
    """The lines that have the names and the other telling words of patterns of several words in any order; none when no
    pattern is of several such words."""
    found = []
    for pattern in patterns:
        found += apart(pattern) if are_words(pattern) else [pattern_of(pattern, function)]
    return matching(text, found, function) if len(found) > len(patterns) else []


def parts_of(patterns):
    """Patterns such as "state=late pump=2" taken apart at their spaces; those of nothing but words, and regular expressions,
    as they are."""
    parts = []
    for pattern in patterns:
        parts += [pattern] if are_words(pattern) or SIGNS.search(pattern) else re.split(" +", pattern.strip())
    return parts


def found_lines(text, patterns):
    at = 0
    while at <= len(text):
        match = patterns[0].search(text, at)
        if match is None:
            return
        line = text.rfind("\n", at, match.start()) + 1 or at
        end = text.find("\n", line if line > match.start() else match.start())
        start, end = max(at, start_of(text, line)), len(text) if end < 0 else end_of(text, end)
        for unit in sentences(text, start, end):
            if all(pattern.search(text[unit[0]:unit[1]]) for pattern in patterns):
                yield unit
        at = end + 1


def in_order_of_dates(text, lines):
    """From the earliest to the latest, those without a date behind the others; all in the text's order where the dates
    are in that order anyway."""
    dated = [(date_of(text[start:end]), (start, end)) for start, end in lines]
    days = [date for date, _ in dated if date]
    if days == sorted(days):
        return lines
    return [line for _, line in sorted(pair for pair in dated if pair[0])] + [line for date, line in dated if not date]


def shown_timeline(text, lines, question):
    """The lines, and below them the last that has a date, or the first of them where the question asks for it."""
    dated = [line for line in lines if date_of(text[line[0]:line[1]])]
    if len(dated) < 2:
        return listed(text, lines)
    return listed(text, lines) + date_line(text, end_of_dates(question), dated[0], dated[-1])


def surroundings(text, position, width):
    """A fifth of the width before the position and the rest behind it, from the start of a line if one is near."""
    position = min(max(position, 0), len(text))
    start = max(0, position - width // 5)
    line = text.rfind("\n", max(0, start - 200), start) + 1
    start = line or start
    return start, min(len(text), start + width)


def shown_lines(text, lines, head):
    """What grep prints below the head."""
    shown = [head] + ["[%d] %s" % (start, one_line(text, start, end)) for start, end in lines[:MOST_SHOWN]]
    if len(lines) > MOST_SHOWN:
        shown.append("... and %d more" % (len(lines) - MOST_SHOWN))
    return "\n".join(shown) + "\n"


def of_all(noun, chosen, total, asked, about=""):
    """How many there are: "4 of 61 records with late also have Odd Lund, as the question asks"."""
    if asked:
        return "%d of %d %ss%s also %s %s, as the question asks" % (
            chosen, total, noun, about, "has" if chosen == 1 else "have", asked)
    return "%d %s%s" % (total, noun if total == 1 else noun + "s", about)


def values(text, lines, pattern):
    """What the groups of the pattern caught, a tuple for each match; the whole match where there are no groups."""
    caught = []
    for start, end in lines:
        for match in pattern.finditer(text[start:end]):
            groups = tuple(group for group in match.groups() if group is not None)
            caught.append(tuple(" ".join(group.split()) for group in groups or (only_number(match.group()),)))
    return caught


def only_number(match):
    """A match without groups that holds one number means that number."""
    numbers = list(NUMBER.finditer(match))
    return numbers[0].group() if len(numbers) == 1 else match


def shown_values(caught):
    """What extract prints: numbers with sum, smallest, largest and mean; texts with how often each stands there; pairs of a
    text and a number in the order of the numbers."""
    if not caught:
        return "0 values\n"
    column = next((i for i in reversed(range(len(caught[0]))) if all(len(row) > i and number(row[i]) is not None for row in caught)), None)
    names = [" ".join(value for i, value in enumerate(row) if i != column) for row in caught]
    head = "%d %s" % (len(caught), "value" if len(caught) == 1 else "values")
    if column is None:
        return head + counted(names)
    numbers = [number(row[column]) for row in caught]
    if not any(names):
        listed = [plain(n) for n in numbers]
    else:
        order = sorted(range(len(caught)), key=lambda i: -numbers[i])
        listed = ["%s %s" % (names[i], plain(numbers[i])) for i in order]
    more = ", ..." if len(listed) > MOST_VALUES else ""
    mean = (sum(numbers) / len(numbers)).quantize(Decimal("0.01"))
    return "%s: %s%s\nsum %s, smallest %s, largest %s, mean %s\n" % (
        head + (", largest first" if any(names) else ""), ", ".join(listed[:MOST_VALUES]), more,
        plain(sum(numbers)), plain(min(numbers)), plain(max(numbers)), plain(mean))


def counted(names):
    counts = {}
    for name in names:
        counts[name] = counts.get(name, 0) + 1
    order = sorted(counts, key=lambda name: -counts[name])
    if len(order) == len(names):
        listed = order
    else:
        listed = ["%s (%d times)" % (name, counts[name]) for name in order]
    more = ", ..." if len(order) > MOST_VALUES else ""
    different = "" if len(order) == len(names) else ", %d different" % len(order)
    return "%s: %s%s\n" % (different, ", ".join(listed[:MOST_VALUES]), more)


NUMBER = re.compile(r"[-+]?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?")


def number(text):
    return Decimal(text.replace(",", "")) if NUMBER.fullmatch(text) else None


def plain(value):
    text = format(value.normalize(), "f")
    return text
