"""The Python REPL's child process: `python3 -I agent.py --sandbox [--heap-mb=N]`.

Speaks frames with the host over stdin and stdout, restricts itself before it says that it is ready, and then runs the
blocks of one session. Without `--sandbox` nothing is restricted (for development only; the host refuses such a child).
"""

import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
DEFAULT_HEAP_MB = 512


def heap_mb(arguments):
    for argument in arguments:
        if argument.startswith("--heap-mb="):
            return int(argument.partition("=")[2])
    return DEFAULT_HEAP_MB


def main():
    sys.path.insert(0, HERE)
    from workbench_child import sandbox, server

    sys.path.remove(HERE)
    connection = server.take_over_standard_streams()
    if "--sandbox" in sys.argv:
        active, missing = sandbox.apply(heap_mb(sys.argv))
    else:
        active, missing = [], ["sandbox: it was not asked for"]
    # Model code must not find our modules by accident.
    for name in [name for name in sys.modules if name.startswith("workbench_child")]:
        del sys.modules[name]
    server.Server(connection).run(active, missing)


if __name__ == "__main__":
    main()
