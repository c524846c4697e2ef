package org.borgui.itest;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Looks for calls of one method of {@link Runtime}. */
final class RuntimeCalls extends ClassVisitor {

    private final String method;
    private boolean found;

    RuntimeCalls(String method) {
        super(Opcodes.ASM9);
        this.method = method;
    }

    boolean found() {
        return found;
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        return new MethodVisitor(Opcodes.ASM9) {
            @Override
            public void visitMethodInsn(int opcode, String owner, String called, String type, boolean isInterface) {
                found |= owner.equals("java/lang/Runtime") && called.equals(method);
            }
        };
    }
}
