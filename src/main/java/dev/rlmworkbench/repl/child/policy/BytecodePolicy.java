package dev.rlmworkbench.repl.child.policy;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.MethodTypeEntry;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.reflect.AccessFlag;
import java.util.List;
import java.util.Optional;

/// Reads every constant-pool entry of a snippet's class and refuses the class when it names something that
/// [AllowedTypes] does not list. Snippets arrive as source and javac makes the bytes, so the pool is complete.
public final class BytecodePolicy {

    /// The first thing in the class that is not allowed.
    public Optional<Violation> check(byte[] bytes) {
        var model = ClassFile.of().parse(bytes);
        var name = firstDenied(model);
        return name.map(denied -> new Violation(denied.replace('/', '.'), lineOf(model, denied)));
    }

    private static Optional<String> firstDenied(ClassModel model) {
        if (!model.thisClass().asInternalName().startsWith(AllowedTypes.SNIPPETS)) {
            return Optional.of(model.thisClass().asInternalName());
        }
        Optional<String> deniedType = Optional.empty();
        for (var entry : model.constantPool()) {
            var denied =
                    switch (entry) {
                        case MemberRefEntry member -> deniedMember(member);
                        case MethodTypeEntry type -> deniedIn(type.descriptor().stringValue());
                        case ClassEntry type -> deniedClass(type.asInternalName());
                        default -> Optional.<String>empty();
                    };
            if (denied.isPresent()) {
                // A member says more to the author than its bare class, which always stands in the pool as well.
                if (entry instanceof MemberRefEntry) {
                    return denied;
                }
                deniedType = deniedType.or(() -> denied);
            }
        }
        return deniedType.or(() -> deniedDeclaration(model));
    }

    private static Optional<String> deniedDeclaration(ClassModel model) {
        for (var method : model.methods()) {
            var denied = deniedMethod(method);
            if (denied.isPresent()) {
                return denied;
            }
        }
        for (var field : model.fields()) {
            var denied = deniedIn(field.fieldType().stringValue());
            if (denied.isPresent()) {
                return denied;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> deniedMethod(MethodModel method) {
        if (method.flags().has(AccessFlag.NATIVE)) {
            return Optional.of("a native method");
        }
        if (method.methodName().equalsString("finalize")) {
            return Optional.of("finalize");
        }
        return deniedIn(method.methodType().stringValue());
    }

    private static Optional<String> deniedMember(MemberRefEntry member) {
        var owner = elementType(member.owner().asInternalName());
        var name = member.name().stringValue();
        var type = member.type().stringValue();
        if (!isPrimitive(owner) && !AllowedTypes.member(owner, name, type)) {
            return Optional.of(name.equals("<init>") ? owner : owner + "." + name);
        }
        return deniedIn(type);
    }

    private static Optional<String> deniedClass(String name) {
        var type = elementType(name);
        return isPrimitive(type) || AllowedTypes.type(type) ? Optional.empty() : Optional.of(type);
    }

    private static Optional<String> deniedIn(String descriptor) {
        int at = descriptor.indexOf('L');
        while (at >= 0) {
            int end = descriptor.indexOf(';', at);
            var type = descriptor.substring(at + 1, end);
            if (!AllowedTypes.type(type)) {
                return Optional.of(type);
            }
            at = descriptor.indexOf('L', end);
        }
        return Optional.empty();
    }

    /// The class of an array's elements: `[[Ljava/util/List;` gives `java/util/List`.
    private static String elementType(String name) {
        int dimensions = 0;
        while (dimensions < name.length() && name.charAt(dimensions) == '[') {
            dimensions++;
        }
        var element = name.substring(dimensions);
        return dimensions > 0 && element.startsWith("L") ? element.substring(1, element.length() - 1) : element;
    }

    private static boolean isPrimitive(String name) {
        return name.length() == 1 && "BCDFIJSZV".contains(name);
    }

    /// The line of the compiled unit that first uses the name, 0 when no instruction shows it.
    private static int lineOf(ClassModel model, String denied) {
        for (var method : model.methods()) {
            var code = method.findAttribute(Attributes.code());
            int line = 0;
            for (var element : code.isPresent() ? method.code().orElseThrow() : List.<Object>of()) {
                switch (element) {
                    case LineNumber number -> line = number.line();
                    case InvokeInstruction call -> {
                        var owner = call.owner().asInternalName();
                        if (names(
                                denied,
                                owner,
                                call.name().stringValue(),
                                call.type().stringValue())) {
                            return line;
                        }
                    }
                    case FieldInstruction field -> {
                        var owner = field.owner().asInternalName();
                        if (names(
                                denied,
                                owner,
                                field.name().stringValue(),
                                field.type().stringValue())) {
                            return line;
                        }
                    }
                    case NewObjectInstruction creation -> {
                        if (creation.className().asInternalName().equals(denied)) {
                            return line;
                        }
                    }
                    default -> {}
                }
            }
        }
        return 0;
    }

    private static boolean names(String denied, String owner, String member, String descriptor) {
        return denied.equals(owner) || denied.equals(owner + "." + member) || descriptor.contains("L" + denied + ";");
    }

    /// @param name what is not allowed, such as `java.lang.System.getenv`
    /// @param line of the compiled unit, 0 when unknown
    public record Violation(String name, int line) {}
}
