"""Frames: u8 type | i32 id | i32 length | payload, big endian. A string is its i32 byte length and UTF-8, -1 for None."""

import os
import queue
import struct
import threading

HEADER = struct.Struct(">Bii")
INT = struct.Struct(">i")
SPAN = struct.Struct(">ii")

# Host to child.
LIMITS, CONTEXT, QUERY, EVAL, REPLY, STOP, CLOSE, REPLAY = range(1, 9)
# Child to host.
READY, ASK, RESULT, CALL = range(1, 5)

ENCODINGS = {1: "latin-1", 2: "utf-16-le", 3: "utf-8"}


class FrameReader:
    """Used by one thread."""

    def __init__(self, descriptor):
        self.file = open(descriptor, "rb", buffering=0)

    def header(self):
        """(type, id, length), or None at the end of the stream."""
        data = self.exactly(HEADER.size)
        return None if data is None else HEADER.unpack(data)

    def exactly(self, length):
        data = bytearray(length)
        view = memoryview(data)
        while len(view) > 0:
            count = self.file.readinto(view)
            if not count:
                return None
            view = view[count:]
        return data


class FrameWriter:
    """Writes on a thread of its own, so that a block that is stopped in the middle cannot leave half a frame."""

    def __init__(self, descriptor):
        self.descriptor = descriptor
        self.frames = queue.SimpleQueue()
        self.thread = threading.Thread(target=self.write_all, daemon=True)

    def start(self):
        self.thread.start()

    def send(self, kind, number, payload):
        self.frames.put(HEADER.pack(kind, number, len(payload)) + payload)

    def end_process(self):
        """After all that was sent so far."""
        self.frames.put(None)

    def write_all(self, write=os.write, end_process=os._exit):
        while True:
            frame = self.frames.get()
            if frame is None:
                end_process(0)
            rest = memoryview(frame)
            while len(rest) > 0:
                rest = rest[write(self.descriptor, rest) :]


def string(text):
    if text is None:
        return INT.pack(-1)
    data = text.encode("utf-8", "replace")
    return INT.pack(len(data)) + data


def strings(texts):
    return INT.pack(len(texts)) + b"".join(string(text) for text in texts)


def variables(described):
    return INT.pack(len(described)) + b"".join(
        string(name) + string(kind) + INT.pack(size) + string(preview) for name, kind, size, preview in described
    )


def arguments(values):
    return INT.pack(len(values)) + b"".join(
        struct.pack(">bq", 1, value) if isinstance(value, int) else b"\0" + string(value) for value in values
    )


def remarks(places):
    return INT.pack(len(places)) + b"".join(struct.pack(">ii?", *place) for place in places)


class Payload:
    """Reads the fields of a payload one after the other."""

    def __init__(self, data):
        self.data = data
        self.at = 0

    def take(self, layout):
        (value,) = struct.unpack_from(">" + layout, self.data, self.at)
        self.at += struct.calcsize(">" + layout)
        return value

    def string(self):
        length = self.take("i")
        if length < 0:
            return None
        text = self.data[self.at : self.at + length].decode("utf-8", "replace")
        self.at += length
        return text

    def strings(self):
        return self.many(self.string)

    def many(self, read):
        return [read() for _ in range(self.take("i"))]

    def span(self):
        return self.take("i"), self.take("i")

    def spans(self):
        size = self.take("i") * SPAN.size
        self.at += size
        return list(SPAN.iter_unpack(self.data[self.at - size : self.at]))

    def remark(self):
        return *self.span(), self.take("?")
