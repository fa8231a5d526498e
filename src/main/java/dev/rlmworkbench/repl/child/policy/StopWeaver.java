package dev.rlmworkbench.repl.child.policy;

import java.io.ByteArrayInputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Adds a call of [StopSwitch#check] to the start of every method and before every jump backwards, so that no loop or
/// recursion of a snippet can outlast a stop.
public final class StopWeaver {
    private static final ClassDesc SWITCH = ClassDesc.of(StopSwitch.class.getName());

    private final ClassFile classFile;

    /// @param snippets bytes of a snippet's class, or null; the frames of the new code are computed with its superclass
    public StopWeaver(Function<String, byte @Nullable []> snippets) {
        var hierarchy = ClassHierarchyResolver.ofResourceParsing(type -> {
                    var bytes = snippets.apply(binaryName(type));
                    return bytes == null ? null : new ByteArrayInputStream(bytes);
                })
                .orElse(ClassHierarchyResolver.defaultResolver());
        classFile = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(hierarchy));
    }

    private static String binaryName(ClassDesc type) {
        var descriptor = type.descriptorString();
        return descriptor.substring(1, descriptor.length() - 1).replace('/', '.');
    }

    public byte[] weave(byte[] bytes) {
        return classFile.transformClass(
                classFile.parse(bytes), ClassTransform.transformingMethodBodies(CodeTransform.ofStateful(Checks::new)));
    }

    private static final class Checks implements CodeTransform {
        private final Set<Label> behind = new HashSet<>();

        @Override
        public void atStart(CodeBuilder code) {
            check(code);
        }

        @Override
        public void accept(CodeBuilder code, CodeElement element) {
            switch (element) {
                case LabelTarget target -> behind.add(target.label());
                case BranchInstruction jump when behind.contains(jump.target()) -> check(code);
                case TableSwitchInstruction _, LookupSwitchInstruction _ -> check(code);
                default -> {}
            }
            code.with(element);
        }

        private static void check(CodeBuilder code) {
            code.invokestatic(SWITCH, "check", ConstantDescs.MTD_void);
        }
    }
}
