using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AotNet.Kernels;

public static unsafe partial class Gemm
{
    /// <summary>Greatest number of rows and vectors in a tile: what the registers hold.</summary>
    private const int TileVectors = 3;

    private static int TileRows<O, T, V>()
        where T : unmanaged
        where O : struct, ISimd<T, V> => O.Count * sizeof(T) == 64 ? 9 : 4;

    /// <summary>
    /// A product cut into units of up to three vectors of columns by a chunk of rows. The columns are cut in the same way
    /// whatever the product, so that a weight's columns stay with one thread from forward to update.
    /// </summary>
    [StructLayout(LayoutKind.Auto)]
    [SkipLocalsInit]
    private readonly struct Blocks<T, E, O, V> : IJob
        where T : unmanaged
        where E : struct, IEpilogue<T>
        where O : struct, ISimd<T, V>
    {
        /// <summary>The rows of A that a panel of B is used for before the next panel: a megabyte, part of a core's second-level cache.</summary>
        private const nint ChunkBytes = 1 << 20;

        /// <summary>Rows from which copying a panel of B together pays: where vectors of B straddle lines, and where its rows fall on few sets of a cache.</summary>
        private const nint PackRows = 64, PackManyRows = 192;

        /// <summary>Rows of B that are a multiple of this apart share their sets; a B greater than the second-level cache has too many pages.</summary>
        private const nint SetBytes = 1024, GreatBytes = 1 << 21;

        /// <summary>Elements of k that are worked on at once: a panel of B so deep takes a tenth of a second-level cache.</summary>
        private const nint Depth = 1024;

        /// <summary>Beyond so many bytes a transposed A comes from the third-level cache, and so far apart that only the program foresees it.</summary>
        private const nint AheadBytes = 1 << 19;

        private readonly nint _m, _n, _k, _aRow, _aCol, _bRow, _bCol;
        private readonly T* _a, _b;
        private readonly bool _padded, _ahead;
        private readonly nint _vectors, _panels, _chunks;
        private readonly E _epilogue;

        public Blocks(int threads, nint m, nint n, nint k, T* a, nint aRow, nint aCol, T* b, nint bRow, nint bCol, bool padded, in E epilogue)
        {
            (_m, _n, _k, _aRow, _aCol, _bRow, _bCol, _padded, _epilogue) = (m, n, k, aRow, aCol, bRow, bCol, padded, epilogue);
            _a = a;
            _b = b;
            _ahead = aCol != 1 && m * k * sizeof(T) > AheadBytes;
            _vectors = (n + O.Count - 1) / O.Count;
            _panels = (_vectors + TileVectors - 1) / TileVectors;
            // Chunks of rows: for the cache, and where the columns are too few to go round.
            nint chunkRows = Math.Max(PackManyRows, ChunkBytes / (sizeof(T) * Math.Max(1, k)));
            _chunks = (m + chunkRows - 1) / chunkRows;
            if (_panels < threads) _chunks = Math.Max(_chunks, Math.Min(threads, m / TileRows<O, T, V>()));
            _chunks = Math.Max(1, _chunks);
        }

        public int Units => checked((int)(_panels * _chunks));

        public void RunAll()
        {
            int units = Units;
            for (int unit = 0; unit < units; unit++) Run(unit);
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(int unit)
        {
            nint panel = unit % _panels, chunk = unit / _panels;
            nint vector = panel * TileVectors, width = Math.Min(TileVectors, _vectors - vector);
            nint column = vector * O.Count, columns = Math.Min(width * O.Count, _n - column);
            nint row = chunk * _m / _chunks, rowEnd = (chunk + 1) * _m / _chunks;

            bool whole = _padded || columns == width * O.Count;
            bool pack = _bCol != 1 || !whole || Packs(rowEnd - row);
            nint stride = width * O.Count;
            nint parts = Math.Max(1, (_k + Depth - 1) / Depth), depth = (_k + parts - 1) / parts;
            nint room = pack ? depth * stride : 0;
            T* packed = PanelMemory.Get<T>(room + (parts > 1 ? (rowEnd - row) * stride : 0));
            T* partial = parts > 1 ? packed + room : null;
            for (nint part = 0; part < parts; part++)
            {
                nint first = part * depth, count = Math.Min(depth, _k - first), bRow = pack ? stride : _bRow;
                T* b = pack ? packed : _b + (first * _bRow) + column;
                if (pack && _bCol == 1) Pack<T, O, V>(_b + (first * _bRow) + column, _bRow, packed, stride, count, columns);
                else if (pack) Transpose<T, O, V>(_b + (column * _bCol) + first, _bCol, packed, stride, count, columns);
                Rows(row, rowEnd, column, columns, width, first, count, b, bRow, whole, partial, part + 1 < parts);
            }
        }

        private bool Packs(nint rows)
        {
            nint bytes = _bRow * sizeof(T);
            if ((((nint)_b | bytes) & ((O.Count * sizeof(T)) - 1)) != 0) return rows >= PackRows;
            return rows >= PackManyRows && (bytes % SetBytes == 0 || bytes * _k > GreatBytes);
        }

        private void Rows(
            nint row, nint rowEnd, nint column, nint columns, nint width,
            nint first, nint count, T* b, nint bRow, bool whole, T* partial, bool unfinished)
        {
            nint stride = width * O.Count, start = row;
            int most = TileRows<O, T, V>();
            nint blocks = (rowEnd - row + most - 1) / most, rows = rowEnd - row;
            T* sums = stackalloc T[most * TileVectors * O.Count];
            for (nint block = 0; block < blocks; block++)
            {
                nint i = start + (block * rows / blocks), next = start + ((block + 1) * rows / blocks);
                int height = (int)(next - i);
                T* a = _a + (i * _aRow) + (first * _aCol);
                T* from = first > 0 ? partial + ((i - start) * stride) : null;
                T* to = unfinished ? partial + ((i - start) * stride) : sums;
                if (whole && !unfinished && width == TileVectors && height > most / 2)
                {
                    if (_ahead) Tall<T, E, O, V, N2>(height, count, a, _aRow, _aCol, b, bRow, from, stride, _epilogue, i, column);
                    else Tall<T, E, O, V, N1>(height, count, a, _aRow, _aCol, b, bRow, from, stride, _epilogue, i, column);
                    continue;
                }
                ToBuffer<T> target = new(to, stride);
                if (_ahead) Any<T, ToBuffer<T>, O, V, N2>(height, (int)width, count, a, _aRow, _aCol, b, bRow, from, stride, target);
                else Any<T, ToBuffer<T>, O, V, N1>(height, (int)width, count, a, _aRow, _aCol, b, bRow, from, stride, target);
                if (!unfinished) Finish<T, E, O, V>(sums, stride, height, whole ? stride : columns, _epilogue, i, column);
            }
        }
    }

    private static void Finish<T, E, O, V>(T* sums, nint stride, nint rows, nint columns, in E epilogue, nint row, nint column)
        where T : unmanaged
        where E : struct, IEpilogue<T>
        where O : struct, ISimd<T, V>
    {
        for (nint i = 0; i < rows; i++, sums += stride)
        {
            nint j = 0;
            for (; j + O.Count <= columns; j += O.Count) epilogue.Finish<O, V>(row + i, column + j, O.Load(sums + j));
            for (; j < columns; j++) epilogue.Finish<Simd1<T>, T>(row + i, column + j, sums[j]);
        }
    }

    private readonly struct ToBuffer<T>(T* target, nint stride) : IEpilogue<T>
        where T : unmanaged
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Finish<O, V>(nint row, nint column, V sum)
            where O : struct, ISimd<T, V> => O.Store(target + (row * stride) + column, sum);
    }

