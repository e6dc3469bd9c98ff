using AotNet.Kernels;

namespace AotNet;

/// <summary>
/// How the rows of a variable lie in memory: one after another, each followed by padding up to the stride, or in
/// <see cref="Panels"/> where the stride is less than a row.
/// </summary>
internal readonly struct RowMemory
{
    public RowMemory(int rows, int columns, nint rowStride)
    {
        if (rowStride < columns && rowStride != Panels.Columns)
            throw new ArgumentOutOfRangeException(nameof(rowStride), rowStride, $"Rows of {columns} elements do not fit.");
        (Rows, Columns, RowStride) = (rows, columns, rowStride);
    }

    public int Rows { get; }

    public int Columns { get; }

    public nint RowStride { get; }

    /// <summary>The number of elements with all padding.</summary>
    public nint Size => Rows * RowStride * PanelCount;

    /// <summary>Whether the elements are one run of memory in row-major order.</summary>
    public bool IsDense => RowStride == Columns || (Rows <= 1 && PanelCount == 1);

    private int PanelCount => RowStride >= Columns ? 1 : (Columns + (int)RowStride - 1) / (int)RowStride;

    /// <summary>Copies all elements out, in row-major order.</summary>
    public void CopyTo<T>(ReadOnlySpan<T> memory, Span<T> dense)
    {
        for (int panel = 0; panel < PanelCount; panel++)
            for (int row = 0; row < Rows; row++)
                memory.Slice(Start(panel, row), Width(panel)).CopyTo(dense[((row * Columns) + (panel * (int)RowStride))..]);
    }

    /// <summary>Copies whole rows in, from <paramref name="firstRow"/> on.</summary>
    public void CopyFrom<T>(ReadOnlySpan<T> dense, Span<T> memory, int firstRow = 0)
    {
        int rows = Columns == 0 ? 0 : dense.Length / Columns;
        for (int panel = 0; panel < PanelCount; panel++)
            for (int row = 0; row < rows; row++)
                dense.Slice((row * Columns) + (panel * (int)RowStride), Width(panel)).CopyTo(memory[Start(panel, firstRow + row)..]);
    }

    /// <summary>Gives every element this value, and none of the padding.</summary>
    public void Fill<T>(Span<T> memory, T value)
    {
        for (int panel = 0; panel < PanelCount; panel++)
            for (int row = 0; row < Rows; row++)
                memory.Slice(Start(panel, row), Width(panel)).Fill(value);
    }

    private int Start(int panel, int row) => ((panel * Rows) + row) * (int)RowStride;

    private int Width(int panel) => Math.Min((int)Math.Min(RowStride, Columns), Columns - (panel * (int)RowStride));
}
