package dev.rlmworkbench.repl.child.policy;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The classes and members of the platform that snippets may use. Everything that is not named here is refused: files,
/// network, processes, threads, class loading, reflection and native memory are therefore out of reach.
final class AllowedTypes {
    /// Classes of earlier blocks and of this one.
    static final String SNIPPETS = "REPL/";

    static final String BUILTINS = "dev/rlmworkbench/repl/child/builtins/";

    private static final Set<String> LANG = names(
            "java/lang/",
            "Object String StringBuilder StringBuffer CharSequence Character Character$UnicodeBlock"
                    + " Character$UnicodeScript Integer Long Short Byte Boolean Double Float Number Math StrictMath Enum"
                    + " Record Comparable Iterable Runnable AutoCloseable Cloneable Void Throwable Override Deprecated"
                    + " FunctionalInterface SafeVarargs SuppressWarnings Appendable Readable StackTraceElement Class"
                    + " System Thread IO Exception RuntimeException Error");

    /// Collections, locks and atomics only: nothing that starts or borrows a thread.
    private static final Set<String> CONCURRENT = names(
            "java/util/concurrent/",
            "ConcurrentHashMap ConcurrentHashMap$KeySetView ConcurrentMap ConcurrentNavigableMap ConcurrentLinkedQueue"
                    + " ConcurrentLinkedDeque ConcurrentSkipListMap ConcurrentSkipListSet CopyOnWriteArrayList"
                    + " CopyOnWriteArraySet BlockingQueue LinkedBlockingQueue ArrayBlockingQueue"
                    + " PriorityBlockingQueue BlockingDeque LinkedBlockingDeque TimeUnit ThreadLocalRandom Callable"
                    + " CountDownLatch Semaphore ExecutionException TimeoutException CancellationException");

    private static final Set<String> PACKAGES = Set.of(
            "java/util",
            "java/util/function",
            "java/util/stream",
            "java/util/regex",
            "java/util/random",
            "java/util/concurrent/atomic",
            "java/text",
            "java/math",
            "java/time",
            "java/time/format",
            "java/time/temporal",
            "java/time/chrono",
            "java/time/zone",
            "java/lang/annotation",
            "java/nio/charset");

    private static final Set<String> SINGLE = Set.of(
            BUILTINS + "ReplFunctions",
            BUILTINS + "TextFunctions",
            BUILTINS + "ReplFunctions$ValueCode",
            BUILTINS + "ReplFunctions$VoidCode",
            BUILTINS + "ReplVariables",
            "java/io/PrintStream",
            "java/io/Serializable",
            "java/io/IOException",
            "java/io/EOFException",
            "java/io/UncheckedIOException",
            "java/io/StringReader",
            "java/io/StringWriter",
            "java/io/PrintWriter",
            "java/io/BufferedReader",
            "java/io/Reader",
            "java/io/Writer",
            "java/io/Closeable",
            "java/io/Flushable",
            "java/util/concurrent/locks/Lock",
            "java/util/concurrent/locks/ReentrantLock",
            "java/util/zip/CRC32",
            "java/security/MessageDigest",
            "java/security/NoSuchAlgorithmException",
            "java/nio/CharBuffer",
            "java/nio/Buffer");

    private static final Set<String> DENIED = Set.of(
            "java/util/ServiceLoader",
            "java/util/ResourceBundle",
            "java/util/PropertyResourceBundle",
            "java/util/ListResourceBundle",
            "java/util/Timer",
            "java/util/TimerTask",
            "java/util/Formatter",
            "java/util/Properties",
            "java/util/EventListenerProxy",
            "java/lang/ThreadDeath");

    private static final Set<String> DENIED_OUTER = Set.of("java/util/ServiceLoader", "java/util/ResourceBundle");

    /// What the compiler itself puts into the constant pool for lambdas, string templates, records and switches. The
    /// bare types are harmless; of their members only the ones in [#ONLY] may be named.
    private static final Set<String> COMPILER_MADE = Set.of(
            "java/lang/invoke/MethodHandles$Lookup",
            "java/lang/invoke/MethodHandles",
            "java/lang/invoke/MethodType",
            "java/lang/invoke/CallSite",
            "java/lang/invoke/MethodHandle",
            "java/lang/invoke/TypeDescriptor",
            "java/lang/invoke/SerializedLambda",
            "java/lang/invoke/LambdaMetafactory",
            "java/lang/invoke/StringConcatFactory",
            "java/lang/invoke/ConstantBootstraps",
            "java/lang/runtime/ObjectMethods",
            "java/lang/runtime/SwitchBootstraps",
            "java/lang/MatchException",
            "java/lang/Enum$EnumDesc",
            "java/lang/constant/ClassDesc");

