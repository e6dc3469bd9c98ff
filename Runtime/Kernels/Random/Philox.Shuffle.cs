namespace AotNet.Kernels;

public static unsafe partial class Philox
{
    /// <summary>Zero with probability <paramref name="rate"/>, else 1 / (1 - rate).</summary>
    public static void DropoutMask<T>(T* y, nint count, ulong seed, ulong key, ulong run, double rate)
        where T : unmanaged
    {
        Uniform(y, count, seed, key, run, 0, 1);
        if (typeof(T) == typeof(float))
        {
            float threshold = (float)rate, scale = 1 / (1 - threshold);
            for (nint i = 0; i < count; i++) ((float*)y)[i] = ((float*)y)[i] < threshold ? 0 : scale;
        }
        else if (typeof(T) == typeof(double))
        {
            double scale = 1 / (1 - rate);
            for (nint i = 0; i < count; i++) ((double*)y)[i] = ((double*)y)[i] < rate ? 0 : scale;
        }
        else
        {
            throw new NotSupportedException($"No dropout of type {typeof(T).Name}.");
        }
    }

    /// <summary>The numbers from 0 to count - 1 in random order (Fisher and Yates, in Durstenfeld's form of 1964).</summary>
    public static void Permutation(int* y, nint count, ulong seed, ulong key, ulong run)
    {
        var draws = (double*)Scratch.Bytes(count * sizeof(double));
        Uniform(draws, count, seed, key, run, 0, 1);
        for (nint i = 0; i < count; i++) y[i] = (int)i;
        for (nint i = count - 1; i > 0; i--)
        {
            nint other = (nint)(draws[i] * (i + 1));
            (y[i], y[other]) = (y[other], y[i]);
        }
    }
}
