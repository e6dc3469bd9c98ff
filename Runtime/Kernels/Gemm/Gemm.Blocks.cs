using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace AotNet.Kernels;

public static unsafe partial class Gemm
{
    /// <summary>
    /// A product cut into units of a panel of columns, as many as a tile has or at the end one vector more, or fewer, by a chunk of rows. The columns are cut in
    /// the same way whatever the product, so that a weight's columns stay with one thread from forward to update. Of a great B a unit has
    /// several panels by more rows: finding its many pages costs more than reading A again.
    /// </summary>
    [StructLayout(LayoutKind.Auto)]
    [SkipLocalsInit]
    private readonly struct Blocks<T, E, O, V> : IJob
        where T : unmanaged
        where E : struct, ITileEpilogue<T>
        where O : struct, ISimd<T, V>
    {
        /// <summary>
        /// The rows of A that a panel of B is used for before the next panel: a part of a core's second-level cache that neighbours
        /// leave it, and more where each chunk copies the panels of B together.
        /// </summary>
        private const nint ChunkBytes = 1 << 18, PackingChunkBytes = 1 << 20;

        /// <summary>Rows from which copying a panel of B together pays: where vectors of B straddle lines, and where its rows fall on few sets of a cache.</summary>
        private const nint PackRows = 64, PackManyRows = 192;

        /// <summary>Rows of B that are a multiple of this apart share their sets; a B greater than the second-level cache has too many pages.</summary>
        private const nint SetBytes = 1024, GreatBytes = 1 << 21;

        /// <summary>Panels and rows of a unit where B is great.</summary>
        private const int GreatPanels = 4, GreatRows = 2048;

        /// <summary>Elements of k that are worked on at once: a panel of B so deep takes a tenth of a second-level cache.</summary>
        private const nint Depth = 1024;

        /// <summary>
        /// Bytes beyond which A is asked for ahead: its rows come to the end of their lines all at once, and transposed it has a line for
        /// each k, so far apart that only the program foresees it.
        /// </summary>
        private const nint AheadBytes = 1 << 19;

        /// <summary>
        /// Where A is transposed each k has a line of its own, of which a tile uses a third: with 16 registers, whose tiles are small,
        /// copying A together pays if k is so great that those lines do not stay in the first-level cache and the columns so many.
        /// </summary>
        private const nint CopyColumns = 48, CopyDepth = 96, CopyElements = 24000;

        /// <summary>The rows of a chunk that are copied, over the whole of k; and no copy is greater than the second, whatever the cost.</summary>
        private const nint CopyBytes = 1 << 22, MostCopyBytes = 1 << 25;

        private readonly nint _m, _n, _k, _aRow, _aCol, _bRow, _bCol, _panelStride, _part;
        private readonly T* _a, _b;
        private readonly bool _padded, _ahead, _packs, _copies;
        private readonly long _number;
        private readonly nint _vectors, _panels, _wide, _group, _groups, _chunks;
        private readonly E _epilogue;

        public Blocks(int threads, nint m, nint n, nint k, T* a, nint aRow, nint aCol, T* b, nint bRow, nint bCol, bool padded, in E epilogue, nint panelStride)
        {
            (_m, _n, _k, _aRow, _aCol, _bRow, _bCol, _panelStride, _padded, _epilogue) = (m, n, k, aRow, aCol, bRow, bCol, panelStride, padded, epilogue);
            _a = a;
            _b = b;
            _copies = O.Count * sizeof(T) < 64 && aRow == 1 && aCol != 1 && m >= GroupRows && n >= CopyColumns && k >= CopyDepth
                && n * k >= CopyElements && Math.Min(m, GreatRows) * k * sizeof(T) <= MostCopyBytes;
            if (_copies) _number = Interlocked.Increment(ref s_products);
            bool isGreat = O.Count * sizeof(T) == 64 && m * k * sizeof(T) > AheadBytes;
            _ahead = aCol != 1 && isGreat;
            _part = aCol == 1 && isGreat ? 64 / sizeof(T) : nint.MaxValue;
            _vectors = (n + O.Count - 1) / O.Count;
            int tile = TileVectors<O, T, V>();
            // Few rows do not pay for copying more columns together than must be.
            bool mayBeWide = padded || n % O.Count == 0 || m >= PackRows;
            _wide = mayBeWide && _vectors >= WideVectors<O, T, V>() * (_vectors % tile) ? _vectors % tile : 0;
            _panels = (_vectors - _wide + tile - 1) / tile;
            // Chunks of rows: for the cache, and where the columns are too few to go round.
            nint rowBytes = sizeof(T) * Math.Max(1, k), chunkRows = Math.Max(PackManyRows, PackingChunkBytes / rowBytes);
            _packs = bCol != 1 || Packs(Math.Min(m, chunkRows));
            if (_copies) chunkRows = Math.Max(PackManyRows, CopyBytes / rowBytes);
            else if (!_packs) chunkRows = Math.Max(PackManyRows, ChunkBytes / rowBytes);
            _group = 1;
            if (m >= PackManyRows && n * k * sizeof(T) > GreatBytes) (_group, chunkRows) = (GreatPanels, GreatRows);
            _groups = (_panels + _group - 1) / _group;
            _chunks = (m + chunkRows - 1) / chunkRows;
            if (_groups < threads) _chunks = Math.Max(_chunks, Math.Min(threads, m / TileRows<O, T, V>()));
            _chunks = Math.Max(1, _chunks);
        }

        public int Units => checked((int)(_groups * _chunks));

        public void RunAll()
        {
            int units = Units;
            for (int unit = 0; unit < units; unit++) Run(unit);
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(int unit)
        {
            nint first = unit % _groups * _group, chunk = unit / _groups;
            nint row = chunk * _m / _chunks, rowEnd = (chunk + 1) * _m / _chunks;
            int count = (int)Math.Min(_group, _panels - first);
            nint parts = Math.Max(1, (_k + Depth - 1) / Depth), depth = (_k + parts - 1) / parts;
            nint stride = (Vector(first + count) - Vector(first)) * O.Count;
            T* packed = PanelMemory.Get<T>((depth * stride) + (parts > 1 ? (rowEnd - row) * stride : 0));
            T* partial = parts > 1 ? packed + (depth * stride) : null;
            T* a = _copies ? Copied(chunk, row, rowEnd) : _a + (row * _aRow);
            Panel<T>* panels = stackalloc Panel<T>[GreatPanels];
            for (nint part = 0; part < parts; part++)
            {
                nint start = part * depth, length = Math.Min(depth, _k - start);
                for (int i = 0; i < count; i++) panels[i] = Make(first + i, start, length, packed + ((Vector(first + i) - Vector(first)) * O.Count * depth));
                int narrow = (int)Math.Clamp(_panels - _wide - first, 0, count);
                Rows(a, row, rowEnd, panels, narrow, start, length, partial, stride);
                Rows(a, row, rowEnd, panels + narrow, count - narrow, start, length, partial + (narrow * TileVectors<O, T, V>() * O.Count), stride);
            }
        }

        /// <summary>The first vector of a panel.</summary>
        private nint Vector(nint panel) => Math.Min(_vectors, (panel * TileVectors<O, T, V>()) + Math.Max(0, panel - (_panels - _wide)));

        /// <summary>Columns of B and the given elements of k: as they lie, or packed into the room.</summary>
        private Panel<T> Make(nint panel, nint start, nint length, T* room)
        {
            nint vector = Vector(panel), width = Vector(panel + 1) - vector, stride = width * O.Count;
            nint column = vector * O.Count, columns = Math.Min(stride, _n - column);
            bool whole = _padded || columns == stride;
            if (_bCol == 1)
            {
                T* b = _b + (start * _bRow);
                if (whole && !_packs) return new(column, columns, (int)width, whole, b, _bRow, _panelStride, O.Count);
                for (nint done = 0, run; done < columns; done += run)
                {
                    run = _panelStride == Panels.Columns ? columns : Math.Min(columns - done, Panels.Columns - ((column + done) % Panels.Columns));
                    Pack<T, O, V>(b + Panels.Offset(column + done, _panelStride), _bRow, room + done, stride, length, run);
                }
            }
            else
            {
                // Along k within a panel, or all at once where rows are whole.
                nint most = _panelStride == Panels.Columns ? start + length : Panels.Columns;
                for (nint done = 0, run; done < length; done += run)
                {
                    nint first = start + done;
                    run = Math.Min(length - done, most - (first % most));
                    Transpose<T, O, V>(_b + (column * _bCol) + Panels.Offset(first, _panelStride), _bCol, room + (done * stride), stride, run, columns);
                }
            }
            return new(column, columns, (int)width, whole, room - column, stride, Panels.Columns, O.Count);
        }

        /// <summary>A chunk's rows of A, copied when this thread comes to its first unit.</summary>
        private T* Copied(nint chunk, nint row, nint rowEnd)
        {
            nint groups = Groups(rowEnd - row);
            T* copy = PanelMemory.GetKept<T>(groups * GroupRows * _k, _number, chunk, out bool isThere);
            if (!isThere) PackA(_a + row, _aCol, copy, rowEnd - row, groups, _k);
            return copy;
        }

        /// <summary>The parts of a chunk's rows that lie together.</summary>
        private nint Groups(nint rows) => _copies ? (rows + GroupRows - 1) / GroupRows : 1;

        private bool Packs(nint rows)
        {
            nint bytes = _bRow * sizeof(T);
            if ((((nint)_b | bytes) & ((O.Count * sizeof(T)) - 1)) != 0) return rows >= PackRows;
            return rows >= PackManyRows && (bytes % SetBytes == 0 || bytes * _k > GreatBytes);
        }

        /// <summary>Panels of which all or none have <see cref="WideVectors"/>.</summary>
        private void Rows(T* from, nint row, nint rowEnd, Panel<T>* panels, int count, nint start, nint length, T* partial, nint stride)
        {
            if (count == 0) return;
            int most = panels->Width > TileVectors<O, T, V>() ? WideRows<O, T, V>() : TileRows<O, T, V>();
            bool unfinished = start + length < _k;
            nint rows = rowEnd - row, groups = Groups(rows), smaller = rows / groups, greater = rows % groups;
            Distances apart = _copies ? new(1, GroupRows, nint.MaxValue) : new(_aRow, _aCol, _part);
            T* sums = stackalloc T[TileRows<O, T, V>() * TileVectors<O, T, V>() * O.Count];
            for (nint group = 0, done = 0; group < groups; group++)
            {
                nint size = group < greater ? smaller + 1 : smaller;
                T* a = from + (group * GroupRows * _k) + (start * apart.Column);
                // Tiles of one height follow each other, the higher ones first; where several panels share a tile's rows of A, one by one.
                nint blocks = (size + most - 1) / most, higher = size % blocks;
                int height = (int)(size / blocks) + 1;
                for (nint block = 0, tiles; block < blocks; block += tiles)
                {
                    if (block == higher) height--;
                    tiles = count > 1 ? 1 : (block < higher ? higher : blocks) - block;
                    for (Panel<T>* p = panels; p < panels + count; p++)
                    {
                        T* kept = partial + (done * stride) + ((p - panels) * panels->Width * O.Count);
                        if (p->Whole && length == _k && p->Width >= TileVectors<O, T, V>() && height > most / 2)
                        {
                            if (O.Count * sizeof(T) == 64 && _ahead) Tall<T, E, O, V, N2>(height, tiles, length, a, &apart, p, _epilogue, row + done);
                            else Tall<T, E, O, V, N1>(height, tiles, length, a, &apart, p, _epilogue, row + done);
                            continue;
                        }
                        nint width = p->Width * O.Count;
                        for (nint i = 0; i < tiles * height; i += height, kept += height * stride)
                        {
                            ToBuffer<T> target = unfinished ? new(kept, stride) : new(sums, width);
                            T* begin = start > 0 ? kept : null;
                            if (O.Count * sizeof(T) == 64 && _ahead) Any<T, ToBuffer<T>, O, V, N2>(height, length, a + (i * apart.Row), &apart, p, begin, stride, target);
                            else Any<T, ToBuffer<T>, O, V, N1>(height, length, a + (i * apart.Row), &apart, p, begin, stride, target);
                            if (!unfinished) Finish<T, E, O, V>(sums, width, height, p->Whole ? width : p->Columns, _epilogue, row + done + i, p->Column);
                        }
                    }
                    done += tiles * height;
                    a += tiles * height * apart.Row;
                }
            }
        }
    }

    /// <summary>Products that copied an A, counted over all threads: by its number a thread knows whether a copy is of the product at hand.</summary>
    private static long s_products;

    /// <summary>How the elements of A that tiles read lie: from one row to the next and from one k to the next, and how many k a line has where those are asked for ahead, else more than there are.</summary>
    private readonly struct Distances(nint row, nint column, nint part)
    {
        public readonly nint Row = row, Column = column, Part = part;
    }

    /// <summary>Columns of B that a tile takes at once: their first, their number, and where their elements of k are. A third and a fourth vector may lie in another panel of memory.</summary>
    private readonly struct Panel<T>(nint column, nint columns, int width, bool whole, T* rows, nint bRow, nint panelStride, nint vector)
        where T : unmanaged
    {
        public readonly nint Column = column, Columns = columns, BRow = bRow;
        public readonly nint Third = Panels.Offset(column + (2 * vector), panelStride) - Panels.Offset(column, panelStride);
        public readonly nint Fourth = Panels.Offset(column + (3 * vector), panelStride) - Panels.Offset(column, panelStride);
        public readonly T* B = rows + Panels.Offset(column, panelStride);
        public readonly int Width = width;
        public readonly bool Whole = whole;
    }
}
