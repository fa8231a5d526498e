package dev.rlmworkbench.repl.child.sandbox;

import java.util.EnumSet;
import java.util.Set;

/// The Linux system calls that the sandbox makes, checks or denies, with their numbers; -1 where a machine has no such
/// call.
enum Syscall {
    // Called by the sandbox itself.
    GETPID(39, 172),
    CLOSE(3, 57),
    OPENAT(257, 56),
    PRCTL(157, 167),
    SECCOMP(317, 277),
    PRLIMIT64(302, 261),
    CLOSE_RANGE(436, 436),
    SETSID(112, 157),
    LANDLOCK_CREATE_RULESET(444, 444),
    LANDLOCK_ADD_RULE(445, 445),
    LANDLOCK_RESTRICT_SELF(446, 446),

    // Allowed with some arguments only.
    OPEN(2, -1),
    CLONE(56, 220),
    TGKILL(234, 131),
    FCNTL(72, 25),
    IOCTL(16, 29),

    // Reported as unknown to the kernel: their arguments lie in memory, where a filter cannot look, and libc falls back
    // to the older call.
    CLONE3(435, 435),
    OPENAT2(437, 437),

    // Denied: the network.
    SOCKET(41, 198),
    SOCKETPAIR(53, 199),
    BIND(49, 200),
    CONNECT(42, 203),
    LISTEN(50, 201),
    ACCEPT(43, 202),
    ACCEPT4(288, 242),
    SENDTO(44, 206),
    SENDMSG(46, 211),
    SENDMMSG(307, 269),
    RECVFROM(45, 207),
    RECVMSG(47, 212),
    RECVMMSG(299, 243),

    // Denied: other processes.
    EXECVE(59, 221),
    EXECVEAT(322, 281),
    FORK(57, -1),
    VFORK(58, -1),
    KILL(62, 129),
    TKILL(200, 130),
    RT_SIGQUEUEINFO(129, 138),
    RT_TGSIGQUEUEINFO(297, 240),
    PTRACE(101, 117),
    PROCESS_VM_READV(310, 270),
    PROCESS_VM_WRITEV(311, 271),
    PROCESS_MADVISE(440, 440),
    PROCESS_MRELEASE(448, 448),
    KCMP(312, 272),
    PIDFD_OPEN(434, 434),
    PIDFD_GETFD(438, 438),
    PIDFD_SEND_SIGNAL(424, 424),
    SETPGID(109, 154),
    SETPRIORITY(141, 140),
    SCHED_SETPARAM(142, 118),
    SCHED_SETSCHEDULER(144, 119),
    SCHED_SETATTR(314, 274),
    SCHED_SETAFFINITY(203, 122),
    IOPRIO_SET(251, 30),
    MIGRATE_PAGES(256, 238),
    MOVE_PAGES(279, 239),

    // Denied: changes to files that Landlock does not know (or older versions of it do not).
    CREAT(85, -1),
    TRUNCATE(76, 45),
    RENAME(82, -1),
    RENAMEAT(264, 38),
    RENAMEAT2(316, 276),
    MKDIR(83, -1),
    MKDIRAT(258, 34),
    RMDIR(84, -1),
    LINK(86, -1),
    LINKAT(265, 37),
    SYMLINK(88, -1),
    SYMLINKAT(266, 36),
    UNLINK(87, -1),
    UNLINKAT(263, 35),
    MKNOD(133, -1),
    MKNODAT(259, 33),
    CHMOD(90, -1),
    FCHMOD(91, 52),
    FCHMODAT(268, 53),
    FCHMODAT2(452, 452),
    CHOWN(92, -1),
    FCHOWN(93, 55),
    LCHOWN(94, -1),
    FCHOWNAT(260, 54),
    UTIME(132, -1),
    UTIMES(235, -1),
    FUTIMESAT(261, -1),
    UTIMENSAT(280, 88),
    SETXATTR(188, 5),
    LSETXATTR(189, 6),
    FSETXATTR(190, 7),
    REMOVEXATTR(197, 14),
    LREMOVEXATTR(198, 15),
    FREMOVEXATTR(199, 16),
    SETXATTRAT(463, 463),
    REMOVEXATTRAT(466, 466),
    INOTIFY_INIT(253, -1),
    INOTIFY_INIT1(294, 26),
    FANOTIFY_INIT(300, 262),
    NAME_TO_HANDLE_AT(303, 264),
    OPEN_BY_HANDLE_AT(304, 265),

