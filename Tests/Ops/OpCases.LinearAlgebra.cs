using AotNet.Generator.Graph;

namespace AotNet.Tests.Ops;

internal static partial class OpCases
{
    private static IEnumerable<OpCase> LinearAlgebra() =>
    [
        .. from ta in new[] { false, true } from tb in new[] { false, true } from shapes in new (int[] A, int[] B)[] { ([2, 3], [3, 4]), ([2, 2, 3], [2, 3, 1]), ([2, 3], [3, 3, 4]), ([2, 1, 2, 3], [3, 3, 2]) }
           select MatMul(shapes.A, shapes.B, ta, tb),
        .. from shapes in new (int[] A, int[] B)[] { ([1, 1], [1, 1]), ([0, 3], [3, 2]), ([2, 0], [0, 3]), ([2, 3], [3, 0]), ([5, 33], [33, 4]), ([0, 2, 3], [3, 2]) } select MatMul(shapes.A, shapes.B, false, false),
        new("MatMul", "int", [Ints([2, 3], -5, 5), Ints([3, 2], -5, 5)], default, x => Product(x, false, false)) { Differentiable = false },
        new("MatMul", "long", [Ints([3, 2], -5, 5, Element.Int64), Ints([2, 5], -5, 5, Element.Int64)], default, x => Product(x, false, false)) { Differentiable = false },
        .. from shape in new int[][] { [1, 1], [3, 3], [2, 2, 2], [0, 0], [4, 4] }
           select new OpCase("MatrixInverse", Text(shape), [Diagonal(shape, symmetric: false)], default, x => Eliminated(x[0], Identity(x[0]))) { EmittedUnits = 64 },
        .. from shapes in new (int[] A, int[] B)[] { ([1, 1], [1, 2]), ([3, 3], [3, 2]), ([2, 2, 2], [2, 2, 1]), ([2, 2], [2, 2, 3]), ([2, 3, 3], [3, 1]), ([0, 0], [0, 2]), ([2, 2], [2, 0]) }
           select new OpCase("Solve", Text(shapes.A, shapes.B), [Diagonal(shapes.A, symmetric: false), Floats(shapes.B)], default, x => Eliminated(x[0], x[1])) { EmittedUnits = 64 },
        .. from shape in new int[][] { [1, 1], [3, 3], [2, 2, 2], [0, 0] }
           select new OpCase("Determinant", Text(shape), [Diagonal(shape, symmetric: false)], default, x => SumOverPermutations(x[0])) { EmittedUnits = 256 },
        .. from shape in new int[][] { [1, 1], [3, 3], [2, 2, 2], [0, 0] }
           select new OpCase("Cholesky", Text(shape), [Diagonal(shape)], default, x => LowerRoot(x[0])) { EmittedUnits = 64 },
        .. from shapes in new (int[] A, int[] B)[] { ([3], [2]), ([1], [0]), ([1], [4]) }
           select new OpCase("Outer", Text(shapes.A, shapes.B), [Floats(shapes.A), Floats(shapes.B)], default, x => ByPlace(x[0].Type, [shapes.A[0], shapes.B[0]], place => x[0][place[0]] * x[1][place[1]])),
        .. from upper in new[] { false, true } from k in new[] { 0, 1, -1 } from shape in new int[][] { [3, 3], [2, 2, 4], [3, 1] }
           select new OpCase("Trilu", $"{Text(shape)} {upper} {k}", [Floats(shape)], Attributes.Of(("upper", upper), ("k", k)),
               x => ByPlace(x[0].Type, shape, place => (upper ? place[^1] - place[^2] >= k : place[^1] - place[^2] <= k) ? x[0][NDArray.Ravel(shape, place)] : 0)),
        .. Einsums(),
    ];

    private static IEnumerable<OpCase> Einsums() =>
        from item in new (string Equation, int[][] Shapes)[]
        {
            ("ij,jk->ik", [[2, 3], [3, 2]]), ("ij,jk->ki", [[2, 3], [3, 2]]), ("bij,bjk->bik", [[2, 1, 3], [2, 3, 2]]), ("ij->ji", [[2, 3]]), ("ij->i", [[2, 3]]), ("ij->", [[2, 3]]),
            ("ii->i", [[3, 3]]), ("ii->", [[3, 3]]), ("iji->j", [[2, 3, 2]]), ("i,j->ij", [[2], [3]]), ("i,i->", [[3], [3]]), ("ij,ij->ij", [[2, 3], [2, 3]]), ("ij,ij->j", [[2, 3], [2, 3]]),
            ("bhqd,bhkd->bhqk", [[1, 2, 2, 3], [1, 2, 2, 3]]), ("ab,cb,c->a", [[2, 3], [2, 3], [2]]), ("i,->i", [[3], []]), ("ij,jk->ik", [[0, 3], [3, 2]]), ("ij,jk->ik", [[2, 0], [0, 2]]),
            ("ij,kl->l", [[2, 2], [2, 3]]),
        }
        select new OpCase("Einsum", $"{item.Equation} {Text(item.Shapes)}", [.. item.Shapes.Select(shape => Floats(shape))], Attributes.Of(("equation", item.Equation)), x => SumOfProducts(item.Equation, x)) { EmittedUnits = 64 };

    private static OpCase MatMul(int[] a, int[] b, bool ta, bool tb)
    {
        if (ta) a = [.. a[..^2], a[^1], a[^2]];
        if (tb) b = [.. b[..^2], b[^1], b[^2]];
        return new("MatMul", $"{Text(a, b)} {ta} {tb}", [Floats(a), Floats(b)], Attributes.Of(("transposeA", ta), ("transposeB", tb)), x => Product(x, ta, tb)) { EmittedUnits = 128 };
    }

