using AotNet.Kernels;

namespace AotNet.Tests.Ops;

internal static partial class Interpreter
{
    /// <summary>The seed and the run that random ops draw by: those of a session's first run that draws.</summary>
    public const ulong Seed = 42, RunNumber = 1;

    private static Dictionary<string, Rule> Random() => new()
    {
        ["DropoutMask"] = x => DropoutMask(x.Type, x.Shape, Key(x), x.Attributes.Float("rate", 0)),
        ["RandomNormal"] = x => Draw("Normal", x.Type, x.Shape, Key(x), x.Attributes.Float("mean", 0), x.Attributes.Float("stddev", 1)),
        ["RandomPermutation"] = x => Permutation(x.Shape[0], Key(x)),
        ["RandomUniform"] = x => Draw("Uniform", x.Type, x.Shape, Key(x), x.Attributes.Float("minimum", 0), x.Attributes.Float("maximum", 1)),
        ["TruncatedNormal"] = x => Draw("TruncatedNormal", x.Type, x.Shape, Key(x), x.Attributes.Float("mean", 0), x.Attributes.Float("stddev", 1)),
    };

    /// <summary>
    /// What the runtime draws for this type, shape and key: which numbers those are is the runtime's affair, that an op asks for
    /// the right ones is what cases check.
    /// </summary>
    internal static unsafe NDArray Draw(string distribution, Element type, int[] shape, string name, double a, double b)
    {
        NDArray result = NDArray.Zeros(type, shape);
        ulong key = Philox.Key(name);
        switch (type)
        {
            case Element.Float32: Fill(new float[result.Count], value => value); break;
            case Element.Float64: Fill(new double[result.Count], value => value); break;
            case Element.Float16: Fill(new Half[result.Count], value => (double)value); break;
            case Element.Int32: Fill(new int[result.Count], value => value); break;
            default: Fill(new long[result.Count], value => value); break;
        }
        return result;

        void Fill<T>(T[] values, Func<T, double> toDouble)
            where T : unmanaged
        {
            fixed (T* y = values)
            {
                if (distribution == "Uniform") Philox.Uniform(y, values.Length, Seed, key, RunNumber, a, b);
                else if (distribution == "Normal") Philox.Normal(y, values.Length, Seed, key, RunNumber, a, b);
                else Philox.TruncatedNormal(y, values.Length, Seed, key, RunNumber, a, b);
            }
            for (int i = 0; i < values.Length; i++) result[i] = toDouble(values[i]);
        }
    }

    internal static NDArray DropoutMask(Element type, int[] shape, string name, double rate)
    {
        NDArray result = Draw("Uniform", type, shape, name, 0, 1);
        for (int i = 0; i < result.Count; i++) result[i] = result[i] < (type == Element.Float32 ? (float)rate : rate) ? 0 : 1 / (1 - rate);
        return result;
    }

    internal static NDArray Permutation(int count, string name)
    {
        NDArray draws = Draw("Uniform", Element.Float64, [count], name, 0, 1);
        int[] order = [.. Enumerable.Range(0, count)];
        for (int i = count - 1; i > 0; i--)
        {
            int other = (int)(draws[i] * (i + 1));
            (order[i], order[other]) = (order[other], order[i]);
        }
        return NDArray.Of(Element.Int32, [count], order.Select(item => (double)item));
    }

    private static string Key(Operands x) => x.Attributes.String("key") ?? x.Node.Name;
}
