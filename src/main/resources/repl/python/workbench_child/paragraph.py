"""The paragraph of a single find: what is asked of a letter or a function often stands in the lines around the one that has
the words of the question. The same algorithm as in the Java child."""

from .heads import head_of, with_block
from .lines import end_of_line
from .records import whole_record

LONGEST = 600
# Less than this beside the find is not worth a line.
LEAST_MORE = 20


def around(text, found):
    """(start, end) between blank lines. None when there are several finds, when the find is shown with its record or with
    what it stands under, and when its paragraph has more than 600 characters."""
    if len(found) != 1:
        return None
    line = tuple(found[0])
    if head_of(text, line[0]) or with_block(text, *line) != line or whole_record(text, *line) != line:
        return None
    start, end = between(text, *line)
    return (start, end) if line[1] - line[0] + LEAST_MORE <= end - start <= LONGEST else None


def between(text, start, end):
    """Up to the blank lines around a stretch, and not much further than is shown."""
    first = text.rfind("\n", 0, start) + 1
    while first > 0 and end - first <= LONGEST:
        above = text.rfind("\n", 0, first - 1) + 1
        if not text[above:first - 1].strip():
            break
        first = above
    last = end_of_line(text, end)
    while last < len(text) and last - first <= LONGEST:
        below = end_of_line(text, last + 1)
        if not text[last + 1:below].strip():
            break
        last = below
    return first, last