    // Sizes as types, for Tile.
    [StructLayout(LayoutKind.Sequential, Size = 1)] private struct N1 { }
    [StructLayout(LayoutKind.Sequential, Size = 2)] private struct N2 { }
    [StructLayout(LayoutKind.Sequential, Size = 3)] private struct N3 { }
    [StructLayout(LayoutKind.Sequential, Size = 4)] private struct N4 { }
    [StructLayout(LayoutKind.Sequential, Size = 5)] private struct N5 { }
    [StructLayout(LayoutKind.Sequential, Size = 6)] private struct N6 { }
    [StructLayout(LayoutKind.Sequential, Size = 7)] private struct N7 { }
    [StructLayout(LayoutKind.Sequential, Size = 8)] private struct N8 { }
    [StructLayout(LayoutKind.Sequential, Size = 9)] private struct N9 { }

    /// <summary>The tiles that are worth an instance with the epilogue inside.</summary>
    private static void Tall<T, E, O, V, P>(
        int height, nint k, T* a, nint aRow, nint aCol, T* b, nint bRow, T* start, nint stride, in E epilogue, nint row, nint column)
        where T : unmanaged
        where E : struct, IEpilogue<T>
        where O : struct, ISimd<T, V>
        where P : unmanaged
    {
        if (TileRows<O, T, V>() == 4)
        {
            if (height == 4) Tile<T, E, O, V, N4, N3, P>(k, a, aRow, aCol, b, bRow, start, stride, epilogue, row, column);
            else Tile<T, E, O, V, N3, N3, P>(k, a, aRow, aCol, b, bRow, start, stride, epilogue, row, column);
            return;
        }
        switch (height)
        {
            case 9: Tile<T, E, O, V, N9, N3, P>(k, a, aRow, aCol, b, bRow, start, stride, epilogue, row, column); break;
            case 8: Tile<T, E, O, V, N8, N3, P>(k, a, aRow, aCol, b, bRow, start, stride, epilogue, row, column); break;
            case 7: Tile<T, E, O, V, N7, N3, P>(k, a, aRow, aCol, b, bRow, start, stride, epilogue, row, column); break;
            case 6: Tile<T, E, O, V, N6, N3, P>(k, a, aRow, aCol, b, bRow, start, stride, epilogue, row, column); break;
            default: Tile<T, E, O, V, N5, N3, P>(k, a, aRow, aCol, b, bRow, start, stride, epilogue, row, column); break;
        }
    }

