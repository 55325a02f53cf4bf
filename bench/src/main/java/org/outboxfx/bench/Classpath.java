package org.outboxfx.bench;

/** Prints the class path it runs on, for scripts that start the other programs here without a build tool in between. */
public final class Classpath {

    private Classpath() {}

    public static void main(String[] arguments) {
        System.out.println("classpath=" + System.getProperty("java.class.path"));
    }
}
