"""Landlock: this process may read the given paths and touch no other file, use no TCP, and signal nobody outside."""

import ctypes
import os
import struct

from .kernel import reason

READ_FILE = 1 << 2
READ_DIRECTORY = 1 << 3
RULE_PATH_BENEATH = 1
CREATE_RULESET_VERSION = 1


def apply(kernel, readable):
    """The name of the layer with its version. Raises OSError with the reason. No other thread may run yet."""
    abi = kernel.call("landlock_create_ruleset", 0, 0, CREATE_RULESET_VERSION)
    if abi < 1:
        raise OSError(reason())
    rules = create_ruleset(kernel, abi)
    try:
        for path in readable:
            allow_reading(kernel, rules, path)
        if kernel.call("landlock_restrict_self", rules, 0) != 0:
            raise OSError("the rules could not be enforced, " + reason())
    finally:
        os.close(rules)
    return "landlock abi %d" % abi


def create_ruleset(kernel, abi):
    tcp = 0b11 if abi >= 4 else 0  # bind and connect
    scopes = 0b11 if abi >= 6 else 0  # abstract Unix sockets and signals stay inside
    attributes = ctypes.create_string_buffer(struct.pack("=QQQ", file_rights(abi), tcp, scopes), 24)
    size = 24 if abi >= 6 else 16 if abi >= 4 else 8
    rules = kernel.call("landlock_create_ruleset", attributes, size, 0)
    if rules < 0:
        raise OSError("no rule set could be made, " + reason())
    return rules


def file_rights(abi):
    """All that this version knows: what is named here and not allowed by a rule is forbidden."""
    rights = (1 << 13) - 1
    if abi >= 2:
        rights |= 1 << 13  # link and rename across folders
    if abi >= 3:
        rights |= 1 << 14  # truncate
    if abi >= 5:
        rights |= 1 << 15  # ioctl on devices
    return rights


def allow_reading(kernel, rules, path):
    """A path that is not there, or that the kernel takes no rule for, simply stays forbidden."""
    try:
        file = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    rights = READ_FILE | READ_DIRECTORY if os.path.isdir(path) else READ_FILE
    rule = ctypes.create_string_buffer(struct.pack("=Qi", rights, file), 12)
    kernel.call("landlock_add_rule", rules, RULE_PATH_BENEATH, rule, 0)
    os.close(file)
