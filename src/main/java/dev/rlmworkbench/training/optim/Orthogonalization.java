package dev.rlmworkbench.training.optim;

/// How a matrix is brought near the one with the same singular vectors and all singular values 1: odd polynomials
/// `a s + b s^3 + c s^5` of the singular values, one after the other, from a norm of 1.
public enum Orthogonalization {
    /// Five times the polynomial of the first Muon (Jordan). Does not converge: the values end between 0.68 and 1.2,
    /// and small ones remain small, so that a learning rate does not carry over to another rank.
    NEWTON_SCHULZ(new double[][] {
        {3.4445, -4.7750, 2.0315},
        {3.4445, -4.7750, 2.0315},
        {3.4445, -4.7750, 2.0315},
        {3.4445, -4.7750, 2.0315},
        {3.4445, -4.7750, 2.0315}
    }),
    /// Eight polynomials, each the best one for what the one before leaves (Polar Express, Amsel et al., arXiv
    /// 2505.16932): ends within 0.1 % of 1, whatever the rank.
    POLAR_EXPRESS(new double[][] {
        {7.2086, -15.5131, 9.0178},
        {3.9623, -2.5813, 0.4542},
        {3.9466, -2.5765, 0.4544},
        {3.8991, -2.5671, 0.4566},
        {3.7186, -2.5308, 0.4653},
        {3.1390, -2.3073, 0.4733},
        {2.1715, -1.5246, 0.3885},
        {1.8648, -1.2224, 0.3577}
    });

    private final double[][] polynomials;

    Orthogonalization(double[][] polynomials) {
        this.polynomials = polynomials;
    }

    /// Their numbers row by row.
    float[][] polynomials() {
        var numbers = new float[polynomials.length][3];
        for (int i = 0; i < numbers.length; i++) {
            for (int j = 0; j < 3; j++) {
                numbers[i][j] = (float) polynomials[i][j];
            }
        }
        return numbers;
    }
}
