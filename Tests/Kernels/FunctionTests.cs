using System.Runtime.Intrinsics;
using AotNet.Kernels;

namespace AotNet.Tests.Kernels;

/// <summary>The vector functions: their greatest error, in units of the last place, and equal bits on every width.</summary>
public unsafe class FunctionTests
{
    // To 50 digits and more by mpmath 1.3, rounded to double.
    public static TheoryData<string, double, double> Exact => new()
    {
        { "Exp", -366.8495220713521, 4.77833809746771e-160 },
        { "Exp", 61.920915414332626, 7.79671894005716e26 },
        { "Exp", -182.06276683268902, 8.533849991253777e-80 },
        { "Exp", 145.48805403467225, 1.5298859284364298e63 },
        { "Exp", 176.00842575127558, 2.750984049158626e76 },
        { "Exp", -608.2595970642617, 6.858251865495633e-265 },
        { "Exp", -745.0, 5e-324 },
        { "Exp", 1e-05, 1.00001000005 },
        { "Exp", 709.0, 8.218407461554972e307 },
        { "Expm1", -1.9473280337805035, -0.8573452685716514 },
        { "Expm1", 1.34987632838584, 2.8569485061528965 },
        { "Expm1", -0.9625839426879694, -0.6180952101562188 },
        { "Expm1", -1.0626761558132145, -0.654470119881409 },
        { "Expm1", 1.9825793420418512, 6.261448610373007 },
        { "Expm1", -0.11894596991020823, -0.11214422960696686 },
        { "Expm1", 1e-09, 1.0000000005000001e-09 },
        { "Expm1", -1e-05, -9.999950000166666e-06 },
        { "Expm1", 700.0, 1.0142320547350045e304 },
        { "Expm1", -50.0, -1.0 },
        { "Log", 8.364614512743888, 2.1240102500229288 },
        { "Log", 4.763532086993349, 1.5609894281540495 },
        { "Log", 6.39068140544162, 1.8548408989235519 },
        { "Log", 1.5061642402352393, 0.40956618069250617 },
        { "Log", 6.348606582851884, 1.848235353053692 },
        { "Log", 8.680453071432968, 2.161073724479731 },
        { "Log", 1e-310, -713.8013788281542 },
        { "Log", 0.9999, -0.00010000500033334732 },
        { "Log", 1e300, 690.7755278982137 },
        { "Log1p", 1.1404067204948753, 0.7609958672813649 },
        { "Log1p", 1.990882239185812, 1.0955684071528355 },
        { "Log1p", 1.718504753941411, 1.0000820063392637 },
        { "Log1p", -0.6502773909147106, -1.0506149841994796 },
        { "Log1p", 2.0570979605185875, 1.117466087052978 },
        { "Log1p", 1.4052883734321386, 0.8776698021625885 },
        { "Log1p", 1e-12, 9.999999999995e-13 },
        { "Log1p", -1e-07, -1.0000000500000033e-07 },
        { "Log1p", 10000000000.0, 23.025850930040455 },
        { "Sin", -7.949293619371506, -0.9954612502563115 },
        { "Sin", -18.75952994121, 0.08990442434710648 },
        { "Sin", 14.621089479157824, 0.8851767572806764 },
        { "Sin", -1.0900364533813267, -0.8866437730158235 },
        { "Sin", 8.752956962632123, 0.6224122944361147 },
        { "Sin", 15.152512010219269, 0.5273267706817665 },
        { "Sin", 1e-08, 1e-08 },
        { "Sin", 10000000.0, 0.4205477931907825 },
        { "Sin", 1e22, -0.8522008497671888 },
        { "Sin", 3.141592653589793, 1.2246467991473532e-16 },
        { "Cos", 8.5651793444481, -0.6527416012349435 },
        { "Cos", 16.84394670335498, -0.42124071079684783 },
        { "Cos", -4.201463839970243, -0.48898444907151745 },
        { "Cos", 12.036350839409131, 0.8627970734494951 },
        { "Cos", -2.2151577579695747, -0.6006880357738458 },
        { "Cos", 17.42346886818084, 0.14420474795708477 },
        { "Cos", 1.5707963267948966, 6.123233995736766e-17 },
        { "Cos", 10000000.0, -0.9072703861817396 },
        { "Cos", -1e22, 0.523214785395139 },
        { "Tanh", 2.27319996202825, 0.9790119534932323 },
        { "Tanh", -2.415274141614737, -0.9841621329479839 },
        { "Tanh", -2.184186838795987, -0.974973467416264 },
        { "Tanh", -1.698078352601176, -0.9351684134189524 },
        { "Tanh", 2.7928808333892174, 0.9925262497245776 },
        { "Tanh", -0.38302880023542407, -0.36533491436364884 },
        { "Tanh", 1e-08, 1e-08 },
        { "Tanh", -30.0, -1.0 },
        { "Sigmoid", 7.598897452008238, 0.9994992473693726 },
        { "Sigmoid", -11.938428094469678, 6.53436993892234e-06 },
        { "Sigmoid", 0.43457902974357054, 0.6069665667080376 },
        { "Sigmoid", -6.848024469305848, 0.0010604250538802857 },
        { "Sigmoid", -8.945370673789196, 0.0001303221619259548 },
        { "Sigmoid", 5.104446444321809, 0.993966921065424 },
        { "Sigmoid", -700.0, 9.85967654375977e-305 },
        { "Sigmoid", 0.0, 0.5 },
        { "Softplus", 3.3700717188079565, 3.40388086489422 },
        { "Softplus", 16.168070833911003, 16.1680709290363 },
        { "Softplus", 7.279285465398665, 7.27997490586656 },
        { "Softplus", 17.157824048000677, 17.157824083355745 },
        { "Softplus", 14.256022655870225, 14.256023299576714 },
        { "Softplus", 19.639585794752605, 19.63958579770814 },
        { "Softplus", -700.0, 9.85967654375977e-305 },
        { "Softplus", 500.0, 500.0 },
        { "Erf", 1.0276412529751093, 0.8538606875261897 },
        { "Erf", -2.0214022681735813, -0.9957461176474296 },
        { "Erf", 2.1638251986976096, 0.9977874498415321 },
        { "Erf", 2.787797683854368, 0.9999193772365382 },
        { "Erf", 2.4281759070734203, 0.9994051664957736 },
        { "Erf", 0.4146450208459411, 0.44239097950079187 },
        { "Erf", 1e-08, 1.1283791670955126e-08 },
        { "Erf", 5.5, 0.9999999999999927 },
        { "Erf", -8.0, -1.0 },
    };

