"""seccomp: a filter over system calls, on all threads. The same lists and rules as in the Java child."""

import ctypes
import os
import struct

from .kernel import reason

SET_MODE_FILTER = 1
FLAG_ALL_THREADS = 1

ALLOW = 0x7FFF0000
KILL_PROCESS = 0x80000000
NOT_PERMITTED = 0x50001
ACCESS_DENIED = 0x5000D
NO_SUCH_CALL = 0x50026

LOAD_WORD = 0x20
JUMP_IF_EQUAL = 0x15
JUMP_IF_AT_LEAST = 0x35
JUMP_IF_ANY_BIT = 0x45
RETURN = 0x06

CALL_NUMBER = 0
ARCHITECTURE = 4
AUDIT_ARCHITECTURE = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
X32_CALLS = 0x40000000

CLONE_THREAD = 0x10000
# O_WRONLY, O_RDWR, O_CREAT, O_TRUNC, O_APPEND, and the part of O_TMPFILE that is not O_DIRECTORY.
OPEN_FOR_WRITING = 1 | 2 | 0x40 | 0x200 | 0x400 | 0x400000
SIGNALS_OF_DESCRIPTORS = (8, 10, 15)  # F_SETOWN, F_SETSIG, F_SETOWN_EX
TYPING_INTO_TERMINALS = (0x5412, 0x541C)  # TIOCSTI, TIOCLINUX


class SockFprog(ctypes.Structure):
    _fields_ = [("len", ctypes.c_ushort), ("filter", ctypes.c_char_p)]


def apply(kernel):
    """The name of the layer. Raises OSError with the reason."""
    instructions = program(kernel)
    code = b"".join(struct.pack("=HBBI", *instruction) for instruction in instructions)
    result = kernel.call(
        "seccomp", SET_MODE_FILTER, FLAG_ALL_THREADS, ctypes.byref(SockFprog(len(instructions), code))
    )
    if result != 0:
        raise OSError("thread %d cannot be restricted" % result if result > 0 else reason())
    return "seccomp, %d calls denied" % len(kernel.denied_numbers())


def program(kernel):
    """Instructions as (code, jump if true, jump if false, operand)."""
    steps = [load(ARCHITECTURE), *unless_equal(AUDIT_ARCHITECTURE[kernel.machine], KILL_PROCESS), load(CALL_NUMBER)]
    if kernel.machine == "x86_64":
        steps += [(JUMP_IF_AT_LEAST, 0, 1, X32_CALLS), result(NOT_PERMITTED)]
    for number in kernel.denied_numbers():
        steps += if_equal(number, NOT_PERMITTED)
    for name in ("clone3", "openat2"):
        steps += if_equal(kernel.number(name), NO_SUCH_CALL)
    for name, body in checks().items():
        if kernel.number(name) >= 0:
            steps += [(JUMP_IF_EQUAL, 0, len(body), kernel.number(name)), *body]
    return [*steps, result(ALLOW)]


def checks():
    """For calls that are allowed with some arguments: what looks at these."""
    return {
        "clone": [argument(0), (JUMP_IF_ANY_BIT, 1, 0, CLONE_THREAD), result(NOT_PERMITTED), result(ALLOW)],
        "openat": read_only(2),
        "open": read_only(1),
        "tgkill": [argument(0), *unless_equal(os.getpid(), NOT_PERMITTED), result(ALLOW)],
        "prlimit64": [argument(0), *unless_equal(0, NOT_PERMITTED), result(ALLOW)],
        "fcntl": none_of(1, SIGNALS_OF_DESCRIPTORS),
        "ioctl": none_of(1, TYPING_INTO_TERMINALS),
    }


def read_only(flags_argument):
    return [argument(flags_argument), (JUMP_IF_ANY_BIT, 0, 1, OPEN_FOR_WRITING), result(ACCESS_DENIED), result(ALLOW)]


def none_of(index, values):
    steps = [argument(index)]
    for value in values:
        steps += if_equal(value, NOT_PERMITTED)
    return [*steps, result(ALLOW)]


def load(offset):
    return (LOAD_WORD, 0, 0, offset)


def argument(index):
    """The low half: all that is checked here are 32-bit values to the kernel too."""
    return load(16 + 8 * index)


def result(verdict):
    return (RETURN, 0, 0, verdict)


def if_equal(value, verdict):
    return [(JUMP_IF_EQUAL, 0, 1, value), result(verdict)]


def unless_equal(value, verdict):
    return [(JUMP_IF_EQUAL, 1, 0, value), result(verdict)]
