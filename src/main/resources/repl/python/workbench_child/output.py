"""What a block prints, up to a limit: the first half and the last half are kept, the middle is counted only."""

import io
import threading


class OutputCapture(io.TextIOBase):
    def __init__(self, limit):
        self.lock = threading.Lock()
        self.head_limit = limit // 2
        self.tail_limit = limit - self.head_limit
        self.head = ""
        self.tail = []
        self.tail_size = 0
        self.total = 0

    def writable(self):
        return True

    def write(self, text):
        if not isinstance(text, str):
            raise TypeError("only text can be printed, not " + type(text).__name__)
        with self.lock:
            self.total += len(text)
            room = self.head_limit - len(self.head)
            self.head += text[:room]
            self.keep(text[room:] if room > 0 else text)
        return len(text)

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
            cut = "\n... [%d of %d characters left out] ...\n" % (left, self.total) if left else ""
            return self.head + cut + tail
