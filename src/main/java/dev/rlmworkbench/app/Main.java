package dev.rlmworkbench.app;

/// Start of the product.
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(0);
    }
}
