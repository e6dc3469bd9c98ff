namespace AotNet.Kernels;

/// <summary>Drives elementwise bodies.</summary>
public static unsafe class Loops
{
    /// <summary>Runs the body over all elements of a grid.</summary>
    /// <param name="padded">The body may touch each row up to the next multiple of 16 columns.</param>
    public static void ForEach<T, E>(WorkPool pool, nint rows, nint columns, bool padded, E body)
        where T : unmanaged
        where E : struct, IElementwise<T>
    {
        for (nint row = 0; row < rows; row++)
        {
            for (nint column = 0; column < columns; column++) body.Run<Simd1<T>, T>(row, column);
        }
    }
}
