"""Stretches of a text around finds, and chunks of the same size. Pieces are (start, end)."""

import re
import signal
import threading

DEFAULT_WIDTH = 400
DEFAULT_LIMIT = 8
REGEX_SECONDS = 5


def around_keyword(text, keyword, width, limit):
    if not keyword:
        raise ValueError("keyword_windows needs a keyword that is not empty")
    check(width, limit)
    return around(text, re.compile(re.escape(keyword), re.IGNORECASE), width, limit)


def around_regex(text, pattern, width, limit):
    check(width, limit)
    try:
        compiled = re.compile(pattern)
    except re.error as problem:
        raise ValueError("regex_windows: not a regular expression: %s" % problem) from None
    with TimeLimit(REGEX_SECONDS, "regex_windows: this pattern takes too long on this text (more than %d s); "
                   "use a simpler one, or keyword_windows()" % REGEX_SECONDS):
        return around(text, compiled, width, limit)


def check(width, limit):
    if width < 1 or limit < 1:
        raise ValueError("width and limit must be at least 1, not %d and %d" % (width, limit))


def around(text, pattern, width, limit):
    """Windows do not overlap: a find inside the window before it gets none of its own."""
    windows = []
    free = 0
    while len(windows) < limit and free <= len(text):
        match = pattern.search(text, free)
        if match is None:
            break
        margin = max(0, (width - (match.end() - match.start())) // 2)
        start = max(free, match.start() - margin)
        end = min(len(text), max(start + width, match.start() + 1))
        if end > start:
            windows.append((start, end))
        free = max(end, match.start() + 1)
    return windows


def chunks(text, size, overlap):
    if size < 1:
        raise ValueError("the size of a chunk must be at least 1, not %d" % size)
    if overlap < 0 or overlap >= size:
        raise ValueError("the overlap must be at least 0 and less than the size %d, not %d" % (size, overlap))
    pieces = []
    start = 0
    while start < len(text):
        end = min(start + size, len(text))
        pieces.append((start, end))
        if end == len(text):
            break
        start += size - overlap
    return pieces


class TimeLimit:
    """Ends work that holds the interpreter, which a signal can interrupt and another thread cannot. Works on the main
    thread only; elsewhere the host's limit has to do."""

    def __init__(self, seconds, message):
        self.seconds = seconds
        self.message = message
        self.active = threading.current_thread() is threading.main_thread()

    def __enter__(self):
        if self.active:
            signal.signal(signal.SIGALRM, self.expired)
            signal.setitimer(signal.ITIMER_REAL, self.seconds)

    def __exit__(self, *_):
        if self.active:
            signal.setitimer(signal.ITIMER_REAL, 0)

    def expired(self, *_):
        raise ValueError(self.message)