    [Theory]
    [MemberData(nameof(Exact))]
    public void Double_AgainstExactValues_IsWithinThreeUnits(string function, double x, double expected) =>
        Assert.InRange(Math.Abs(Apply<Simd1<double>, double, double>(function, x) - expected), 0, 3 * Unit(expected));

    private const float LeastNormal = 1.17549435e-38f;

    [Theory]
    [InlineData("Exp")]
    [InlineData("Sigmoid")]
    [InlineData("Softplus")]
    public void ExponentialsThatWouldBeDenormal_AreZero(string function)
    {
        for (float x = -86; x > -110; x -= 0.01f)
        {
            float y = Apply<Simd1<float>, float, float>(function, x);
            Assert.True(y >= LeastNormal || (y == 0 && x < -87.3f), $"{function}({x}) = {y}");
        }
        for (double x = -707; x > -750; x -= 0.01)
        {
            double y = Apply<Simd1<double>, double, double>(function, x);
            Assert.True(y >= 2.2250738585072014e-308 || (y == 0 && x < -708.3), $"{function}({x}) = {y}");
        }
    }

    [Theory]
    [InlineData("Exp", -110, 100, 1.0)]
    [InlineData("Expm1", -30, 90, 1.6)]
    [InlineData("Expm1", -0.01, 0.01, 1.6)]
    [InlineData("Log", 0, 5, 1.0)]
    [InlineData("Log", 0, 1e-37, 1.0)]
    [InlineData("Log1p", -1, 5, 1.2)]
    [InlineData("Log1p", -0.001, 0.001, 1.2)]
    [InlineData("Sin", -10, 10, 1.6)]
    [InlineData("Sin", -8000, 8000, 1.6)]
    [InlineData("Sin", -1e30, 1e30, 0.6)]
    [InlineData("Cos", -8000, 8000, 1.6)]
    [InlineData("Cos", 0, 1e15, 0.6)]
    [InlineData("Tanh", -10, 10, 1.4)]
    [InlineData("Tanh", -0.001, 0.001, 1.4)]
    [InlineData("Sigmoid", -100, 100, 2.5)]
    [InlineData("Softplus", -100, 100, 1.8)]
    [InlineData("Erf", -5, 5, 1.4)]
    [InlineData("Erf", -0.001, 0.001, 1.4)]
    public void Float_AgainstDouble_IsWithinTheUnits(string function, double low, double high, double units)
    {
        Random random = new(7);
        for (int i = 0; i < 4000; i++)
        {
            float x = (float)(low + ((high - low) * random.NextDouble()));
            double y = Apply<Simd1<float>, float, float>(function, x), expected = Apply<Simd1<double>, double, double>(function, x);
            if (Math.Abs(expected) > float.MaxValue) Assert.Equal(float.CopySign(float.PositiveInfinity, (float)expected), y);
            else if (function is "Exp" or "Sigmoid" or "Softplus" && expected < 0.999999 * LeastNormal) Assert.Equal(0, y);
            else Assert.True(Math.Abs(y - expected) <= units * Unit((float)expected), $"{function}({x:R}) = {y:R}, not {expected:R}");
        }
    }

