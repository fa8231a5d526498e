"""The values of a named field in the records of a text: lines with key=value pairs, JSON objects, rows of tables whose
first line names the columns, and blocks of "name: value" lines. The same algorithm as in the Java child."""

import re

from .commonwords import TOO_COMMON
from .ends import LOWER, UPPER
from .finding import number, plain
from .heads import DIGIT, TABLE_MARKS, table_header
from .lines import end_of_line
from .records import record_around
from .search import LONGEST_LINE, exactly, one_line, sentences
from .wordforms import any_form, words_of
from .wrapped import end_of, start_of

MOST_SHOWN = 30
# Records of a thing that is compared with others.
FEW = 3
DIGITS = r"\d+(?:,\d{3})*(?:\.\d+)?"
NUMBER_WORD = re.compile(r"(?<![\w.,-])%s(?![\w-])" % DIGITS)
UNIT = re.compile(" [a-z]")
GIVEN = re.compile(r"\b(?:is|was|are|were|as|at|to) $")
# A number of steps stands in the text as so many steps.
HOW_MANY = re.compile(r"^(the )?(total |average )?(number|amount|count|sum) of (the )?", re.IGNORECASE)
RULE = re.compile(r"[\s|:;,+=-]*")
VALUE = r"\s*[=:]\s*(?:\"([^\"\n]*)\"|'([^'\n]*)'|([^\n]*))"
NEXT_KEY = re.compile(r"\s+[\w.-]+=|[,;|}\]]")


def all_records(text, name):
    """(value, start, end) of each record that has the field."""
    return list(pairs(text, name)) or list(cells(text, name)) or list(amounts(text, HOW_MANY.sub("", name)))


def found_with(text, records, words, names):
    """(words, what links them, records): the records that hold all words; if there are none, those that hold one of them,
    and if one of the words has none, the same for the names of the question and the other words among them one by one."""
    apart, given = words_apart(words, names)
    for link, some, found in ((", ", words, with_words), (" or ", words, with_one_of),
                              (", ", apart, with_words), (" or ", given, with_one_of)):
        chosen = found(text, records, some) if some or not words else []
        if chosen:
            return some, link, chosen
    return words, ", ", []


def each_has_some(text, records, words, names):
    """Whether each of several names and words has records; a name of a field does not count as a word."""
    each = without_fields(text, words_apart(words, names)[0])
    return len(each) > 1 and all(with_words(text, records, [word]) for word in each)


def words_apart(words, names):
    """(names and single words, the names alone) of words that were given together."""
    rest = " ".join(words)
    given = [name for name in names if exactly(name).search(rest)]
    for name in given:
        rest = exactly(name).sub(" ", rest)
    return given + [word for word in words_of(rest).split() if word.lower() not in TOO_COMMON], given


def with_words(text, records, words):
    """The records that hold all words; if there are none, a name of a field does not count as a word."""
    found = holding(text, records, words)
    if found or not words:
        return found
    values = without_fields(text, words)
    return holding(text, records, values) if values and len(values) < len(words) else []


def without_fields(text, words):
    names = set(map(str.lower, names_in(text)))
    return [word for word in words if word.lower() not in names]


def holding(text, records, words):
    wanted = [re.compile(r"(?<!\w)%s(?!\w)" % re.escape(plain_text(word))) for word in words]
    return [record for record in records if all(word.search(plain_text(text[record[1]:record[2]])) for word in wanted)]


def with_one_of(text, records, words):
    """The records of things that are compared: those that hold one of the words, when each word has a few."""
    found = [with_words(text, records, [word]) for word in words]
    few = all(0 < len(some) <= FEW for some in found)
    return [record for record in records if any(record in some for some in found)] if few else []


def plain_text(text):
    """For comparison: lower case, without quotes, one space."""
    return " ".join(re.sub(r"[\"'`]", "", text).lower().split())


def pairs(text, name):
    key = re.compile(r"(?<![\w-])[\"']?%s[\"']?%s" % (re.escape(name), VALUE), re.IGNORECASE)
    for match in key.finditer(text):
        quoted = match.group(1) if match.group(1) is not None else match.group(2)
        value = quoted if quoted is not None else unquoted(match.group(3), "=" in text[match.start():match.start(3)])
        if value:
            start, end = record_around(text, match.start(), match.end())
            yield " ".join(value.split()), start, end


def unquoted(rest, is_assignment):
    """Up to the next pair or the end of the cell; after an equals sign up to the next space as well."""
    following = NEXT_KEY.search(rest)
    value = rest[:following.start()] if following else rest
    return (value.split(" ")[0] if is_assignment else value).strip().rstrip(".")


def amounts(text, name):
    """Of running text: the number that stands beside the name, or the only number in its sentence when it is of nothing
    else."""
    word = any_form(name)
    beside = re.compile(r"(?<![\w.,])(%s)[ -]%s(?!\w)|(?<!\w)%s(?: of| was| is|:)? (%s)(?![\w-])" % (DIGITS, word, word, DIGITS),
                        re.IGNORECASE)
    named = re.compile(r"(?<!\w)%s(?!\w)" % word, re.IGNORECASE)
    at = 0
    while True:
        match = named.search(text, at)
        if match is None:
            return
        line = start_of(text, text.rfind("\n", 0, match.start()) + 1)
        at = end_of(text, end_of_line(text, match.start())) + 1
        for start, end in sentences(text, line, at - 1):
            if not named.search(text, start, end):
                continue
            found = beside.search(text, start, end)
            numbers = list(NUMBER_WORD.finditer(text[start:end]))
            if found:
                yield found.group(1) or found.group(2), start, end
            elif len(numbers) == 1 and not is_of_something_else(text[start:end], numbers[0]):
                yield numbers[0].group(), start, end


