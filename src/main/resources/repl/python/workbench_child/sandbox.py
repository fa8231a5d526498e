"""Restricts this process by the means of the Linux kernel. Each layer says whether it is on, and why it is not."""

import os
import resource
import sys
import sysconfig

from . import landlock, seccomp
from .kernel import Kernel, reason

PR_SET_NO_NEW_PRIVS = 38
LIFETIME_CPU_SECONDS = 3600
OPEN_FILES = 64

SYSTEM_PATHS = [
    "/lib",
    "/lib64",
    "/usr/lib",
    "/usr/lib64",
    "/nix/store",
    "/etc/ld.so.cache",
    "/etc/localtime",
    "/usr/share/zoneinfo",
    "/dev/null",
    "/dev/random",
    "/dev/urandom",
]


def apply(heap_mb):
    """Names of the active layers, and a sentence for each missing one."""
    active, missing = [], []
    try:
        kernel = Kernel()
    except OSError as problem:
        return active, ["landlock and seccomp: %s" % problem]
    layers = {
        "no_new_privs": lambda: no_new_privileges(kernel),
        "resource limits": lambda: resource_limits(kernel, heap_mb),
        "landlock": lambda: landlock.apply(kernel, readable_paths()),
        "seccomp": lambda: seccomp.apply(kernel),
    }
    for name, layer in layers.items():
        try:
            active.append(layer())
        except (OSError, ValueError) as problem:
            missing.append("%s: %s" % (name, problem))
    return active, missing


def no_new_privileges(kernel):
    if kernel.call("prctl", PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0:
        raise OSError(reason())
    leave_the_terminal()
    return "no_new_privs"


def leave_the_terminal():
    """Ctrl-C in the host's terminal is the host's business."""
    try:
        os.setsid()
    except OSError:
        pass  # leads a session of its own already


def resource_limits(kernel, heap_mb):
    """Soft and hard alike, so that they cannot be raised again."""
    kernel.use_few_memory_arenas()
    address_space = used_address_space() + (heap_mb << 20)
    limits = {
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_NOFILE: OPEN_FILES,
        resource.RLIMIT_CPU: LIFETIME_CPU_SECONDS,
        resource.RLIMIT_AS: address_space,
    }
    for limit, value in limits.items():
        resource.setrlimit(limit, (value, value))
    return "resource limits: address space %d MB, open files %d" % (address_space >> 20, OPEN_FILES)


def used_address_space():
    with open("/proc/self/statm", encoding="ascii") as statm:
        return int(statm.read().split()[0]) * resource.getpagesize()


def readable_paths():
    """The libraries of Python and what the C library needs, so that imports still work.

    Not what else is on sys.path: .pth files put folders of the user's own projects there.
    """
    paths = sysconfig.get_paths()
    # where the modules in C lie when this Python is that of a virtual environment
    base = sysconfig.get_path("platstdlib", vars={"platbase": sys.base_exec_prefix})
    return [*SYSTEM_PATHS, base, *(paths[name] for name in ("stdlib", "platstdlib", "purelib", "platlib"))]
