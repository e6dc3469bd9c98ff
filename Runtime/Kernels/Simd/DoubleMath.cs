namespace AotNet.Kernels;

/// <summary>The functions of <c>ISimd&lt;double, V&gt;</c> that are more than one instruction.</summary>
internal static unsafe class DoubleMath
{
    public static V Exp<O, V>(V v)
        where O : struct, ISimd<double, V>
    {
        double* lanes = stackalloc double[O.Count];
        O.Store(lanes, v);
        for (int i = 0; i < O.Count; i++)
        {
            double x = lanes[i];
            lanes[i] = Math.Exp(x);
        }
        return O.Load(lanes);
    }

    public static V Expm1<O, V>(V v)
        where O : struct, ISimd<double, V>
    {
        double* lanes = stackalloc double[O.Count];
        O.Store(lanes, v);
        for (int i = 0; i < O.Count; i++)
        {
            double x = lanes[i];
            lanes[i] = (Math.Abs(x) < 1e-5 ? x + (x * (double)x / 2) : Math.Exp(x) - 1);
        }
        return O.Load(lanes);
    }

    public static V Log<O, V>(V v)
        where O : struct, ISimd<double, V>
    {
        double* lanes = stackalloc double[O.Count];
        O.Store(lanes, v);
        for (int i = 0; i < O.Count; i++)
        {
            double x = lanes[i];
            lanes[i] = Math.Log(x);
        }
        return O.Load(lanes);
    }

    public static V Log1p<O, V>(V v)
        where O : struct, ISimd<double, V>
    {
        double* lanes = stackalloc double[O.Count];
        O.Store(lanes, v);
        for (int i = 0; i < O.Count; i++)
        {
            double x = lanes[i];
            lanes[i] = (Math.Abs(x) < 1e-5 ? x - (x * (double)x / 2) : Math.Log(1 + (double)x));
        }
        return O.Load(lanes);
    }

    public static V Sin<O, V>(V v)
        where O : struct, ISimd<double, V>
    {
        double* lanes = stackalloc double[O.Count];
        O.Store(lanes, v);
        for (int i = 0; i < O.Count; i++)
        {
            double x = lanes[i];
            lanes[i] = Math.Sin(x);
        }
        return O.Load(lanes);
    }

    public static V Cos<O, V>(V v)
        where O : struct, ISimd<double, V>
    {
        double* lanes = stackalloc double[O.Count];
        O.Store(lanes, v);
        for (int i = 0; i < O.Count; i++)
        {
            double x = lanes[i];
            lanes[i] = Math.Cos(x);
        }
        return O.Load(lanes);
    }

    public static V Tanh<O, V>(V v)
        where O : struct, ISimd<double, V>
    {
        double* lanes = stackalloc double[O.Count];
        O.Store(lanes, v);
        for (int i = 0; i < O.Count; i++)
        {
            double x = lanes[i];
            lanes[i] = Math.Tanh(x);
        }
        return O.Load(lanes);
    }

    public static V Sigmoid<O, V>(V v)
        where O : struct, ISimd<double, V>
    {
        double* lanes = stackalloc double[O.Count];
        O.Store(lanes, v);
        for (int i = 0; i < O.Count; i++)
        {
            double x = lanes[i];
            lanes[i] = (1 / (1 + Math.Exp(-x)));
        }
        return O.Load(lanes);
    }

    public static V Softplus<O, V>(V v)
        where O : struct, ISimd<double, V>
    {
        double* lanes = stackalloc double[O.Count];
        O.Store(lanes, v);
        for (int i = 0; i < O.Count; i++)
        {
            double x = lanes[i];
            lanes[i] = (Math.Max(x, 0) + Math.Log(1 + Math.Exp(-Math.Abs(x))));
        }
        return O.Load(lanes);
    }

    public static V Erf<O, V>(V v)
        where O : struct, ISimd<double, V>
    {
        double* lanes = stackalloc double[O.Count];
        O.Store(lanes, v);
        for (int i = 0; i < O.Count; i++)
        {
            double x = lanes[i];
            lanes[i] = ErfOne(x);
        }
        return O.Load(lanes);
    }

    public static V Pow<O, V>(V a, V b)
        where O : struct, ISimd<double, V>
    {
        double* x = stackalloc double[O.Count], y = stackalloc double[O.Count];
        O.Store(x, a);
        O.Store(y, b);
        for (int i = 0; i < O.Count; i++) x[i] = Math.Pow(x[i], y[i]);
        return O.Load(x);
    }

    private static double ErfOne(double x)
    {
        double z = Math.Clamp((double)x, -5.9, 5.9), term = z, sum = z;
        for (int n = 1; n < 200; n++)
        {
            term *= -z * z / n;
            sum += term / ((2 * n) + 1);
        }
        return (2 / Math.Sqrt(Math.PI) * sum);
    }
}