    /// <summary>Far from singular: 4 and more on the diagonal, small numbers beside it.</summary>
    private static OpInput Diagonal(int[] shape, bool symmetric = true)
    {
        int n = shape[^1];
        var beside = new Dictionary<(int, int, int), double>();
        return new(null, shape, (random, index) =>
        {
            var (matrix, row, column) = (index / (n * n), index / n % n, index % n);
            if (row == column) return 4 + random.NextDouble();
            return column > row || !symmetric ? beside[(matrix, row, column)] = (random.NextDouble() * 2) - 1 : beside[(matrix, column, row)];
        });
    }

    private static NDArray Product(NDArray[] x, bool ta, bool tb)
    {
        int[] batch = BroadcastShape(x[0].Shape[..^2], x[1].Shape[..^2]);
        int m = x[0].Shape[ta ? ^1 : ^2], inner = x[0].Shape[ta ? ^2 : ^1], n = x[1].Shape[tb ? ^2 : ^1];
        return ByPlace(x[0].Type, [.. batch, m, n], place => Enumerable.Range(0, inner).Sum(k =>
            x[0][x[0].BroadcastIndex(ta ? [.. place[..^2], k, place[^2]] : [.. place[..^1], k])] * x[1][x[1].BroadcastIndex(tb ? [.. place[..^2], place[^1], k] : [.. place[..^2], k, place[^1]])]));
    }

    private static NDArray Identity(NDArray x) => ByPlace(x.Type, x.Shape, place => place[^1] == place[^2] ? 1 : 0);

    /// <summary>The solutions y of a·y = b by Gauss-Jordan elimination without pivoting.</summary>
    private static NDArray Eliminated(NDArray a, NDArray b)
    {
        int n = a.Shape[^1], columns = b.Shape[^1];
        int[] batch = BroadcastShape(a.Shape[..^2], b.Shape[..^2]);
        var solved = new Dictionary<string, double[,]>();
        return ByPlace(a.Type, [.. batch, n, columns], place =>
        {
            int[] leading = place[..^2];
            string key = string.Join(",", leading);
            if (!solved.TryGetValue(key, out double[,]? rows))
            {
                rows = new double[n, n + columns];
                for (int i = 0; i < n; i++)
                    for (int j = 0; j < n + columns; j++)
                        rows[i, j] = j < n ? a[a.BroadcastIndex([.. leading, i, j])] : b[b.BroadcastIndex([.. leading, i, j - n])];
                for (int k = 0; k < n; k++)
                    for (int i = 0; i < n; i++)
                    {
                        double factor = i == k ? 1 - (1 / rows[k, k]) : rows[i, k] / rows[k, k];
                        for (int j = n + columns - 1; j >= 0; j--) rows[i, j] -= factor * rows[k, j];
                        if (i == k) rows[k, k] = 1;
                    }
                solved[key] = rows;
            }
            return rows[place[^2], n + place[^1]];
        });
    }

    /// <summary>Determinants by the sum over all permutations.</summary>
    private static NDArray SumOverPermutations(NDArray x)
    {
        int n = x.Shape[^1];
        return ByPlace(x.Type, x.Shape[..^2], place => Terms(NDArray.Ravel(x.Shape[..^2], place) * n * n, []));

        // Each greater column that is taken already is one swap, and each swap a change of sign.
        double Terms(int start, int[] taken) => taken.Length == n ? 1 : Enumerable.Range(0, n).Where(column => !taken.Contains(column)).Sum(column =>
            (taken.Count(other => other > column) % 2 == 0 ? 1 : -1) * x[start + (taken.Length * n) + column] * Terms(start, [.. taken, column]));
    }

    private static NDArray LowerRoot(NDArray x)
    {
        int n = x.Shape[^1];
        NDArray y = NDArray.Zeros(x.Type, x.Shape);
        for (int start = 0; start < x.Count; start += n * n)
            for (int j = 0; j < n; j++)
                for (int i = j; i < n; i++)
                {
                    double rest = x[start + (i * n) + j];
                    for (int k = 0; k < j; k++) rest -= y[start + (i * n) + k] * y[start + (j * n) + k];
                    y[start + (i * n) + j] = i == j ? Math.Sqrt(rest) : rest / y[start + (j * n) + j];
                }
        return y;
    }

    /// <summary>Every choice of an index for each letter adds one product to one element.</summary>
    private static NDArray SumOfProducts(string equation, NDArray[] x)
    {
        string[] sides = equation.Split("->"), operands = sides[0].Split(',');
        char[] letters = [.. string.Concat(operands).Distinct()];
        int[] sizes = [.. letters.Select(SizeOf)];
        NDArray y = NDArray.Zeros(x[0].Type, [.. sides[1].Select(SizeOf)]);
        int choices = sizes.Aggregate(1, (product, size) => product * size);
        for (int choice = 0; choice < choices; choice++)
        {
            int[] index = NDArray.Unravel(sizes, choice);
            double product = 1;
            for (int i = 0; i < operands.Length; i++) product *= x[i][Flat(operands[i], x[i])];
            y[Flat(sides[1], y)] += product;

            int Flat(string axes, NDArray tensor) => NDArray.Ravel(tensor.Shape, [.. axes.Select(letter => index[Array.IndexOf(letters, letter)])]);
        }
        return y;

        int SizeOf(char letter)
        {
            int operand = Array.FindIndex(operands, item => item.Contains(letter));
            return x[operand].Shape[operands[operand].IndexOf(letter)];
        }
    }
}
