"""Ends a block that the host has given up on: by a signal, which also wakes a sleeping main thread."""

import signal
import threading
import time

REPEATS = 20
PAUSE = 0.02


class Stopper:
    def __init__(self):
        self.main = threading.get_ident()
        self.running = None
        self.asked_to_end = None

    def install(self):
        """Again before each block: code may have changed the handler."""
        signal.signal(signal.SIGINT, self.on_signal)

    def begin(self, block):
        self.asked_to_end = None
        self.running = block

    def end(self):
        self.running = None

    def was_stopped(self, block):
        return self.asked_to_end == block

    def stop(self, block):
        """From the reading thread. Code may catch the interruption, so it comes again until the host loses patience."""
        self.asked_to_end = block
        for _ in range(REPEATS):
            if self.running != block:
                return
            signal.pthread_kill(self.main, signal.SIGINT)
            time.sleep(PAUSE)

    def on_signal(self, *_):
        """Only inside a block: a late signal must not hit what comes after."""
        if self.running is not None and self.running == self.asked_to_end:
            raise KeyboardInterrupt
