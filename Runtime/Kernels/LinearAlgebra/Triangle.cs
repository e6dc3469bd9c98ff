namespace AotNet.Kernels;

/// <summary>Triangles of matrices, zero beside them.</summary>
public static unsafe class Triangle
{
    /// <summary>Keeps the elements of [batch, rows, columns] with column - row at most <paramref name="diagonal"/>.</summary>
    public static void Lower<T>(T* x, T* y, nint batch, nint rows, nint columns, nint diagonal)
        where T : unmanaged
    {
        for (nint row = 0; row < batch * rows; row++)
        {
            nint end = Math.Clamp(row % rows + diagonal + 1, 0, columns);
            Buffer.MemoryCopy(x + row * columns, y + row * columns, end * sizeof(T), end * sizeof(T));
            Strided.Fill(y + row * columns + end, columns - end, default);
        }
    }

    /// <summary>Keeps the elements of [batch, rows, columns] with column - row at least <paramref name="diagonal"/>.</summary>
    public static void Upper<T>(T* x, T* y, nint batch, nint rows, nint columns, nint diagonal)
        where T : unmanaged
    {
        for (nint row = 0; row < batch * rows; row++)
        {
            nint begin = Math.Clamp(row % rows + diagonal, 0, columns);
            Strided.Fill(y + row * columns, begin, default);
            Buffer.MemoryCopy(x + row * columns + begin, y + row * columns + begin, (columns - begin) * sizeof(T), (columns - begin) * sizeof(T));
        }
    }
}
