namespace AotNet.Kernels;

/// <summary>LU decomposition with partial pivoting of an N x N matrix of doubles, and solves with it. P·A = L·U.</summary>
/// <remarks>Golub and Van Loan, Matrix Computations, 4th edition, algorithm 3.4.1 (outer products, row by row).</remarks>
internal static unsafe class Lu
{
    /// <summary>
    /// Replaces <paramref name="a"/> by L (below the diagonal, its own being 1) and U; row i of P·A was row
    /// <c>rows[i]</c> of A. False when a column has no pivot other than zero: then the work stops there.
    /// <paramref name="sign"/> is the determinant of P, 1 or -1.
    /// </summary>
    public static bool Decompose(double* a, int* rows, nint n, out int sign)
    {
        sign = 1;
        for (nint i = 0; i < n; i++) rows[i] = (int)i;
        for (nint k = 0; k < n; k++)
        {
            nint pivot = k;
            double largest = 0;
            for (nint i = k; i < n; i++)
            {
                double size = Math.Abs(a[i * n + k]);
                if (!(size <= largest)) (largest, pivot) = (size, i); // a NaN is a pivot: the result is NaN, not "singular"
            }
            if (largest == 0) return false;
            if (pivot != k)
            {
                Rows.Swap(a + k * n, a + pivot * n, n);
                (rows[k], rows[pivot]) = (rows[pivot], rows[k]);
                sign = -sign;
            }
            for (nint i = k + 1; i < n; i++)
            {
                double factor = a[i * n + k] /= a[k * n + k];
                if (factor != 0) Rows.AddScaled(-factor, a + k * n + k + 1, a + i * n + k + 1, n - k - 1);
            }
        }
        return true;
    }

    /// <summary>Solves L·U·Y = B in place, B being N x columns with its rows already in the order of P.</summary>
    public static void Solve(double* lu, double* b, nint n, nint columns)
    {
        for (nint i = 1; i < n; i++)
            for (nint j = 0; j < i; j++) Rows.AddScaled(-lu[i * n + j], b + j * columns, b + i * columns, columns);
        for (nint i = n - 1; i >= 0; i--)
        {
            for (nint j = i + 1; j < n; j++) Rows.AddScaled(-lu[i * n + j], b + j * columns, b + i * columns, columns);
            Rows.Divide(b + i * columns, lu[i * n + i], columns);
        }
    }
}
