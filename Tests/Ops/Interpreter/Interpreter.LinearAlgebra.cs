namespace AotNet.Tests.Ops;

internal static partial class Interpreter
{
    private static Dictionary<string, Rule> LinearAlgebra() => new()
    {
        ["Cholesky"] = x => Matrices(x, (a, n) => Cholesky(a, n)),
        ["Determinant"] = x => Matrices(x, (a, n) => [Determinant(a, n)]),
        ["MatMul"] = MatMul,
        ["MatrixInverse"] = x => Matrices(x, Inverse),
        ["Solve"] = Solve,
        ["Trilu"] = x => Fill(x, place => Keeps(x, place[^1] - place[^2]) ? x[0][NDArray.Ravel(x.Shape, place)] : 0),
    };

    private static NDArray MatMul(Operands x)
    {
        NDArray result = x.Zeros();
        bool ta = x.Attributes.Bool("transposeA"), tb = x.Attributes.Bool("transposeB");
        int rankA = x[0].Rank, inner = x[0].Shape[ta ? rankA - 2 : rankA - 1];
        for (int i = 0; i < result.Count; i++)
        {
            int[] place = NDArray.Unravel(x.Shape, i), batch = place[..^2];
            var (m, n) = (place[^2], place[^1]);
            for (int k = 0; k < inner; k++)
            {
                int a = x[0].BroadcastIndex(ta ? [.. batch, k, m] : [.. batch, m, k]), b = x[1].BroadcastIndex(tb ? [.. batch, n, k] : [.. batch, k, n]);
                if (result.IsFloating) result[i] += x[0][a] * x[1][b];
                else result.SetLong(i, result.Long(i) + (x[0].Long(a) * x[1].Long(b)));
            }
        }
        return result;
    }

    /// <summary>Each square matrix of the operand to some elements of the result.</summary>
    private static NDArray Matrices(Operands x, Func<double[], int, double[]> of)
    {
        NDArray result = x.Zeros();
        int n = x[0].Shape[^1], matrices = x[0].Shape[..^2].Aggregate(1, (product, size) => product * size);
        for (int matrix = 0; matrix < matrices; matrix++)
        {
            double[] y = of([.. Enumerable.Range(matrix * n * n, n * n).Select(i => x[0][i])], n);
            for (int i = 0; i < y.Length; i++) result[(matrix * y.Length) + i] = y[i];
        }
        return result;
    }

    // Laplace's expansion by the first row: slow, and nothing like the decomposition that it checks.
    private static double Determinant(double[] a, int n) =>
        n == 0 ? 1 : Enumerable.Range(0, n).Sum(column => (column % 2 == 0 ? 1 : -1) * a[column] * Determinant(Minor(a, n, 0, column), n - 1));

    private static double[] Minor(double[] a, int n, int row, int column) =>
        [.. from i in Enumerable.Range(0, n) where i != row from j in Enumerable.Range(0, n) where j != column select a[(i * n) + j]];

    // Cramer's rule.
    private static double[] Inverse(double[] a, int n)
    {
        double determinant = Determinant(a, n);
        return [.. from i in Enumerable.Range(0, n)
                   from j in Enumerable.Range(0, n)
                   select ((i + j) % 2 == 0 ? 1 : -1) * Determinant(Minor(a, n, j, i), n - 1) / determinant];
    }

    private static double[] Cholesky(double[] a, int n)
    {
        var lower = new double[n * n];
        for (int i = 0; i < n; i++)
            for (int j = 0; j <= i; j++)
            {
                double rest = a[(i * n) + j] - Enumerable.Range(0, j).Sum(k => lower[(i * n) + k] * lower[(j * n) + k]);
                lower[(i * n) + j] = i == j ? Math.Sqrt(rest) : rest / lower[(j * n) + j];
            }
        return lower;
    }

    private static NDArray Solve(Operands x)
    {
        NDArray inverse = Matrices(x with { Inputs = [x[0]], Shape = x[0].Shape }, Inverse);
        NDArray result = x.Zeros();
        for (int i = 0; i < result.Count; i++)
        {
            int[] place = NDArray.Unravel(x.Shape, i);
            for (int k = 0; k < x[0].Shape[^1]; k++)
                result[i] += inverse[inverse.BroadcastIndex([.. place[..^1], k])] * x[1][x[1].BroadcastIndex([.. place[..^2], k, place[^1]])];
        }
        return result;
    }

    private static bool Keeps(Operands x, int above)
    {
        long k = x.Attributes.Int("k", 0);
        return x.Attributes.Bool("upper") ? above >= k : above <= k;
    }
}