    [Theory]
    [InlineData("Exp")]
    [InlineData("Expm1")]
    [InlineData("Log")]
    [InlineData("Log1p")]
    [InlineData("Sin")]
    [InlineData("Cos")]
    [InlineData("Tanh")]
    [InlineData("Sigmoid")]
    [InlineData("Softplus")]
    [InlineData("Erf")]
    [InlineData("Pow")]
    [InlineData("Max")]
    [InlineData("Min")]
    [InlineData("Relu")]
    [InlineData("Round")]
    [InlineData("Floor")]
    public void EveryWidth_GivesTheBitsOfOneElement(string function)
    {
        Random random = new(9);
        float[] x = new float[512];
        double[] z = new double[512];
        double[] special = [0, -0.0, 1, -1, 0.5, 1.5, -2.5, 1e-40, 3e38, -3e38, double.PositiveInfinity, double.NegativeInfinity, 1e4, 88.9, -103.5];
        for (int i = 0; i < x.Length; i++)
        {
            z[i] = i < special.Length ? special[i] : (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-3, 5));
            x[i] = (float)z[i];
        }
        fixed (float* p = x)
        fixed (double* q = z)
        {
            if (SimdWidth.Has512)
            {
                Compare<float, Simd512<float>, Vector512<float>>(function, p, x.Length);
                Compare<double, Simd512<double>, Vector512<double>>(function, q, z.Length);
            }
            if (SimdWidth.Has256)
            {
                Compare<float, Simd256<float>, Vector256<float>>(function, p, x.Length);
                Compare<double, Simd256<double>, Vector256<double>>(function, q, z.Length);
            }
            Compare<float, Simd128<float>, Vector128<float>>(function, p, x.Length);
            Compare<double, Simd128<double>, Vector128<double>>(function, q, z.Length);
        }
    }

    [Fact]
    public void MaxAndMin_OfZerosAndNotANumber_AreThoseOfIeee754()
    {
        double[] numbers = [0, -0.0, 1, -1, double.PositiveInfinity, double.NegativeInfinity, double.NaN, -double.NaN, 1e-320, -1e-320];
        foreach (double x in numbers)
        {
            foreach (double y in numbers)
            {
                Check<double, Simd1<double>, double>(x, y);
                Check<double, Simd128<double>, Vector128<double>>(x, y);
                if (SimdWidth.Has256) Check<double, Simd256<double>, Vector256<double>>(x, y);
                if (SimdWidth.Has512) Check<double, Simd512<double>, Vector512<double>>(x, y);
                Check<float, Simd1<float>, float>((float)x, (float)y);
                Check<float, Simd128<float>, Vector128<float>>((float)x, (float)y);
                if (SimdWidth.Has256) Check<float, Simd256<float>, Vector256<float>>((float)x, (float)y);
                if (SimdWidth.Has512) Check<float, Simd512<float>, Vector512<float>>((float)x, (float)y);
            }
        }

        static void Check<T, O, V>(T x, T y)
            where T : unmanaged, System.Numerics.INumber<T>
            where O : struct, ISimd<T, V>
        {
            T* result = stackalloc T[O.Count];
            O.Store(result, O.Max(O.Set(x), O.Set(y)));
            Same(T.Max(x, y), result[O.Count - 1], "Max");
            O.Store(result, O.Min(O.Set(x), O.Set(y)));
            Same(T.Min(x, y), result[O.Count - 1], "Min");

            void Same(T expected, T actual, string function) =>
                Assert.True(Bits(expected) == Bits(actual) || (T.IsNaN(expected) && T.IsNaN(actual)), $"{typeof(O).Name}.{function}({x}, {y}) is {actual}, not {expected}");
        }
    }

    [Fact]
    public void Pow_SpecialNumbers_AreThoseOfIeee754()
    {
        double[] numbers = [0, -0.0, 1, -1, 2, -2, 3, 0.5, -0.5, 1e300, 1e-300, double.PositiveInfinity, double.NegativeInfinity, double.NaN];
        foreach (double x in numbers)
        {
            foreach (double y in numbers)
            {
                double expected = Math.Pow(x, y), result = Scalar.Pow(x, y);
                Assert.True(result.Equals(expected) || Math.Abs((result / expected) - 1) < 1e-15, $"{x}^{y} is {result}, not {expected}");
            }
        }
    }

    [Fact]
    public void Pow_ManyNumbers_IsWithinTheUnits()
    {
        Random random = new(11);
        for (int i = 0; i < 2000; i++)
        {
            double x = random.NextDouble() * 10, y = (random.NextDouble() * 20) - 10;
            double expected = Math.Pow(x, y);
            Assert.InRange(Math.Abs(Scalar.Pow(x, y) - expected), 0, 3 * Unit(expected));
            float single = (float)Math.Pow((float)x, (float)y);
            Assert.InRange(Math.Abs(Scalar.Pow((float)x, (float)y) - single), 0, 1.01f * Unit(single));
        }
    }

    [Theory]
    [InlineData("Exp", 1, 0, double.PositiveInfinity)]
    [InlineData("Expm1", 0, -1, double.PositiveInfinity)]
    [InlineData("Log", double.NegativeInfinity, double.NaN, double.PositiveInfinity)]
    [InlineData("Log1p", 0, double.NaN, double.PositiveInfinity)]
    [InlineData("Sin", 0, double.NaN, double.NaN)]
    [InlineData("Cos", 1, double.NaN, double.NaN)]
    [InlineData("Tanh", 0, -1, 1)]
    [InlineData("Sigmoid", 0.5, 0, 1)]
    [InlineData("Softplus", 0.6931471805599453, 0, double.PositiveInfinity)]
    [InlineData("Erf", 0, -1, 1)]
    public void SpecialNumbers_GiveTheLimits(string function, double atZero, double atMinusInfinity, double atInfinity)
    {
        double[] x = [0, double.NegativeInfinity, double.PositiveInfinity, double.NaN], y = [atZero, atMinusInfinity, atInfinity, double.NaN];
        for (int i = 0; i < x.Length; i++)
        {
            Assert.Equal(y[i], Apply<Simd1<double>, double, double>(function, x[i]));
            Assert.Equal((float)y[i], Apply<Simd1<float>, float, float>(function, (float)x[i]));
        }
    }

    // Where powers of two are put together out of bits, those of NaN must not make a number of it.
    [Theory]
    [InlineData("Exp")]
    [InlineData("Expm1")]
    [InlineData("Tanh")]
    [InlineData("Sigmoid")]
    [InlineData("Softplus")]
    public void NotANumber_OfAnyBits_Stays(string function)
    {
        for (int bit = 0; bit < 22; bit++)
        {
            foreach (uint sign in (uint[])[0x7FC00000, 0xFFC00000])
            {
                float x = BitConverter.UInt32BitsToSingle(sign | ((2u << bit) - 1)), y = BitConverter.UInt32BitsToSingle(sign | (1u << bit));
                Assert.True(float.IsNaN(Apply<Simd1<float>, float, float>(function, x)), $"{function} of NaN {BitConverter.SingleToUInt32Bits(x):x}");
                Assert.True(float.IsNaN(Apply<Simd1<float>, float, float>(function, y)), $"{function} of NaN {BitConverter.SingleToUInt32Bits(y):x}");
            }
        }
    }

    [Fact]
    public void Exp_OfTheGreatestNumbers_OverflowsWhereTheExactOneDoes()
    {
        for (float x = 88.3f; x < 88.8f; x = MathF.BitIncrement(x))
        {
            float y = Apply<Simd1<float>, float, float>("Exp", x);
            Assert.Equal(Math.Exp(x) > float.MaxValue, float.IsPositiveInfinity(y));
            Assert.False(float.IsNaN(y), $"e^{x:R}");
        }
    }

    private static void Compare<T, O, V>(string function, T* x, int count)
        where T : unmanaged
        where O : struct, ISimd<T, V>
    {
        T* y = stackalloc T[O.Count];
        for (int i = 0; i < count; i += O.Count)
        {
            O.Store(y, Apply<O, T, V>(function, O.Load(x + i)));
            for (int j = 0; j < O.Count; j++)
            {
                T expected = Apply<Simd1<T>, T, T>(function, x[i + j]);
                Assert.True(Bits(expected) == Bits(y[j]) || (!expected.Equals(expected) && !y[j].Equals(y[j])), $"{typeof(O).Name}.{function}({x[i + j]}) is {y[j]}, not {expected}");
            }
        }
    }

    private static long Bits<T>(T x)
        where T : unmanaged => sizeof(T) == 4 ? *(int*)&x : *(long*)&x;

    private static V Apply<O, T, V>(string function, V x)
        where T : unmanaged
        where O : struct, ISimd<T, V> => function switch
        {
            "Exp" => O.Exp(x),
            "Expm1" => O.Expm1(x),
            "Log" => O.Log(x),
            "Log1p" => O.Log1p(x),
            "Sin" => O.Sin(x),
            "Cos" => O.Cos(x),
            "Tanh" => O.Tanh(x),
            "Sigmoid" => O.Sigmoid(x),
            "Softplus" => O.Softplus(x),
            "Erf" => O.Erf(x),
            "Pow" => O.Pow(O.Abs(x), O.Sub(x, O.Set((T)Convert.ChangeType(1.25, typeof(T), null)))),
            "Max" => O.Max(x, O.Zero),
            "Min" => O.Min(O.Neg(x), O.Zero),
            "Relu" => O.Relu(x),
            "Round" => O.Round(x),
            "Floor" => O.Floor(x),
            _ => throw new ArgumentException(function),
        };

    private static double Unit(double x) => double.IsInfinity(x) ? 0 : Math.Max(Math.BitIncrement(Math.Abs(x)) - Math.Abs(x), double.Epsilon);

    private static float Unit(float x) => MathF.BitIncrement(Math.Abs(x)) - Math.Abs(x);
}
