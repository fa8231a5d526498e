"""What runs inside the Python REPL's child process. Standard library only, Python 3.9 or newer."""
