namespace AotNet.Tests.Ops;

internal static partial class Interpreter
{
    private static Dictionary<string, Rule> LinearAlgebra() => new()
    {
        ["MatMul"] = MatMul,
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
}
