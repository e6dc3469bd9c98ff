using AotNet.Generator.Graph;

namespace AotNet.Generator.Ops.Folding;

/// <summary>One element known at compile time. Floating ones are in <see cref="Real"/>, others, bools too, in <see cref="Integer"/>.</summary>
internal readonly record struct Scalar
{
    private Scalar(ElementType type, double real, long integer) => (Type, Real, Integer) = (type, real, integer);

    public ElementType Type { get; }

    public double Real { get; }

    public long Integer { get; }

    public bool IsFloating => ElementTypes.IsFloating(Type);

    /// <summary>The bits, for comparison: -0 is not 0.</summary>
    public long Bits => IsFloating ? BitConverter.DoubleToInt64Bits(Real) : Integer;

    /// <summary>Rounded to the type, once.</summary>
    public static Scalar Of(ElementType type, double value) => new(type, type == ElementType.Float32 ? (float)value : value, 0);

    /// <summary>Wrapped around to the type, as C#'s unchecked arithmetic does.</summary>
    public static Scalar Of(ElementType type, long value) => new(type, 0, type switch
    {
        ElementType.Int32 => unchecked((int)value),
        ElementType.UInt8 => unchecked((byte)value),
        ElementType.Bool => value != 0 ? 1 : 0,
        _ => value,
    });

    public static Scalar Of(bool value) => Of(ElementType.Bool, value ? 1L : 0L);

    /// <summary>
    /// A function of one element. Of a float it is computed in double and rounded to float: for the operations that C# rounds
    /// correctly (+, -, ·, /, √) that gives the bits of float. Null where the result is NaN, whose bits differ between machines.
    /// </summary>
    public Scalar? Map(Func<double, double> real, Func<long, long> integer) => IsFloating ? Number(Type, real(Real)) : Of(Type, integer(Integer));

    /// <summary>The same of two elements of one type.</summary>
    public Scalar? Map(Scalar other, Func<double, double, double> real, Func<long, long, long> integer) =>
        IsFloating ? Number(Type, real(Real, other.Real)) : Of(Type, integer(Integer, other.Integer));

    public static Scalar? Number(ElementType type, double value) => double.IsNaN(value) ? null : Of(type, value);

    /// <summary>As C# casts; null where what it gives depends on the machine: a real that does not fit an integer, a long that a float rounds.</summary>
    public Scalar? Cast(ElementType to)
    {
        if (to == Type) return this;
        if (to == ElementType.Bool) return IsFloating ? Of(Real != 0) : Of(Integer != 0);
        if (ElementTypes.IsFloating(to)) return IsFloating ? Number(to, Real) : Math.Abs((double)Integer) <= 1L << 53 ? Of(to, (double)Integer) : null;
        if (!IsFloating) return Of(to, Integer);
        var (least, greatest) = to switch { ElementType.UInt8 => (0d, 255d), ElementType.Int32 => (int.MinValue, int.MaxValue), _ => (-9e18, 9e18) };
        double whole = Math.Truncate(Real);
        return whole >= least && whole <= greatest ? Of(to, (long)whole) : null;
    }

    /// <summary>The greater one; NaN, which is not folded, where zeros of both signs or a NaN leave it to the machine.</summary>
    public static double Greater(double a, double b) => a > b ? a : b > a ? b : Same(a, b);

    public static double Less(double a, double b) => a < b ? a : b < a ? b : Same(a, b);

    private static double Same(double a, double b) => BitConverter.DoubleToInt64Bits(a) == BitConverter.DoubleToInt64Bits(b) ? a : double.NaN;
}
