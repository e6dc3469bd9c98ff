namespace AotNet.Kernels;

/// <summary>The parts of softmax on one contiguous row. Sums run in 16 virtual lanes, as all reductions do.</summary>
internal static unsafe class SoftmaxRow
{
    public static T One<T>()
        where T : unmanaged => typeof(T) == typeof(float) ? (T)(object)1f : (T)(object)1.0;

    public static T Maximum<T>(T* x, nint count)
        where T : unmanaged
    {
        T maximum = Simd1<T>.Div(Simd1<T>.Neg(One<T>()), default);
        for (nint j = 0; j < count; j++) maximum = Simd1<T>.Max(maximum, x[j]);
        return maximum;
    }

    /// <summary>The sum of exp(x - shift); the terms too, where <paramref name="terms"/> is not null (it may be x).</summary>
    public static T ExpSum<T>(T* x, T shift, T* terms, nint count)
        where T : unmanaged
    {
        T* lanes = stackalloc T[16];
        for (nint j = 0; j < count; j++)
        {
            T e = Simd1<T>.Exp(Simd1<T>.Sub(x[j], shift));
            lanes[j & 15] = Simd1<T>.Add(lanes[j & 15], e);
            if (terms != null) terms[j] = e;
        }
        for (int half = 8; half > 0; half /= 2)
        {
            for (int i = 0; i < half; i++) lanes[i] = Simd1<T>.Add(lanes[i], lanes[i + half]);
        }
        return lanes[0];
    }
}
