"""What a block prints, up to a limit: the first half and the last half are kept, the middle is counted only. It knows
which parts are remarks of functions about their own work."""

import bisect
import collections
import io
import re
import threading

BEYOND_16_BITS = re.compile("[\U00010000-\U0010ffff]")


class OutputCapture(io.TextIOBase):
    def __init__(self, limit):
        self.lock = threading.Lock()
        self.head_limit = limit // 2
        self.tail_limit = limit - self.head_limit
        self.head = ""
        self.tail = []
        self.tail_size = 0
        self.total = 0
        # (start, end, some of many) of remarks, in characters of all that was printed.
        self.head_remarks = []
        self.tail_remarks = collections.deque()

    def writable(self):
        return True

    def write(self, text):
        if not isinstance(text, str):
            raise TypeError("only text can be printed, not " + type(text).__name__)
        with self.lock:
            self.add(text)
        return len(text)

    def add(self, text):
        self.total += len(text)
        room = self.head_limit - len(self.head)
        self.head += text[:room]
        self.keep(text[room:] if room > 0 else text)

    def remark(self, text, some_of_many=False):
        """Prints what a function says about its own work. `some_of_many`: that it shows only some of many."""
        self.show(text, [(0, len(text), some_of_many)])

    def show(self, text, remarks):
        """Prints a text with remarks: (start, end, some of many) in its characters."""
        with self.lock:
            before = self.total
            self.add(text)
            for start, end, some_of_many in remarks:
                kept = self.head_remarks if before + start < self.head_limit else self.tail_remarks
                kept.append((before + start, before + end, some_of_many))
            # Those in the middle by now are forgotten, so that there are never many.
            while self.tail_remarks and self.tail_remarks[0][1] <= self.total - self.tail_limit:
                self.tail_remarks.popleft()

    def remarks(self):
        """(start, end, some of many) of the remarks in `text()`, ascending, in UTF-16 units."""
        left = self.total - len(self.head) - min(self.tail_limit, self.total - len(self.head))
        tail_start = self.head_limit + left
        cut = len(self.cut_line(left))
        text = self.text()
        wide = [match.start() for match in BEYOND_16_BITS.finditer(text)]
        found = []
        for start, end, some_of_many in [*self.head_remarks, *self.tail_remarks]:
            start = start if start < self.head_limit else max(start, tail_start) - left + cut
            end = end - left + cut if end > tail_start else min(end, self.head_limit)
            if start < end:
                found.append((start + bisect.bisect_left(wide, start), end + bisect.bisect_left(wide, end), some_of_many))
        return found

    def cut_line(self, left):
        return "\n... [%d of %d characters left out] ...\n" % (left, self.total) if left else ""

    def keep(self, text):
        self.tail.append(text)
        self.tail_size += len(text)
        if self.tail_size > 4 * self.tail_limit:
            self.tail = ["".join(self.tail)[-self.tail_limit :]]
            self.tail_size = self.tail_limit

    def text(self):
        """The text so far, with a line about the cut where something was left out."""
        with self.lock:
            tail = "".join(self.tail)[-self.tail_limit :]
            left = self.total - len(self.head) - len(tail)
            return self.head + self.cut_line(left) + tail
