package org.borgui.itest;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Collects the methods that HTTP can reach, and those of them that do not say who may call them. */
final class ResourceMethods extends ClassVisitor {

    private static final String REST = "Ljakarta/ws/rs/";
    private static final Set<String> REACHABLE = Set.of(
            REST + "GET;",
            REST + "POST;",
            REST + "PUT;",
            REST + "PATCH;",
            REST + "DELETE;",
            REST + "HEAD;",
            REST + "OPTIONS;",
            REST + "Path;");
    private static final Set<String> DECLARED =
            Set.of("Lorg/borgui/spi/web/Permit;", "Lorg/borgui/spi/web/Permit$Public;");

    private final List<String> all = new ArrayList<>();
    private final List<String> undeclared = new ArrayList<>();
    private String type = "";

    ResourceMethods() {
        super(Opcodes.ASM9);
    }

    List<String> all() {
        return all;
    }

    List<String> undeclared() {
        return undeclared;
    }

    @Override
    public void visit(
            int version,
            int access,
            String name,
            @Nullable String signature,
            @Nullable String superName,
            String @Nullable [] interfaces) {
        type = name.replace('/', '.');
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        var method = type + '.' + name;
        var annotations = new HashSet<String>();
        return new MethodVisitor(Opcodes.ASM9) {
            @Override
            public @Nullable AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
                annotations.add(annotation);
                return null;
            }

            @Override
            public void visitEnd() {
                if (annotations.stream().anyMatch(REACHABLE::contains)) {
                    all.add(method);
                    if (annotations.stream().noneMatch(DECLARED::contains)) {
                        undeclared.add(method);
                    }
                }
            }
        };
    }
}