def is_of_something_else(sentence, found):
    """The 24 hours that a repair took are no number of repairs; what "was 24 hours" may be one of anything."""
    return UNIT.match(sentence, found.end()) and not GIVEN.search(sentence[:found.start()])


def cells(text, name):
    """Of tables whose first line names the columns."""
    at = 0
    header = re.compile(r"(?:^|[,;|\t])[ \"]*%s[ \"]*(?=[,;|\t\n])" % re.escape(name), re.IGNORECASE | re.MULTILINE)
    while True:
        match = header.search(text, at)
        if match is None:
            return
        line = text.rfind("\n", 0, match.start() + 1) + 1
        line = line if text[match.start()] != "\n" else match.start() + 1
        end = end_of_line(text, line)
        at = end
        first = text[line:end]
        mark = max(TABLE_MARKS, key=first.count)
        names = [cell.strip(" \"").lower() for cell in first.split(mark)]
        if len(names) < 3 or name.lower() not in names or DIGIT.search(first):
            continue
        column = names.index(name.lower())
        while end < len(text):
            start, end = end + 1, end_of_line(text, end + 1)
            row = text[start:end].split(mark)
            if len(row) != len(names):
                break
            at = end
            if not RULE.fullmatch(text[start:end]):
                yield row[column].strip(" \""), start, end


def names_in(text):
    """Names of fields that the text seems to have, for the hint when one was not found."""
    found = {}
    for match in re.finditer(r"(?<![\w-])[\"']?([A-Za-z][\w-]{1,30})[\"']?[=:]\s*[\"'\w]", text[:200_000]):
        found[match.group(1)] = found.get(match.group(1), 0) + 1
    names = [name for name in sorted(found, key=lambda name: -found[name]) if found[name] > 2][:12]
    if not names:
        first = text[:end_of_line(text, 0)]
        mark = max(TABLE_MARKS, key=first.count)
        names = [cell.strip() for cell in first.split(mark) if cell.strip()] if first.count(mark) > 1 else []
    return names


def shown(text, name, head, records, compared, wanted):
    """(above, rest) of what field prints; rest begins with the head. The record at the end that the question asks for
    stands first, as small models take what they read first; records at both ends stand last.

    compared: names that stand before the values of their records
    wanted: the end of their order that the question asks for"""
    values = [value for value, _, _ in records]
    numbers = [number(value) for value in values]
    if any(n is None for n in numbers):
        return "", head + ". " + name + counted(values)
    from decimal import Decimal
    more = ", ..." if len(values) > MOST_SHOWN else ""
    low, high = numbers.index(min(numbers)), numbers.index(max(numbers))
    mean = (sum(numbers) / len(numbers)).quantize(Decimal("0.01"))
    named = [whose(text, record, compared) + plain(n) for n, record in zip(numbers, records)]
    figures = "%s. %s: %s%s\nsum %s, mean %s, %s %s\n" % (
        head, name, ", ".join(named[:MOST_SHOWN]), more, plain(sum(numbers)), plain(mean),
        "difference" if len(numbers) == 2 else "range", plain(max(numbers) - min(numbers)))
    if wanted == LOWER:
        return end_line(text, "smallest", name, records[low]), figures
    if wanted == UPPER:
        return end_line(text, "largest", name, records[high]), figures
    return "", figures + end_line(text, "smallest", named[low], records[low]) + end_line(text, "largest", named[high], records[high])


def end_line(text, word, of, record):
    return "%s %s: [%d] %s\n" % (word, of, record[1], named_cells(text, *record[1:]))


def whose(text, record, names):
    """The name that a record holds, with a space behind it; nothing where it holds none."""
    return next((name + " " for name in names if holding(text, [record], [name])), "")


def named_cells(text, start, end):
    """A row of a table with the names of its columns; any other record as it is."""
    header = table_header(text, start)
    if header is None:
        return one_line(text, start, end)
    first, row = text[header[0]:header[1]], text[start:end]
    mark = max(TABLE_MARKS, key=first.count)
    cells = zip((name.strip(" \"") for name in first.split(mark)), (cell.strip(" \"") for cell in row.split(mark)))
    return ", ".join("%s: %s" % (name, cell) for name, cell in cells if name)[:LONGEST_LINE]


def counted(values):
    counts = {}
    for value in values:
        counts[value] = counts.get(value, 0) + 1
    order = sorted(counts, key=lambda value: -counts[value])
    listed = [value if counts[value] == 1 else "%s (%d times)" % (value, counts[value]) for value in order[:MOST_SHOWN]]
    more = ", ..." if len(order) > MOST_SHOWN else ""
    different = ", %d different" % len(order) if len(order) < len(values) else ""
    return "%s: %s%s\n" % (different, ", ".join(listed), more)
