"""Threads that a block started must not outlive it."""

import ctypes
import sys
import threading
import time

PATIENCE = 0.2
TIME_TO_END = 0.4
PAUSE = 0.01


class Leftovers:
    """Made when only our own threads run."""

    def __init__(self):
        self.own = set(sys._current_frames())
        self.throw_into = ctypes.pythonapi.PyThreadState_SetAsyncExc

    def end(self):
        """Ends threads that still work after the block. False when one does not give up."""
        if self.wait(PATIENCE):
            return True
        for ident in self.working():
            self.throw_into(ctypes.c_ulong(ident), ctypes.py_object(SystemExit))
        return self.wait(TIME_TO_END)

    def wait(self, seconds):
        deadline = time.monotonic() + seconds
        while self.working():
            if time.monotonic() > deadline:
                return False
            time.sleep(PAUSE)
        return True

    def working(self):
        """Threads that are not ours and not the idle ones of a thread pool."""
        own = self.own | {threading.get_ident()}
        pools = sys.modules.get("concurrent.futures.thread")
        idle = pools._worker.__code__ if pools else None
        return [ident for ident, frame in sys._current_frames().items()
                if ident not in own and frame.f_code is not idle]
