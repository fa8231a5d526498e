/// Containment by the Linux kernel, from plain Java: no_new_privs, resource limits, Landlock and seccomp through the
/// foreign-function API. Each layer says whether it is on, and where it is missing why; nothing here throws at its
/// caller. Uses java.base only, because it runs in the untrusted child.
@NullMarked
package dev.rlmworkbench.repl.child.sandbox;

import org.jspecify.annotations.NullMarked;
