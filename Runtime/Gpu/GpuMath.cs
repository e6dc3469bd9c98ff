using ILGPU.Algorithms;

namespace AotNet.Gpu;

/// <summary>
/// The functions that generated kernels call, as ILGPU compiles them for a device: the names and meanings of
/// <see cref="Kernels.Scalar"/>, by the device's own functions where there are some.
/// </summary>
/// <remarks>
/// Not the bits of the CPU: a device's exp and tanh differ in the last places. Maximum and minimum pass NaN on, which a
/// device's own do not. The context must know ILGPU.Algorithms: <c>Context.Create(builder => builder.Default().EnableAlgorithms())</c>.
/// </remarks>
public static class GpuMath
{
    public static float Ceiling(float x) => XMath.Ceiling(x);

    public static double Ceiling(double x) => XMath.Ceiling(x);

    public static float Cos(float x) => XMath.Cos(x);

    public static double Cos(double x) => XMath.Cos(x);

    public static float Exp(float x) => XMath.Exp(x);

    public static double Exp(double x) => XMath.Exp(x);

    public static float Floor(float x) => XMath.Floor(x);

    public static double Floor(double x) => XMath.Floor(x);

    public static float Log(float x) => XMath.Log(x);

    public static double Log(double x) => XMath.Log(x);

    public static float Pow(float a, float b) => XMath.Pow(a, b);

    public static double Pow(double a, double b) => XMath.Pow(a, b);

    public static float Round(float x) => XMath.RoundToEven(x);

    public static double Round(double x) => XMath.RoundToEven(x);

    public static float Sin(float x) => XMath.Sin(x);

    public static double Sin(double x) => XMath.Sin(x);

    public static float Sqrt(float x) => XMath.Sqrt(x);

    public static double Sqrt(double x) => XMath.Sqrt(x);

    public static float Tanh(float x) => XMath.Tanh(x);

    public static double Tanh(double x) => XMath.Tanh(x);

    public static float Truncate(float x) => XMath.Truncate(x);

    public static double Truncate(double x) => XMath.Truncate(x);

    public static float Tan(float x) => XMath.Tan(x);

    public static double Tan(double x) => XMath.Tan(x);

    public static float Asin(float x) => XMath.Asin(x);

    public static double Asin(double x) => XMath.Asin(x);

    public static float Acos(float x) => XMath.Acos(x);

    public static double Acos(double x) => XMath.Acos(x);

    public static float Atan(float x) => XMath.Atan(x);

    public static double Atan(double x) => XMath.Atan(x);

    public static float Sinh(float x) => XMath.Sinh(x);

    public static double Sinh(double x) => XMath.Sinh(x);

    public static float Cosh(float x) => XMath.Cosh(x);

    public static double Cosh(double x) => XMath.Cosh(x);

    public static float Abs(float x) => XMath.Abs(x);

    public static double Abs(double x) => XMath.Abs(x);

    public static int Abs(int x) => x < 0 ? -x : x;

    public static long Abs(long x) => x < 0 ? -x : x;

    public static float Max(float a, float b) => a > b || XMath.IsNaN(a) ? a : b;

    public static float Min(float a, float b) => a < b || XMath.IsNaN(a) ? a : b;

    public static double Max(double a, double b) => a > b || XMath.IsNaN(a) ? a : b;

    public static double Min(double a, double b) => a < b || XMath.IsNaN(a) ? a : b;

    public static int Max(int a, int b) => a > b ? a : b;

    public static int Min(int a, int b) => a < b ? a : b;

    public static long Max(long a, long b) => a > b ? a : b;

    public static long Min(long a, long b) => a < b ? a : b;

    public static byte Max(byte a, byte b) => a > b ? a : b;

    public static byte Min(byte a, byte b) => a < b ? a : b;

    public static float Mod(float a, float b) => a % b;

    public static double Mod(double a, double b) => a % b;

    public static int Mod(int a, int b) => a % b;

    public static long Mod(long a, long b) => a % b;

    public static byte Mod(byte a, byte b) => (byte)(a % b);

    public static float MulAdd(float a, float b, float c) => (a * b) + c;

