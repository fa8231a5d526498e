"""Which ranges of the context a block printed and which it sent to sub-calls, found by looking the text up in the
context, at least 24 characters at a time, with a bounded amount of work. What is reported was there character by
character."""

import bisect
import re
import threading
import time

BLOCK = 16
SHORTEST_MATCH = 24
CLOSEST = 8
MOST_BLOCKS = 200_000
MOST_HANDED_OUT = 50_000
SECONDS_OF_A_BLOCK = 0.05
CLOCK_INTERVAL = 1024

BEYOND_16_BITS = re.compile("[\U00010000-\U0010ffff]")


class ContextRanges:
    def __init__(self, context):
        self.context = context
        self.lock = threading.Lock()
        self.places = None
        self.handed_out = {}
        self.wide = None
        self.begin_block()

    def begin_block(self):
        """Pieces handed out stay known, because variables keep them."""
        self.printed, self.sent = [], []
        self.seconds_left = SECONDS_OF_A_BLOCK

    def hand_out(self, start, end):
        """A helper gave this part of the context to the code."""
        if end - start >= BLOCK and len(self.handed_out) < MOST_HANDED_OUT:
            self.handed_out.setdefault(self.context[start : start + BLOCK], start)

    def note_printed(self, text):
        self.find(text, self.printed)

    def note_sent(self, text):
        self.find(text, self.sent)

    def find(self, text, found):
        if min(len(text), len(self.context)) < SHORTEST_MATCH:
            return
        with self.lock:
            if self.seconds_left <= 0:
                return
            if self.places is None:
                self.places = blocks_of(self.context)
            begin = time.monotonic()
            self.scan(text, found, begin + self.seconds_left)
            self.seconds_left -= time.monotonic() - begin

    def scan(self, text, found, deadline):
        """One pass from left to right, each match as long as it goes."""
        at = free = 0
        steps = 0
        while at + BLOCK <= len(text):
            steps += 1
            if steps % CLOCK_INTERVAL == 0 and time.monotonic() > deadline:
                return
            block = text[at : at + BLOCK]
            best = (0, 0, 0)
            for place in (self.handed_out.get(block), self.places.get(block)):
                if place is not None:
                    best = max(best, self.match(text, at, free, place))
            length, place, end = best
            if length >= SHORTEST_MATCH:
                found.append((place, place + length))
                at = free = end
            else:
                at += 1

    def match(self, text, at, free, place):
        """(length, place in the context, end in the text) of the longest stretch around `at` that is the same."""
        start, origin = at, place
        while start > free and origin > 0 and text[start - 1] == self.context[origin - 1]:
            start -= 1
            origin -= 1
        end = at + same(text, at, self.context, place)
        return end - start, origin, end

    def printed_spans(self):
        return self.spans(self.printed)

    def sent_spans(self):
        return self.spans(self.sent)

    def spans(self, found):
        """Merged, ascending, in UTF-16 units."""
        merged = []
        for start, end in sorted(found):
            if merged and start <= merged[-1][1]:
                merged[-1][1] = max(merged[-1][1], end)
            else:
                merged.append([start, end])
        return [(self.utf16(start), self.utf16(end)) for start, end in merged]

    def utf16(self, position):
        if self.wide is None:
            self.wide = [match.start() for match in BEYOND_16_BITS.finditer(self.context)]
        return position + bisect.bisect_left(self.wide, position)


def blocks_of(context):
    """Blocks at regular places: further apart in long texts, so that memory stays small."""
    distance = max(CLOSEST, len(context) // MOST_BLOCKS + 1)
    places = {}
    for place in range(0, len(context) - BLOCK + 1, distance):
        places.setdefault(context[place : place + BLOCK], place)
    return places


def same(one, at, other, place):
    """How many characters are the same from there on."""
    length = 0
    step = BLOCK
    while step > 0:
        piece = one[at + length : at + length + step]
        if len(piece) == step and other.startswith(piece, place + length):
            length += step
            step *= 2
        else:
            step //= 2
    return length
