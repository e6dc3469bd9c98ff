namespace ILGPU;

/// <summary>An index or extent in one dimension.</summary>
public readonly struct Index1D(int x) : IEquatable<Index1D>
{
    public int X { get; } = x;

    public int Size => X;

    public static implicit operator int(Index1D index) => index.X;

    public static implicit operator Index1D(int index) => new(index);

    public static implicit operator LongIndex1D(Index1D index) => new(index.X);

    public static bool operator ==(Index1D first, Index1D second) => first.X == second.X;

    public static bool operator !=(Index1D first, Index1D second) => first.X != second.X;

    public bool Equals(Index1D other) => X == other.X;

    public override bool Equals(object? obj) => obj is Index1D other && Equals(other);

    public override int GetHashCode() => X;
}

/// <summary>An index or extent in one dimension, 64 bits wide.</summary>
public readonly struct LongIndex1D(long x) : IEquatable<LongIndex1D>
{
    public long X { get; } = x;

    public long Size => X;

    public static implicit operator long(LongIndex1D index) => index.X;

    public static implicit operator LongIndex1D(long index) => new(index);

    public static bool operator ==(LongIndex1D first, LongIndex1D second) => first.X == second.X;

    public static bool operator !=(LongIndex1D first, LongIndex1D second) => first.X != second.X;

    public bool Equals(LongIndex1D other) => X == other.X;

    public override bool Equals(object? obj) => obj is LongIndex1D other && Equals(other);

    public override int GetHashCode() => X.GetHashCode();
}

/// <summary>The number of groups and of lanes in each.</summary>
public readonly struct KernelConfig(Index1D gridDim, Index1D groupDim)
{
    internal int Groups { get; } = gridDim;

    internal int Lanes { get; } = groupDim;

    public static implicit operator KernelConfig((Index1D Grid, Index1D Group) dimensions) => new(dimensions.Grid, dimensions.Group);
}
