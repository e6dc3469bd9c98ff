using System.Runtime.CompilerServices;

namespace AotNet.Kernels;

/// <summary>
/// A matrix in panels: its columns in groups of 48, each group a matrix of its own with rows of 48 elements, one group after
/// another. What a product's tile reads of such a matrix, and what its epilogue updates, is one run of memory, so that two threads
/// with panels of their own do not fetch each other's lines ahead. Whole vectors of every width fit a group.
/// </summary>
/// <remarks>After K. Goto and R. van de Geijn, Anatomy of High-Performance Matrix Multiplication, 2008, where B is packed so for each product.</remarks>
public static class Panels
{
    /// <summary>The columns of a panel, and the distance in elements between its rows.</summary>
    public const int Columns = 48;

    /// <summary>Elements from the start of a row in the first panel to a column of that row.</summary>
    /// <param name="column">At least 0.</param>
    /// <param name="panelStride">Elements from one panel to the next: <see cref="Columns"/> times the rows. With <see cref="Columns"/> itself, rows are whole.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint Offset(nint column, nint panelStride) => column + ((nint)((nuint)column / Columns) * (panelStride - Columns));
}
