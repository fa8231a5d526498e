"""System calls by number through libc. Import this before the sandbox is on: ctypes needs its library."""

import ctypes
import errno
import platform

from .syscalls import CHECKED_OR_USED, DENIED

MACHINES = {"x86_64": 0, "aarch64": 1}

REASONS = {
    errno.EPERM: "not permitted (EPERM)",
    errno.EACCES: "not permitted (EACCES)",
    errno.EINVAL: "the kernel refuses the arguments (EINVAL)",
    errno.ENOSYS: "this kernel does not have it (ENOSYS)",
    errno.EOPNOTSUPP: "it is switched off at boot (EOPNOTSUPP)",
}


class Kernel:
    """Raises OSError where there is nothing to call."""

    def __init__(self):
        if platform.system() != "Linux" or platform.machine() not in MACHINES:
            raise OSError("needs Linux on x86-64 or arm64, this is %s on %s" % (platform.system(), platform.machine()))
        self.machine = platform.machine()
        self.libc = ctypes.CDLL(None, use_errno=True)
        self.libc.syscall.restype = ctypes.c_long

    def number(self, name):
        """-1 when this machine has no such call."""
        return (DENIED.get(name) or CHECKED_OR_USED[name])[MACHINES[self.machine]]

    def denied_numbers(self):
        return [self.number(name) for name in DENIED if self.number(name) >= 0]

    def call(self, name, *arguments):
        """What the kernel gives back, -1 on failure."""
        wide = [ctypes.c_long(a) if isinstance(a, int) else a for a in arguments]
        return self.libc.syscall(ctypes.c_long(self.number(name)), *wide)

    def use_few_memory_arenas(self):
        """Otherwise every thread reserves 64 MB of addresses, which count against the limit."""
        arena_max = -8
        if hasattr(self.libc, "mallopt"):
            self.libc.mallopt(arena_max, 2)


def reason():
    """The error of the last failed call, as the end of a sentence."""
    number = ctypes.get_errno()
    return REASONS.get(number, "error %d" % number)
