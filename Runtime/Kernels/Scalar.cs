namespace AotNet.Kernels;

/// <summary>
/// The vector functions for one element, with the vectors' bits, and for the types that have no vectors. Half is computed in
/// float and rounded.
/// </summary>
/// <remarks>Mod is C#'s remainder, with the sign of the dividend. Round takes halves to even. Max and Min pass NaN on.</remarks>
public static partial class Scalar
{
    public static float Abs(float x) => Simd1<float>.Abs(x);

    public static double Abs(double x) => Simd1<double>.Abs(x);

    public static Half Abs(Half x) => (Half)Abs((float)x);

    public static int Abs(int x) => x < 0 ? -x : x;

    public static long Abs(long x) => x < 0 ? -x : x;

    public static float Ceiling(float x) => Simd1<float>.Ceiling(x);

    public static double Ceiling(double x) => Simd1<double>.Ceiling(x);

    public static Half Ceiling(Half x) => (Half)Ceiling((float)x);

    public static float Cos(float x) => Simd1<float>.Cos(x);

    public static double Cos(double x) => Simd1<double>.Cos(x);

    public static Half Cos(Half x) => (Half)Cos((float)x);

    public static float Erf(float x) => Simd1<float>.Erf(x);

    public static double Erf(double x) => Simd1<double>.Erf(x);

    public static Half Erf(Half x) => (Half)Erf((float)x);

    public static float Exp(float x) => Simd1<float>.Exp(x);

    public static double Exp(double x) => Simd1<double>.Exp(x);

    public static Half Exp(Half x) => (Half)Exp((float)x);

    public static float Expm1(float x) => Simd1<float>.Expm1(x);

    public static double Expm1(double x) => Simd1<double>.Expm1(x);

    public static Half Expm1(Half x) => (Half)Expm1((float)x);

    public static float Floor(float x) => Simd1<float>.Floor(x);

    public static double Floor(double x) => Simd1<double>.Floor(x);

    public static Half Floor(Half x) => (Half)Floor((float)x);

    public static float Log(float x) => Simd1<float>.Log(x);

    public static double Log(double x) => Simd1<double>.Log(x);

    public static Half Log(Half x) => (Half)Log((float)x);

    public static float Log1p(float x) => Simd1<float>.Log1p(x);

    public static double Log1p(double x) => Simd1<double>.Log1p(x);

    public static Half Log1p(Half x) => (Half)Log1p((float)x);

    public static float Max(float a, float b) => Simd1<float>.Max(a, b);

    public static double Max(double a, double b) => Simd1<double>.Max(a, b);

    public static Half Max(Half a, Half b) => (Half)Max((float)a, (float)b);

    public static int Max(int a, int b) => a > b ? a : b;

    public static long Max(long a, long b) => a > b ? a : b;

    public static byte Max(byte a, byte b) => a > b ? a : b;

    public static float Min(float a, float b) => Simd1<float>.Min(a, b);

    public static double Min(double a, double b) => Simd1<double>.Min(a, b);

    public static Half Min(Half a, Half b) => (Half)Min((float)a, (float)b);

    public static int Min(int a, int b) => a < b ? a : b;

    public static long Min(long a, long b) => a < b ? a : b;

    public static byte Min(byte a, byte b) => a < b ? a : b;

    public static float Mod(float a, float b) => a % b;

    public static double Mod(double a, double b) => a % b;

    public static Half Mod(Half a, Half b) => (Half)((float)a % (float)b);

    public static int Mod(int a, int b) => a % b;

    public static long Mod(long a, long b) => a % b;

    public static byte Mod(byte a, byte b) => (byte)(a % b);

    public static float MulAdd(float a, float b, float c) => Simd1<float>.MulAdd(a, b, c);

    public static double MulAdd(double a, double b, double c) => Simd1<double>.MulAdd(a, b, c);

    public static Half MulAdd(Half a, Half b, Half c) => (Half)MulAdd((float)a, (float)b, (float)c);

    public static int MulAdd(int a, int b, int c) => (a * b) + c;

    public static long MulAdd(long a, long b, long c) => (a * b) + c;

    public static float Pow(float a, float b) => Simd1<float>.Pow(a, b);

    public static double Pow(double a, double b) => Simd1<double>.Pow(a, b);

    public static Half Pow(Half a, Half b) => (Half)Pow((float)a, (float)b);

    /// <summary>Repeated multiplication, wrapping as C# does; a negative exponent gives the integer part of the quotient.</summary>
    public static int Pow(int x, int y)
    {
        if (y < 0) return x == 1 ? 1 : x == -1 ? (y & 1) == 0 ? 1 : -1 : x == 0 ? throw new DivideByZeroException() : 0;
        int result = 1;
        for (; y > 0; y >>= 1, x *= x)
        {
            if ((y & 1) != 0) result *= x;
        }
        return result;
    }

    /// <summary>Repeated multiplication, wrapping as C# does; a negative exponent gives the integer part of the quotient.</summary>
    public static long Pow(long x, long y)
    {
        if (y < 0) return x == 1 ? 1 : x == -1 ? (y & 1) == 0 ? 1 : -1 : x == 0 ? throw new DivideByZeroException() : 0;
        long result = 1;
        for (; y > 0; y >>= 1, x *= x)
        {
            if ((y & 1) != 0) result *= x;
        }
        return result;
    }

    public static float Relu(float x) => Simd1<float>.Relu(x);

    public static double Relu(double x) => Simd1<double>.Relu(x);

    public static Half Relu(Half x) => (Half)Relu((float)x);

    public static int Relu(int x) => x > 0 ? x : 0;

    public static long Relu(long x) => x > 0 ? x : 0;

    public static float Round(float x) => Simd1<float>.Round(x);

    public static double Round(double x) => Simd1<double>.Round(x);

    public static Half Round(Half x) => (Half)Round((float)x);

    public static float Sigmoid(float x) => Simd1<float>.Sigmoid(x);

    public static double Sigmoid(double x) => Simd1<double>.Sigmoid(x);

    public static Half Sigmoid(Half x) => (Half)Sigmoid((float)x);

    public static float Sign(float x) => x > 0 ? 1 : x < 0 ? -1 : x;

    public static double Sign(double x) => x > 0 ? 1 : x < 0 ? -1 : x;

    public static Half Sign(Half x) => (Half)Sign((float)x);

    public static int Sign(int x) => x > 0 ? 1 : x < 0 ? -1 : 0;

    public static long Sign(long x) => x > 0 ? 1 : x < 0 ? -1 : 0;

    public static float Sin(float x) => Simd1<float>.Sin(x);

    public static double Sin(double x) => Simd1<double>.Sin(x);

    public static Half Sin(Half x) => (Half)Sin((float)x);

    public static float Softplus(float x) => Simd1<float>.Softplus(x);

    public static double Softplus(double x) => Simd1<double>.Softplus(x);

    public static Half Softplus(Half x) => (Half)Softplus((float)x);

    public static float Sqrt(float x) => Simd1<float>.Sqrt(x);

    public static double Sqrt(double x) => Simd1<double>.Sqrt(x);

    public static Half Sqrt(Half x) => (Half)Sqrt((float)x);

    public static float Tanh(float x) => Simd1<float>.Tanh(x);

    public static double Tanh(double x) => Simd1<double>.Tanh(x);

    public static Half Tanh(Half x) => (Half)Tanh((float)x);

    public static float Truncate(float x) => Simd1<float>.Truncate(x);

    public static double Truncate(double x) => Simd1<double>.Truncate(x);

    public static Half Truncate(Half x) => (Half)Truncate((float)x);
}
