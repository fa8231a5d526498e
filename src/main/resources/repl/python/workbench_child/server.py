"""Frames in and out: a reading thread takes what the host sends, the main thread runs the blocks."""

import fcntl
import itertools
import os
import queue
import struct
import threading

from . import errors, frames
from .functions import question_payload
from .leftovers import Leftovers
from .session import Session
from .stopper import Stopper

LOWEST_PRIVATE_DESCRIPTOR = 20
PROTOCOL_BROKEN = 4


class Connection:
    def __init__(self, incoming, outgoing, nowhere):
        self.reader = frames.FrameReader(incoming)
        self.writer = frames.FrameWriter(outgoing)
        self.nowhere = nowhere

    def close_standard_error(self):
        os.dup2(self.nowhere, 2)


def take_over_standard_streams():
    """Frames get descriptors of their own; what code writes to 0, 1 and 2 goes nowhere. Standard error stays open to
    the host until the first block, for messages about a failed start."""
    incoming, outgoing = (fcntl.fcntl(fd, fcntl.F_DUPFD_CLOEXEC, LOWEST_PRIVATE_DESCRIPTOR) for fd in (0, 1))
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 0)
    os.dup2(nowhere, 1)
    return Connection(incoming, outgoing, nowhere)


# More than these make the host end the child.
MAX_OPEN = 200


class Host:
    """What code asks and calls of the host, each waiting for its own reply. Threads beyond the first 200 wait their turn."""

    def __init__(self, writer):
        self.writer = writer
        self.numbers = itertools.count(1)
        self.waiting = {}
        self.turns = threading.BoundedSemaphore(MAX_OPEN)

    def ask(self, kind, questions):
        reply = self.reply(frames.ASK, question_payload(kind, questions))
        error = reply.string()
        if error is not None:
            raise RuntimeError(error)
        return reply.strings()

    def call(self, function, arguments):
        """What is behind the error in the reply; of a function that looks into the context."""
        reply = self.reply(frames.CALL, frames.string(function) + frames.arguments(arguments))
        error = reply.string()
        if error is not None:
            raise ValueError(error)
        return reply

    def reply(self, kind, payload):
        with self.turns:
            number = next(self.numbers)
            waiting = self.waiting[number] = Waiting()
            try:
                self.writer.send(kind, number, payload)
                waiting.arrived.wait()
            finally:
                self.waiting.pop(number, None)
            return waiting.reply

    def answered(self, number, payload):
        waiting = self.waiting.get(number)
        if waiting is not None:
            waiting.reply = payload
            waiting.arrived.set()


class Waiting:
    def __init__(self):
        self.arrived = threading.Event()
        self.reply = None


class Server:
    def __init__(self, connection):
        self.connection = connection
        self.reader = connection.reader
        self.writer = connection.writer
        self.host = Host(self.writer)
        self.stopper = Stopper()
        self.work = queue.SimpleQueue()
        self.reading = threading.Thread(target=self.read_frames, daemon=True)
        self.session = None

    def run(self, active, missing):
        """Never returns: the process ends with the session."""
        try:
            self.stopper.install()
            self.writer.start()
            self.reading.start()
            leftovers = Leftovers()
            self.writer.send(frames.READY, 0, frames.string("\n".join(active)) + frames.string("\n".join(missing)))
            self.open_session(leftovers)
            while True:
                self.run_block(*self.work.get())
        finally:
            os._exit(PROTOCOL_BROKEN)

    def open_session(self, leftovers):
        context, query, *limits = self.work.get()
        self.connection.close_standard_error()
        self.session = Session(context, query, *limits, self.host, self.stopper, leftovers)

    def run_block(self, kind, number, code):
        outcome = self.session.run(number, code, only_declarations=kind == frames.REPLAY)
        self.writer.send(frames.RESULT, number, result_payload(outcome))
        if outcome.last:
            self.writer.end_process()

    def read_frames(self, end_process=os._exit):
        try:
            self.serve()
        finally:
            # The host is gone, closed the session, or broke the protocol.
            end_process(0)

    def serve(self):
        context, limits = "", (0, 0, [])
        while True:
            header = self.reader.header()
            if header is None:
                return
            kind, number, length = header
            data = self.reader.exactly(length)
            if data is None or kind == frames.CLOSE:
                return
            if kind == frames.LIMITS:
                fields = frames.Payload(data)
                limits = (fields.take("i"), fields.take("i"), fields.strings())
            elif kind == frames.CONTEXT:
                context = data.decode(frames.ENCODINGS[number], "surrogatepass")
            elif kind == frames.QUERY:
                self.work.put((context, frames.Payload(data).string(), *limits))
            elif kind in (frames.EVAL, frames.REPLAY):
                self.work.put((kind, number, frames.Payload(data).string()))
            elif kind == frames.REPLY:
                self.host.answered(number, frames.Payload(data))
            elif kind == frames.STOP:
                self.stopper.stop(number)


def result_payload(outcome):
    error = outcome.error or errors.CodeError(errors.NONE, 0, None)
    return b"".join(
        [
            frames.string(outcome.stdout),
            frames.string(outcome.value),
            struct.pack(">ii", error.kind, error.line),
            frames.string(error.message),
            frames.string(outcome.final_answer),
            frames.variables(outcome.changed),
            frames.remarks(outcome.remarks),
            struct.pack(">qB", outcome.nanos, outcome.last),
        ]
    )