    public static double MulAdd(double a, double b, double c) => (a * b) + c;

    public static int MulAdd(int a, int b, int c) => (a * b) + c;

    public static long MulAdd(long a, long b, long c) => (a * b) + c;

    public static float Relu(float x) => x <= 0 ? 0 : x;

    public static double Relu(double x) => x <= 0 ? 0 : x;

    public static int Relu(int x) => x > 0 ? x : 0;

    public static long Relu(long x) => x > 0 ? x : 0;

    public static float Sign(float x) => x > 0 ? 1 : x < 0 ? -1 : x;

    public static double Sign(double x) => x > 0 ? 1 : x < 0 ? -1 : x;

    public static int Sign(int x) => x > 0 ? 1 : x < 0 ? -1 : 0;

    public static long Sign(long x) => x > 0 ? 1 : x < 0 ? -1 : 0;

    public static float Sigmoid(float x) => 1 / (1 + XMath.Exp(-x));

    public static float Softplus(float x) => Max(x, 0) + Log1p(XMath.Exp(-XMath.Abs(x)));

    public static double Sigmoid(double x) => 1 / (1 + XMath.Exp(-x));

    public static double Softplus(double x) => Max(x, 0) + Log1p(XMath.Exp(-XMath.Abs(x)));

    /// <summary>e^x - 1 without cancellation (Kahan): the error of u = e^x is the error of log u.</summary>
    public static float Expm1(float x)
    {
        float u = XMath.Exp(x), d = u - 1;
        return u == 1 ? x : d == -1 || x > 80 || XMath.IsNaN(x) ? d : d * (x / XMath.Log(u));
    }

    /// <summary>log(1 + x) without cancellation (Kahan, 1987).</summary>
    public static float Log1p(float x)
    {
        float u = 1 + x;
        return u == 1 ? x : x > 1e30f ? XMath.Log(u) : XMath.Log(u) * (x / (u - 1));
    }

    /// <summary>e^x - 1 without cancellation (Kahan): the error of u = e^x is the error of log u.</summary>
    public static double Expm1(double x)
    {
        double u = XMath.Exp(x), d = u - 1;
        return u == 1 ? x : d == -1 || x > 700 || XMath.IsNaN(x) ? d : d * (x / XMath.Log(u));
    }

    /// <summary>log(1 + x) without cancellation (Kahan, 1987).</summary>
    public static double Log1p(double x)
    {
        double u = 1 + x;
        return u == 1 ? x : x > 1e300 ? XMath.Log(u) : XMath.Log(u) * (x / (u - 1));
    }

    /// <summary>Wraps around on overflow, as C# does; a negative exponent leaves only the powers of 1 and -1.</summary>
    public static int Pow(int x, int y)
    {
        if (y < 0) return x == 1 ? 1 : x == -1 ? ((y & 1) == 0 ? 1 : -1) : 0;
        int result = 1;
        while (y > 0)
        {
            if ((y & 1) != 0) result *= x;
            x *= x;
            y >>= 1;
        }
        return result;
    }

    /// <summary>Wraps around on overflow, as C# does; a negative exponent leaves only the powers of 1 and -1.</summary>
    public static long Pow(long x, long y)
    {
        if (y < 0) return x == 1 ? 1 : x == -1 ? ((y & 1) == 0 ? 1 : -1) : 0;
        long result = 1;
        while (y > 0)
        {
            if ((y & 1) != 0) result *= x;
            x *= x;
            y >>= 1;
        }
        return result;
    }

    public static float Erf(float x) => (float)Erf((double)x);

    /// <summary>2/√π e^-x² times the sum of 2ⁿ x²ⁿ⁺¹ / (1·3·…·(2n+1)), whose terms all have one sign: Abramowitz and Stegun, 7.1.6.</summary>
    public static double Erf(double x)
    {
        if (x > 6) return 1;
        if (x < -6) return -1;
        double term = x, sum = x;
        for (int n = 1; n < 160; n++)
        {
            term *= 2 * x * x / ((2 * n) + 1);
            sum += term;
        }
        return 1.1283791670955126 * XMath.Exp(-(x * x)) * sum;
    }
}