    private static void Any<T, E, O, V, P>(
        int height, int width, nint k, T* a, nint aRow, nint aCol, T* b, nint bRow, T* start, nint stride, in E epilogue)
        where T : unmanaged
        where E : struct, IEpilogue<T>
        where O : struct, ISimd<T, V>
        where P : unmanaged
    {
        if (width == 3) Any<T, E, O, V, N3, P>(height, k, a, aRow, aCol, b, bRow, start, stride, epilogue);
        else if (width == 2) Any<T, E, O, V, N2, P>(height, k, a, aRow, aCol, b, bRow, start, stride, epilogue);
        else Any<T, E, O, V, N1, P>(height, k, a, aRow, aCol, b, bRow, start, stride, epilogue);
    }

    private static void Any<T, E, O, V, W, P>(int height, nint k, T* a, nint aRow, nint aCol, T* b, nint bRow, T* start, nint stride, in E epilogue)
        where T : unmanaged
        where E : struct, IEpilogue<T>
        where O : struct, ISimd<T, V>
        where W : unmanaged
        where P : unmanaged
    {
        switch (height)
        {
            case 1: Tile<T, E, O, V, N1, W, P>(k, a, aRow, aCol, b, bRow, start, stride, epilogue, 0, 0); return;
            case 2: Tile<T, E, O, V, N2, W, P>(k, a, aRow, aCol, b, bRow, start, stride, epilogue, 0, 0); return;
            case 3: Tile<T, E, O, V, N3, W, P>(k, a, aRow, aCol, b, bRow, start, stride, epilogue, 0, 0); return;
            case 4: Tile<T, E, O, V, N4, W, P>(k, a, aRow, aCol, b, bRow, start, stride, epilogue, 0, 0); return;
        }
        // Only where there are the registers for more.
        if (TileRows<O, T, V>() == 4) return;
        switch (height)
        {
            case 5: Tile<T, E, O, V, N5, W, P>(k, a, aRow, aCol, b, bRow, start, stride, epilogue, 0, 0); return;
            case 6: Tile<T, E, O, V, N6, W, P>(k, a, aRow, aCol, b, bRow, start, stride, epilogue, 0, 0); return;
            case 7: Tile<T, E, O, V, N7, W, P>(k, a, aRow, aCol, b, bRow, start, stride, epilogue, 0, 0); return;
            case 8: Tile<T, E, O, V, N8, W, P>(k, a, aRow, aCol, b, bRow, start, stride, epilogue, 0, 0); return;
            case 9: Tile<T, E, O, V, N9, W, P>(k, a, aRow, aCol, b, bRow, start, stride, epilogue, 0, 0); return;
        }
    }
}
