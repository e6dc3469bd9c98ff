namespace AotNet.Kernels;

/// <summary>The functions of <c>ISimd&lt;float, V&gt;</c> that are more than one instruction.</summary>
internal static unsafe class FloatMath
{
    public static V Exp<O, V>(V v)
        where O : struct, ISimd<float, V>
    {
        float* lanes = stackalloc float[O.Count];
        O.Store(lanes, v);
        for (int i = 0; i < O.Count; i++)
        {
            float x = lanes[i];
            lanes[i] = MathF.Exp(x);
        }
        return O.Load(lanes);
    }

    public static V Expm1<O, V>(V v)
        where O : struct, ISimd<float, V>
    {
        float* lanes = stackalloc float[O.Count];
        O.Store(lanes, v);
        for (int i = 0; i < O.Count; i++)
        {
            float x = lanes[i];
            lanes[i] = (float)(Math.Abs(x) < 1e-5 ? x + (x * (double)x / 2) : Math.Exp(x) - 1);
        }
        return O.Load(lanes);
    }

    public static V Log<O, V>(V v)
        where O : struct, ISimd<float, V>
    {
        float* lanes = stackalloc float[O.Count];
        O.Store(lanes, v);
        for (int i = 0; i < O.Count; i++)
        {
            float x = lanes[i];
            lanes[i] = MathF.Log(x);
        }
        return O.Load(lanes);
    }

    public static V Log1p<O, V>(V v)
        where O : struct, ISimd<float, V>
    {
        float* lanes = stackalloc float[O.Count];
        O.Store(lanes, v);
        for (int i = 0; i < O.Count; i++)
        {
            float x = lanes[i];
            lanes[i] = (float)(Math.Abs(x) < 1e-5 ? x - (x * (double)x / 2) : Math.Log(1 + (double)x));
        }
        return O.Load(lanes);
    }

    public static V Sin<O, V>(V v)
        where O : struct, ISimd<float, V>
    {
        float* lanes = stackalloc float[O.Count];
        O.Store(lanes, v);
        for (int i = 0; i < O.Count; i++)
        {
            float x = lanes[i];
            lanes[i] = MathF.Sin(x);
        }
        return O.Load(lanes);
    }

    public static V Cos<O, V>(V v)
        where O : struct, ISimd<float, V>
    {
        float* lanes = stackalloc float[O.Count];
        O.Store(lanes, v);
        for (int i = 0; i < O.Count; i++)
        {
            float x = lanes[i];
            lanes[i] = MathF.Cos(x);
        }
        return O.Load(lanes);
    }

    public static V Tanh<O, V>(V v)
        where O : struct, ISimd<float, V>
    {
        float* lanes = stackalloc float[O.Count];
        O.Store(lanes, v);
        for (int i = 0; i < O.Count; i++)
        {
            float x = lanes[i];
            lanes[i] = MathF.Tanh(x);
        }
        return O.Load(lanes);
    }

    public static V Sigmoid<O, V>(V v)
        where O : struct, ISimd<float, V>
    {
        float* lanes = stackalloc float[O.Count];
        O.Store(lanes, v);
        for (int i = 0; i < O.Count; i++)
        {
            float x = lanes[i];
            lanes[i] = (float)(1 / (1 + Math.Exp(-x)));
        }
        return O.Load(lanes);
    }

    public static V Softplus<O, V>(V v)
        where O : struct, ISimd<float, V>
    {
        float* lanes = stackalloc float[O.Count];
        O.Store(lanes, v);
        for (int i = 0; i < O.Count; i++)
        {
            float x = lanes[i];
            lanes[i] = (float)(Math.Max(x, 0) + Math.Log(1 + Math.Exp(-Math.Abs(x))));
        }
        return O.Load(lanes);
    }

    public static V Erf<O, V>(V v)
        where O : struct, ISimd<float, V>
    {
        float* lanes = stackalloc float[O.Count];
        O.Store(lanes, v);
        for (int i = 0; i < O.Count; i++)
        {
            float x = lanes[i];
            lanes[i] = ErfOne(x);
        }
        return O.Load(lanes);
    }

    public static V Pow<O, V>(V a, V b)
        where O : struct, ISimd<float, V>
    {
        float* x = stackalloc float[O.Count], y = stackalloc float[O.Count];
        O.Store(x, a);
        O.Store(y, b);
        for (int i = 0; i < O.Count; i++) x[i] = MathF.Pow(x[i], y[i]);
        return O.Load(x);
    }

    private static float ErfOne(float x)
    {
        double z = Math.Clamp((double)x, -5.9, 5.9), term = z, sum = z;
        for (int n = 1; n < 200; n++)
        {
            term *= -z * z / n;
            sum += term / ((2 * n) + 1);
        }
        return (float)(2 / Math.Sqrt(Math.PI) * sum);
    }
}