    private static final Map<String, Set<String>> ONLY = Map.ofEntries(
            only("java/lang/System", "currentTimeMillis nanoTime arraycopy lineSeparator identityHashCode out err"),
            only(
                    "java/lang/Class",
                    "getName getSimpleName getTypeName isInstance cast isArray toString hashCode equals"
                            + " getEnumConstants desiredAssertionStatus isRecord isEnum"),
            only("java/lang/Thread", "sleep onSpinWait interrupted"),
            only("java/lang/IO", "println print"),
            only("java/lang/invoke/LambdaMetafactory", "metafactory altMetafactory"),
            only("java/lang/invoke/StringConcatFactory", "makeConcatWithConstants"),
            only("java/lang/invoke/ConstantBootstraps", "invoke"),
            only("java/lang/runtime/ObjectMethods", "bootstrap"),
            only("java/lang/runtime/SwitchBootstraps", "typeSwitch enumSwitch"),
            only("java/lang/Enum$EnumDesc", "of"),
            only("java/lang/constant/ClassDesc", "of"),
            only("java/lang/invoke/MethodHandles", ""),
            only("java/lang/invoke/MethodHandles$Lookup", ""),
            only("java/lang/invoke/MethodHandle", ""),
            only("java/lang/invoke/MethodType", ""),
            only("java/lang/invoke/CallSite", ""),
            only("java/lang/invoke/TypeDescriptor", ""),
            only("java/lang/invoke/SerializedLambda", ""));

    private static final Map<String, Set<String>> NOT = Map.ofEntries(
            only("java/lang/Integer", "getInteger"),
            only("java/lang/Long", "getLong"),
            only("java/lang/Boolean", "getBoolean"),
            only("java/util/Locale", "setDefault"),
            only("java/util/TimeZone", "setDefault"),
            only("java/lang/Object", "finalize wait notify notifyAll"));

    private AllowedTypes() {}

    /// @param name internal name, such as `java/util/List`
    static boolean type(String name) {
        if (name.startsWith(SNIPPETS) || SINGLE.contains(name) || COMPILER_MADE.contains(name)) {
            return true;
        }
        int nested = name.indexOf('$');
        var outer = nested < 0 ? name : name.substring(0, nested);
        if (DENIED.contains(name) || DENIED_OUTER.contains(outer)) {
            return false;
        }
        int slash = name.lastIndexOf('/');
        if (slash < 0) {
            return false;
        }
        var inPackage = name.substring(0, slash);
        return switch (inPackage) {
            case "java/lang" -> LANG.contains(name) || name.endsWith("Exception") || name.endsWith("Error");
            case "java/util/concurrent" -> CONCURRENT.contains(name);
            default -> PACKAGES.contains(inPackage);
        };
    }

    /// @param owner      internal name of the class through which the member is named
    /// @param descriptor such as `(I)V`
    static boolean member(String owner, String name, String descriptor) {
        if (!type(owner)) {
            return false;
        }
        var only = ONLY.get(owner);
        if (only != null && !only.contains(name)) {
            return false;
        }
        var not = NOT.get(owner);
        if (not != null && not.contains(name)) {
            return false;
        }
        return !takesFileName(owner, name, descriptor);
    }

    private static boolean takesFileName(String owner, String name, String descriptor) {
        boolean constructor = name.equals("<init>");
        return switch (owner) {
            case "java/io/PrintStream", "java/lang/Thread", "java/lang/IO" -> constructor;
            case "java/io/PrintWriter" -> constructor && !descriptor.startsWith("(Ljava/io/Writer;");
            case "java/util/Scanner" -> constructor && !descriptor.equals("(Ljava/lang/String;)V");
            default -> false;
        };
    }

    private static Set<String> names(String prefix, String simple) {
        return Stream.of(simple.split(" ")).map(prefix::concat).collect(Collectors.toUnmodifiableSet());
    }

    private static Map.Entry<String, Set<String>> only(String type, String members) {
        return Map.entry(type, members.isEmpty() ? Set.of() : Set.of(members.split(" ")));
    }
}