    // Denied: mounts and namespaces.
    MOUNT(165, 40),
    UMOUNT2(166, 39),
    MOUNT_SETATTR(442, 442),
    OPEN_TREE(428, 428),
    OPEN_TREE_ATTR(467, 467),
    MOVE_MOUNT(429, 429),
    FSOPEN(430, 430),
    FSCONFIG(431, 431),
    FSMOUNT(432, 432),
    FSPICK(433, 433),
    PIVOT_ROOT(155, 41),
    CHROOT(161, 51),
    UNSHARE(272, 97),
    SETNS(308, 268),
    SWAPON(167, 224),
    SWAPOFF(168, 225),
    QUOTACTL(179, 60),

    // Denied: becoming somebody else.
    SETUID(105, 146),
    SETGID(106, 144),
    SETREUID(113, 145),
    SETREGID(114, 143),
    SETRESUID(117, 147),
    SETRESGID(119, 149),
    SETFSUID(122, 151),
    SETFSGID(123, 152),
    SETGROUPS(116, 159),
    CAPSET(126, 91),

    // Denied: memory, queues and keys shared with other processes.
    SHMGET(29, 194),
    SHMAT(30, 196),
    SHMCTL(31, 195),
    SEMGET(64, 190),
    SEMOP(65, 193),
    SEMTIMEDOP(220, 192),
    SEMCTL(66, 191),
    MSGGET(68, 186),
    MSGSND(69, 189),
    MSGRCV(70, 188),
    MSGCTL(71, 187),
    MQ_OPEN(240, 180),
    MQ_UNLINK(241, 181),
    MEMFD_CREATE(319, 279),
    MEMFD_SECRET(447, 447),
    ADD_KEY(248, 217),
    REQUEST_KEY(249, 218),
    KEYCTL(250, 219),

    // Denied: the kernel itself.
    BPF(321, 280),
    PERF_EVENT_OPEN(298, 241),
    USERFAULTFD(323, 282),
    IO_SETUP(206, 0),
    IO_URING_SETUP(425, 425),
    IO_URING_ENTER(426, 426),
    IO_URING_REGISTER(427, 427),
    INIT_MODULE(175, 105),
    FINIT_MODULE(313, 273),
    DELETE_MODULE(176, 106),
    KEXEC_LOAD(246, 104),
    KEXEC_FILE_LOAD(320, 294),
    REBOOT(169, 142),
    SYSLOG(103, 116),
    ACCT(163, 89),
    PERSONALITY(135, 92),
    SETTIMEOFDAY(164, 170),
    CLOCK_SETTIME(227, 112),
    ADJTIMEX(159, 171),
    CLOCK_ADJTIME(305, 266),
    SETHOSTNAME(170, 161),
    SETDOMAINNAME(171, 162),
    IOPL(172, -1),
    IOPERM(173, -1);

    private final int x86;
    private final int arm;

    Syscall(int x86, int arm) {
        this.x86 = x86;
        this.arm = arm;
    }

    /// The calls that fail with EPERM whatever their arguments are.
    static Set<Syscall> denied() {
        return EnumSet.range(SOCKET, IOPERM);
    }

    /// @return -1 when the machine has no such call
    int number(Machine machine) {
        return switch (machine) {
            case X86_64 -> x86;
            case AARCH64 -> arm;
        };
    }
}
