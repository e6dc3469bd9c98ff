namespace AotNet.Kernels;

// The platform's own functions differ in their last bits between systems; these are plain arithmetic in double. There is no
// vector form: they are rare.
public static partial class Scalar
{
    public static double Atan(double x)
    {
        if (double.IsNaN(x)) return x;
        double a = Math.Abs(x);

        // atan(a) = high + low + atan(t) with a small t: the reduction and the polynomial of Sun's fdlibm (1993, s_atan.c).
        (double t, double high, double low) = a switch
        {
            < 0.4375 => (a, 0, 0),
            < 0.6875 => (((2 * a) - 1) / (2 + a), 4.63647609000806093515e-01, 2.26987774529616870924e-17),
            < 1.1875 => ((a - 1) / (a + 1), 7.85398163397448278999e-01, 3.06161699786838301793e-17),
            < 2.4375 => ((a - 1.5) / (1 + (1.5 * a)), 9.82793723247329054082e-01, 1.39033110312309984516e-17),
            _ => (-1 / a, 1.57079632679489655800e+00, 6.12323399573676603587e-17),
        };
        double z = t * t, w = z * z;
        double odd = z * (3.33333333333329318027e-01 + (w * (1.42857142725034663711e-01 + (w * (9.09088713343650656196e-02
            + (w * (6.66107313738753120669e-02 + (w * (4.97687799461593236017e-02 + (w * 1.62858201153657823623e-02))))))))));
        double even = w * (-1.99999999998764832476e-01 + (w * (-1.11111104054623557880e-01 + (w * (-7.69187620504482999495e-02
            + (w * (-5.83357013379057348645e-02 + (w * -3.65315727442169155270e-02))))))));
        double result = high - (((t * (odd + even)) - low) - t);
        return x < 0 ? -result : x == 0 ? x : result;
    }

    public static float Atan(float x) => (float)Atan((double)x);

    public static Half Atan(Half x) => (Half)Atan((double)x);

    public static double Asin(double x) => Atan(x / Math.Sqrt((1 - x) * (1 + x)));

    public static float Asin(float x) => (float)Asin((double)x);

    public static Half Asin(Half x) => (Half)Asin((double)x);

    /// <remarks>2 atan √((1 - x) / (1 + x)) keeps the precision near 1, where π/2 - asin x loses it.</remarks>
    public static double Acos(double x) => 2 * Atan(Math.Sqrt((1 - x) / (1 + x)));

    public static float Acos(float x) => (float)Acos((double)x);

    public static Half Acos(Half x) => (Half)Acos((double)x);
}
