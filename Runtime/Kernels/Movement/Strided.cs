using System.Runtime.CompilerServices;

namespace AotNet.Kernels;

/// <summary>
/// Copies between a dense tensor and one whose axes have strides of their own: 0 repeats, a negative one reverses. Transposes,
/// broadcasts, slices, paddings and joins are all such copies.
/// </summary>
public static unsafe partial class Strided
{
    /// <summary>Reads from strides into a dense result: <c>y[i, j, …] = x[offset + i·strides[0] + j·strides[1] + …]</c>.</summary>
    public static void Read<T>(T* x, T* y, nint offset, ReadOnlySpan<nint> sizes, ReadOnlySpan<nint> strides)
        where T : unmanaged
    {
        nint* dense = stackalloc nint[sizes.Length];
        DenseStrides(sizes, dense);
        Copy(x + offset, y, sizes, strides, new ReadOnlySpan<nint>(dense, sizes.Length));
    }

    /// <summary>Writes a dense operand to strides: <c>y[offset + i·strides[0] + …] = x[i, j, …]</c>.</summary>
    public static void Write<T>(T* x, T* y, nint offset, ReadOnlySpan<nint> sizes, ReadOnlySpan<nint> strides)
        where T : unmanaged
    {
        nint* dense = stackalloc nint[sizes.Length];
        DenseStrides(sizes, dense);
        Copy(x, y + offset, sizes, new ReadOnlySpan<nint>(dense, sizes.Length), strides);
    }

    public static void Fill<T>(T* y, nint count, T value)
        where T : unmanaged
    {
        for (; count > int.MaxValue; count -= int.MaxValue, y += int.MaxValue) new Span<T>(y, int.MaxValue).Fill(value);
        new Span<T>(y, (int)count).Fill(value);
    }

    /// <summary>Copies with strides on both sides. The order of copies is no part of the contract.</summary>
    public static void Copy<T>(T* x, T* y, ReadOnlySpan<nint> sizes, ReadOnlySpan<nint> xStrides, ReadOnlySpan<nint> yStrides)
        where T : unmanaged
    {
        // Axes of size 1 go, and axes that continue each other on both sides become one.
        int rank = 0;
        nint* axes = stackalloc nint[3 * (sizes.Length + 2)];
        nint* size = axes, xs = size + sizes.Length + 2, ys = xs + sizes.Length + 2;
        for (int axis = 0; axis < sizes.Length; axis++)
        {
            nint n = sizes[axis];
            if (n <= 0) return;
            if (n == 1) continue;
            if (rank > 0 && xs[rank - 1] == n * xStrides[axis] && ys[rank - 1] == n * yStrides[axis])
            {
                size[rank - 1] *= n;
                (xs[rank - 1], ys[rank - 1]) = (xStrides[axis], yStrides[axis]);
            }
            else
            {
                (size[rank], xs[rank], ys[rank]) = (n, xStrides[axis], yStrides[axis]);
                rank++;
            }
        }
        // Scalars and vectors are matrices of one row.
        for (; rank < 2; rank++)
        {
            for (int axis = rank; axis > 0; axis--) (size[axis], xs[axis], ys[axis]) = (size[axis - 1], xs[axis - 1], ys[axis - 1]);
            (size[0], xs[0], ys[0]) = (1, 0, 0);
        }
        Matrices(x, y, rank, size, xs, ys);
    }

    private static void Matrices<T>(T* x, T* y, int rank, nint* size, nint* xs, nint* ys)
        where T : unmanaged
    {
        if (rank == 2)
        {
            Matrix(x, y, size[0], size[1], xs[0], xs[1], ys[0], ys[1]);
            return;
        }
        for (nint i = 0; i < size[0]; i++) Matrices(x + i * xs[0], y + i * ys[0], rank - 1, size + 1, xs + 1, ys + 1);
    }

    private static void Matrix<T>(T* x, T* y, nint rows, nint columns, nint xRow, nint xColumn, nint yRow, nint yColumn)
        where T : unmanaged
    {
        if (xColumn == 1 && yColumn == 1)
        {
            for (nint row = 0; row < rows; row++)
                Buffer.MemoryCopy(x + row * xRow, y + row * yRow, columns * sizeof(T), columns * sizeof(T));
        }
        else if (xColumn == 0 && yColumn == 1)
        {
            for (nint row = 0; row < rows; row++) Fill(y + row * yRow, columns, x[row * xRow]);
        }
        else
        {
            // In tiles, so that each line of either side is used whole while it is in the first cache.
            const int Tile = 16;
            for (nint top = 0; top < rows; top += Tile)
                for (nint left = 0; left < columns; left += Tile)
                    Block(x + top * xRow + left * xColumn, y + top * yRow + left * yColumn, Math.Min(Tile, rows - top), Math.Min(Tile, columns - left), xRow, xColumn, yRow, yColumn);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Block<T>(T* x, T* y, nint rows, nint columns, nint xRow, nint xColumn, nint yRow, nint yColumn)
        where T : unmanaged
    {
        for (nint row = 0; row < rows; row++)
        {
            T* source = x + row * xRow, target = y + row * yRow;
            for (nint column = 0; column < columns; column++)
            {
                *target = *source;
                source += xColumn;
                target += yColumn;
            }
        }
    }

    private static void DenseStrides(ReadOnlySpan<nint> sizes, nint* strides)
    {
        nint stride = 1;
        for (int axis = sizes.Length - 1; axis >= 0; axis--)
        {
            strides[axis] = stride;
            stride *= sizes[axis];
        }
    }
}
