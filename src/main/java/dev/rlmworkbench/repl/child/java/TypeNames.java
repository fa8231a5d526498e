package dev.rlmworkbench.repl.child.java;

import java.util.stream.Collectors;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import org.jspecify.annotations.Nullable;

/// Writes the type that javac found for a `var` as source; a type that has no name becomes its nearest named one.
final class TypeNames {
    private TypeNames() {}

    static String of(@Nullable TypeMirror type) {
        return switch (type) {
            case null -> "Object";
            case ArrayType array -> of(array.getComponentType()) + "[]";
            case IntersectionType both -> of(both.getBounds().getFirst());
            case TypeVariable variable -> of(variable.getUpperBound());
            case DeclaredType declared when declared.getKind() == TypeKind.DECLARED -> declared(declared);
            default -> type.getKind().isPrimitive() ? type.toString() : "Object";
        };
    }

    private static String declared(DeclaredType type) {
        var element = (TypeElement) type.asElement();
        if (element.getSimpleName().isEmpty()) {
            var interfaces = element.getInterfaces();
            return of(interfaces.isEmpty() ? element.getSuperclass() : interfaces.getFirst());
        }
        var name = element.getQualifiedName().toString();
        if (type.getTypeArguments().isEmpty()) {
            return name;
        }
        return type.getTypeArguments().stream()
                .map(TypeNames::argument)
                .collect(Collectors.joining(", ", name + "<", ">"));
    }

    private static String argument(TypeMirror type) {
        if (type instanceof WildcardType wildcard) {
            if (wildcard.getExtendsBound() != null) {
                return "? extends " + of(wildcard.getExtendsBound());
            }
            return wildcard.getSuperBound() == null ? "?" : "? super " + of(wildcard.getSuperBound());
        }
        return type instanceof TypeVariable ? "?" : of(type);
    }
}
